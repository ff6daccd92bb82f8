"""Whatever lines come, reading ends in records or in a sentence, and every line has a fate."""

from collections.abc import Callable
from functools import partial

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.base.errors import GraphError
from graph.register.agencies import shipped_register
from loaders.exchange.fates import explain
from loaders.exchange.json_file import parsed_view
from loaders.parsed.document import Parsed
from loaders.pipeline import record
from loaders.source.lines import clean
from tests.reading.reader import parsed

HEAD = [
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
    "Số: 12/KH-BGDĐT",
    "Hà Nội, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Thực hiện Nghị quyết số 57-NQ/TW",
]
HEADINGS = """
KẾ HOẠCH|NGHỊ QUYẾT|CHƯƠNG TRÌNH HÀNH ĐỘNG|QUYẾT ĐỊNH|Số: /KH-UBND|Số: 99/QĐ-UBND
I. MỤC ĐÍCH, YÊU CẦU|II. MỤC TIÊU|III. NHIỆM VỤ, GIẢI PHÁP|IV. TỔ CHỨC THỰC HIỆN|A. GHI CHÚ
1. Sở Y tế|2. Các sở, ban, ngành|1.1. Mục tiêu cụ thể|Điều 1. Ban hành kèm theo Quyết định này
PHỤ LỤC|Phụ lục II|(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2026)|Căn cứ Luật Giáo dục;|Nơi nhận:
TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|Nguyễn Văn A|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|[1] Xem 12/QĐ-TTg
"""
SENTENCES = """
a) Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ báo cáo trước ngày 30/6/2026;|- Tuyên truyền.
Đến năm 2030, đạt ít nhất 80%|Trước ngày 31/02/2026, gửi báo cáo về Sở Y tế|- Lưu: VT.|+ Việc nhỏ;
Giao Sở Tài chính cấp 1.234,5 tỷ đồng|Cơ quan chủ trì:|đ) Thường xuyên|Như trên;|100%|và các đơn vị
Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.|thực hiện Quyết định số 157/QĐ-TTg ngày 1/1
"""
ROWS = [
    "TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKết quả",
    "TT\tChỉ tiêu\tĐơn vị\t2025\t2030",
    "1\tXây dựng đề án\tVụ GDĐH\tcác đơn vị thuộc Bộ\tQuý IV năm 2026\tĐề án",
    "\tphần tiếp theo\t\tBộ\t\t",
    "I\tNhóm việc\t\t\t\t",
    "2\tTỉ lệ\t%\t50\t≥ 80",
    "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
    "\t\t\t\t\t",
    "TT   Nội dung   Cơ quan chủ trì   Thời gian",
    "1    Việc một     Vụ GDĐH           2026",
    "\tlẻ\t",
]
JUNK = [
    *("", " ", "\u00a0", "12", "- 7 -", "PAGE BREAK", "-----", "_____", "=====", "…", "BB", "OK"),
    *("\x07\x08", "\x0b", "\u200b", "\ufeff", "\u0301", "\ufffd", "\x1b[31m", "\U0001f600"),
    *("<b>", "</td>", "<!-- x -->", "**đậm**", "## ", "> trích", "\\*", "{", "%s", "1.", "a)", "-"),
    *("x" * 3000, "Sở " * 400, "(" * 300, "a, " * 300, "9" * 200, "ỷ" * 500),
]
BARS = [
    "| TT | Nhiệm vụ | Cơ quan chủ trì |",
    "|---|---|---|",
    "| 1 | Việc",
    "|",
    "||",
    "| a | b |",
]


def _parts(text: str) -> list[str]:
    return [part for line in text.strip().split("\n") for part in line.split("|")]


FRAGMENTS = st.sampled_from([*_parts(HEADINGS), *_parts(SENTENCES), *ROWS, *JUNK])
LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "No"], exclude_characters="\x00\r\n\x0c|"), max_size=30
)
LINES = st.one_of(
    FRAGMENTS,
    FRAGMENTS,
    FRAGMENTS,
    st.builds("{}{}{}".format, FRAGMENTS, st.sampled_from(["\t", " ", "", "; "]), FRAGMENTS),
    LETTERS,
)


def _soups(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    bodies = st.lists(lines, min_size=1, max_size=25)
    return st.builds("\n".join, st.one_of(bodies, bodies.map(lambda body: HEAD + body)))


soup = partial(
    settings,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read(text: str) -> Parsed | None:
    """What was read; none if the reader said, in words, why it cannot be."""
    try:
        found = parsed(text)
        view = parsed_view(record(found, shipped_register()))
    except GraphError as error:
        assert error.message and error.hint
        return None
    assert view["lines"] == found.ledger.counts()
    return found


def _check(text: str, holds: Callable[[Parsed, list[int]], None]) -> None:
    found = _read(text)
    if found is not None:
        lines = found.ledger.lines
        assert [line.number for line in lines] == [*range(1, text.count("\n") + 2)]
        holds(found, [line.number for line in lines if line.text])


def _one_fate_each(found: Parsed, spoken: list[int]) -> None:
    fates = [each.number for each in explain(found) if each.fate]
    assert fates == spoken
    assert sum(found.ledger.counts().values()) == len(spoken)


def _some_fate_each(found: Parsed, spoken: list[int]) -> None:
    fates = [each.number for each in explain(found) if each.fate]
    assert len(fates) == len({*fates})
    assert {*spoken} <= {*fates}


@given(_soups(LINES))
@soup(max_examples=300)
@example("\n".join([*HEAD, "I. MỤC ĐÍCH", "- Một.", "", "PHỤ LỤC", *ROWS]))
def test_every_line_that_says_something_has_one_fate(text: str) -> None:
    _check(text, _one_fate_each)


@given(_soups(st.one_of(LINES, st.sampled_from(BARS))))
@soup(max_examples=120)
def test_tables_between_bars_never_crash_and_lose_no_line(text: str) -> None:
    _check(text, _some_fate_each)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
@soup(max_examples=60)
def test_bytes_that_are_no_directive_are_refused_in_words(data: bytes) -> None:
    try:
        found = parsed(data)
    except GraphError as error:
        assert error.message and error.hint
    else:
        assert found.head.kind or found.says_anything


@given(LETTERS)
@soup(max_examples=100)
def test_what_is_cleaned_once_is_clean(text: str) -> None:
    once = clean(text)

    assert once == once.strip() and "\t" not in once and "  " not in once
    assert not any(char < " " for char in once)


def test_a_document_of_known_lines_is_counted() -> None:
    text = "\n".join([*HEAD, "", "A. GHI CHÚ", " ", "12", "\x07", "Dòng lạ."])

    counts = parsed(text).ledger.counts()

    assert sum(counts.values()) == len(HEAD) + 3
    assert counts["ignored"] == 1
    assert counts["unread"] >= 1
