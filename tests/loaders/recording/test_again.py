"""Recording has no memory: the same document gives the same records, here and elsewhere."""

import json
from datetime import date
from pathlib import Path

import pytest

from graph.register.agencies import Register, shipped_facts, shipped_register
from loaders.decided.corrections import Overlay
from loaders.decided.identities import AgencyDecision
from loaders.exchange.json_file import parsed_view
from loaders.parsed.document import Parsed
from loaders.pipeline import read_file, read_source, record
from tests.golden.sample import OUTLINE, SAMPLES

COMMUNE = SAMPLES[3].read_text(encoding="utf-8")
"""The plan of a commune that the register lists; others are known by their names alone."""


def fresh() -> Register:
    return Register(shipped_facts().model_dump())


def read(text: str, name: str, register: Register) -> Parsed:
    return read_source(name, text.encode(), register, Overlay())


@pytest.mark.parametrize("path", [*SAMPLES, OUTLINE], ids=lambda path: path.name)
def test_a_document_is_recorded_a_second_time_as_it_was_the_first(path: Path) -> None:
    register = shipped_register()
    parsed = read_file(path, register)
    first = record(parsed, register)
    said = list(parsed.issues.found)
    second = record(parsed, register)

    assert second.everything == first.everything
    assert second.mentions == first.mentions
    assert parsed.issues.found == said


def test_what_people_decided_holds_a_second_time_too() -> None:
    register = shipped_register()
    parsed = read_file(SAMPLES[2], register)
    decided = (_decided("Vụ GD&ĐT", "Vụ Giáo dục Đại học"), _decided("Vụ Thời tiết", "Văn phòng"))
    first = record(parsed, register, decided)
    said = list(parsed.issues.found)

    assert record(parsed, register, decided).everything == first.everything
    assert parsed.issues.found == said
    assert [each.quote for each in said if each.code == "correction-unused"] == ["Vụ Thời tiết"]


def _decided(name: str, means: str) -> AgencyDecision:
    return AgencyDecision(
        agency=name, means=means, file="a.txt", reason="r", by="b", on=date(2026, 1, 1)
    )


@pytest.mark.parametrize("commune", ["Thủy Nguyên", "Vĩnh Bảo", "Hoa Động"])
def test_what_is_printed_of_a_commune_means_the_same_to_who_has_never_seen_it(
    commune: str,
) -> None:
    text = COMMUNE.replace("Thủy Nguyên", commune).replace("THỦY NGUYÊN", commune.upper())
    here, there = fresh(), fresh()
    view = parsed_view(record(read(text, "phường.txt", here), here))
    again = read(json.dumps(view), "phường.json", there)
    seen = parsed_view(record(again, there))

    assert view["document"]["issuer_id"]
    assert {each: seen[each] for each in ("document", "agencies", "links", "issues")} == {
        each: view[each] for each in ("document", "agencies", "links", "issues")
    }
