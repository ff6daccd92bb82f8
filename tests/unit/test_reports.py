import pytest

from graph.agencies import shipped_register
from loaders.parsed import Name
from loaders.reports import find_reports

knows = shipped_register().knows


def reports(text: str, *senders: str) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    names = [Name(name, 1) for name in senders or ("Sở Y tế",)]
    return [
        (each.sender.text, each.to.text if each.to else None, each.when, each.dates)
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
        ("Sở Y tế", "Bộ Y tế"),
        ("Sở Y tế", "Bộ Nội vụ"),
        ("Bộ Y tế", "Chính phủ"),
        ("Bộ Nội vụ", "Chính phủ"),
    ]


def test_each_of_two_senders_reports() -> None:
    found = reports("báo cáo Bộ Y tế", "Sở Y tế", "Sở Tài chính")

    assert [each[:2] for each in found] == [("Sở Y tế", "Bộ Y tế"), ("Sở Tài chính", "Bộ Y tế")]


@pytest.mark.parametrize(
    "text",
    ["tổng hợp báo cáo của các đơn vị", "đưa vào kế hoạch, báo cáo kinh tế - xã hội", "báo chí"],
)
def test_the_word_alone_is_no_duty(text: str) -> None:
    assert reports(text) == []
