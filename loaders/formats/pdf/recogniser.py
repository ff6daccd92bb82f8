"""Whether a file was read without the recogniser that it needed; light, imports no reader."""

import importlib

from loaders.source.issues import Issues

HINT = (
    "Cài Tesseract kèm tiếng Việt: Debian/Ubuntu “apt install tesseract-ocr tesseract-ocr-vie”; "
    "Windows: bộ cài Tesseract, đánh dấu chọn ngôn ngữ Vietnamese. Rồi nạp lại tệp."
)


def wants_recogniser(issues: Issues) -> bool:
    """True if pages were skipped because there was no recogniser."""
    return any(each.code == "recogniser-missing" for each in issues.found)


def has_recogniser() -> bool:
    """True if this machine has one now."""
    module = importlib.import_module("loaders.formats.pdf.recognition")
    return module.find_recogniser() is not None
