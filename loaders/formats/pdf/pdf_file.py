"""PDF files: the text layer where it can be read, recognised text where it cannot."""

import io
import math
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image

from graph.base.errors import Unreadable
from loaders.formats.pdf.bitmap import (
    MAX_PIXELS,
    POINTS,
    as_grey,
    recognise,
)
from loaders.formats.pdf.flow import Flow
from loaders.formats.pdf.limits import check_size
from loaders.formats.pdf.pages import (
    PageContent,
    library,
    quiet,
    read_sheet,
)
from loaders.formats.pdf.recogniser import HINT
from loaders.formats.pdf.recognition import Recogniser, RecognitionFailed, find_recogniser
from loaders.source.issues import Issues
from loaders.source.lines import Line, LineBuilder

MAX_PAGES = 5_000
_DPI = 300
_AT_ONCE = 2
_AHEAD = 4


def read_pdf(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a PDF; raises ``Unreadable`` for one that is damaged, locked or has no words."""
    check_size(data, name)
    builder = LineBuilder()
    with quiet(), _opened(data, name) as pdf, Pictures(data, name) as pictures:
        Flow(builder, issues).read(pictures.recognised(_sheets(pdf, name)))
    if not builder.lines:
        raise pictures.nothing_read()
    return tuple(builder.lines)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[PDF]:
    with library(name):
        try:
            pdf = pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
                raise Unreadable(
                    f"Tệp “{name}” được khóa bằng mật khẩu.",
                    hint="Mở tệp bằng mật khẩu, in lại ra PDF không khóa (Print to PDF) rồi nạp.",
                ) from error
            raise
        count = len(pdf.pages)
    if not 0 < count <= MAX_PAGES:
        raise Unreadable(
            f"Tệp “{name}” có {count} trang; đọc được từ 1 đến {MAX_PAGES} trang.",
            hint="Kiểm tra tệp có nguyên vẹn không, hoặc tách thành nhiều tệp.",
        )
    yield pdf


def _sheets(pdf: PDF, name: str) -> Iterator[PageContent]:
    for page in pdf.pages:
        yield read_sheet(page, name)


class Pictures(ExitStack):
    """Recognises the pages that have no text layer to read, a few at a time, in their order."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._data = data
        self._name = name
        self._document: pypdfium2.PdfDocument | None = None
        self._pool = self.enter_context(ThreadPoolExecutor(_AT_ONCE))
        self._skipped = False

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        return find_recogniser()

    def recognised(self, sheets: Iterator[PageContent]) -> Iterator[PageContent]:
        """Each sheet as it is, or as its picture was read."""
        waiting: deque[PageContent | Future[PageContent]] = deque()
        for sheet in sheets:
            waiting.append(self._start(sheet) if sheet.spoilt or sheet.pictured else sheet)
            while waiting and (len(waiting) > _AHEAD or isinstance(waiting[0], PageContent)):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _result(self, sheet: PageContent | Future[PageContent]) -> PageContent:
        done = sheet if isinstance(sheet, PageContent) else sheet.result()
        if done.failure:
            self._skipped = True
            if done.spoilt:
                raise self._unreadable(done)
        return done

    def _start(self, sheet: PageContent) -> PageContent | Future[PageContent]:
        if self._recogniser is None:
            failure = f"Trang chỉ có hình, không có lớp chữ. {HINT}"
            return replace(sheet, failure=failure, unrecognised=True)
        try:
            image = self._draw(sheet.number)
        except pypdfium2.PdfiumError:
            return replace(sheet, failure="Không vẽ được trang này để nhận dạng chữ.")
        return self._pool.submit(_recognise, image, sheet, self._recogniser)

    def _draw(self, number: int) -> Image.Image:
        """The page as a grey image, without seals and what signatures draw."""
        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._data)
            self.callback(self._document.close)
        page = self._document[number - 1]
        points = max(page.get_width() * page.get_height(), 1.0)
        scale = min(_DPI / POINTS, math.sqrt(MAX_PIXELS / 2 / points))
        bitmap = page.render(scale=scale, draw_annots=False)
        image = as_grey(bitmap.to_pil())
        bitmap.close()
        page.close()
        return image

    def nothing_read(self) -> Unreadable:
        """Why a file gave no line."""
        if self._skipped and self._recogniser is None:
            return Unreadable(
                f"Tệp “{self._name}” là bản quét, chỉ có hình; máy này chưa nhận dạng được chữ.",
                hint=HINT,
            )
        return Unreadable(
            f"Không tìm thấy chữ nào trong tệp “{self._name}”.",
            hint="Kiểm tra tệp có mở xem được không; nếu là bản quét, hãy quét lại rõ hơn.",
        )

    def _unreadable(self, sheet: PageContent) -> Unreadable:
        return Unreadable(
            f"Lớp chữ ở trang {sheet.number} của tệp “{self._name}” hỏng (phông thiếu bảng mã), "
            "không đọc được thành chữ.",
            hint=HINT if self._recogniser is None else (sheet.failure or ""),
        )


def _recognise(image: Image.Image, sheet: PageContent, recogniser: Recogniser) -> PageContent:
    try:
        return recognise(image, sheet, recogniser)
    except RecognitionFailed as error:
        return replace(sheet, words=(), grids=(), failure=str(error))
