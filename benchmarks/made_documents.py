"""Documents to measure with: plans of any length, and the shipped texts, in every format."""

import html
import io
import itertools
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

from tests.loaders.formats.pdf_maker import MadePage, make_pdf
from tests.loaders.formats.word_maker import para, row, table, word

Block = str | list[list[str]]
"""A paragraph, or the rows of a table."""
HEAD = [
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-BGDĐT",
    "Hà Nội, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Thực hiện Nghị quyết số 57-NQ/TW",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024, Bộ ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Nâng cao nhận thức.",
]
CLOSING = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn An"]
COLUMNS = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kết quả"]
BODIES = (
    "Vụ Giáo dục Đại học",
    "Cục Công nghệ thông tin",
    "Vụ Pháp chế",
    "Thanh tra Bộ",
    "Vụ Kế hoạch - Tài chính",
)
WORK = ("Xây dựng đề án", "Rà soát quy định về", "Tổ chức hội nghị về", "Triển khai nền tảng số về")
ABOUT = (
    "phát triển nguồn nhân lực chất lượng cao",
    "chuyển đổi số trong giáo dục",
    "đào tạo nghề cho lao động nông thôn",
)
LETTERS = "abcdđegh"
LETTERS_OF_A_PAGE = 1700
LINES_OF_A_PAGE = 38
LETTERS_OF_A_LINE = 75
FONTS = ("DejaVuSerif.ttf", "times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf")


def _work(number: int) -> str:
    return f"{WORK[number % 4]} {ABOUT[number % 3]}, đợt {number}"


def _body(number: int) -> str:
    return BODIES[number % len(BODIES)]


def solutions(page: int) -> Iterator[Block]:
    """One group of solutions that nobody is put in charge of."""
    yield f"{page + 1}. Nhóm giải pháp số {page + 1} về {ABOUT[page % 3]}"
    for letter, number in zip(LETTERS, itertools.count(8 * page), strict=False):
        yield (
            f"{letter}) {_work(number)}; rà soát, sửa đổi, bổ sung cơ chế, chính sách đặc thù để "
            "huy động mọi nguồn lực của xã hội, bảo đảm công bằng giữa các vùng, miền, đối tượng."
        )


def duties(page: int) -> Iterator[Block]:
    """The duties of one body under its name."""
    yield f"{page + 1}. {_body(page)}:"
    for letter, number in zip(LETTERS, itertools.count(8 * page), strict=False):
        due = f"{number % 28 + 1}/{number % 12 + 1}/2026"
        yield (
            f"{letter}) Chủ trì, phối hợp với {_body(page + 1)} {_work(number).lower()}; hoàn "
            f"thành trước ngày {due}, báo cáo Bộ trưởng kết quả thực hiện và kiến nghị hằng năm."
        )


def goals(page: int) -> Iterator[Block]:
    """Targets, one a line."""
    for number in range(14 * page, 14 * page + 14):
        yield (
            f"- Đến năm {2026 + number % 9}, phấn đấu trên {number % 90 + 10}% cơ sở giáo dục ở "
            f"nhóm {number} đạt chuẩn về {ABOUT[number % 3]} theo quy định."
        )


def citations(page: int) -> Iterator[Block]:
    """Solutions that name other documents, in full and by the number alone."""
    for number in range(11 * page, 11 * page + 11):
        yield (
            f"{number + 1}. {_work(number)} theo Nghị quyết số {number}-NQ/TW ngày 12/3/2024 của "
            f"Bộ Chính trị; tiếp tục thực hiện Nghị quyết {number} và Kết luận {number + 3}."
        )


def rows(page: int) -> Iterator[list[str]]:
    """Nine rows of an annex."""
    for number in range(9 * page, 9 * page + 9):
        yield [
            str(number + 1),
            f"{_work(number)} và các nhiệm vụ khác được giao theo quy định của pháp luật",
            _body(number),
            f"{_body(number + 1)}; {_body(number + 2)}",
            f"Tháng {number % 12 + 1}/2026",
            f"Báo cáo kết quả số {number}",
        ]


def plan(heading: str, section: Callable[[int], Iterator[Block]], pages: int) -> list[Block]:
    """A plan with so many pages of one kind of paragraph."""
    body = itertools.chain.from_iterable(map(section, range(pages)))
    return [*HEAD, heading, *body, *CLOSING]


def with_annex(blocks: Sequence[Block], pages: int) -> list[Block]:
    """The plan, and behind it an annex with so many pages of rows."""
    found = itertools.chain.from_iterable(map(rows, range(pages)))
    return [*blocks, "PHỤ LỤC", [COLUMNS, *found]]


def blocks_of(text: str) -> list[Block]:
    """The paragraphs and tables of a shipped text, whose cells are parted by tabs."""
    found: list[Block] = []
    for is_row, lines in itertools.groupby(text.split("\n"), key=lambda line: "\t" in line):
        if is_row:
            found.append([line.split("\t") for line in lines])
        else:
            found += [line.strip() for line in lines if line.strip()]
    return found


def make_txt(blocks: Sequence[Block]) -> bytes:
    """Plain text, cells parted by tabs."""
    return "\n".join("\n".join(map("\t".join, _lines(each))) for each in blocks).encode()


def make_md(blocks: Sequence[Block]) -> bytes:
    """Markdown, cells between bars, a blank line behind each paragraph."""
    parts = []
    for each in blocks:
        if isinstance(each, str):
            parts.append(each)
        else:
            bars = [f"| {' | '.join(cells)} |" for cells in each]
            parts.append("\n".join([bars[0], "|---" * len(each[0]) + "|", *bars[1:]]))
    return "\n\n".join(parts).encode()


def make_html(blocks: Sequence[Block]) -> bytes:
    """A page of paragraphs and tables."""
    parts = []
    for each in blocks:
        if isinstance(each, str):
            parts.append(f"<p>{html.escape(each)}</p>")
        else:
            made = ("".join(f"<td>{html.escape(cell)}</td>" for cell in cells) for cells in each)
            parts.append(f"<table>{''.join(f'<tr>{cells}</tr>' for cells in made)}</table>")
    page = "\n".join(parts)
    return f"<!DOCTYPE html><html><meta charset=utf-8><body>\n{page}\n</body></html>".encode()


def make_docx(blocks: Sequence[Block]) -> bytes:
    """A Word document."""
    parts = []
    for each in blocks:
        if isinstance(each, str):
            parts.append(para(html.escape(each)))
        else:
            parts.append(table(*(row(*map(html.escape, cells)) for cells in each)))
    return word("".join(parts))


def make_xlsx(blocks: Sequence[Block]) -> bytes:
    """A sheet for the paragraphs up to a table, and one for each table."""
    book = Workbook(write_only=True)
    groups = itertools.groupby(blocks, key=lambda each: isinstance(each, str))
    for number, (_, group) in enumerate(groups, start=1):
        sheet = book.create_sheet(f"Trang {number}")
        for cells in itertools.chain.from_iterable(map(_lines, group)):
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def make_pdf_of(blocks: Sequence[Block]) -> bytes:
    """Pages with a text layer; tables are ruled."""
    return make_pdf(list(_pages(blocks)))


def make_scan(blocks: Sequence[Block]) -> bytes | None:
    """The first page as a picture at 300 dots per inch; none without a font for Vietnamese."""
    font = next(filter(None, map(_font, FONTS)), None)
    if font is None:
        return None
    image = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(image)
    for place, line in enumerate(itertools.islice(_wrapped(blocks), LINES_OF_A_PAGE)):
        pen.text((250, 250 + 75 * place), line, font=font, fill=0)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _font(name: str) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(name, 44)
    except OSError:
        return None


def _lines(block: Block) -> list[list[str]]:
    return [[block]] if isinstance(block, str) else block


def _wrapped(blocks: Sequence[Block]) -> Iterator[str]:
    for each in blocks:
        for cells in _lines(each):
            yield from textwrap.wrap(" ".join(cells), LETTERS_OF_A_LINE)


def _pages(blocks: Sequence[Block]) -> Iterator[MadePage]:
    page, top = MadePage(), 60.0
    for each in blocks:
        for cells in _lines(each):
            room = LETTERS_OF_A_LINE // len(cells) - (len(cells) > 1)
            texts = [textwrap.wrap(cell, room) for cell in cells]
            height = 18.0 * max(1, *map(len, texts))
            if top + height > 780 and top > 60:
                yield page
                page, top = MadePage(), 60.0
            _draw(page, top, height, texts)
            top += height
    yield page


def _draw(page: MadePage, top: float, height: float, texts: Sequence[Sequence[str]]) -> None:
    width = 450 / len(texts)
    for column, lines in enumerate(texts):
        for place, line in enumerate(lines):
            page.text(72 + column * width, top + 18 * place + 3, line)
    if len(texts) > 1:
        page.grid([70 + width * each for each in range(len(texts) + 1)], [top, top + height])


MAKERS: dict[str, Callable[[Sequence[Block]], bytes | None]] = {
    "txt": make_txt,
    "md": make_md,
    "html": make_html,
    "docx": make_docx,
    "xlsx": make_xlsx,
    "pdf": make_pdf_of,
    "png": make_scan,
}
"""How a document is written, by the ending of its file."""


def write(folder: Path, name: str, ending: str, blocks: Sequence[Block]) -> Path | None:
    """The document as a file; none where it cannot be made."""
    data = MAKERS[ending](blocks)
    if data is None:
        return None
    path = folder / f"{name}.{ending}"
    path.write_bytes(data)
    return path
