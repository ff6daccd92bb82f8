"""A short directive for the tests of loaders: what it says stands in sight."""

from graph.register.agencies import shipped_register
from graph.schema.records import Records
from loaders.parsed.document import Parsed
from loaders.pipeline import record
from loaders.provisions.parse import parse_document

HEAD = """\
BỘ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-BGDĐT

Hà Nội, ngày 05 tháng 02 năm 2025

KẾ HOẠCH

Thực hiện Nghị quyết số 57-NQ/TW

Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Bộ ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức.

"""
COLUMNS = "TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKết quả\n"


def parse(text: str, source: str = "kế hoạch.txt") -> Parsed:
    """Read a text as a document."""
    return parse_document(text.encode(), source, shipped_register())


def records(text: str) -> Records:
    """Read a text up to the records."""
    return record(parse(text), shipped_register()).records


def codes(parsed: Parsed) -> list[str]:
    """The codes of the issues, in the order in which they were met."""
    return [issue.code for issue in parsed.issues.found]
