import pytest

from loaders.layout.letters import join_torn, mend
from loaders.source.issues import Issues
from loaders.source.lines import Line


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("th ự c h iện Đ ề án", "thực hiện Đề án"),
        ("Ủ y ban nhân dân xã, p h ư ờng", "Ủy ban nhân dân xã, phường"),
        ("S ở X â y d ự ng c hủ trì", "Sở Xây dựng chủ trì"),
        ("ỦY B AN NHÂN D ÂN", "ỦY BAN NHÂN DÂN"),
        ("Phê du y ệt kế ho ạch", "Phê duyệt kế hoạch"),
        ("bố trí vốn có m ục tiêu cho ng ười dân", "bố trí vốn có mục tiêu cho người dân"),
        ("Sở Y tế ch ủ trì, tỉ nh ủy chỉ đạo", "Sở Y tế chủ trì, tỉnh ủy chỉ đạo"),
        ("V I. NHIỆM VỤ", "VI. NHIỆM VỤ"),
    ],
)
def test_pieces_of_one_syllable_are_joined(torn: str, whole: str) -> None:
    assert join_torn(torn)[0] == whole


@pytest.mark.parametrize(
    "text",
    [
        "ngành thú y, Bộ Y tế, trạm y tế ở xã",
        "điểm c hay khoản b Điều 2",
        "nhóm C hiện nay, hạng I và hạng II",
        "ông A Lăng, bà H Yên Niê, ông Hồ Ý Lan",
        "dài 5 m hoặc 3 km",
        "các lớp 1 A, 1 B",
        "Vụ GDĐH, Cục CNTT và các đơn vị thuộc Bộ",
        "",
        "   ",
    ],
)
def test_words_that_are_whole_stay_apart(text: str) -> None:
    assert join_torn(text) == (text, [])


def test_each_line_with_a_tear_says_what_was_torn() -> None:
    issues = Issues()
    lines = [Line(4, "", "Sở Y tế ch ủ trì"), Line(5, "", "Sở Nội vụ phối hợp")]

    first, second = mend(lines, issues)

    assert (first.text, second) == ("Sở Y tế chủ trì", lines[1])
    (issue,) = issues.found
    assert (issue.code, issue.line, issue.quote) == ("letters-joined", 4, "ch ủ")


def test_the_cells_of_a_row_are_mended_one_by_one() -> None:
    row = Line(7, "", "1 Xây d ựng đề án Sở Y tế", ("1", "Xây d ựng đề án", "Sở Y tế"))

    (mended,) = mend([row], Issues())

    assert mended.cells == ("1", "Xây dựng đề án", "Sở Y tế")


def test_a_long_line_of_loose_letters_ends_in_time() -> None:
    text = "h " * 20_000

    assert join_torn(text)[0] == text
