import re

import pytest

from graph.register.agencies import shipped_register
from graph.schema.nodes import Agency, Document, Plan, Regulation, Resolution, Task
from graph.schema.records import Records
from graph.schema.vocabulary import AgencyKind, Basis
from loaders.formulas.kinds import label_of
from loaders.pipeline import record
from tests.loaders.directive import COLUMNS, HEAD, parse, records

ANNEX = HEAD + "PHỤ LỤC\n\n" + COLUMNS
ROW = "1\tSửa đổi Nghị định số 109/2022/NĐ-CP\tVụ Pháp chế\tBan Chưa Có\t2026\tNghị định\n"


def nodes(found: Records, kind: type) -> list[object]:
    return [node for node in found.nodes if isinstance(node, kind)]


def edges(found: Records, type_: str) -> list[tuple[str, str]]:
    return [(edge.from_id, edge.to_id) for edge in found.edges if edge.type == type_]


@pytest.mark.parametrize(
    ("kind", "title", "label"),
    [
        ("Nghị quyết", None, Resolution),
        ("Kết luận", None, Resolution),
        ("Chỉ thị", None, Resolution),
        ("Kế hoạch", None, Plan),
        ("Chương trình hành động", None, Plan),
        ("Quyết định", "ban hành Kế hoạch truyền thông", Plan),
        ("Quyết định", "Phê duyệt Đề án dạy tiếng Anh", Plan),
        ("Quyết định", "về việc bổ nhiệm", Regulation),
        ("Nghị định", None, Regulation),
        (None, None, Regulation),
    ],
)
def test_kind_and_title_decide_the_label(
    kind: str | None, title: str | None, label: type[Document]
) -> None:
    assert label_of(kind, title) is label


def test_a_task_has_its_agencies_and_what_it_amends() -> None:
    found = records(ANNEX + ROW)

    (task,) = [node for node in found.nodes if isinstance(node, Task)]
    assert task.id == "12-kh-bgddt-2025~pl~1"
    assert edges(found, "CHỦ_TRÌ") == [("bgddt-vu-phap-che", task.id)]
    assert edges(found, "AMENDS") == [(task.id, "109-2022-nd-cp")]


def test_an_unknown_name_keeps_its_words_and_is_tied_to_the_issuer() -> None:
    found = records(ANNEX + ROW)

    ((start, _),) = edges(found, "PHỐI_HỢP")
    (unknown,) = [
        node for node in found.nodes if isinstance(node, Agency) and node.kind is AgencyKind.UNKNOWN
    ]
    assert (unknown.id, unknown.name) == (start, "Ban Chưa Có")
    assert start == "bo-giao-duc-va-dao-tao~cq~ban-chua-co"


def test_a_cited_document_enters_as_not_loaded() -> None:
    found = records(ANNEX + ROW)

    cited = {node.id: node for node in found.nodes if isinstance(node, Document)}
    assert set(cited) == {"57-nq-tw-2024", "109-2022-nd-cp"}
    assert not any(node.loaded for node in cited.values())
    assert edges(found, "IMPLEMENTS") == [("12-kh-bgddt-2025", "57-nq-tw-2024")]


def test_a_well_known_document_cited_without_a_date_gets_its_year() -> None:
    text = HEAD.replace("57-NQ/TW ngày 22/12/2024", "71-NQ/TW").replace("57-NQ/TW", "71-NQ/TW")

    assert edges(records(text), "IMPLEMENTS") == [("12-kh-bgddt-2025", "71-nq-tw-2025")]


def test_a_number_of_a_province_is_kept_apart_by_its_place() -> None:
    text = HEAD.replace(
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        "Thực hiện Quyết định số 547/QĐ-UBND ngày 09/02/2026 của UBND thành phố Hải Phòng",
    )

    assert edges(records(text), "IMPLEMENTS") == [
        ("12-kh-bgddt-2025", "547-qd-ubnd-thanh-pho-hai-phong-2026")
    ]


def test_an_agency_comes_with_what_it_belongs_to_and_who_took_over() -> None:
    found = records(ANNEX + ROW.replace("Vụ Pháp chế", "Vụ KHCNMT"))

    before = "bgddt-vu-khoa-hoc-cong-nghe-va-moi-truong"
    after = "bgddt-cuc-khoa-hoc-cong-nghe-va-thong-tin"
    assert (after, before) in edges(found, "SUCCEEDS")
    assert (before, "bo-giao-duc-va-dao-tao") in edges(found, "PART_OF")


def test_every_statement_cites_its_words_and_its_line() -> None:
    text = ANNEX + ROW
    lines = text.splitlines()

    for edge in records(text).edges:
        if edge.basis is Basis.REGISTER:
            continue
        assert edge.document == "12-kh-bgddt-2025"
        assert edge.line and edge.quote, edge
        said = " ".join(lines[edge.line - 1].split())
        assert re.sub(r"\s+", " ", edge.quote) in said, edge


def test_ids_are_the_same_on_every_reading() -> None:
    assert records(ANNEX + ROW) == records(ANNEX + ROW)


def test_a_document_without_a_number_keeps_its_id_as_an_alias_later() -> None:
    blank = records(HEAD.replace("Số: 12/KH-BGDĐT", "Số: /KH-BGDĐT"))
    known = records(HEAD)

    assert known.document.aliases == (blank.document.id,)


def test_names_that_mean_nobody_are_reported_with_their_line() -> None:
    parsed = parse(ANNEX + ROW)
    record(parsed, shipped_register())

    unknown = [each for each in parsed.issues.found if each.code == "agency-unknown"]
    line = (ANNEX + ROW).splitlines().index(ROW.rstrip()) + 1
    assert [(each.quote, each.line) for each in unknown] == [("Ban Chưa Có", line)]
