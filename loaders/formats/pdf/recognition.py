"""Recognition of a page image with Tesseract: words with their places and how sure they are."""

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from loaders.formats.pdf.placed_words import Word

SECONDS = 120
_LANGUAGE = "vie"
_NO_WORD = re.compile(r"[|¦_=~'`‘’]+")
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")


class RecognitionFailed(Exception):
    """Tesseract gave no answer for this image; the words say why, for a person."""


@dataclass(frozen=True)
class Recogniser:
    """The Tesseract of this machine, which knows Vietnamese."""

    command: str

    def words(self, image: Image.Image, layout: int = 3) -> list[Word]:
        """The words of a grey image, in its pixels; ``layout`` is Tesseract's ``--psm``."""
        data = io.BytesIO()
        image.save(data, "PPM")
        options = ["-l", _LANGUAGE, "--psm", str(layout), "--dpi", "300", "tsv"]
        try:
            done = subprocess.run(
                [self.command, "stdin", "stdout", *options],
                input=data.getvalue(),
                capture_output=True,
                check=True,
                timeout=SECONDS,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired as error:
            raise RecognitionFailed(f"Nhận dạng quá {SECONDS} giây nên đã dừng.") from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise RecognitionFailed("Tesseract báo lỗi với trang này.") from error
        return _read_words(done.stdout.decode("utf-8", "replace"))


def find_recogniser() -> Recogniser | None:
    """Tesseract with Vietnamese; ``None`` where it is not installed."""
    for command in filter(None, [shutil.which("tesseract"), *_windows_places()]):
        try:
            done = subprocess.run(
                [command, "--list-langs"], capture_output=True, check=True, timeout=SECONDS
            )
        except (subprocess.SubprocessError, OSError):
            continue
        if _LANGUAGE in done.stdout.decode("utf-8", "replace").split():
            return Recogniser(command)
    return None


def _windows_places() -> list[str]:
    """Where the Windows installer puts it."""
    roots = [Path(root) for name in _WINDOWS if (root := os.environ.get(name))]
    places = [
        base / "Tesseract-OCR" / "tesseract.exe" for r in roots for base in (r, r / "Programs")
    ]
    return [str(place) for place in places if place.is_file()]


def _read_words(table: str) -> list[Word]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = (_read_word(row) for row in rows if row["level"] == "5")
    return [word for word in words if word.text]


def _read_word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    sure = min(max(float(row["conf"]), 0.0), 99.0)
    return Word((row["text"] or "").strip(), left, top, right, bottom, sure)


def is_noise(word: Word) -> bool:
    """A speck or a rule that was taken for a sign."""
    if any(letter.isalnum() for letter in word.text):
        return False
    return word.sure < 60 or bool(_NO_WORD.fullmatch(word.text))
