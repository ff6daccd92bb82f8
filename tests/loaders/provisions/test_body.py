from graph.schema.vocabulary import Grain, Origin
from tests.loaders.directive import HEAD, codes, parse

ORGANISATION = """\
II. TỔ CHỨC THỰC HIỆN

1. Vụ Giáo dục Đại học

a) Theo dõi, đôn đốc các đơn vị thực hiện.

b) Trước ngày 10 tháng 6 và ngày 30 tháng 11 hàng năm, gửi Bộ Khoa học và Công nghệ \
để tổng hợp, báo cáo Chính phủ.

2. Cục Công nghệ thông tin chủ trì xây dựng nền tảng; hoàn thành trước ngày 30 tháng 02 năm 2025.

Trên đây là Kế hoạch của Bộ./.
"""
SOLUTIONS = """\
II. NHIỆM VỤ VÀ GIẢI PHÁP

1. Nâng cao nhận thức

- Tổ chức tuyên truyền sâu rộng.

- Biểu dương điển hình và nhân rộng mô hình hay trong

các cơ sở giáo dục.

2. Chuyển đổi số

Đẩy mạnh ứng dụng công nghệ.
"""


def test_a_heading_that_names_a_body_gives_it_the_duties_below() -> None:
    tasks = parse(HEAD + ORGANISATION).tasks

    assert [(task.number, task.lead[0].text, task.origin) for task in tasks] == [
        ("a", "Vụ Giáo dục Đại học", Origin.ORGANISATION),
        ("b", "Vụ Giáo dục Đại học", Origin.ORGANISATION),
        ("2", "Cục Công nghệ thông tin", Origin.ORGANISATION),
    ]
    assert tasks[2].text.startswith("chủ trì xây dựng nền tảng")


def test_reports_go_on_from_body_to_body() -> None:
    reports = parse(HEAD + ORGANISATION).reports

    assert [(each.senders[0].text, each.to[0].text, each.dates) for each in reports] == [
        ("Vụ Giáo dục Đại học", "Bộ Khoa học và Công nghệ", ("06-10", "11-30")),
        ("Bộ Khoa học và Công nghệ", "Chính phủ", ()),
    ]


def test_an_impossible_deadline_in_prose_is_kept_and_reported() -> None:
    parsed = parse(HEAD + ORGANISATION)

    frame = parsed.tasks[2].timeframe
    assert frame is not None
    assert frame.text == "trước ngày 30 tháng 02 năm 2025"
    assert frame.due_on is None
    assert "date-impossible" in codes(parsed)


def test_solutions_stand_under_their_groups_and_torn_paragraphs_are_joined() -> None:
    parsed = parse(HEAD + SOLUTIONS)

    assert [(each.code, each.grain, each.part_of) for each in parsed.solutions] == [
        ("1", Grain.GROUP, None),
        ("1.1", Grain.SOLUTION, "1"),
        ("1.2", Grain.SOLUTION, "1"),
        ("2", Grain.GROUP, None),
        ("2.1", Grain.SOLUTION, "2"),
    ]
    assert parsed.solutions[2].text.endswith("mô hình hay trong các cơ sở giáo dục.")


def test_every_line_is_read_or_ignored_for_a_reason() -> None:
    parsed = parse(HEAD + SOLUTIONS + ORGANISATION.replace("II.", "III."))

    assert parsed.ledger.counts()["unread"] == 0
    reasons = {into for _, fate, into in parsed.ledger.fates() if fate == "ignored"}
    assert reasons == {"motto", "background", "closing-formula"}


def test_a_line_that_nobody_understands_is_listed() -> None:
    parsed = parse(HEAD + "II. TỔ CHỨC THỰC HIỆN\n\n1. Kinh phí do ngân sách bảo đảm.\n")

    assert [line.text for line in parsed.ledger.unread()] == ["1. Kinh phí do ngân sách bảo đảm."]
    assert codes(parsed).count("line-unread") == 1


def test_targets_in_prose_take_the_year_of_their_period() -> None:
    text = HEAD + (
        "II. MỤC TIÊU\n\n1. Giai đoạn 2026-2030\n\n- Tối thiểu 70% cán bộ được bồi dưỡng.\n\n"
        "- Nâng cao chất lượng.\n\n2. Giai đoạn 2030-2035\n\n- 100% cán bộ được bồi dưỡng.\n"
    )

    indicators = parse(text).indicators

    assert [(each.target, each.target_value, each.target_year) for each in indicators] == [
        ("Tối thiểu 70%", 70.0, 2030),
        ("100%", 100.0, 2035),
    ]


def test_junk_behind_the_last_words_is_named() -> None:
    parsed = parse(HEAD + "II. TỔ CHỨC THỰC HIỆN\n\nTrên đây là Kế hoạch của Bộ./OK\n")

    assert "junk-tail" in codes(parsed)
