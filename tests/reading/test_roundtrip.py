"""What ``chidao parse --json`` prints comes in again and says the same."""

import json
from collections import Counter
from pathlib import Path

from graph.agencies import shipped_register
from graph.ladybug_store import LadybugStore
from graph.settings import Settings
from loaders.pipeline import load
from tests.golden.sample import SAMPLES, view

SAID = {
    "tasks": """
        MATCH (d:Resolution|Plan|Regulation)-[:CONTAINS]->(t:Task)
        RETURN d.id AS document, t.number AS number, t.section AS section, t.text AS task,
          t.origin AS origin, t.timeframe AS timeframe, t.timeframe_kind AS kind,
          t.start_on AS start_on, t.due_on AS due_on, t.recurs AS recurs, t.output AS output
    """,
    "leads": """
        MATCH (a:Agency)-[e:CHỦ_TRÌ]->(t:Task)
        RETURN DISTINCT a.id AS agency, a.name AS name, e.role AS role, t.text AS task
    """,
    "helpers": """
        MATCH (a:Agency)-[e:PHỐI_HỢP]->(t:Task)
        RETURN DISTINCT a.id AS agency, a.name AS name, t.text AS task
    """,
    "approvers": """
        MATCH (t:Task)-[:APPROVED_BY]->(a:Agency) RETURN a.id AS agency, t.text AS task
    """,
    "indicators": """
        MATCH (d:Resolution|Plan|Regulation)-[:CONTAINS]->(i:Indicator)
        RETURN i.number AS number, i.name AS name, i.unit AS unit, i.comparator AS comparator,
          i.target AS target, i.target_value AS value, i.target_year AS year,
          i.baseline AS baseline, i.milestone_years AS years, i.milestone_values AS steps
    """,
}


PLANS = [SAMPLES[0], *SAMPLES[2:]]
"""All but the press report."""


def _printed(path: Path, folder: Path) -> Path:
    copy = folder / f"{path.stem}.json"
    copy.write_text(json.dumps(view(path), ensure_ascii=False), encoding="utf-8")
    return copy


def _graph(paths: list[Path], store: Path) -> dict[str, Counter[str]]:
    opened = LadybugStore.open(Settings(store=str(store)))
    report = load(opened, paths, shipped_register())
    assert {each.state for each in report.files} == {"mới"}
    found = {
        name: Counter(str(sorted(each.items())) for each in opened.query(query).rows)
        for name, query in SAID.items()
    }
    opened.close()
    return found


def test_documents_and_what_parse_prints_of_them_load_the_same_duties(tmp_path: Path) -> None:
    printed = [_printed(path, tmp_path) for path in PLANS]

    told, said = _graph(printed, tmp_path / "kho 1"), _graph(PLANS, tmp_path / "kho 2")

    for name in SAID:
        assert told[name] == said[name], name
    assert said["tasks"].total() == sum(len(view(path)["tasks"]) for path in PLANS)
    assert min(each.total() for each in said.values()) > 10
