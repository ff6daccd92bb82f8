"""What can become of a line, in the words that people are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.schema.labels import RECORDS
from loaders.parsed.document import Parsed
from loaders.source.issues import Issue

READ = {
    "annex-title": "tên phụ lục",
    "footnote": "chú thích cuối trang",
    "head": "phần đầu",
    "indicator": RECORDS["indicator"],
    "metadata": "thông tin của cổng văn bản",
    "objective": RECORDS["objective"],
    "opening": "căn cứ, lời dẫn",
    "outline": "đề cương",
    "recipient": "nơi nhận",
    "section": "tên mục",
    "solution": RECORDS["solution"],
    "structured": "bản ghi",
    "task": RECORDS["task"],
}
"""Kinds of records that a line is read into."""
IGNORED = {
    "above-head": "chữ phía trên phần đầu",
    "annex-other": "phụ lục không giao việc",
    "archive-note": "nơi lưu",
    "background": "mục đích, tình hình, quan điểm",
    "closing-formula": "câu kết",
    "comment": "chú thích của tệp",
    "empty-row": "hàng trống",
    "enforcement-formula": "điều khoản thi hành",
    "form-table": "biểu mẫu, dự toán, lịch kiểm tra",
    "front-matter": "thông tin đầu tệp",
    "funding": "kinh phí",
    "heading": "nhãn “Nơi nhận”",
    "headline": "tít báo",
    "junk": "chữ rác",
    "lead-in": "câu dẫn",
    "motto": "quốc hiệu, tiêu ngữ",
    "not-of-the-outline": "ngoài khuôn đề cương",
    "page-number": "số trang",
    "pointer-to-annex": "câu chỉ sang phụ lục",
    "preamble": "lời mở đầu",
    "repeated-header": "tiêu đề bảng lặp lại",
    "ruler": "đường kẻ",
    "signature": "dấu “đã ký”",
    "table-header": "tiêu đề bảng",
    "table-title": "tên bảng",
    "total-row": "hàng cộng",
}
"""Reasons for which a line says nothing that is kept."""


@dataclass(frozen=True)
class Fate:
    """One line with what became of it and what is to be looked at."""

    number: int
    place: str
    text: str
    fate: str
    into: str
    issues: tuple[Issue, ...]


def explain(parsed: Parsed) -> Iterator[Fate]:
    """Every non-blank line of the source, in its order."""
    said: dict[int, list[Issue]] = {}
    for issue in parsed.issues.found:
        said.setdefault(issue.line or 0, []).append(issue)
    if 0 in said:
        yield Fate(0, "", "", "", "", tuple(said[0]))
    for line, fate, into in parsed.ledger.fates():
        words = READ if fate == "read" else IGNORED
        text = " │ ".join(line.cells) if line.is_row else line.text
        yield Fate(
            number=line.number,
            place=str(line.place or ""),
            text=text.replace("\n", " / "),
            fate=fate,
            into=words.get(into, into),
            issues=tuple(said.get(line.number, ())),
        )
