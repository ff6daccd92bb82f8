"""What a section of a directive is about, by its heading."""

import re
from enum import StrEnum


class Role(StrEnum):
    """What a section of a directive is about."""

    BACKGROUND = "background"
    GOALS = "goals"
    SOLUTIONS = "solutions"
    FUNDING = "funding"
    ORGANISATION = "organisation"
    OTHER = "other"


_ROLES = (
    (
        Role.ORGANISATION,
        r"tổ chức (?:thực hiện|triển khai)|^\W*(?:trách nhiệm|phân công)|trách nhiệm (?:của|"
        r"thực hiện|"
        r"thi hành|cụ thể|các)|phân công (?:nhiệm vụ|thực hiện|trách nhiệm)|"
        r"chế độ (?:thông tin,? )?báo cáo|"
        r"^\W*(?:thông tin,? )?báo cáo$",
    ),
    (Role.SOLUTIONS, r"nhiệm vụ|giải pháp|nội dung"),
    (Role.GOALS, r"mục tiêu|chỉ tiêu"),
    (Role.FUNDING, r"kinh phí|nguồn lực"),
    (
        Role.BACKGROUND,
        r"mục đích|yêu cầu|tình hình|quan điểm|sự cần thiết|phạm vi|bối cảnh|thực trạng|đánh giá",
    ),
)


TITLE_LENGTH = 250
"""A longer text is a paragraph and no heading."""
SENTENCE_LENGTH = 120
"""A text that ends with a stop is a sentence from this length on."""


def role_of(title: str) -> Role:
    """What a section is about, by its heading."""
    if len(title) > TITLE_LENGTH or (len(title) > SENTENCE_LENGTH and title.rstrip().endswith(".")):
        return Role.OTHER
    lower = title.casefold().strip(" .:;")
    return next((role for role, words in _ROLES if re.search(words, lower)), Role.OTHER)


def is_title(text: str) -> bool:
    """Short words that end in no stop: the heading of something else, such as a table."""
    return len(text) <= SENTENCE_LENGTH and not re.search(r"[.;,]\s*$", text)
