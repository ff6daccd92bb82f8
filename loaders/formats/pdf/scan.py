"""Pictures of pages: .png, .jpg and .tif files, read by recognition."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from graph.base.errors import Unreadable
from loaders.formats.pdf.bitmap import (
    MAX_PIXELS,
    POINTS,
    as_grey,
    recognise,
)
from loaders.formats.pdf.flow import Flow
from loaders.formats.pdf.pages import PageContent
from loaders.formats.pdf.recogniser import HINT
from loaders.formats.pdf.recognition import Recogniser, RecognitionFailed, find_recogniser
from loaders.source.issues import Issues
from loaders.source.lines import Line, LineBuilder

MAX_PAGES = 1_000
_DPI = 300
_WIDTH = 8.27
_FORMATS = ("PNG", "JPEG", "TIFF")
_IMAGE_ERRORS = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
)
"""What Pillow raises on a damaged picture."""


def read_image(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a picture, page by page; raises ``Unreadable`` if none can be read."""
    recogniser = find_recogniser()
    if recogniser is None:
        raise Unreadable(
            f"Tệp “{name}” là hình; máy này chưa nhận dạng được chữ trong hình.", hint=HINT
        )
    builder = LineBuilder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Flow(builder, issues).read(_sheets(data, name, recogniser))
    if not builder.lines:
        raise Unreadable(
            f"Không tìm thấy chữ nào trong hình “{name}”.",
            hint="Quét lại rõ hơn, ở 300 dpi, đúng chiều.",
        )
    return tuple(builder.lines)


def _sheets(data: bytes, name: str, recogniser: Recogniser) -> Iterator[PageContent]:
    for number, image in enumerate(_pages(data, name), start=1):
        scale = POINTS / _DPI
        sheet = PageContent(number, image.width * scale, image.height * scale)
        try:
            yield recognise(image, sheet, recogniser)
        except RecognitionFailed as error:
            yield PageContent(number, sheet.width, sheet.height, failure=str(error))


def _pages(data: bytes, name: str) -> Iterator[Image.Image]:
    """Each page of the file in grey, at 300 dots per inch."""
    number = 0
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
            for frame in ImageSequence.Iterator(file):
                number += 1
                if number > MAX_PAGES or frame.width * frame.height > MAX_PIXELS:
                    raise _too_large(name)
                yield _at_reading_size(as_grey(ImageOps.exif_transpose(frame)))
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except _IMAGE_ERRORS as error:
        raise Unreadable(
            f"Tệp “{name}” không phải hình PNG, JPEG hoặc TIFF nguyên vẹn.",
            hint="Mở tệp bằng trình xem ảnh, lưu lại thành PNG rồi nạp.",
        ) from error


def _at_reading_size(image: Image.Image) -> Image.Image:
    """The image as wide as a page at 300 dots per inch: smaller letters are read badly."""
    short = min(image.width, image.height)
    factor = _DPI * _WIDTH / short
    if 0.8 < factor < 1.2 or short < 200:
        return image
    size = (round(image.width * factor), round(image.height * factor))
    return image.resize(size, Image.Resampling.LANCZOS)


def _too_large(name: str) -> Unreadable:
    return Unreadable(
        f"Hình “{name}” quá lớn (trên {MAX_PIXELS // 1_000_000} triệu điểm ảnh mỗi trang).",
        hint="Giảm còn 300 dpi, hoặc tách thành nhiều tệp.",
    )
