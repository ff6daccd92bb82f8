from pathlib import Path

import pytest

from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from loaders.parsed.document import Parsed, ParsedSolution
from loaders.pipeline import read_file
from tests import cascade

DECISION = """\
- essentials: [[trạm y tế, trạm xá], [biên giới]]
  document: 88-NQ/TW
  code: 1.1.1
  reason: Hải đảo không có ở tỉnh này.
  by: Phòng Tổng hợp
  on: 2026-11-20
"""
SEVENTY_ONE = """\
BỘ CHÍNH TRỊ
Số 71-NQ/TW
Hà Nội, ngày 22 tháng 8 năm 2025

NGHỊ QUYẾT
về đột phá phát triển giáo dục và đào tạo

III- NHIỆM VỤ, GIẢI PHÁP

1. Nâng cao nhận thức

- {first}

T/M BỘ CHÍNH TRỊ
TỔNG BÍ THƯ
"""


def part(parsed: Parsed, code: str) -> ParsedSolution:
    return next(each for each in parsed.solutions if each.code == code)


def codes(parsed: Parsed) -> list[str]:
    return [each.code for each in parsed.issues.found]


def test_people_write_what_must_be_spoken_of(tmp_path: Path) -> None:
    folder = cascade.write(tmp_path)
    (folder / "dinh-chinh.yaml").write_text(DECISION, encoding="utf-8")

    parsed = read_file(folder / "nghị quyết.txt", shipped_register())

    assert part(parsed, "1.1.1").essentials == ("trạm y tế | trạm xá", "biên giới")
    assert part(parsed, "1.1.2").essentials == ()
    assert "essentials-decided" in codes(parsed)


def test_without_corrections_nothing_of_it_holds(tmp_path: Path) -> None:
    folder = cascade.write(tmp_path)
    (folder / "dinh-chinh.yaml").write_text(DECISION, encoding="utf-8")

    parsed = read_file(folder / "nghị quyết.txt", shipped_register(), corrections=False)

    assert part(parsed, "1.1.1").essentials == ()


def test_an_essential_without_words_is_refused(tmp_path: Path) -> None:
    folder = cascade.write(tmp_path)
    broken = DECISION.replace("[[trạm y tế, trạm xá], [biên giới]]", "[[]]")
    (folder / "dinh-chinh.yaml").write_text(broken, encoding="utf-8")

    with pytest.raises(Unreadable, match="essentials"):
        read_file(folder / "nghị quyết.txt", shipped_register())


def test_a_known_resolution_brings_its_essentials_and_scope(tmp_path: Path) -> None:
    said = (
        "Quán triệt đầy đủ, sâu sắc trong cả hệ thống chính trị và toàn xã hội các quan điểm, chủ "
        "trương của Đảng, tư tưởng Hồ Chí Minh về giáo dục và đào tạo."
    )
    file = tmp_path / "71.txt"
    file.write_text(SEVENTY_ONE.format(first=said), encoding="utf-8")

    found = part(read_file(file, shipped_register()), "1.1.1")

    assert found.essentials[0] == "quán triệt | học tập nghị quyết | phổ biến nghị quyết"
    assert found.scope == "both"
    assert found.text == said


def test_a_part_of_the_same_code_with_other_words_gets_none_of_it(tmp_path: Path) -> None:
    file = tmp_path / "71.txt"
    file.write_text(SEVENTY_ONE.format(first="Trồng rừng đầu nguồn, giữ nước."), encoding="utf-8")

    parsed = read_file(file, shipped_register())

    assert part(parsed, "1.1.1").essentials == ()
    assert "essentials-unmatched" in codes(parsed)
