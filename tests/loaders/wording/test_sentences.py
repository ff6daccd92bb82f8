import pytest

from loaders.wording.sentences import split_clauses, split_sentences


def test_a_paragraph_is_parted_at_its_stops() -> None:
    text = "Rà soát quy định. Đề xuất sửa đổi! Ai chịu trách nhiệm? Báo cáo Thủ tướng."

    assert split_sentences(text) == [
        "Rà soát quy định.",
        "Đề xuất sửa đổi!",
        "Ai chịu trách nhiệm?",
        "Báo cáo Thủ tướng.",
    ]


def test_semicolons_part_clauses_but_not_sentences() -> None:
    text = "Đẩy mạnh phân cấp; tăng cường kiểm tra. Xử lý vi phạm."

    assert split_clauses(text) == ["Đẩy mạnh phân cấp;", "tăng cường kiểm tra.", "Xử lý vi phạm."]
    assert split_sentences(text) == ["Đẩy mạnh phân cấp; tăng cường kiểm tra.", "Xử lý vi phạm."]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân TP. Hà Nội tổ chức thực hiện.",
        "Hội đồng do GS. Nguyễn Văn A làm Chủ tịch.",
        "Nhóm của PGS. TS. Nguyễn Văn A được nghiệm thu.",
        "Các ngành điện, nước, v.v. Đều phải kê khai.",
    ],
)
def test_a_stop_behind_an_abbreviation_ends_nothing(text: str) -> None:
    assert split_sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Đầu tư 1.500 tỷ đồng cho hạ tầng số.",
        "Giảm xuống còn 2.5 ngày làm việc.",
        "Theo mục 2.1 của Kế hoạch.",
    ],
)
def test_a_point_inside_a_number_ends_nothing(text: str) -> None:
    assert split_clauses(text) == [text]


def test_what_stands_in_brackets_stays_together() -> None:
    text = "Sửa đổi văn bản (luật; nghị định. Thông tư) trong năm; báo cáo kết quả."

    assert split_clauses(text) == [
        "Sửa đổi văn bản (luật; nghị định. Thông tư) trong năm;",
        "báo cáo kết quả.",
    ]


def test_what_stands_in_quotation_marks_stays_together() -> None:
    text = "Phát động phong trào “Bình dân học vụ số; Mỗi xã một sản phẩm”; nhân rộng mô hình."

    assert split_clauses(text) == [
        "Phát động phong trào “Bình dân học vụ số; Mỗi xã một sản phẩm”;",
        "nhân rộng mô hình.",
    ]


def test_a_bracket_that_is_never_closed_guards_nothing() -> None:
    text = "Rà soát (các quy định; sửa đổi nghị định. Báo cáo."

    assert split_clauses(text) == ["Rà soát (các quy định;", "sửa đổi nghị định.", "Báo cáo."]


@pytest.mark.parametrize("text", ["", "   "])
def test_no_words_are_no_sentence(text: str) -> None:
    assert split_sentences(text) == [] and split_clauses(text) == []


def test_no_word_is_lost_on_the_way() -> None:
    text = "Hoàn thiện thể chế; bố trí vốn (ngân sách; xã hội hóa). Kiểm tra, giám sát; báo cáo"

    assert " ".join(split_clauses(text)) == text
    assert " ".join(split_sentences(text)) == text
