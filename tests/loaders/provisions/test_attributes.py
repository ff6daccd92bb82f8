from datetime import date

import pytest

from graph.schema.vocabulary import Absence
from loaders.formulas.columns import Column
from loaders.parsed.document import Parsed
from loaders.provisions.attributes import read_attribute
from tests.loaders.directive import HEAD, codes, parse


def _read(*paragraphs: str) -> Parsed:
    return parse(f"{HEAD}II. NHIỆM VỤ\n\n" + "\n\n".join(paragraphs) + "\n")


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("- Cơ quan chủ trì: Sở Y tế", Column.LEAD, "Sở Y tế"),
        ("+ Đơn vị chủ trì: Sở Y tế", Column.LEAD, "Sở Y tế"),
        ("Chủ trì: Sở Y tế", Column.LEAD, "Sở Y tế"),
        ("b) Cơ quan phối hợp: Sở Tài chính", Column.SUPPORT, "Sở Tài chính"),
        ("- Thời gian thực hiện: Quý II/2026", Column.TIMEFRAME, "Quý II/2026"),
        ("- Thời hạn hoàn thành: 2026", Column.TIMEFRAME, "2026"),
        ("- Sản phẩm: Báo cáo", Column.OUTPUT, "Báo cáo"),
        ("- Kết quả đầu ra: Báo cáo", Column.OUTPUT, "Báo cáo"),
        ("- Cấp phê duyệt: Chính phủ", Column.APPROVER, "Chính phủ"),
    ],
)
def test_a_labelled_line_says_what_it_holds(text: str, column: Column, value: str) -> None:
    assert read_attribute(text) == (column, value)


@pytest.mark.parametrize(
    "text",
    [
        "- Sở Y tế chủ trì xây dựng kế hoạch.",
        "- Tuyên truyền trên báo chí.",
        "1. Nội dung: rà soát",
        "Chủ trì cuộc họp giao ban",
    ],
)
def test_a_line_without_a_label_says_nothing_of_the_kind(text: str) -> None:
    assert read_attribute(text) is None


def test_attributes_below_a_duty_belong_to_it() -> None:
    parsed = _read(
        "1. Xây dựng cơ sở dữ liệu dùng chung",
        "- Cơ quan chủ trì: Sở Khoa học và Công nghệ",
        "- Cơ quan phối hợp: Sở Tài chính, Công an tỉnh",
        "- Thời gian: Quý II/2026",
        "- Sản phẩm: Cơ sở dữ liệu.",
    )

    (task,) = parsed.tasks
    assert (task.number, task.text) == ("1", "Xây dựng cơ sở dữ liệu dùng chung")
    assert [name.text for name in task.lead] == ["Sở Khoa học và Công nghệ"]
    assert [name.text for name in task.coordinating] == ["Sở Tài chính", "Công an tỉnh"]
    assert task.timeframe and task.timeframe.due_on == date(2026, 6, 30)
    assert task.output == "Cơ sở dữ liệu"
    assert parsed.solutions == [] and parsed.ledger.counts()["unread"] == 0


def test_what_explains_a_duty_above_its_attributes_is_part_of_it() -> None:
    (task,) = _read(
        "1. Tập huấn kỹ năng số",
        "- Ưu tiên cán bộ cấp xã.",
        "- Chủ trì: Sở Nội vụ.",
    ).tasks

    assert task.text == "Tập huấn kỹ năng số Ưu tiên cán bộ cấp xã."


def test_each_duty_keeps_its_own_attributes() -> None:
    tasks = _read(
        "1. Phủ sóng 5G",
        "- Chủ trì: Sở Khoa học và Công nghệ.",
        "- Thời gian: 2026.",
        "2. Tập huấn kỹ năng số",
        "- Chủ trì: Sở Nội vụ.",
        "- Thời gian: 2027.",
    ).tasks

    assert [
        (task.number, task.lead[0].text, task.timeframe and task.timeframe.due_on) for task in tasks
    ] == [
        ("1", "Sở Khoa học và Công nghệ", date(2026, 12, 31)),
        ("2", "Sở Nội vụ", date(2027, 12, 31)),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "1. Kiểm tra cơ sở y tế (Chủ trì: Sở Y tế; thời gian: Quý I/2026).",
        "1. Kiểm tra cơ sở y tế. Cơ quan chủ trì: Sở Y tế; thời gian hoàn thành: Quý I/2026.",
    ],
)
def test_attributes_may_stand_inside_the_sentence(paragraph: str) -> None:
    (task,) = _read(paragraph).tasks

    assert (task.text, task.lead[0].text) == ("Kiểm tra cơ sở y tế", "Sở Y tế")
    assert task.timeframe and task.timeframe.due_on == date(2026, 3, 31)


def test_attributes_may_hold_for_several_contents() -> None:
    tasks = _read(
        "1. Chuyển đổi số y tế",
        "a) Nội dung:",
        "- Hồ sơ sức khỏe điện tử.",
        "- Bệnh án điện tử.",
        "b) Cơ quan chủ trì: Sở Y tế",
        "c) Thời gian: 2026",
    ).tasks

    assert [task.text for task in tasks] == ["Hồ sơ sức khỏe điện tử.", "Bệnh án điện tử."]
    assert {task.lead[0].text for task in tasks} == {"Sở Y tế"}
    assert {task.timeframe and task.timeframe.due_on for task in tasks} == {date(2026, 12, 31)}


def test_a_list_may_name_its_lead_over_several_dashes() -> None:
    (task,) = _read(
        "1. Diễn tập an toàn thông tin",
        "a) Cơ quan chủ trì:",
        "- Công an tỉnh;",
        "- Sở Khoa học và Công nghệ.",
        "b) Thời gian: 2026",
    ).tasks

    assert [name.text for name in task.lead] == ["Công an tỉnh", "Sở Khoa học và Công nghệ"]


def test_a_duty_listed_without_a_lead_is_reported() -> None:
    parsed = _read("1. Tập huấn kỹ năng số", "- Thời gian: 2026.", "- Sản phẩm: Lớp tập huấn.")

    (task,) = parsed.tasks
    assert (task.lead, task.lead_absence) == ([], Absence.NOT_STATED)
    assert "lead-missing" in codes(parsed)


def test_an_impossible_deadline_of_a_list_is_kept_and_reported() -> None:
    parsed = _read("1. Tập huấn", "- Chủ trì: Sở Nội vụ.", "- Thời gian: trước ngày 31/4/2026.")

    (task,) = parsed.tasks
    assert task.timeframe and task.timeframe.text == "trước ngày 31/4/2026"
    assert task.timeframe.due_on is None
    assert "date-impossible" in codes(parsed)
