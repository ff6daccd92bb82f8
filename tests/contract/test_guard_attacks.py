"""Queries that must never get through, and queries that must, on every engine.

Each attack is refused by the guard, and leaves the graph, the files and the limits as they were.
"""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.base.errors import QueryFailed, QueryRefused
from graph.base.settings import Settings
from graph.cypher.check import check
from graph.questions.free import run_cypher
from graph.store.digest import digest
from graph.store.opening import open_store
from graph.store.protocol import Store
from tests import small

TODAY = date(2026, 11, 21)

WRITES = (
    "CREATE (n:Task {id: 'x'})",
    "CREATE (n:Task {id: 'x'}) RETURN n",
    "MERGE (n:Task {id: 'x'}) RETURN n",
    "MATCH (n) SET n.text = 'x' RETURN n",
    "MATCH (n) SET n += {text: 'x'} RETURN n",
    "MATCH (n) SET n:Agency RETURN n",
    "MATCH (n) REMOVE n.text RETURN n",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) WITH * SET n.text = 'x' RETURN n",
    "MATCH (n) RETURN n.id AS id DELETE n",
    "MATCH (n) WITH n LIMIT 1 DELETE n RETURN 1 AS x",
    "MATCH (n) WITH n ORDER BY n.id DESC DELETE n RETURN 1 AS x",
    "MATCH (n) WHERE n.id IS NOT NULL DETACH DELETE n RETURN 1 AS x",
    "MATCH (n) FOREACH (x IN [1] | SET n.text = 'x') RETURN n",
    "UNWIND [1] AS x CREATE (:Task {id: 'x'}) RETURN x",
    "INSERT (n:Task {id: 'x'})",
    "MATCH (a)-[e]->(b) DELETE e RETURN 1 AS x",
    "RETURN 1 AS x UNION CREATE (n:Task {id: 'x'}) RETURN 1 AS x",
    "RETURN 1 AS x UNION ALL MATCH (n) DELETE n RETURN 1 AS x",
    "OPTIONAL CREATE (n)",
    "MATCH (n) WHERE EXISTS { MATCH (n) SET n.text = 'x' } RETURN n",
    "MATCH (n) WHERE EXISTS { CREATE (m:Task {id: 'x'}) } RETURN n",
    "MATCH (n) RETURN COUNT { MATCH (n) DETACH DELETE n } AS x",
    "MATCH (n) RETURN COLLECT { MATCH (m) DELETE m RETURN 1 } AS x",
    "MATCH (n) WHERE (CALL { CREATE (m) }) RETURN n",
    "RETURN {a: CREATE (n)} AS x",
    "RETURN [x IN [1] | SET x = 1] AS x",
    "RETURN CASE WHEN true THEN 1 END CREATE (n)",
)
SCHEMA = (
    "CREATE INDEX FOR (n:Task) ON (n.text)",
    "CREATE CONSTRAINT FOR (n:Task) REQUIRE n.text IS UNIQUE",
    "DROP CONSTRAINT task_id",
    "DROP TABLE Task",
    "CREATE NODE TABLE X(id STRING, PRIMARY KEY(id))",
    "ALTER TABLE Task ADD x STRING",
    "COMMENT ON TABLE Task IS 'x'",
    "CREATE MACRO f(x) AS x + 1",
    "CREATE SEQUENCE s",
    "CREATE USER x SET PASSWORD 'xxxxxxxx'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO x",
    "CREATE DATABASE x",
    "USE system MATCH (n) RETURN n",
    "TERMINATE TRANSACTIONS 'x'",
)
FILES = (
    "LOAD FROM '{canary}' (header=false) RETURN *",
    "LOAD FROM '{canary}' RETURN *",
    "load from '{canary}' return *",
    "LOAD CSV FROM 'file:///{canary}' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://localhost/x' AS line RETURN line",
    "MATCH (n) LOAD CSV FROM 'file:///{canary}' AS line RETURN line",
    "MATCH (n) WHERE EXISTS {{ LOAD FROM '{canary}' RETURN * }} RETURN n",
    "COPY (MATCH (n:Task) RETURN n.id) TO '{folder}/out.csv'",
    "COPY Task FROM '{canary}'",
    "EXPORT DATABASE '{folder}/out'",
    "IMPORT DATABASE '{folder}/out'",
    "ATTACH '{folder}/x.db' AS x (dbtype sqlite)",
    "DETACH x",
    "INSTALL httpfs",
    "LOAD EXTENSION httpfs",
    "LOAD httpfs",
    "UNINSTALL httpfs",
    "CALL apoc.load.json('file:///{canary}') YIELD value RETURN value",
    "RETURN apoc.load.json('file:///{canary}') AS x",
    "RETURN file.read('{canary}') AS x",
    "RETURN read_text('{canary}') AS x",
    "MATCH (n) RETURN n; COPY (MATCH (n:Task) RETURN n.id) TO '{folder}/out.csv'",
)
SERVER = (
    "CALL timeout=0",
    "CALL threads=1",
    "CALL timeout=0 RETURN *",
    "CALL current_setting('threads') RETURN *",
    "CALL show_tables() RETURN *",
    "CALL show_functions() RETURN *",
    "CALL db.labels()",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL { MATCH (n) DELETE n }",
    "CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN 1 AS x",
    "MATCH (n) CALL (n) { SET n.text = 'x' } RETURN n",
    "MATCH (n) CALL { WITH n DETACH DELETE n } RETURN 1 AS x",
    "OPTIONAL CALL db.labels() YIELD label RETURN label",
    "CHECKPOINT",
    "CHECKPOINT;",
    "BEGIN TRANSACTION",
    "COMMIT",
    "ROLLBACK",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW DATABASES YIELD name RETURN name",
    "SHOW PROCEDURES",
    "PROFILE MATCH (n) DELETE n",
    "EXPLAIN MATCH (n) RETURN n",
    "CYPHER runtime=slotted MATCH (n) RETURN n",
    "CYPHER 5 MATCH (n) DETACH DELETE n",
    "USING PERIODIC COMMIT 1 LOAD CSV FROM 'file:///x' AS l RETURN l",
    "MATCH (n:Task) USING INDEX n:Task(id) RETURN n",
    "PROJECT GRAPH g (Task) MATCH (n) RETURN n",
    "RETURN nextval('s') AS x",
    "RETURN dbms.queryJmx('*') AS x",
    "RETURN `apoc.cypher.run`('MATCH (n) DELETE n', {}) AS x",
    "RETURN `apoc`.`create`.`uuid`() AS x",
    "RETURN error('x') AS x",
    "FINISH",
    "RETURN 1 AS x NEXT MATCH (n) DELETE n",
)
DISGUISES = (
    "MATCH (n) sEt n.text = 'x' RETURN n",
    "MATCH (n)/**/SET/**/n.text='x' RETURN n",
    "MATCH (n) SE/**/T n.text = 'x' RETURN n",
    "MATCH (n) // \nDETACH DELETE n",
    "MATCH (n) // \rDETACH DELETE n",
    "MATCH (n) RETURN n // \u2028 DETACH DELETE n",
    "MATCH (n) RETURN n // \\u000a DETACH DELETE n",
    "MATCH (n) RETURN n /* \\u002a\\u002f DETACH DELETE n /* */",
    "/* **/ DETACH DELETE n /* */ RETURN 1 AS x",
    "/* /* */ CREATE (n:Task {id: 'x'}) /* */",
    "MATCH (n) WHERE n.id = 'a\\u0027 DETACH DELETE n //' RETURN n",
    "MATCH (n) WHERE n.id = 'a\\\\u0027 DETACH DELETE n //' RETURN n",
    "MATCH (n) WHERE n.id = 'a\\' OR true DETACH DELETE n //' DELETE n RETURN n",
    "MATCH (n) WHERE n.id = 'a' 'b' DETACH DELETE n RETURN n",
    "MATCH (n:`a\\u0060) DETACH DELETE n //`) RETURN n",
    "MATCH (n:`a``) RETURN n` DELETE n",
    "MATCH (n:`Task`) `SET` n.text = 'x' RETURN n",
    "\uff2d\uff21\uff34\uff23\uff28 (n) DELETE n",
    "MATCH (n) \uff24\uff25\uff2c\uff25\uff34\uff25 n RETURN n",
    "MATCH (n) \u017fet n.text = 'x' RETURN n",
    "MATCH (n) DE\u200bLETE n RETURN n",
    "MATCH (n)\u00a0DELETE\u00a0n RETURN n",
    "MATCH (n) \u202eETELED n RETURN n",
    "MATCH (n) D\u0415LETE n RETURN n",
    "MATCH (n) RETURN n\x00; DELETE n",
    "MATCH (n) RETURN n;; MATCH (n) DELETE n",
    "MATCH (n) RETURN n \u037e MATCH (n) DELETE n",
    ";MATCH (n) RETURN n",
    "MATCH (n:$('Task')) RETURN n",
    "MATCH (n) RETURN $password AS x",
    "MATCH (n) RETURN n.id AS id, 1 AS `x` SET n.text = 'x'",
    "'MATCH (n) RETURN n' DELETE n",
    "RETURN 0x7f AS x",
    "RETURN " + "(" * 500 + "1" + ")" * 500 + " AS x",
    "RETURN " + "CASE WHEN true THEN " * 50 + "1" + " END" * 50 + " AS x",
    "RETURN '" + "x" * 20_000 + "' AS x",
)
GROWTH = (
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(.*a){25}b' AS x",
    "MATCH (t:Task) WHERE t.text =~ '(a+)+' RETURN t",
    "MATCH (t:Task) WHERE t.text =~ '.*.*.*.*.*x' RETURN t",
    "MATCH (t:Task) WHERE t.text =~ t.output RETURN t",
    "WITH [1] AS s " + "WITH s + s AS s " * 9 + "RETURN size(s) AS n",
    "WITH [1] AS s RETURN s" + " + s" * 21 + " AS n",
    "MATCH (i:Indicator) RETURN i.milestone_years[1] AS year",
    "MATCH (t:Task) RETURN substring(t.text, 0, 4) AS words",
)
ATTACKS = (*WRITES, *SCHEMA, *FILES, *SERVER, *DISGUISES, *GROWTH)

READS = (
    "MATCH (n:Task) RETURN n.id AS id ORDER BY id",
    "match (n:Task) return n.id as id order by id desc limit 2;",
    "MATCH (n:Task {number: '1'}) RETURN n",
    "MATCH (a:Agency)-[e:CHỦ_TRÌ]->(t:Task) RETURN a.name AS name, e.role AS role, t.text AS text",
    "MATCH (a:Agency)-[:CHỦ_TRÌ|PHỐI_HỢP]->(t:Task) RETURN DISTINCT a.id AS id ORDER BY id",
    "MATCH (t:Task)<-[e:CHỦ_TRÌ]-(:Agency) WITH t, count(e) AS n WHERE n > 1 RETURN t.id AS id, n",
    "MATCH (t:Task) WHERE NOT EXISTS { MATCH (:Agency)-[:CHỦ_TRÌ]->(t) } RETURN t.id AS id",
    "MATCH (t:Task) RETURN t.id AS id, COUNT { MATCH (:Agency)-[:CHỦ_TRÌ]->(t) } AS leads",
    "MATCH (t:Task) WHERE t.due_on < $as_of RETURN t.id AS id, t.due_on AS due_on",
    "MATCH (t:Task) WHERE t.due_on = date('2025-12-31') RETURN count(*) AS n",
    "MATCH (t:Task) WHERE lower(t.text) CONTAINS 'trạm' OR t.text STARTS WITH 'Rà' RETURN t.text",
    "MATCH (t:Task) WHERE t.text =~ '.*\\\\d+.*' RETURN t.text AS text",
    "MATCH (t:Task) WHERE t.text ENDS WITH 'xã' AND NOT t.recurs RETURN t.text AS text",
    "MATCH (t:Task) OPTIONAL MATCH (t)-[:APPROVED_BY]->(a:Agency) RETURN t.id, a.name AS name",
    "MATCH p = (d:Plan)-[:IMPLEMENTS*1..3]->(r:Resolution) RETURN length(p) AS steps, r.id AS id",
    "MATCH (s:Solution)-[:PART_OF*0..2]->(g:Solution {grain: 'group'}) RETURN s.code, g.code",
    "MATCH (n:Task|Solution) RETURN count(n) AS n",
    "UNWIND ['1', '2'] AS x MATCH (t:Task {number: x}) RETURN x, t.text AS text",
    "MATCH (t:Task) RETURN CASE WHEN t.due_on IS NULL THEN 'không' ELSE 'có' END AS có_hạn, t.id",
    "MATCH (t:Task) RETURN 'CREATE (n) DELETE n // SET' AS text, \"it's\" AS other LIMIT 1",
    "// chú thích\nMATCH (t:Task) /* DROP TABLE */ RETURN t.id AS `order` // CALL",
    "MATCH (t:Task) RETURN t.id AS id UNION ALL MATCH (a:Agency) RETURN a.id AS id",
    "MATCH (t:Task) RETURN t.id AS id UNION MATCH (t:Task) RETURN t.id AS id",
    "MATCH (t:Task) WITH collect(t.number) AS numbers RETURN size(numbers) AS n",
    "MATCH (i:Indicator) WHERE i.target_value >= 90.0 RETURN i.name AS name, i.milestone_years",
    "MATCH (a:Agency)-[:REPORTS_TO]->(b:Agency) RETURN a.name AS a, b.name AS b SKIP 0 LIMIT 10",
    "MATCH (t:Task) RETURN t.id AS id, (t.position + 1) * 2 - 1 AS x ORDER BY x DESC, id",
    "MATCH (t:Task) WHERE t.number IN ['1', '3'] RETURN coalesce(t.output, 'không ghi') AS output",
    "MATCH (t:Task) WHERE t.position >= 1 AND (t.recurs OR t.number <> '2') RETURN max(t.position)",
)


@pytest.fixture
def settings(small_settings: Settings) -> Settings:
    """Where the small graph is; the time limit is short enough to be waited for."""
    return small_settings.model_copy(update={"query_timeout": 2.0})


@pytest.fixture
def guarded(settings: Settings) -> Iterator[Store]:
    """The small graph, opened as the doors open it: only for reading."""
    store = open_store(settings, read_only=True)
    yield store
    store.close()


def test_the_corpora_are_large_and_without_repetition() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 80
    assert len(set(READS)) == len(READS) >= 25


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_refused_by_the_guard_alone(attack: str) -> None:
    with pytest.raises(QueryRefused):
        check(attack)


def test_attacks_leave_graph_files_and_limits_as_they_were(
    guarded: Store, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "canary"
    folder.mkdir()
    canary = folder / "canary.csv"
    canary.write_text("bí mật", encoding="utf-8")
    before = digest(guarded)

    for attack in ATTACKS:
        filled = attack
        if attack in FILES:
            filled = attack.format(canary=canary.as_posix(), folder=folder.as_posix())
        with pytest.raises(QueryRefused):
            run_cypher(guarded, filled, as_of=TODAY)

    assert digest(guarded) == before
    assert [each.name for each in folder.iterdir()] == ["canary.csv"]
    assert canary.read_text(encoding="utf-8") == "bí mật"
    assert_stopped_in_time(guarded, settings)


@pytest.mark.parametrize("query", READS)
def test_every_legitimate_query_runs(guarded: Store, query: str) -> None:
    answer = run_cypher(guarded, query, as_of=TODAY)

    assert answer.question == "cypher"
    assert answer.found == len(answer.rows) >= 1
    assert answer.documents == [small.PLAN, small.RESOLUTION]


def test_a_cut_answer_says_how_many_rows_there_are(guarded: Store) -> None:
    for query in ("MATCH (t:Task) RETURN t.id", READS[0], READS[0] + " SKIP 1"):
        whole = run_cypher(guarded, query, as_of=TODAY)
        cut = run_cypher(guarded, query, as_of=TODAY, limit=1)

        assert (len(cut.rows), cut.found, cut.truncated) == (1, whole.found, True)


def test_a_cut_union_is_counted_too(guarded: Store) -> None:
    query = "MATCH (t:Task) RETURN t.id AS id UNION MATCH (a:Agency) RETURN a.id AS id"

    assert run_cypher(guarded, query, as_of=TODAY, limit=2).found == 7


def test_decomposed_letters_in_a_query_are_composed(guarded: Store) -> None:
    query = "MATCH (:Agency)-[e:CHU\u0309_TRI\u0300]->(:Task) RETURN count(e) AS n"

    assert run_cypher(guarded, query, as_of=TODAY).rows == [{"n": 3}]


def test_a_cartesian_explosion_is_stopped_by_the_limits(guarded: Store, settings: Settings) -> None:
    assert_stopped_in_time(guarded, settings)

    assert run_cypher(guarded, "RETURN 1 AS x", as_of=TODAY).rows == [{"x": 1}]


def assert_stopped_in_time(store: Store, settings: Settings) -> None:
    pattern = ", ".join(f"(n{place}:Task|Solution)" for place in range(12))
    all_of_them = " + ".join(f"n{place}.id" for place in range(12))
    started = time.monotonic()
    with pytest.raises(QueryFailed):
        run_cypher(store, f"MATCH {pattern} RETURN max({all_of_them}) AS x", as_of=TODAY)
    assert time.monotonic() - started < settings.query_timeout + 8


def test_a_huge_output_is_cut(guarded: Store) -> None:
    triples = "MATCH (a:Task|Solution), (b:Task|Solution), (c:Task|Solution)"
    query = f"{triples} RETURN a.id AS a, b.id AS b, c.id AS c"

    answer = run_cypher(guarded, query, as_of=TODAY, limit=100)

    assert len(answer.rows) == 100
    assert answer.found == 8**3
