from datetime import date

import pytest

from graph.schema.vocabulary import Basis
from loaders.parsed.document import ParsedTask
from tests.loaders.directive import HEAD, parse


def _tasks(*paragraphs: str) -> list[ParsedTask]:
    return parse(f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n\n" + "\n\n".join(paragraphs) + "\n").tasks


def _one(*paragraphs: str) -> ParsedTask:
    (task,) = _tasks(*paragraphs)
    return task


def _leads(task: ParsedTask) -> list[str]:
    return [name.text for name in task.lead]


@pytest.mark.parametrize(
    ("paragraph", "leads", "text"),
    [
        ("1. Giao Sở Nội vụ rà soát biên chế.", ["Sở Nội vụ"], "rà soát biên chế."),
        (
            "1. Sở Nội vụ trong thời hạn 05 ngày kể từ ngày nhận đơn có trách nhiệm kiểm tra.",
            ["Sở Nội vụ"],
            "trong thời hạn 05 ngày kể từ ngày nhận đơn có trách nhiệm kiểm tra.",
        ),
        (
            "1. Đề nghị Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện.",
            ["Mặt trận Tổ quốc Việt Nam tỉnh"],
            "giám sát việc thực hiện.",
        ),
        (
            "1. Các Sở: Nội vụ, Xây dựng có trách nhiệm cung cấp số liệu.",
            ["Sở Nội vụ", "Sở Xây dựng"],
            "cung cấp số liệu.",
        ),
        (
            "1. Các sở, ban, ngành căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch.",
            ["Các sở, ban, ngành"],
            "xây dựng kế hoạch.",
        ),
        (
            "1. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh bảo đảm an ninh, trật tự.",
            ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"],
            "bảo đảm an ninh, trật tự.",
        ),
    ],
)
def test_a_paragraph_tells_bodies_what_to_do(paragraph: str, leads: list[str], text: str) -> None:
    task = _one(paragraph)

    assert (task.number, _leads(task), task.text) == ("1", leads, text)


@pytest.mark.parametrize(
    "heading",
    [
        "1. Sở Y tế",
        "1. Sở Y tế:",
        "1. Trách nhiệm của Sở Y tế:",
        "1. Sở Y tế có trách nhiệm:",
    ],
)
def test_a_heading_that_is_a_body_has_the_duties_below(heading: str) -> None:
    tasks = _tasks(heading, "a) Rà soát định mức.", "b) Thống kê nhân lực.")

    assert [(task.number, _leads(task)) for task in tasks] == [
        ("a", ["Sở Y tế"]),
        ("b", ["Sở Y tế"]),
    ]
    assert {task.section for task in tasks} == {heading.rstrip(":")}


def test_two_bodies_of_one_heading_share_its_duties() -> None:
    task = _one("1. Sở Y tế, Sở Tài chính", "- Rà soát định mức.")

    assert _leads(task) == ["Sở Y tế", "Sở Tài chính"]


def test_a_duty_that_begins_with_another_body_is_that_bodys() -> None:
    own, other = _tasks("1. Sở Y tế", "a) Lập dự toán.", "b) Sở Tài chính bố trí kinh phí.")

    assert (_leads(own), _leads(other)) == (["Sở Y tế"], ["Sở Tài chính"])


def test_helpers_and_deadline_and_approval_come_out_of_the_sentence() -> None:
    task = _one(
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan xây dựng đề án, "
        "trình Ủy ban nhân dân tỉnh phê duyệt trước ngày 30/6/2026."
    )

    assert _leads(task) == ["Sở Y tế"]
    assert [name.text for name in task.coordinating] == ["Sở Tài chính", "các cơ quan liên quan"]
    assert task.approver and task.approver.text == "Ủy ban nhân dân tỉnh"
    assert task.timeframe and task.timeframe.due_on == date(2026, 6, 30)
    assert task.text.startswith("xây dựng đề án")


def test_days_from_the_issue_count_from_the_date_of_the_document() -> None:
    task = _one("1. Sở Y tế xây dựng kế hoạch trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch.")

    assert task.timeframe and task.timeframe.due_on == date(2025, 3, 7)


def test_the_point_of_contact_is_a_focal_unit() -> None:
    task = _one("1. Văn phòng Ủy ban nhân dân tỉnh là đầu mối tổng hợp, đôn đốc.")

    assert [name.text for name in task.focal] == ["Văn phòng Ủy ban nhân dân tỉnh"]


def test_a_section_of_one_paragraph_may_be_a_duty() -> None:
    (task,) = parse(f"{HEAD}II. Phân công Sở Y tế theo dõi, đôn đốc việc thực hiện.\n").tasks

    assert (_leads(task), task.text) == (["Sở Y tế"], "theo dõi, đôn đốc việc thực hiện.")


def test_a_duty_may_follow_its_body_on_the_same_line() -> None:
    task = _one("1. Sở Y tế: Rà soát định mức nhân lực.")

    assert (_leads(task), task.text) == (["Sở Y tế"], "Rà soát định mức nhân lực.")


def test_who_leads_makes_a_duty_even_among_solutions() -> None:
    parsed = parse(
        f"{HEAD}II. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền trên báo chí.\n\n"
        "- Sở Nội vụ chủ trì tập huấn cán bộ.\n\n- Giao Sở Tài chính bố trí vốn.\n"
    )

    assert [_leads(task) for task in parsed.tasks] == [["Sở Nội vụ"], ["Sở Tài chính"]]
    assert [each.text for each in parsed.solutions] == ["Nhận thức", "Tuyên truyền trên báo chí."]


def test_a_paragraph_about_nobody_is_nobodys_duty() -> None:
    assert _tasks("1. Nguồn kinh phí được lồng ghép từ các chương trình.") == []


def _instruction(addressed: str) -> str:
    head = HEAD.replace("KẾ HOẠCH\n", "CHỈ THỊ\n").replace("12/KH-", "12/CT-")
    return head.split("I. MỤC ĐÍCH")[0].replace("Bộ ban hành Kế hoạch như sau:", addressed)


def test_an_instruction_gives_what_names_nobody_to_its_addressees() -> None:
    opening = _instruction("Bộ trưởng yêu cầu các Sở Giáo dục và Đào tạo:")

    task, named = parse(
        f"{opening}1. Rà soát quy định về học bạ số.\n\n"
        "2. Vụ Giáo dục Đại học chủ trì kiểm tra việc tuyển sinh.\n"
    ).tasks

    assert _leads(task) == ["các Sở Giáo dục và Đào tạo"]
    assert task.lead[0].basis is Basis.INHERITED
    assert _leads(named) == ["Vụ Giáo dục Đại học"]
    assert named.lead[0].basis is Basis.STATED
