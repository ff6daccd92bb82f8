import io
import subprocess
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont

from graph.base.errors import Unreadable
from loaders.formats.pdf import recognition as pdf_ocr
from loaders.formats.pdf import scan
from loaders.formats.pdf.bitmap import (
    as_grey,
    find_skew,
    ruling_lines,
)
from loaders.formats.pdf.pdf_file import read_pdf
from loaders.formats.pdf.placed_words import Word
from loaders.formats.pdf.recognition import (
    Recogniser,
    RecognitionFailed,
    find_recogniser,
)
from loaders.formats.pdf.ruled_tables import find_grids
from loaders.formats.pdf.scan import read_image
from loaders.source.issues import Issues
from tests.conftest import FONT

SCALE = 72 / 300
needs_tesseract = pytest.mark.usefixtures("tesseract")
needs_font = pytest.mark.usefixtures("font")


def page(width: int = 2480, height: int = 1200) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), 255)
    return image, ImageDraw.Draw(image)


def written() -> Image.Image:
    """A page with a head, a paragraph and a table."""
    image, pen = page(height=1500)
    font = ImageFont.truetype(str(FONT), 46)
    for x, y, words in (
        (300, 200, "ỦY BAN NHÂN DÂN"),
        (1150, 200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (360, 270, "TỈNH LÀO CAI"),
        (1350, 270, "Độc lập - Tự do - Hạnh phúc"),
        (420, 500, "1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ban, ngành báo cáo"),
        (300, 570, "kết quả thực hiện trước ngày 30 tháng 6 năm 2026."),
        (340, 830, "Nhiệm vụ"),
        (1340, 830, "Cơ quan"),
        (340, 1030, "Xây dựng kế hoạch"),
        (1340, 1030, "Sở Tài chính"),
    ):
        pen.text((x, y), words, font=font, fill=0)
    for y in (800, 1000, 1200):
        pen.line((300, y, 2200, y), fill=0, width=4)
    for x in (300, 1300, 2200):
        pen.line((x, 800, x, 1200), fill=0, width=4)
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


@needs_tesseract
@needs_font
def test_a_picture_is_read_with_its_head_and_its_table() -> None:
    issues = Issues()

    lines = read_image(saved(written(), "PNG"), "trang.png", issues)

    assert [line.text for line in lines[:3]] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
    assert lines[4].text.startswith("1. Sở Giáo dục") and lines[4].text.endswith("2026.")
    assert [line.cells for line in lines[5:]] == [
        ("Nhiệm vụ", "Cơ quan"),
        ("Xây dựng kế hoạch", "Sở Tài chính"),
    ]
    assert ("text-recognised", 1, "trang 1") in {(i.code, i.line, i.quote) for i in issues.found}


@needs_tesseract
@needs_font
def test_every_page_of_a_tif_is_read_also_a_turned_one() -> None:
    image = written()
    data = saved(
        image, "TIFF", save_all=True, append_images=[image.rotate(90, expand=True, fillcolor=255)]
    )

    lines = read_image(data, "trang.tif", Issues())
    pages = [
        [line.text for line in lines if line.place and line.place.page == number]
        for number in (1, 2)
    ]

    assert pages[0] == pages[1] and len(pages[0]) == 7


@needs_tesseract
@needs_font
def test_a_pdf_of_pictures_reads_like_the_pictures() -> None:
    issues = Issues()
    data = saved(written(), "PDF", resolution=300.0)

    lines = read_pdf(data, "quet.pdf", issues)

    assert lines[0].text == "ỦY BAN NHÂN DÂN"
    assert lines[-1].cells == ("Xây dựng kế hoạch", "Sở Tài chính")
    assert issues.found[0].code == "text-recognised"


def test_rules_of_a_bitmap_make_a_grid_and_strokes_of_letters_do_not() -> None:
    image, pen = page()
    for y in (200, 400, 600):
        pen.line((300, y, 2000, y), fill=0, width=4)
    for x in (300, 900, 2000):
        pen.line((x, 200, x, 600), fill=0, width=4)
    for x in range(400, 800, 60):
        pen.line((x, 300, x + 40, 300), fill=0, width=6)

    grids = find_grids(ruling_lines(image, SCALE))

    assert [len(grid.cells) for grid in grids] == [4]
    assert grids[0].columns == pytest.approx([72, 216, 480], abs=2)


def test_the_skew_of_a_page_is_measured() -> None:
    image, pen = page()
    for y in range(100, 1100, 60):
        pen.rectangle((200, y, 2200, y + 25), fill=0)

    assert find_skew(image.rotate(-1.5, fillcolor=255)) == pytest.approx(1.5, abs=0.15)


def test_red_ink_vanishes_and_black_stays() -> None:
    image = Image.new("RGB", (3, 1), "white")
    image.putpixel((0, 0), (200, 30, 40))
    image.putpixel((1, 0), (20, 20, 20))

    assert list(as_grey(image).tobytes()) == [255, 20, 255]


def test_without_tesseract_a_picture_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "find_recogniser", lambda: None)

    with pytest.raises(Unreadable, match="nhận dạng") as caught:
        read_image(saved(page()[0], "PNG"), "trang.png", Issues())
    assert "tesseract-ocr-vie" in caught.value.hint and "Windows" in caught.value.hint


def test_tesseract_without_vietnamese_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 0, b"List of languages (2):\neng\nosd\n")

    monkeypatch.setattr(pdf_ocr.shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(pdf_ocr.subprocess, "run", run)

    assert find_recogniser() is None


def test_a_page_that_takes_too_long_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 120)

    monkeypatch.setattr(pdf_ocr.subprocess, "run", run)
    monkeypatch.setattr(scan, "find_recogniser", lambda: Recogniser("tesseract"))
    issues = Issues()

    with pytest.raises(RecognitionFailed):
        Recogniser("tesseract").words(page()[0])
    with pytest.raises(Unreadable):
        read_image(saved(page()[0], "PNG"), "trang.png", issues)
    assert [(found.code, found.quote) for found in issues.found] == [("part-skipped", "trang 1")]
    assert "120 giây" in issues.found[0].message


class Misreader(Recogniser):
    """Answers every picture with one line, of which it is hardly sure."""

    def words(self, image: Image.Image, layout: int = 3) -> list[Word]:
        said = [("Quảng", 96.0), ("Ngãi,", 95.0), ("ngàW/†", 54.0), ("tháng", 96.0), ("5", 12.0)]
        return [
            Word(text, 100 + 200 * at, 100, 250 + 200 * at, 140, sure)
            for at, (text, sure) in enumerate(said)
        ]


def test_doubtful_words_are_kept_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_recogniser", lambda: Misreader("tesseract"))
    issues = Issues()

    lines = read_image(saved(page()[0], "PNG"), "trang.png", issues)

    assert [line.text for line in lines] == ["Quảng Ngãi, ngàW/† tháng 5"]
    doubtful = [found for found in issues.found if found.code == "word-doubtful"]
    assert [(found.line, found.quote) for found in doubtful] == [(1, "ngàW/†"), (1, "5")]


@needs_tesseract
@pytest.mark.parametrize("cut", [0, 3, 100, 2000])
def test_a_damaged_picture_is_refused(cut: int) -> None:
    with pytest.raises(Unreadable, match="nguyên vẹn"):
        read_image(saved(Image.effect_noise((300, 300), 90), "PNG")[:cut], "hong.png", Issues())


@pytest.mark.parametrize("side", [9_000, 40_000])
def test_a_picture_of_too_many_points_is_refused(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "find_recogniser", lambda: Recogniser("tesseract"))
    head = saved(Image.new("1", (side, 1)), "PNG")
    tall = head.replace(side.to_bytes(4) + (1).to_bytes(4), side.to_bytes(4) + side.to_bytes(4))
    data = tall[:29] + pngs_checksum(tall[12:29]) + tall[33:]

    with pytest.raises(Unreadable, match="quá lớn"):
        read_image(data, "lon.png", Issues())


def pngs_checksum(chunk: bytes) -> bytes:
    return zlib.crc32(chunk).to_bytes(4)
