import pytest

from graph.base.errors import Unreadable
from loaders.formats.web import html
from loaders.formats.web.html import read_html
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    Merge,
    Position,
)

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(page: str | bytes) -> tuple[Line, ...]:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(data, "trang.html", Issues())


def texts(page: str | bytes) -> list[str]:
    return [line.text for line in read(page)]


def test_blocks_and_breaks_end_lines_and_inline_words_do_not() -> None:
    page = "<p>Kế <b>ho</b>ạch<br>số&nbsp;1\n tiếp</p><div>Hai<p>Ba</p>Bốn</div>"

    assert texts(page) == ["Kế hoạch", "số 1 tiếp", "Hai", "Ba", "Bốn"]


def test_furniture_scripts_and_hidden_parts_are_dropped() -> None:
    page = (
        "<html><head><title>x</title></head><body><header>a</header><nav>b</nav>"
        "<script>var c = '<p>d</p>'</script><style>p{}</style><!-- e -->"
        '<div style="DISPLAY : none">f</div><p hidden>g</p><form><input>h</form>'
        "<ul><li><a>i</a></li><li><a>k</a></li><li><a>l</a></li></ul>"
        "<p>Văn bản</p>đuôi<aside>m</aside><footer>n</footer></body></html>"
    )

    assert texts(page) == ["Văn bản", "đuôi"]


def test_a_form_around_the_whole_page_is_the_page() -> None:
    search = "<form>Tìm kiếm</form>"

    assert texts(f"{search}<form><p>Kế hoạch triển khai</p></form>") == ["Kế hoạch triển khai"]


def test_the_labels_of_a_portal_are_lines_of_their_own() -> None:
    page = (
        "<table><tr><td>Số hiệu:</td><td>565/TB-UBND</td><td>Loại văn bản</td><td>Thông báo</td>"
        "</tr><tr><td>Ngày công báo:</td><td></td><td>Tình trạng:</td><td>Đã biết</td></tr></table>"
        "<ul><li><b>Ngày ban hành:</b> 15/11/2024</li></ul>"
        "<div>Người ký:</div><div>Nguyễn Văn A</div>"
        "<dl><dt>Nơi ban hành</dt><dd>Quảng Ngãi</dd></dl>"
    )

    lines = read(page)

    assert [line.text for line in lines] == [
        "Số hiệu: 565/TB-UBND",
        "Loại văn bản: Thông báo",
        "Ngày công báo:",
        "Tình trạng: Đã biết",
        "Ngày ban hành: 15/11/2024",
        "Người ký: Nguyễn Văn A",
        "Nơi ban hành: Quảng Ngãi",
    ]
    assert lines[0].place == Position(table=1, row=1)


def test_lists_have_the_marks_that_a_browser_prints() -> None:
    page = (
        '<ol start="3"><li>Ba<ul><li>con</li></ul></li><li><p>Bốn</p><p>tiếp</p></li></ol>'
        '<ol type="a"><li>x</li></ol><ul style="list-style: none"><li>y</li></ul>'
    )

    assert texts(page) == ["3. Ba", "- con", "4. Bốn", "tiếp", "a. x", "y"]


def test_raised_figures_do_not_glue_and_marks_of_notes_are_no_words() -> None:
    page = '<p>10 km<sup>2</sup> năm 2030<sup><a href="#1">1</a></sup></p>'

    assert texts(page) == ["10 km² năm 2030"]


def test_spans_of_cells_are_marked() -> None:
    page = (
        "<table><tr><th rowspan=2>STT</th><th colspan=2>Đơn vị</th></tr>"
        "<tr><th>Chủ trì</th><th>Phối hợp</th></tr>"
        "<tr><td>1</td><td rowspan=2 colspan=2>Sở X</td></tr><tr><td>2</td></tr></table>"
    )

    assert [(line.cells, line.merged) for line in read(page)] == [
        (("STT", "Đơn vị", ""), (Merge.NONE, Merge.NONE, Merge.LEFT)),
        (("", "Chủ trì", "Phối hợp"), (Merge.UP, Merge.NONE, Merge.NONE)),
        (("1", "Sở X", ""), (Merge.NONE, Merge.NONE, Merge.LEFT)),
        (("2", "", ""), (Merge.NONE, Merge.UP, Merge.UP)),
    ]


def test_a_table_that_lays_out_the_page_is_unwrapped() -> None:
    head = f"<table><tr><td>TỈNH<br>LÀO CAI</td><td>{MOTTO}</td></tr></table>"
    data = "<table><tr><td>STT</td><td>Việc</td></tr><tr><td>1</td><td>a</td></tr></table>"
    page = f"<table><tr><td>Bên trái</td><td>{head}<p>KẾ HOẠCH</p>{data}</td></tr></table>"

    lines = read(page)

    assert [(line.text, line.is_row) for line in lines] == [
        ("Bên trái", False),
        ("TỈNH", False),
        ("LÀO CAI", False),
        (MOTTO, False),
        ("KẾ HOẠCH", False),
        ("STT Việc", True),
        ("1 a", True),
    ]
    assert lines[-1].place == Position(table=3, row=2)


def test_nothing_that_stands_in_a_table_is_lost() -> None:
    page = (
        "<table><caption>Bảng 1</caption><tr><td>a</td><td>b</td></tr>"
        "<td>c</td><td>d</td><div>lạc</div></table>"
    )

    found = " ".join(texts(page))

    assert all(word in found for word in ("Bảng 1", "a b", "c d", "lạc"))


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1258", "cp1258"), ("utf-8", "utf-8"), ("x", "utf-16")]
)
def test_the_encoding_is_what_the_page_says(charset: str, encoding: str) -> None:
    page = f'<meta charset="{charset}"><p>Đơn sơ</p>'

    assert texts(page.encode(encoding)) == ["Đơn sơ"]


def test_a_page_in_utf_8_that_says_another_encoding_is_utf_8() -> None:
    assert texts('<meta charset="windows-1252"><p>Kế hoạch</p>') == ["Kế hoạch"]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><span>"])
def test_any_depth_is_read(tag: str) -> None:
    assert "x" in texts(tag * 20_000 + "x")[-1]


def test_spans_without_end_do_not_blow_up() -> None:
    wide = "<tr><td colspan=100000>x</td><td>y</td></tr>" * 100
    tall = "<tr><td>1</td><td rowspan=99999>z</td></tr>" * 5000

    assert [line.cells for line in read(f"<table>{wide}</table>")] == [("x", "y")] * 100
    with pytest.raises(Unreadable):
        read(f"<table>{tall}</table>")


def test_entities_do_not_expand() -> None:
    page = "<!DOCTYPE html [<!ENTITY a 'no'>]><p>&a; &amp; &#272;</p>"

    assert "no" not in texts(page)[-1].split()
    assert texts(page)[-1].endswith("& Đ")


@pytest.mark.parametrize("page", ["", "<!-- x", "<" * 40])
def test_no_page_is_refused_or_read_and_nothing_else(page: str) -> None:
    try:
        read(page)
    except Unreadable as error:
        assert error.hint


def test_too_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_TAGS", 10)

    with pytest.raises(Unreadable, match="quá mức"):
        read("<p>" * 11)
