"""The words around a number: what it measures, in what, and of whom."""

import re

BOUND = (
    r"ít nhất|tối thiểu|tối đa|không (?:dưới|thấp hơn|ít hơn|quá|vượt quá)|trên|hơn|dưới|từ|khoảng|"
    r"gần|vượt|(?:(?<=tăng )|(?<=giảm )|(?<=đạt ))bình quân|xuống|(?<!trở )lên|còn|mức|đến"
)
"""Words that say how a number is held: at least, more than, up to."""
_STRIVING = re.compile(
    r"^(?:và|trong đó|có|phấn đấu|quyết tâm|nỗ lực|đạt|bảo đảm|đảm bảo|với|cho|là|đến|năm|20\d\d|"
    r"giai đoạn|hằng năm|hàng năm|(?:hoàn thành )?(?:các )?(?:mục tiêu|chỉ tiêu)|"
    r"\d{1,2}[.):]|,|;|:|-|–|\s)+(?=\s|$)",
    re.IGNORECASE,
)
VERB = re.compile(
    r"(?<!đơn vị)(?<!cơ quan)(?<!trực)\sthuộc\s|"
    r"\s(?:đạt|được|có|hoàn thành|sử dụng|tham gia|thực hiện|xây dựng|triển khai|áp dụng|đáp ứng|"
    r"ứng dụng|tiếp cận|theo học|biết|bảo đảm|đảm bảo|trở thành|vào|kết nối|ban hành|"
    r"(?<=\w\s)tổ chức)\s"
)
"""Where what is said of a population begins."""
RATE = re.compile(r"^(?:t[ỷỉ] (?:lệ|trọng)|số(?: lượng)?)\s+", re.IGNORECASE)
"""A name that is itself a share or a number."""


def find_subject(text: str) -> str:
    """The words before the verb, without what strives or counts: what is measured."""
    text = re.split(
        r",\s+trong đó\s+|[,:]\s+(?=t[ỷỉ] (?:lệ|trọng)\b|(?:chỉ số|số|tổng)\b|đóng góp vào chỉ số)",
        text,
    )[-1]
    text = re.sub(r"\s+(?:đã|ước|hiện)$", "", text.rstrip())
    text = _STRIVING.sub("", text.strip(" ,;:.–-")).strip(" ,;:.–-(")
    return text if len(text) > 3 else ""


def find_aim(before: str) -> str:
    """The verb in front of the number: "tuyển dụng ít nhất 2.000 …" -> "tuyển dụng"."""
    verb = re.split(r"[,;:.]\s|\s(?:và|trong đó)\s|^và\s", before)[-1]
    return find_subject(
        re.sub(rf"(?:\s*\b(?:{BOUND})(?:\s+có)?)+\s*$", "", verb.strip(), flags=re.I)
    )


def find_noun(text: str) -> str:
    """The words behind a number, as far as they say what is counted."""
    text = re.sub(r"\s+(?:và|đến|,)\s*$", "", text)
    return re.split(r"[;(]|\.(?!\d)|,\s+(?:trong đó|phấn đấu|góp phần|và|nhóm|tổng)\b", text)[
        0
    ].strip(" ,:–-")


def clean_noun(text: str, *, number: bool = False) -> str:
    """What stands behind a share, without what counts it or leads on; ``number`` keeps "số"."""
    text = re.sub(r"^\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)+", "", text)
    text = text if number else re.sub(r"^\s*(?:số|tổng số|đối với)\s+", "", text)
    text = re.sub(
        r"(?:\s*,|\s+(?:và|trong đó|có|đạt|phấn đấu|nhóm|thuộc|bình quân))+\s*$",
        "",
        text.rstrip(" ,;."),
    )
    return text.strip(" ,:()")


def find_unit(counted: str) -> str | None:
    """The thing counted, without what is said of it: "giảng viên giỏi từ nước ngoài"."""
    verb = VERB.search(f" {counted} ")
    words = counted[: max(verb.start() - 1, 0)] if verb else counted
    words = re.sub(r"\s+trở lên$", "", words).strip(" ,")
    return words if words and len(words) <= 60 else words[:60].rsplit(" ", 1)[0] or None


def split_growth(name: str, unit: str | None) -> list[str]:
    """ "Tăng bình quân đối với số A, nguồn B": a growth rate holds for each thing listed."""
    if not unit or "năm" not in unit or "%" not in unit:
        return []
    head, _, listed = name.rpartition("đối với ")
    parts = re.split(r",\s+(?=số |nguồn |văn bằng |doanh thu |giá trị )", listed)
    return [f"{head}{part}".strip() for part in parts]


def find_population(text: str) -> str | None:
    """Whom or what a share is taken of: the words before what is said of them."""
    verb = VERB.search(f" {text} ")
    return (text[: max(verb.start() - 1, 0)].strip(" ,") or None) if verb else None
