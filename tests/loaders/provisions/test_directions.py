"""Duties in directions: to addressees, inside headings, behind "giao", below articles."""

import pytest

from tests.loaders.directive import parse

CALL = "Thủ tướng Chính phủ yêu cầu Bộ Y tế và Bộ Công an thực hiện các nhiệm vụ sau:\n\n"
DIRECTION = (
    "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/CT-TTg\nHà Nội, ngày 05 tháng 02 năm 2025\n\nCHỈ THỊ\n\n"
    "Về phòng dịch\n\n"
)


def duties(text: str) -> list[tuple[list[str], str]]:
    return [([name.text for name in task.lead], task.text) for task in parse(text).tasks]


def test_work_that_names_nobody_goes_to_those_the_opening_speaks_to() -> None:
    assert duties(DIRECTION + CALL + "1. Rà soát quy định.\n\n2. Mua vắc xin.\n") == [
        (["Bộ Y tế", "Bộ Công an"], "Rà soát quy định."),
        (["Bộ Y tế", "Bộ Công an"], "Mua vắc xin."),
    ]


@pytest.mark.parametrize(
    ("line", "lead", "text"),
    [
        ("2. Sở Y tế: Chỉ đạo các bệnh viện.", "Sở Y tế", "Chỉ đạo các bệnh viện."),
        ("2. Giao Sở Y tế chuẩn bị vắc xin.", "Sở Y tế", "chuẩn bị vắc xin."),
        (
            "2. Đồng ý với đề xuất. Giao Sở Y tế chuẩn bị vắc xin.",
            "Sở Y tế",
            "chuẩn bị vắc xin.",
        ),
        (
            "2. Sở Y tế căn cứ Chỉ thị này xây dựng kế hoạch phòng dịch.",
            "Sở Y tế",
            "xây dựng kế hoạch phòng dịch.",
        ),
        (
            "2. Sở Y tế là cơ quan thường trực, theo dõi việc thực hiện Chỉ thị.",
            "Sở Y tế",
            "theo dõi việc thực hiện Chỉ thị.",
        ),
    ],
)
def test_whoever_a_paragraph_names_has_the_duty(line: str, lead: str, text: str) -> None:
    assert ([lead], text) in duties(DIRECTION + "1. Sở Nội vụ rà soát.\n\n" + line + "\n")


def test_helpers_are_taken_from_the_duty_that_they_help_with() -> None:
    text = "1. Sở Y tế chủ trì, cùng Sở Tài chính và Công an tỉnh lập phương án phòng dịch.\n"

    (task,) = parse(DIRECTION + text).tasks

    assert [name.text for name in task.coordinating] == ["Sở Tài chính", "Công an tỉnh"]
    assert task.text == "lập phương án phòng dịch."


def test_duties_behind_a_sentence_that_asks_are_of_those_it_asks() -> None:
    resolution = "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nNGHỊ QUYẾT\nVề giám sát\n\nQUYẾT NGHỊ:\n\nĐiều 1.\n\n"
    asked = (
        "Ủy ban Thường vụ Quốc hội yêu cầu Chính phủ thực hiện một số nhiệm vụ sau đây:\n\n"
        "1. Nâng mức trợ cấp.\n\n2. Phê duyệt Đề án.\n"
    )

    assert duties(resolution + asked) == [
        (["Chính phủ"], "Nâng mức trợ cấp."),
        (["Chính phủ"], "Phê duyệt Đề án."),
    ]


def test_a_heading_on_the_line_of_its_paragraph_says_what_it_is_about() -> None:
    text = (
        "I. Mục đích: Nâng cao nhận thức của các cấp về phòng dịch.\n\n"
        "II. Chế độ báo cáo: Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.\n"
    )

    parsed = parse(DIRECTION.replace("CHỈ THỊ", "KẾ HOẠCH") + text)

    assert [task.lead[0].text for task in parsed.tasks] == ["Sở Y tế"]
    assert parsed.ledger.counts()["unread"] == 0


def test_bodies_inside_a_solution_have_their_duties() -> None:
    text = (
        "II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Quản lý rác thải\n\na) Hoàn thiện thể chế\n\n"
        "- Bộ Tài chính\n\n+ Rà soát thuế.\n\n+ Sửa đổi phí.\n"
    )

    assert duties(DIRECTION.replace("CHỈ THỊ", "KẾ HOẠCH") + text) == [
        (["Bộ Tài chính"], "Rà soát thuế."),
        (["Bộ Tài chính"], "Sửa đổi phí."),
    ]


def test_a_duty_is_not_its_own_section() -> None:
    text = "1. Rà soát quy định.\n\nMua vắc xin.\n\n2. Giao Sở Y tế chủ trì.\n"

    assert [task.section for task in parse(DIRECTION + CALL + text).tasks] == [None, None, None]


def test_a_short_duty_behind_a_long_call_is_cut_at_its_verb() -> None:
    text = "1. Giao cho Sở Nông nghiệp và Phát triển nông thôn rà soát.\n"

    assert duties(DIRECTION + text) == [(["Sở Nông nghiệp và Phát triển nông thôn"], "rà soát.")]


def test_a_direction_of_one_line_is_read_though_its_letterhead_names_an_office() -> None:
    assert duties(DIRECTION + "1. Sở Y tế rà soát.\n") == [(["Sở Y tế"], "rà soát.")]
