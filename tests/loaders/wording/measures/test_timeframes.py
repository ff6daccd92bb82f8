from datetime import date

import pytest

from graph.schema.vocabulary import TimeframeKind as Kind
from loaders.wording.measures.timeframes import prose_timeframe, read_timeframe


def _read(text: str, **more: object) -> tuple[Kind, date | None, date | None]:
    frame = read_timeframe(text, **more)  # type: ignore[arg-type]
    assert frame is not None and frame.text == " ".join(text.split())
    return frame.kind, frame.start_on, frame.due_on


@pytest.mark.parametrize(
    ("text", "kind", "due_on"),
    [
        ("2026", Kind.YEAR, date(2026, 12, 31)),
        ("Năm 2026", Kind.YEAR, date(2026, 12, 31)),
        ("Đến năm 2030", Kind.YEAR, date(2030, 12, 31)),
        ("Trong năm 2026", Kind.YEAR, date(2026, 12, 31)),
        ("Trước năm 2027", Kind.YEAR, date(2026, 12, 31)),
        ("Quý IV năm 2025", Kind.QUARTER, date(2025, 12, 31)),
        ("Quý I/2026", Kind.QUARTER, date(2026, 3, 31)),
        ("quý 2 năm 2026", Kind.QUARTER, date(2026, 6, 30)),
        ("Quý II, III năm 2026", Kind.QUARTER, date(2026, 9, 30)),
        ("Tháng 6/2026", Kind.MONTH, date(2026, 6, 30)),
        ("Tháng 02 năm 2028", Kind.MONTH, date(2028, 2, 29)),
        ("trước ngày 20/02/2025", Kind.DATE, date(2025, 2, 20)),
        ("Chậm nhất là ngày 30 tháng 6 năm 2026", Kind.DATE, date(2026, 6, 30)),
        ("14 / 5/2026", Kind.DATE, date(2026, 5, 14)),
    ],
)
def test_a_deadline_falls_on_the_last_day_of_what_is_written(
    text: str, kind: Kind, due_on: date
) -> None:
    assert _read(text) == (kind, None, due_on)


@pytest.mark.parametrize(
    ("text", "start_on", "due_on"),
    [
        ("2026-2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Giai đoạn 2025 - 2027", date(2025, 1, 1), date(2027, 12, 31)),
        ("Từ năm 2026 đến năm 2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("Từ ngày 01/3/2026 đến ngày 15/4/2026", date(2026, 3, 1), date(2026, 4, 15)),
        ("Từ quý I/2026 đến quý IV/2027", date(2026, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, start_on: date, due_on: date) -> None:
    assert _read(text) == (Kind.PERIOD, start_on, due_on)


@pytest.mark.parametrize(
    ("text", "kind", "start_on"),
    [
        ("Thường xuyên", Kind.ONGOING, None),
        ("Thường xuyên, liên tục", Kind.ONGOING, None),
        ("Hằng năm", Kind.RECURRING, None),
        ("Hàng năm", Kind.RECURRING, None),
        ("Định kỳ hằng quý", Kind.RECURRING, None),
        ("Năm 2025 và thực hiện hàng năm", Kind.RECURRING, date(2025, 1, 1)),
        (
            "Quý IV năm 2025 và triển khai thực hiện hằng năm",
            Kind.RECURRING,
            date(2025, 10, 1),
        ),
        ("Năm 2026 và các năm tiếp theo", Kind.RECURRING, date(2026, 1, 1)),
    ],
)
def test_what_goes_on_or_comes_again_is_never_due(
    text: str, kind: Kind, start_on: date | None
) -> None:
    frame = read_timeframe(text)

    assert frame is not None and frame.recurs
    assert (frame.kind, frame.start_on, frame.due_on) == (kind, start_on, None)


@pytest.mark.parametrize(
    "text",
    [
        "Khi có văn bản hướng dẫn của cấp trên",
        "Theo kế hoạch của Trung ương",
        "Sau khi Luật được thông qua",
        "Trong thời hạn 30 ngày kể từ ngày Nghị định được ban hành",
    ],
)
def test_what_waits_for_an_event_has_no_day(text: str) -> None:
    assert _read(text, issued_on=date(2025, 2, 5)) == (Kind.CONDITIONAL, None, None)


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch", date(2025, 3, 7)),
        ("Trong vòng 2 tuần kể từ ngày ký ban hành", date(2025, 2, 19)),
        ("Trong 3 tháng kể từ ngày Kế hoạch này được ban hành", date(2025, 5, 5)),
    ],
)
def test_days_from_the_issue_are_counted_from_the_document(text: str, due_on: date) -> None:
    issued_on = date(2025, 2, 5)

    assert _read(text, issued_on=issued_on) == (Kind.RELATIVE, issued_on, due_on)


def test_days_from_an_unknown_issue_are_not_counted() -> None:
    assert _read("Trong 30 ngày kể từ ngày ban hành Kế hoạch") == (Kind.RELATIVE, None, None)


def test_a_month_is_no_longer_than_its_last_day() -> None:
    frame = read_timeframe(
        "Trong 1 tháng kể từ ngày ban hành Kế hoạch", issued_on=date(2026, 1, 31)
    )

    assert frame is not None and frame.due_on == date(2026, 2, 28)


def test_a_proposal_for_a_year_spans_it() -> None:
    whole_year = (Kind.PROPOSED, date(2027, 1, 1), date(2027, 12, 31))

    assert _read("Đề xuất nhiệm vụ 2027") == whole_year


@pytest.mark.parametrize("text", ["30 tháng 02 năm 2025", "trước ngày 31/4/2026"])
def test_an_impossible_day_is_kept_as_written_and_marked(text: str) -> None:
    frame = read_timeframe(text)

    assert frame is not None and frame.impossible
    assert (frame.text, frame.kind, frame.due_on) == (text, Kind.UNREADABLE, None)


@pytest.mark.parametrize("text", ["Sớm", "Quý V/2026", "2030-2026", "Ngày mai", "xxx"])
def test_what_is_no_time_stays_unreadable(text: str) -> None:
    assert _read(text) == (Kind.UNREADABLE, None, None)


@pytest.mark.parametrize("text", ["", "  ", "-", "…", "."])
def test_an_empty_cell_sets_no_deadline(text: str) -> None:
    assert read_timeframe(text) is None


@pytest.mark.parametrize(
    ("text", "due_on"),
    [("Quý III", date(2026, 9, 30)), ("Tháng 4", date(2026, 4, 30)), ("30/6", date(2026, 6, 30))],
)
def test_a_cell_without_a_year_takes_that_of_its_heading(text: str, due_on: date) -> None:
    frame = read_timeframe(text, year=2026)

    assert frame is not None and (frame.text, frame.due_on) == (text, due_on)


def test_a_cell_with_a_year_of_its_own_keeps_it() -> None:
    frame = read_timeframe("Quý I/2027", year=2026)

    assert frame is not None and frame.due_on == date(2027, 3, 31)


def test_a_remark_in_brackets_does_not_change_the_deadline() -> None:
    assert _read("Quý II/2026 (báo cáo lần đầu)") == (Kind.QUARTER, None, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "written", "due_on"),
    [
        (
            "xây dựng đề án, hoàn thành trước ngày 30/6/2026.",
            "trước ngày 30/6/2026",
            date(2026, 6, 30),
        ),
        (
            "báo cáo kết quả chậm nhất ngày 15 tháng 12 năm 2025.",
            "chậm nhất ngày 15 tháng 12 năm 2025",
            date(2025, 12, 15),
        ),
        ("trình phê duyệt trong quý III năm 2026.", "trong quý III năm 2026", date(2026, 9, 30)),
    ],
)
def test_a_sentence_states_its_deadline(text: str, written: str, due_on: date) -> None:
    frame = prose_timeframe(text)

    assert frame is not None and (frame.text, frame.due_on) == (written, due_on)


def test_a_sentence_may_begin_with_how_often() -> None:
    frame = prose_timeframe("Thường xuyên kiểm tra, đôn đốc việc thực hiện.")

    assert frame is not None and frame.kind is Kind.ONGOING


@pytest.mark.parametrize(
    "text",
    [
        "rà soát quy định của Luật Đất đai năm 2024.",
        "thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2025.",
        "tổng kết giai đoạn trước để rút kinh nghiệm.",
    ],
)
def test_a_date_that_is_no_deadline_sets_none(text: str) -> None:
    assert prose_timeframe(text) is None
