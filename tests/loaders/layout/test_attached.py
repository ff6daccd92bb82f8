from datetime import date

import pytest

from graph.register.agencies import shipped_register
from graph.schema.edges import PartOf
from graph.schema.records import Records
from loaders.formulas.kinds import KINDS
from loaders.layout.attached import Split, split_attached
from loaders.pipeline import record
from loaders.source.lines import read_line
from tests.loaders.directive import COLUMNS, parse

DECISION = """\
BỘ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 125/QĐ-BGDĐT
Hà Nội, ngày 05 tháng 02 năm 2026

QUYẾT ĐỊNH

Ban hành Kế hoạch chuyển đổi số năm 2026

Căn cứ Luật Giáo dục số 43/2019/QH14;

Theo đề nghị của Vụ trưởng Vụ Pháp chế.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số năm 2026.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Bộ Y tế;
- Lưu: VT.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Nguyễn Văn A

"""
CAPTION = "(Kèm theo Quyết định số 125/QĐ-BGDĐT ngày 05/02/2026 của Bộ Giáo dục và Đào tạo)"
PLAN = f"""\
KẾ HOẠCH
Chuyển đổi số năm 2026
{CAPTION}

I. TỔ CHỨC THỰC HIỆN

1. Cục Công nghệ thông tin chủ trì xây dựng nền tảng, hoàn thành trước ngày 30/6/2026.

2. Vụ Pháp chế rà soát quy định.
"""


def _split(text: str) -> Split:
    lines = text.split("\n")
    return split_attached([read_line(number, raw) for number, raw in enumerate(lines, start=1)])


def _records(text: str) -> list[Records]:
    return record(parse(text), shipped_register()).everything


def test_a_plan_behind_its_decision_is_a_document_of_its_own() -> None:
    split = _split(DECISION + PLAN)

    assert split.attached[0].text == "KẾ HOẠCH"
    assert not any("KẾ HOẠCH" in line.text for line in split.own)
    assert len(split.own) + len(split.attached) == len((DECISION + PLAN).split("\n"))


def test_the_header_above_the_plan_belongs_to_the_plan() -> None:
    header = "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"

    assert _split(DECISION + header + PLAN).attached[0].text == "BỘ GIÁO DỤC VÀ ĐÀO TẠO"


@pytest.mark.parametrize(
    "text",
    [
        DECISION,
        DECISION + PLAN.replace(CAPTION, "(Dự thảo)"),
        DECISION.replace("Kế hoạch", "Danh mục") + PLAN,
        DECISION + f"PHỤ LỤC\n{CAPTION}\n{COLUMNS}1\tTập huấn\tVụ Pháp chế\t\t2026\t\n",
    ],
    ids=["alone", "without caption", "issues something else", "annex"],
)
def test_what_is_no_attached_plan_stays_in_the_document(text: str) -> None:
    split = _split(text)

    assert split.attached == () and len(split.own) == len(text.split("\n"))


def test_decision_and_plan_have_heads_of_their_own() -> None:
    parsed = parse(DECISION + PLAN)

    (plan,) = parsed.attached
    assert (parsed.head.kind, parsed.head.symbol) == ("Quyết định", "125/QĐ-BGDĐT")
    assert (plan.head.kind, plan.head.symbol) == ("Kế hoạch", None)
    assert plan.head.title == "Chuyển đổi số năm 2026"
    assert parsed.head.signer == "Nguyễn Văn A"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.attached])
def test_what_is_attached_keeps_its_kind_and_takes_no_lead_from_the_decision(kind: str) -> None:
    plan = PLAN.replace("KẾ HOẠCH", kind.upper()).replace("Vụ Pháp chế rà", "Rà")
    asked = (
        "Bộ trưởng yêu cầu các Sở Giáo dục và Đào tạo thực hiện các nhiệm vụ sau:\n\nQUYẾT ĐỊNH:"
    )
    decision = DECISION.replace("Kế hoạch", kind).replace("QUYẾT ĐỊNH:", asked)

    (attached,) = parse(decision + plan).attached

    assert (attached.head.kind, attached.head.title) == (kind, "Chuyển đổi số năm 2026")
    assert [name.text for task in attached.tasks for name in task.lead] == [
        "Cục Công nghệ thông tin"
    ]


def test_the_plan_has_issuer_and_day_of_its_decision() -> None:
    (plan,) = parse(DECISION + PLAN).attached

    assert plan.head.issuer_id == "bo-giao-duc-va-dao-tao"
    assert plan.head.issued_on == date(2026, 2, 5)


def test_the_duties_are_those_of_the_plan() -> None:
    parsed = parse(DECISION + PLAN)

    (plan,) = parsed.attached
    assert parsed.tasks == []
    assert [(task.number, task.lead[0].text) for task in plan.tasks] == [
        ("1", "Cục Công nghệ thông tin"),
        ("2", "Vụ Pháp chế"),
    ]
    assert parsed.ledger.counts()["unread"] == 0


def test_the_plan_is_a_part_of_its_decision() -> None:
    decision, plan = _records(DECISION + PLAN)

    parts = [edge for edge in plan.edges if isinstance(edge, PartOf)]
    assert [(each.from_id, each.to_id) for each in parts if each.from_id == plan.document.id] == [
        (plan.document.id, decision.document.id)
    ]
    assert decision.document.id != plan.document.id


def test_the_plan_keeps_its_id_on_every_reading() -> None:
    first, again = (_records(DECISION + PLAN)[1].document.id for _ in range(2))

    assert first == again
