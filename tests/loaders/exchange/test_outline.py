import pytest

from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from graph.schema.vocabulary import (
    Comparator,
    Grain,
    Scope,
)
from loaders.exchange.outline import read_outline
from loaders.parsed.document import Parsed

OUTLINE = """\
# ghi chú
resolution:
  symbol: 12-NQ/TW
  date: '2025-03-01'
  issuer: Bộ Chính trị
  title: Nghị quyết về y tế cơ sở
groups:
- code: '1'
  title: Củng cố y tế cơ sở
  solutions:
  - code: '1.1'
    title: Đầu tư trạm y tế
    parts:
    - code: '1.1.1'
      statement: Xây mới trạm y tế
      scope: local
      key_terms: [['trạm y tế', 'cơ sở y tế'], ['xây mới']]
indicators:
- {code: '2030-01', name: Xã có trạm y tế, unit: '%', comparator: '>=', target: 90, year: 2030}
- {code: '2030-02', name: Chất lượng, comparator: text, target: Nâng cao, year: 2030}
assignments:
- {code: IV.1, lead: [Đảng ủy Chính phủ], duty: Theo dõi, reports_to: Bộ Chính trị}
news:
- không thuộc đề cương
"""


def read(text: str) -> Parsed:
    return read_outline(text.encode(), "nq12.yaml", shipped_register(), "f")


def test_an_outline_gives_groups_solutions_and_parts() -> None:
    parsed = read(OUTLINE)

    assert [(each.code, each.grain, each.part_of, each.line) for each in parsed.solutions] == [
        ("1", Grain.GROUP, None, 8),
        ("1.1", Grain.SOLUTION, "1", 11),
        ("1.1.1", Grain.PART, "1.1", 14),
    ]
    part = parsed.solutions[2]
    assert part.scope is Scope.LOCAL
    assert part.essentials == ("trạm y tế | cơ sở y tế", "xây mới")


def test_an_outline_gives_targets_and_assignments() -> None:
    parsed = read(OUTLINE)

    measured, qualitative = parsed.indicators
    assert (measured.comparator, measured.target_value) == (Comparator.AT_LEAST, 90.0)
    assert (qualitative.comparator, qualitative.target_value) == (None, None)
    assert parsed.tasks[0].lead[0].text == "Đảng ủy Chính phủ"
    assert [name.text for each in parsed.reports for name in each.to] == ["Bộ Chính trị"]


def test_every_line_of_an_outline_is_accounted_for() -> None:
    parsed = read(OUTLINE)

    assert parsed.ledger.counts()["unread"] == 0
    ignored = {into: line.number for line, fate, into in parsed.ledger.fates() if fate == "ignored"}
    assert ignored == {"comment": 1, "not-of-the-outline": 24}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("resolution: [", "YAML đúng cú pháp"),
        ("- một danh sách\n", "không phải đề cương"),
        (OUTLINE.replace("  title: Nghị quyết về y tế cơ sở\n", ""), "resolution.title"),
        (OUTLINE.replace("scope: local", "scope: nowhere"), "gần dòng 14"),
        ("resolution: {symbol: 1, date: x}\ngroups: []\n", "không đúng khuôn"),
    ],
)
def test_a_broken_outline_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert words in refused.value.message
    assert refused.value.hint
