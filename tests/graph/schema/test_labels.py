"""Words for codes stand once, in ``labels``; every code that people are shown has one."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from graph.schema import labels
from graph.schema.labels import LOCAL_STATES, UNSURE, begin, say
from graph.schema.vocabulary import (
    Basis,
    Coverage,
    Grain,
    Level,
    LinkStatus,
    Opinion,
    Origin,
    Relation,
    Scope,
    SourceKind,
    TargetVerdict,
    TimeframeKind,
    Verdict,
)

ROOT = Path(__file__).parents[3]
HOME = ROOT / "graph" / "schema" / "labels.py"
MODULES = sorted(
    path
    for name in ("graph", "loaders", "api", "viz")
    for path in (ROOT / name).rglob("*.py")
    if path != HOME
)
DOORS = [path for path in MODULES if path.relative_to(ROOT).parts[0] in ("api", "viz")]
PAGES = [*(ROOT / "viz" / "templates").glob("*.html"), ROOT / "viz" / "static" / "explorer.js"]
TABLES = [
    *labels.COLUMNS.values(),
    *(each for each in vars(labels).values() if isinstance(each, dict)),
]
CODES = {str(code) for table in TABLES for code in table if isinstance(table[code], str)}
NOUNS = {*labels.RECORDS.values(), *labels.SEVERITIES.values(), *labels.ORIGINS.values()}
"""Everyday words, which headings and sentences use as well."""
WORDS = {
    word.casefold()
    for table in TABLES
    for word in table.values()
    if isinstance(word, str) and " " in word and word not in NOUNS
}


def is_vietnamese(text: object) -> bool:
    return isinstance(text, str) and re.search("[à-ỹđ]", text.lower()) is not None


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("basis", Basis),
        ("by_words", Opinion),
        ("coverage", Coverage),
        ("decision", Verdict),
        ("grain", Grain),
        ("level", Level),
        ("origin", Origin),
        ("relation", Relation),
        ("scope", Scope),
        ("source_kind", SourceKind),
        ("status", Coverage),
        ("status", LinkStatus),
        ("timeframe_kind", TimeframeKind),
        ("verdict", TargetVerdict),
    ],
)
def test_every_code_has_a_word(column: str, codes: type[StrEnum]) -> None:
    assert [code for code in codes if not is_vietnamese(say(column, code))] == []


def test_what_is_unsure_is_called_so_everywhere() -> None:
    assert {table["unsure"] for table in TABLES if "unsure" in table} == {UNSURE}


def test_a_text_that_is_no_code_stays_and_none_is_said_otherwise() -> None:
    assert say("status", "Sở Y tế") == "Sở Y tế"
    assert say("level", None, "không ghi") == "không ghi"
    assert begin(LOCAL_STATES["none"]) == "Chưa có kế hoạch địa phương nào thực hiện"


def _codes(node: ast.Dict) -> Iterator[str]:
    """The codes for which a table in a program has Vietnamese words of its own."""
    for key, value in zip(node.keys, node.values, strict=True):
        if any(is_vietnamese(getattr(each, "value", None)) for each in ast.walk(value)):
            if isinstance(key, ast.Constant):
                yield str(key.value)
            elif isinstance(key, ast.Attribute):
                yield key.attr.lower()


def test_no_other_table_gives_words_to_codes() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), node.lineno): codes
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict) and len(codes := CODES & set(_codes(node))) > 1
    }

    assert found == {}


def _texts(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    else:
        yield from re.findall(r"(?<=>)[^<>{}]+(?=<)|\"[^\"\n]+\"|`[^`]+`", text)


@pytest.mark.parametrize("path", [*DOORS, *PAGES], ids=lambda path: path.name)
def test_no_door_writes_the_word_of_a_code_itself(path: Path) -> None:
    pieces = {
        piece.strip(" .:,;()“”\"'`").casefold()
        for text in _texts(path)
        for piece in (text, *re.split(r"[,;·:(){}]", text))
    }

    assert pieces & WORDS == set()
