import base64
import quopri
import random
import time

import pytest

from graph.base.errors import Unreadable
from loaders.formats import office
from loaders.formats.dispatch import read_lines
from loaders.formats.web import html
from loaders.formats.web.html import read_html
from loaders.source.issues import Issues

PAGE = "<html><body><p>Kế hoạch số 1</p></body></html>"
PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n"


def part(page: bytes, packed: str, charset: str | None = "utf-8") -> bytes:
    """A part of HTML, packed as mail packs it."""
    said = f"; charset={charset}" if charset else ""
    head = f"Content-Type: text/html{said}\r\nContent-Transfer-Encoding: {packed}\r\n\r\n"
    pack = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    return head.encode() + pack.get(packed, bytes)(page) + b"\r\n"


def mail(*parts: bytes, boundary: str = "----=_Next.0", kind: str = "related") -> bytes:
    """A saved page: its parts between the lines of the boundary."""
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind};\r\n\tboundary="{boundary}"\r\n'
    line = f"\r\n--{boundary}".encode()
    inside = b"".join(line + b"\r\n" + each for each in parts)
    return head.encode() + b"\r\n" + inside + line + b"--"


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_html(data, "trang.mht", Issues())]


@pytest.mark.parametrize("packed", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("name", ["trang.mht", "trang.MHTML"])
def test_the_page_of_a_mail_is_read_however_it_is_packed(packed: str, name: str) -> None:
    data = b"From: <Saved by Blink>\r\n" + mail(PICTURE, part(PAGE.encode(), packed))

    assert [line.text for line in read_lines(data, name, Issues())] == ["Kế hoạch số 1"]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1258", "cp1258"), ("utf-8", "utf-8"), ("utf-16", "utf-16"), (None, "utf-8")],
)
def test_its_encoding_is_what_the_part_says(charset: str | None, encoding: str) -> None:
    page = "<p>Đơn sơ</p>".encode(encoding)

    assert texts(mail(part(page, "base64", charset))) == ["Đơn sơ"]


def test_a_page_may_be_the_whole_mail_or_a_part_of_a_part() -> None:
    page = part(PAGE.encode(), "base64")
    inner = mail(
        b"Content-Type: text/plain\r\n\r\nplain\r\n", page, boundary="b", kind="alternative"
    )

    assert texts(b"MIME-Version: 1.0\r\n" + page) == ["Kế hoạch số 1"]
    assert texts(mail(inner, PICTURE, boundary="bb")) == ["Kế hoạch số 1"]


def test_a_page_in_front_of_which_nothing_stands_is_no_mail() -> None:
    assert texts("<pre>\nContent-Type: x\n</pre><p>Kế hoạch</p>".encode())[-1] == "Kế hoạch"


def test_a_mail_under_the_name_of_an_old_document_is_read() -> None:
    lines = office.read_office(mail(part(PAGE.encode(), "base64")), "cũ.doc", Issues())

    assert [line.text for line in lines] == ["Kế hoạch số 1"]


@pytest.mark.parametrize("data", [mail(PICTURE), mail(), mail(part(b"", "base64")), mail()[:30]])
def test_a_mail_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="mht") as refused:
        texts(data)
    assert refused.value.hint


def test_the_page_inside_is_watched_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_TAGS", 10)

    with pytest.raises(Unreadable, match="quá mức"):
        texts(mail(part(b"<p>" * 11, "base64")))


def test_parts_and_headers_without_end_do_not_blow_up() -> None:
    start = mail(boundary="a")[:-5]
    hostile = (
        start + b"\n--a\n\n" * 500_000,
        start + (b"\n--a\n" + mail(*[b"\n\nx"] * 100, boundary="b")) * 500,
        start + b"\n--a\n" + b"a: b\n" * 1_000_000,
    )

    began = time.monotonic()
    for data in hostile:
        with pytest.raises(Unreadable):
            texts(data)
    assert time.monotonic() - began < 10


def test_a_garbled_mail_is_read_or_refused_and_nothing_else() -> None:
    chance, whole = random.Random(3), mail(part(PAGE.encode(), "quoted-printable"), PICTURE)
    for _ in range(500):
        garbled = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            garbled[chance.randrange(len(garbled))] = chance.choice(b"*\"';=%\xff\x00 \r\n-/:?0A")
        try:
            texts(bytes(garbled))
        except Unreadable as error:
            assert error.hint
