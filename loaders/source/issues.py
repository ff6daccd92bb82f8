"""What was not understood: issues with a code, a place, the words and a suggestion."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.base.words import one_space

QUOTE_LENGTH = 160


class Severity(StrEnum):
    """How much an issue matters to a reader."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Issue:
    """One thing that a person should look at."""

    code: str
    severity: Severity
    line: int | None
    quote: str
    message: str


CODES: dict[str, tuple[Severity, str]] = {
    "agency-unknown": (
        Severity.WARNING,
        "Không có cơ quan nào trong sổ mang tên này; giữ nguyên chữ. {hint}",
    ),
    "agency-group": (
        Severity.INFO,
        "Tên chung cho nhiều cơ quan; câu chữ không cho biết gồm những cơ quan nào. {hint}",
    ),
    "agency-ambiguous": (
        Severity.WARNING,
        "Tên này có thể chỉ nhiều cơ quan; giữ nguyên chữ, cần người chọn: {hint}",
    ),
    "date-impossible": (
        Severity.ERROR,
        "Không có ngày này trong lịch; giữ nguyên chữ, không tự sửa. {hint}",
    ),
    "timeframe-unreadable": (
        Severity.WARNING,
        "Không hiểu thời hạn này; giữ nguyên chữ. {hint}",
    ),
    "lead-missing": (
        Severity.WARNING,
        "Ô cơ quan chủ trì để trống; không tự điền. {hint}",
    ),
    "lead-unreadable": (
        Severity.WARNING,
        "Ô chủ trì không nêu tên cơ quan nào đọc được; giữ nguyên chữ. {hint}",
    ),
    "probably-merged": (
        Severity.INFO,
        "Ô để trống dưới một ô có chữ: có lẽ là ô gộp; ghi là suy ra từ ô phía trên. {hint}",
    ),
    "number-blank": (
        Severity.INFO,
        "Phần đầu văn bản để trống số hoặc ngày. {hint}",
    ),
    "number-recovered": (
        Severity.INFO,
        "Số, ký hiệu hoặc ngày để trống ở phần đầu; lấy từ dòng được trích. {hint}",
    ),
    "number-conflict": (
        Severity.WARNING,
        "Số, ký hiệu hoặc ngày ở phụ lục khác với phần đầu văn bản; lấy theo phần đầu. {hint}",
    ),
    "issuer-unknown": (
        Severity.WARNING,
        "Không xác định được cơ quan ban hành. {hint}",
    ),
    "head-missing": (
        Severity.WARNING,
        "Không tìm thấy tên loại văn bản (Kế hoạch, Nghị quyết, …). {hint}",
    ),
    "reference-bare": (
        Severity.WARNING,
        "Chỉ nêu số, không có ký hiệu; không đoán là văn bản nào. {hint}",
    ),
    "reference-short": (
        Severity.INFO,
        "Chỉ nêu số; hiểu là văn bản duy nhất mang số ấy đã nêu trong cùng tài liệu. {hint}",
    ),
    "source-secondary": (
        Severity.WARNING,
        "Đây là bài báo tường thuật, không phải nguyên văn văn bản. {hint}",
    ),
    "figures-differ": (
        Severity.WARNING,
        "Số liệu này khác với số ở bảng của cùng văn bản; giữ cả hai, cần người chọn. {hint}",
    ),
    "figure-preferred": (
        Severity.INFO,
        "Số liệu này được chọn trong các số liệu khác nhau; các số kia vẫn giữ. {hint}",
    ),
    "list-truncated": (
        Severity.INFO,
        "Đoạn liệt kê kết thúc bằng dấu ba chấm: nguyên văn có thể còn nữa. {hint}",
    ),
    "junk-tail": (
        Severity.INFO,
        "Chữ rác ở cuối đoạn hoặc cuối tệp, không phải nội dung. {hint}",
    ),
    "table-unknown": (
        Severity.WARNING,
        "Bảng không có cột nào nhận ra được là nhiệm vụ hay chỉ tiêu. {hint}",
    ),
    "row-joined": (
        Severity.INFO,
        "Dòng bảng bị ngắt trang, không có số thứ tự; đã nối vào dòng phía trên. {hint}",
    ),
    "section-unmarked": (
        Severity.WARNING,
        "Dòng không có số thứ tự, chỉ có chữ: hiểu là tên nhóm, có thể là phần tiếp ở trên. {hint}",
    ),
    "row-short": (
        Severity.WARNING,
        "Dòng của bảng có ít hoặc nhiều ô hơn tiêu đề. {hint}",
    ),
    "numbering-gap": (
        Severity.INFO,
        "Số thứ tự nhảy cóc hoặc lặp lại; giữ như văn bản ghi. {hint}",
    ),
    "name-cut": (
        Severity.WARNING,
        "Tên cơ quan bị cắt ở cuối ô; không đoán phần còn thiếu. {hint}",
    ),
    "task-repeated": (
        Severity.INFO,
        "Việc này đã có ở phụ lục của chính văn bản; chỉ ghi một lần. {hint}",
    ),
    "corrected": (
        Severity.INFO,
        "Đọc theo đính chính để bên cạnh; tệp gốc giữ nguyên. {hint}",
    ),
    "agency-decided": (
        Severity.INFO,
        "Hiểu tên này theo quyết định để bên cạnh; tệp gốc giữ nguyên. {hint}",
    ),
    "essentials-decided": (
        Severity.INFO,
        "Yếu tố phải có của ý này lấy theo quyết định để bên cạnh. {hint}",
    ),
    "essentials-unmatched": (
        Severity.WARNING,
        "Mã này có trong đề cương kèm theo nhưng lời văn khác hẳn; không lấy yếu tố của đề cương. "
        "{hint}",
    ),
    "correction-unused": (
        Severity.WARNING,
        "Đính chính này không tìm thấy chỗ nào để áp dụng. {hint}",
    ),
    "text-recognised": (
        Severity.INFO,
        "Trang không có lớp chữ; chữ đọc bằng nhận dạng ký tự, có thể sai. {hint}",
    ),
    "text-layer-broken": (
        Severity.WARNING,
        "Lớp chữ của trang hỏng (phông thiếu bảng mã); không lấy làm chữ. {hint}",
    ),
    "letters-joined": (
        Severity.INFO,
        "Chữ bị tách rời được đọc liền; chữ gốc được giữ ở trích dẫn. {hint}",
    ),
    "word-doubtful": (
        Severity.INFO,
        "Chữ nghi nhận dạng sai; giữ nguyên, không tự sửa. {hint}",
    ),
    "encoding-converted": (
        Severity.INFO,
        "Bảng mã cũ đã được chuyển sang Unicode. {hint}",
    ),
    "part-skipped": (
        Severity.INFO,
        "Phần này của tệp không đọc. {hint}",
    ),
    "recogniser-missing": (
        Severity.INFO,
        "Phần này của tệp không đọc. {hint}",
    ),
    "signature-stamp": (
        Severity.INFO,
        "Chữ do chữ ký số vẽ lên trang, đặt vào chỗ của nó. {hint}",
    ),
    "line-unread": (Severity.WARNING, "Chưa đọc được dòng này. {hint}"),
    "characters-lost": (
        Severity.ERROR,
        "Dòng có ký tự hỏng (�): chữ gốc đã mất khi trích. {hint}",
    ),
}
"""Every issue code with its severity and its message; ``{hint}`` is the suggestion."""


class Issues:
    """Collects issues in the order in which they were met, each once."""

    def __init__(self, found: Iterable[Issue] = ()) -> None:
        self._found = dict.fromkeys(found)

    @property
    def found(self) -> list[Issue]:
        """What was met and is not settled."""
        return list(self._found)

    @property
    def to_look_at(self) -> int:
        """How many issues ask for a person; those that only explain do not."""
        return sum(each.severity is not Severity.INFO for each in self._found)

    def add(self, code: str, line: int | None, quote: str, hint: str = "") -> None:
        """Keep one issue; ``code`` must be one of ``CODES``."""
        severity, message = CODES[code]
        text = one_space(message.format(hint=hint))
        self.merge([Issue(code, severity, line, quote[:QUOTE_LENGTH], text)])

    def merge(self, issues: Iterable[Issue]) -> None:
        """Keep the issues that a reader found; the same one is kept once."""
        self._found |= dict.fromkeys(issues)

    def settle(self, code: str, line: int | None, quote: str) -> None:
        """Take back an issue that a person has decided."""
        decided = (code, line, quote[:QUOTE_LENGTH])
        for each in self.found:
            if (each.code, each.line, each.quote) == decided:
                del self._found[each]


def render_codes() -> str:
    """``docs/issues.md``: every code with its severity and message."""
    rows = [
        f"| `{code}` | {severity} | {one_space(message.replace('{hint}', ''))} |"
        for code, (severity, message) in sorted(CODES.items())
    ]
    head = [
        "# Issues that reading a document can raise",
        "",
        "Generated from `loaders/source/issues.py` by `make docs`. An issue never changes what is",
        "read; it says where a person should look. `info` explains, `warning` asks, `error` is",
        "certain.",
        "",
        "| code | severity | message |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"


if __name__ == "__main__":
    from pathlib import Path

    target = Path(__file__).parents[2] / "docs" / "issues.md"
    target.write_text(render_codes(), encoding="utf-8", newline="\n")
