import pytest

from graph.register.agencies import shipped_register
from loaders.parsed.document import Name
from loaders.provisions.reporting_duties import find_reports

knows = shipped_register().knows


def _joined(names: list[Name]) -> str:
    return ", ".join(name.text for name in names)


def reports(text: str, *senders: str) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    names = [Name(name, 1) for name in senders or ("Sở Y tế",)]
    return [
        (_joined(each.senders), _joined(each.to) or None, each.when, each.dates)
        for each in find_reports(text, names, 1, knows)
    ]


@pytest.mark.parametrize(
    ("text", "to", "when", "dates"),
    [
        (
            "định kỳ báo cáo kết quả thực hiện về Bộ Y tế trước ngày 10 tháng 12 hàng năm",
            "Bộ Y tế",
            "trước ngày 10 tháng 12 hàng năm",
            ("12-10",),
        ),
        (
            "Trước 30 tháng 5 và ngày 20 tháng 11 hàng năm, gửi báo cáo về Bộ Y tế kết quả",
            "Bộ Y tế",
            "Trước 30 tháng 5 và ngày 20 tháng 11 hàng năm",
            ("05-30", "11-20"),
        ),
        (
            "theo dõi; định kỳ báo cáo Thủ tướng Chính phủ; đánh giá",
            "Thủ tướng Chính phủ",
            "định kỳ",
            (),
        ),
        (
            "Định kỳ hoặc đột xuất gửi báo cáo về tình hình về Bộ Y tế",
            "Bộ Y tế",
            "Định kỳ hoặc đột xuất",
            (),
        ),
        ("Định kỳ báo cáo kết quả tại đơn vị (qua Bộ Y tế) để tổng hợp", "Bộ Y tế", "Định kỳ", ()),
        ("kịp thời báo cáo những vấn đề mới nảy sinh", None, "kịp thời", ()),
    ],
)
def test_a_duty_to_report_says_to_whom_and_when(
    text: str, to: str | None, when: str, dates: tuple[str, ...]
) -> None:
    assert reports(text) == [("Sở Y tế", to, when, dates)]


def test_whoever_is_reported_to_reports_on() -> None:
    text = "gửi Bộ Y tế, Bộ Nội vụ để tổng hợp, báo cáo Chính phủ"

    assert [each[:2] for each in reports(text)] == [
        ("Sở Y tế", "Bộ Y tế, Bộ Nội vụ"),
        ("Bộ Y tế, Bộ Nội vụ", "Chính phủ"),
    ]


def test_two_senders_owe_one_report() -> None:
    found = reports("báo cáo Bộ Y tế", "Sở Y tế", "Sở Tài chính")

    assert [each[:2] for each in found] == [("Sở Y tế, Sở Tài chính", "Bộ Y tế")]


def test_a_second_recipient_beside_the_first_hears_from_the_same_sender() -> None:
    text = "báo cáo kết quả với Chính phủ theo đúng tiến độ, đồng thời gửi Bộ Y tế để tổng hợp"

    assert [each[:2] for each in reports(text)] == [
        ("Sở Y tế", "Chính phủ"),
        ("Sở Y tế", "Bộ Y tế"),
    ]


def test_whoever_is_advised_to_report_is_the_one_who_reports() -> None:
    text = "tổng hợp, tham mưu Ủy ban nhân dân tỉnh báo cáo Ban Thường vụ Tỉnh ủy theo quy định"

    (found,) = reports(text)
    assert found[:3] == ("Ủy ban nhân dân tỉnh", "Ban Thường vụ Tỉnh ủy", "theo quy định")


def test_a_report_that_goes_through_another_body_says_so() -> None:
    text = "báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/6 và trước ngày 15/12"

    (found,) = find_reports(text, [Name("Sở Y tế", 1)], 1, knows)
    assert (found.through, found.dates) == ("Sở Nội vụ", ("06-15", "12-15"))


@pytest.mark.parametrize(
    "text",
    ["tổng hợp báo cáo của các đơn vị", "đưa vào kế hoạch, báo cáo kinh tế - xã hội", "báo chí"],
)
def test_the_word_alone_is_no_duty(text: str) -> None:
    assert reports(text) == []
