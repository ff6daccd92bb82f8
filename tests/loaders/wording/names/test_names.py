import pytest

from graph.register.agencies import shipped_register
from loaders.layout.tables.cells import read_lead_cell
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import is_name
from loaders.wording.names.subjects import read_subject, trim_to_known

knows = shipped_register().knows


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bộ Văn hóa, Thể thao và Du lịch", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Các Sở, ban, ngành", ["Các Sở, ban, ngành"]),
        ("Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]),
        (
            "Vụ GDĐH, các cơ sở GDĐH và các đơn vị thuộc Bộ",
            ["Vụ GDĐH", "các cơ sở GDĐH", "các đơn vị thuộc Bộ"],
        ),
        (
            "Văn phòng, Vụ TCCB các đơn vị thuộc và trực thuộc Bộ",
            ["Văn phòng", "Vụ TCCB", "các đơn vị thuộc và trực thuộc Bộ"],
        ),
        (
            "Bộ Thông tin và Truyền thông Bộ Khoa học và Công nghệ",
            ["Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"],
        ),
        (
            "Đảng ủy các xã, phường và Đảng ủy có liên quan",
            ["Đảng ủy các xã, phường", "Đảng ủy có liên quan"],
        ),
        (
            "UBKT Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy",
            ["UBKT Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"],
        ),
        (
            "Ban Tuyên giáo Trung ương; các bộ, ngành, địa phương; VTV, VOV",
            ["Ban Tuyên giáo Trung ương", "các bộ, ngành, địa phương", "VTV", "VOV"],
        ),
        (
            "Bộ Tài chính, bộ, ngành liên quan",
            ["Bộ Tài chính", "bộ, ngành liên quan"],
        ),
        (
            "Viện Chiến lược, Chính sách TN&MT; Cục Biến đổi khí hậu.",
            ["Viện Chiến lược, Chính sách TN&MT", "Cục Biến đổi khí hậu"],
        ),
        ("", []),
    ],
)
def test_a_cell_is_parted_where_a_name_begins(cell: str, names: list[str]) -> None:
    assert split_names(cell, knows) == names


def test_lead_focal_unit_and_helpers_in_one_cell_come_apart() -> None:
    cell = read_lead_cell(
        "Liên hiệp Hội Việt Nam (Ban KH&HTQT) Các hội thành viên, Quỹ Vifotec", knows
    )

    assert cell.lead == ["Liên hiệp Hội Việt Nam"]
    assert cell.focal == ["Ban KH&HTQT"]
    assert cell.others == ["Các hội thành viên", "Quỹ Vifotec"]


def test_brackets_that_hold_no_body_belong_to_the_name() -> None:
    cell = read_lead_cell("Sở Y tế (lần 2)", knows)

    assert (cell.lead, cell.focal) == (["Sở Y tế (lần 2)"], [])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng kế hoạch", ["Đảng ủy UBND tỉnh"]),
        ("Ban Tư vấn, Phản biện là đầu mối giúp Tổng Thư ký", ["Ban Tư vấn, Phản biện"]),
        ("Bộ Ngoại giao phối hợp thông tin đối ngoại", ["Bộ Ngoại giao"]),
        ("Trong đó, Bộ Y tế xây dựng chương trình", ["Bộ Y tế"]),
        ("Tổ chức phổ biến nội dung cốt lõi của Nghị quyết", []),
        ("Xây dựng kế hoạch truyền thông", []),
    ],
)
def test_a_sentence_says_whom_it_gives_a_duty(sentence: str, names: list[str]) -> None:
    assert read_subject(sentence, knows)[0] == names


def test_what_a_sentence_says_of_a_body_is_cut_from_its_name() -> None:
    assert trim_to_known("Bộ Y tế lan tỏa mô hình tốt", knows) == "Bộ Y tế"
    assert trim_to_known("Ban Chưa Có lan tỏa", knows) == "Ban Chưa Có lan tỏa"


@pytest.mark.parametrize(
    "text", ["Tổ chức thực hiện", "Báo cáo kết quả", "Bộ tiêu chí", "Hội nghị"]
)
def test_words_that_begin_like_a_body_are_none(text: str) -> None:
    assert not is_name(text)
