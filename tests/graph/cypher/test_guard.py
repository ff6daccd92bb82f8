"""What the guard lets pass, what it refuses, and what it says."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.base.errors import QueryRefused
from graph.cypher.check import MAX_LENGTH, check
from graph.cypher.grammar import (
    ALLOWED_HINT,
    CLAUSES,
    FUNCTIONS,
    MAX_DEPTH,
    MAX_TOKENS,
)
from graph.cypher.projection import read_projection
from graph.cypher.tokens import Kind, read_tokens

SYMBOLS = "( ) [ ] { } , ; : . .. * = -> <- - | 'a' \"b\" `c` $as_of 1 2.5 n Task CHỦ_TRÌ"
WORDS = "EXISTS COUNT CASE WHEN THEN ELSE END AS BY ALL NOT IS NULL STARTS CREATE SET CALL"
ODDITIES = "/* */ // \\ ' \" ` \n \u2028 Ｍ ſ é \x00"
FRAGMENTS = sorted(
    {*CLAUSES, *FUNCTIONS, *SYMBOLS.split(), *WORDS.split(), *ODDITIES.split(" "), "\n"}
)


def refusal(query: str) -> str:
    with pytest.raises(QueryRefused) as caught:
        check(query)
    return caught.value.message


def test_a_refusal_names_line_column_and_word() -> None:
    message = refusal("MATCH (n)\n  SET n.x = 1 RETURN n")

    assert "dòng 2, cột 3" in message
    assert "“SET”" in message


def test_a_refusal_says_what_is_allowed() -> None:
    with pytest.raises(QueryRefused) as caught:
        check("CALL db.labels()")

    assert caught.value.hint == ALLOWED_HINT
    assert "MATCH" in ALLOWED_HINT


def test_a_second_statement_is_refused_but_a_last_semicolon_is_not() -> None:
    check("RETURN 1 AS x;  // xong")

    assert "một câu truy vấn" in refusal("RETURN 1 AS x; RETURN 2 AS y")


def test_only_the_given_parameters_are_known() -> None:
    check("RETURN $as_of AS x")

    assert "$name" in refusal("RETURN $name AS x")


def test_words_inside_strings_comments_and_backquotes_are_not_clauses() -> None:
    check("MATCH (`set`) WHERE `set`.text = 'CREATE (n) DELETE n' /* DROP */ RETURN `set` // CALL")


def test_a_reserved_word_may_follow_a_dot_or_a_colon() -> None:
    check("MATCH (n:Set {delete: 1}) RETURN n.create AS x")


@pytest.mark.parametrize("word", ["SET", "set", "FINISH", "FILTER", "TUNNEL", "sET", "CHỦ_TRÌ"])
def test_any_word_that_is_not_allowed_has_no_place_after_a_value(word: str) -> None:
    assert f"“{word}”" in refusal(f"MATCH (n) {word} n.x = 1 RETURN n")


@pytest.mark.parametrize("word", ["CALL", "SHOW", "WHERE", "ORDER", "EXPLAIN", "n", "'MATCH'", "("])
def test_a_query_begins_with_a_reading_clause(word: str) -> None:
    refusal(f"{word} (n) RETURN n")


def test_long_deep_and_crowded_queries_are_refused() -> None:
    assert "ký tự" in refusal("RETURN '" + "x" * MAX_LENGTH + "' AS x")
    assert "lồng nhau" in refusal("RETURN " + "(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1))
    assert "CASE lồng" in refusal("RETURN " + "CASE WHEN true THEN " * 9 + "1" + " END" * 9)
    assert "từ và dấu" in refusal("RETURN 1" + "+1" * MAX_TOKENS)


@pytest.mark.parametrize(
    "query", ["", "  ", "// trống", ";", "RETURN", "MATCH (n", "RETURN 'a", "MATCH (n)"]
)
def test_what_is_not_a_whole_query_is_refused(query: str) -> None:
    refusal(query)


def test_every_branch_returns_something() -> None:
    check("MATCH (n) RETURN n.id AS x ORDER BY x LIMIT 1 UNION ALL RETURN 'a' AS x")

    assert "RETURN" in refusal("MATCH (n) UNION RETURN 1 AS x")
    assert "RETURN" in refusal("RETURN 1 AS x MATCH (n)")


def test_comment_that_one_grammar_reads_past_its_end_is_refused() -> None:
    check("/* một * hai */ RETURN 1 AS x")

    refusal("/* **/ RETURN 1 AS x /* */")


def test_vietnamese_names_are_words_and_lookalikes_are_not() -> None:
    assert [token.kind for token in read_tokens("CHỦ_TRÌ")] == [Kind.WORD]

    for lookalike in ("ＭATCH", "ſET", "СALL", "\u212aEY", "CHU\u0309_TRI\u0300"):
        refusal(f"RETURN {lookalike} AS x")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
@example(["RETURN", "*", "SET"])
def test_fragments_pass_or_are_refused_and_nothing_else(fragments: list[str]) -> None:
    query = " ".join(fragments)
    try:
        check(query)
    except QueryRefused as refused:
        assert "Truy vấn bị từ chối" in refused.message
    else:
        assert read_projection(query) is not None or "UNION" in query


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_passes_or_is_refused_and_nothing_else(text: str) -> None:
    try:
        check(text)
    except QueryRefused as refused:
        assert "Truy vấn bị từ chối" in refused.message


def test_counting_query_keeps_distinct_and_limits_and_drops_the_order() -> None:
    projection = read_projection(
        "MATCH (n) RETURN DISTINCT n.id AS id, n ORDER BY id SKIP 1 LIMIT 5"
    )

    assert projection is not None
    assert projection.columns() == ("id", "n")
    assert projection.counting() == (
        "MATCH (n) WITH DISTINCT n.id AS id, n SKIP 1 LIMIT 5\nRETURN count(*) AS found"
    )


def test_counting_query_names_items_that_have_no_name() -> None:
    projection = read_projection("MATCH (n) RETURN n.id, count(*)")

    assert projection is not None
    assert projection.columns() == (None, None)
    assert "WITH n.id AS c0, count(*) AS c1" in projection.counting()


def test_union_has_no_single_projection() -> None:
    assert read_projection("RETURN 1 AS x UNION RETURN 2 AS x") is None
