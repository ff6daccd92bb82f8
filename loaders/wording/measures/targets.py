"""Targets that sentences set: each with its measure, its year and its population."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.schema.vocabulary import Comparator
from loaders.wording.measures.baselines import take_reached
from loaders.wording.measures.horizons import (
    Target,
    give_reached,
    join_paths,
    lead_years,
)
from loaders.wording.measures.measure_words import (
    BOUND,
    RATE,
    VERB,
    clean_noun,
    find_aim,
    find_noun,
    find_population,
    find_subject,
    find_unit,
    split_growth,
)
from loaders.wording.measures.quantities import (
    UNIT,
    blank_footnotes,
    find_last_year,
    is_denominator,
    read_measure,
    read_number,
    without_baselines,
    without_years,
)
from loaders.wording.sentences import split_clauses

_AIM = r"phấn đấu|đạt|đảm bảo|bảo đảm|duy trì|giữ vững|nâng|đưa|tăng|giảm|mục tiêu"
_SHARE = r"%(?:\s*/\s*(?:năm|tháng|quý))?|‰|điểm phần trăm|phần trăm"
# "tối thiểu 70%", "trên 0,8", "từ 05 mỏ", "≥ 80 %"
_MEASURE = re.compile(
    rf"(?P<bound>(?:(?:{BOUND})(?:\s+có)?\s+){{0,4}}(?:[≥≤><]=?\s*)?)(?<![\w/.,-])"
    rf"(?P<num>\d[\d.,]*\d|\d)(?P<range>%?\s*(?:[-–]|đến(?!\s*20\d\d\b))\s*\d+(?:[.,]\d+)?)?"
    rf"\s*(?P<unit>{_SHARE})?(?![\w/])(?P<more>\s+trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"\s(?:phấn đấu\s+)?(?:đạt|là|ở|chiếm|bằng|giảm|tăng|nâng|còn|thuộc|có|gồm|duy trì|đóng góp)"
    r"(?:\s+(?:được|mức|tỷ lệ|tỉ lệ|bình quân|xuống|lên|còn|thêm|đạt|từ|ở|trung bình))*\s*\(?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?P<noun>(?!năm\b|tháng\b|ngày\b|tuổi\b|giờ\b|cấp\b|bậc\b|lần\b)[a-zđà-ỹ]\w*)"
)
_LEADS_ON = re.compile(
    r"(?:,|;|\s+và)\s*"
    r"(?=(?:đến|vào|trong|hết|giai đoạn|năm|tới|tầm nhìn)\s[^,;]*20\d\d[^,;]*$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\bsố|\bĐiều|\bkhoản|\bmức độ|\btừ \d+|\bmẫu|\bhạng|\bkhóa)\s*$", re.IGNORECASE
)
_INDEX = re.compile(r"chỉ số|HDI|hệ số|điểm", re.IGNORECASE)
_BOUNDED = re.compile(
    r"(?:(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|trên|hơn|dưới|vượt|khoảng)(?:\s+có)?|"
    r"từ|đạt|phấn đấu|(?<!trở )lên|xuống|còn|≥|≤)\s*$",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:^|[,;:]\s|và\s|\b20\d\d\s)\s*(?:phấn đấu\s+)?(?:có|xây dựng|thành lập|phát triển|đào tạo|"
    r"thu hút|tuyển dụng|hình thành|công nhận|bồi dưỡng|giải quyết|hỗ trợ|trồng|đón|phục vụ)\s+"
    r"(?:thêm\s+|mới\s+)?$",
    re.IGNORECASE,
)
_STRIVES = re.compile(r"phấn đấu|chỉ tiêu", re.IGNORECASE)
_RANK = re.compile(r"(?:nhóm|top)\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:ít nhất|tối thiểu|trên|hơn)\s+\d[\d.]*\s+[^\d,;]{3,60},\s*$")
_PRESENT = re.compile(
    r"(?:\bđã|\bước|hiện(?: nay)?|hiện có|(?<!nông thôn )(?<!đổi )(?<!trồng )(?<!lập )\bmới|"
    r"(?<!chứng )(?<!địa )\bchỉ|"
    r"so với năm 20\d\d)\s*(?:đạt|có|là|chiếm)?\s*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    rf"{_AIM}|tối thiểu|ít nhất|trở lên|không (?:dưới|quá|thấp hơn|vượt quá)|"
    r"chỉ tiêu|hoàn thành|≥|≤|\bđến (?:hết )?năm 20\d\d",
    re.IGNORECASE,
)
_NEXT_SHARE = re.compile(r"\s*(?:và\s+)?\d[\d.,]*\s*%")
_FLOOR = re.compile(
    r"không (?:có|để)\s+(?P<each>[^;.%\s][^;.%]{1,59}?)\s+(?:nào\s+)?(?:đạt|có|ở mức|ở)\s*"
    r"(?:tỷ lệ|tỉ lệ|mức)?\s*(?P<target>(?:dưới|thấp hơn)\s+\d+(?:[.,]\d+)?\s*%)",
    re.IGNORECASE,
)
# "3,6 triệu lượt khách, tổng thu từ khách du lịch đạt …": what the next number measures
_OTHER = re.compile(
    r",\s+(?=(?:trong đó|t[ỷỉ] (?:lệ|trọng)|tổng|số|doanh thu|năng suất|sản lượng|kim ngạch|"
    r"giá trị|thu nhập|diện tích)\b)"
)
# "giảm 50% số vụ tai nạn": what changes is the number, and its name keeps the word
_CHANGES = re.compile(r"(?:^|\s)(?:tăng|giảm)(?:\s+thêm)?$", re.IGNORECASE)
# "… đạt 99% vào năm 2030: phấn đấu giảm …": the colon ends a target
_COLON = re.compile(r"(?<=[\d%]):(?=\s+(?:phấn đấu|giảm|tăng|tỷ lệ|tỉ lệ|tỷ suất|số)\b)")
_CHANGE = ("tăng", "giảm")
# "5 triệu lượt khách năm 2026, 6 triệu lượt khách năm 2028"
_THINGS = re.compile(
    r"\s+(?P<unit>(?!và\b)[^\W\d_]+(?: [^\W\d_]+){0,6}?)"
    r"(?=\s*[,;(]|\s+(?:và|vào|trong|đến|năm)\b|\s*\.?$)"
)
# "3,5 tấn/ha và 3,8 tấn/ha", without the years
_REPEATED = re.compile(r"\s*(?:,|và|, và)\s*(?:(?:đạt|là|còn|lên|đến)\s*)*", re.IGNORECASE)

NEAR = 120
"""Letters around a number that say what it measures."""
LONGEST = 6000
"""Letters of a clause that is read for targets; no one writes a longer one."""


def find_targets(text: str, *, in_goals: bool, present: bool = False) -> list[Target]:
    """The measured targets of a text; outside a section of goals only what is said to be aimed at.

    A number that describes the present, a year, an age or a number in a symbol is no target;
    ``present``: in a paragraph about the present, those of the present are what is looked for.
    """
    found: list[Target] = []
    plain, reached = take_reached(_COLON.sub(";", blank_footnotes(text)))
    for clause, offset in _clauses(plain):
        if len(clause) <= LONGEST and (in_goals or _is_aimed(clause, found)):
            found += [
                replace(each, start=each.start + offset)
                for each in _of_clause(clause, found, in_goals=in_goals, present=present)
            ]
    return join_paths(lead_years(give_reached(found, reached), plain), text)


def _is_aimed(clause: str, found: Sequence[Target]) -> bool:
    """Whether a clause says that it aims, or goes on with shares after one that does."""
    return bool(_CUE.search(clause) or (found and _NEXT_SHARE.match(clause)))


def _clauses(text: str) -> Iterator[tuple[str, int]]:
    place = 0
    for clause in split_clauses(text):
        place = text.index(clause, place)
        yield clause, place
        place += len(clause)


def _of_clause(
    clause: str, earlier: Sequence[Target], *, in_goals: bool, present: bool
) -> list[Target]:
    floor = _FLOOR.search(clause)
    stop = floor.start() if floor else len(clause)
    measures: list[re.Match[str]] = []
    for each in _MEASURE.finditer(clause, 0, stop):
        if (_is_of_present(clause, each) and not present) or _is_aside(clause, each):
            continue
        if _is_measure(clause, each, in_goals=in_goals) or _repeats(clause, measures, each):
            measures.append(each)
    found: list[Target] = []
    waiting: list[tuple[re.Match[str], _Gap]] = []
    opened = _carried(clause, earlier)
    for measure, gap in zip(measures, _gaps(clause, measures, stop), strict=True):
        new = _one(measure, gap, found or opened, clause)
        if not new and gap.year:
            waiting.append((measure, gap))
        elif new:
            for early, around in waiting:
                found += _one(early, around, new[:1], clause)
            waiting.clear()
        found += new
    if floor:
        found.append(_floor(floor, [*earlier, *found]))
    return _shared_predicate(found)


def _carried(clause: str, earlier: Sequence[Target]) -> Sequence[Target]:
    """ "…: đến năm 2025 đạt 40%; đến năm 2030 đạt 50%": the second is of what the first names."""
    opening = clause.lstrip(" -–,")[:NEAR]
    return earlier[-1:] if opening != without_years(opening, at_start=True) else []


def _repeats(clause: str, measures: Sequence[re.Match[str]], found: re.Match[str]) -> bool:
    """ "3,5 tấn/ha năm 2027 và 3,8 tấn/ha năm 2030": another value of the same measure."""
    if not measures or found.start() - measures[-1].end() > NEAR:
        return False
    between = clause[measures[-1].end() : found.start()]
    for kind in (UNIT, _THINGS):
        unit, first = kind.match(clause, found.end()), kind.match(between)
        if unit and first and first["unit"].split() == unit["unit"].split():
            break
    else:
        return False
    return _REPEATED.fullmatch(without_years(between[first.end() :])) is not None


@dataclass(frozen=True)
class _Gap:
    """The words before and behind a measure that belong to it, and the year they name."""

    before: str
    after: str
    year: int | None


def _gaps(clause: str, measures: Sequence[re.Match[str]], stop: int) -> list[_Gap]:
    """The words around each measure; a year behind a comma belongs to the measure that follows."""
    starts, ends = [0], [stop]
    for left, right in reversed(list(itertools.pairwise(measures))):
        leads = _LEADS_ON.search(clause[left.end() : right.start()])
        starts.insert(1, left.end() + leads.start() if leads else left.end())
        ends.insert(0, left.end() + leads.start() if leads else right.start())
    gaps = []
    for measure, start, end in zip(measures, starts, ends, strict=False):
        before = without_baselines(clause[start : measure.start()])
        if start and (counted := UNIT.match(before)):
            before = before[counted.end() :]
        after = without_baselines(clause[measure.end() : end])
        if before.endswith("("):
            after = ""
        year = find_last_year(after) or find_last_year(before)
        gaps.append(_Gap(without_years(before), without_years(after), year))
    return gaps


def _is_aside(clause: str, found: re.Match[str]) -> bool:
    """A count in brackets says more of what is measured: "(từ 30 người mắc trở lên)"."""
    inside = clause.count("(", 0, found.start()) > clause.count(")", 0, found.start())
    return inside and not found["unit"] and clause.find(")", found.end()) >= 0


def _is_of_present(clause: str, found: re.Match[str]) -> bool:
    start = found.start() if found["bound"] else found.start("num")
    return _PRESENT.search(clause[max(0, start - NEAR) : start]) is not None


def _is_measure(clause: str, found: re.Match[str], *, in_goals: bool) -> bool:
    before = clause[max(0, found.start("num") - NEAR) : found.start("num")]
    if _is_date(clause, found) or is_denominator(clause, found.start("num")):
        return False
    if found["unit"] or _is_per_head(clause, found):
        return True
    if _NUMBERED.search(before):
        return False
    if re.fullmatch(r"\d+[.,]\d+", found["num"]) and _INDEX.search(before):
        return True
    if not (_COUNTED.match(clause, found.end()) or UNIT.match(clause, found.end())):
        return False
    rank = _RANK.search(before) and _is_rank(clause)
    had = (in_goals or _STRIVES.search(clause)) and _HAVING.search(before)
    return bool(_BOUNDED.search(before) or rank or had or _GOES_ON.search(before))


def _is_per_head(clause: str, found: re.Match[str]) -> bool:
    """ "Tỷ lệ bác sĩ trên 10.000 dân đạt 15": a rate is a number without a unit."""
    start = max(0, found.start() - NEAR)
    reached = _REACHES.search(clause, start, found.start())
    numbers = re.finditer(r"\d[\d.]*", clause[start : found.start()])
    return bool(reached) and any(is_denominator(clause, start + n.start()) for n in numbers)


def _is_rank(clause: str) -> bool:
    """ "thuộc nhóm 3 nước dẫn đầu" measures; "8 trường thuộc nhóm 200" is measured by the 8."""
    return not re.search(r"\d+\s+\w[^\d]*thuộc (?:nhóm|top)\s+\d", clause)


def _is_date(clause: str, found: re.Match[str]) -> bool:
    before = clause[max(0, found.start("num") - NEAR) : found.start("num")]
    after = clause[found.end("num") : found.end("num") + NEAR]
    if re.search(r"(?:năm(?: học)?|ngày|tháng|giai đoạn|quý|tầm nhìn)\s*$", before, re.IGNORECASE):
        return True
    if re.match(r"\s+đến\s+\d+\s+tuổi|\s*/\s*\d", after):
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", found["num"]) is not None
    return year and not re.match(r"\s+[a-zđ]\w+", after)


def _one(measure: re.Match[str], gap: _Gap, found: Sequence[Target], clause: str) -> list[Target]:
    measured = None if measure["unit"] else UNIT.match(gap.after)
    if measured:
        gap = replace(gap, after=gap.after[measured.end() :])
    counted = "" if measure["unit"] or measured else find_noun(gap.after)
    unit = measure["unit"] or (
        " ".join(measured["unit"].split()) if measured else find_unit(counted)
    )
    name, people = _named(gap, counted, unit, found)
    if not name:
        return []
    before = clause[max(0, measure.start("num") - NEAR) : measure.start("num")]
    words = (measured[0] if measured else f" {counted}").rstrip()
    comparator, value = _bound(measure, words, before, found)
    target = f"{measure[0].strip()}{'' if measure['range'] and counted else words}"
    if _RANK.search(before):
        target = f"nhóm {target}"
    names = split_growth(name, unit) or [name]
    return [
        Target(each, target, comparator, value, unit, gap.year, people, measure.start())
        for each in names
    ]


def _named(
    gap: _Gap, counted: str, unit: str | None, found: Sequence[Target]
) -> tuple[str, str | None]:
    """What is measured, by the words around the number, and the population it is taken of."""
    reached = _REACHES.search(f" {gap.before.rstrip()}")
    if reached and (subject := find_subject(gap.before[: max(reached.start() - 1, 0)])):
        return subject, find_population(RATE.sub("", subject)) if RATE.match(subject) else None
    verb = find_aim(gap.before)
    after = _OTHER.split(gap.after)[0] if _REACHES.search(gap.after) else gap.after
    noun = clean_noun(after)
    share = re.match(_SHARE, unit or "")
    people = find_population(noun) if share else None
    if _CHANGES.search(verb):
        noun = clean_noun(after, number=True)
    if found and verb and found[-1].name.endswith(verb):
        verb = ""
    if found and not noun and verb in _CHANGE:
        return f"{verb} {found[-1].name}", found[-1].population
    only_unit = noun and (unit or "").endswith(noun)
    again = found and only_unit and not verb
    if again and (unit == found[-1].unit or found[-1].name.endswith(f" {noun}")):
        return found[-1].name, found[-1].population
    if only_unit and f" {noun} " in verb:
        noun = ""
    name = re.sub(r"(?<!tuổi)\s+trở lên\b", "", f"{verb} {noun}").strip()
    if len(name) > 3:
        return name, people
    same = found and (share or unit == found[-1].unit)
    return (found[-1].name, found[-1].population) if same else ("", None)


def _bound(
    measure: re.Match[str], words: str, before: str, found: Sequence[Target]
) -> tuple[Comparator | None, float | None]:
    """ "hơn 60%" is more than; "xuống dưới 10%" is less than; a rank is at most."""
    words = re.sub(
        r"^(?:gần|khoảng)\s+", "", f"{measure[0].strip()}{words if ' trở ' in words else ''}"
    )
    measured = read_measure(re.sub(r"\b(?:hơn|vượt)\s+(?=\d)", "trên ", words))
    if _RANK.search(before):
        return Comparator.AT_MOST, measured.value
    if found and measured.comparator is Comparator.EQUAL and _GOES_ON.search(before):
        return found[-1].comparator, measured.value
    return measured.comparator, measured.value


def _floor(found: re.Match[str], earlier: Sequence[Target]) -> Target:
    """ "không có tỉnh nào đạt dưới 60%": at least 60 % in each of them."""
    each = found["each"].strip()
    name = earlier[-1].name if earlier else found[0]
    return Target(
        name=f"{name} ở mỗi {each}",
        target=found[0],
        comparator=Comparator.AT_LEAST,
        value=read_number(found["target"]),
        unit="%",
        year=earlier[-1].year if earlier else None,
        population=each,
        start=found.start(),
    )


def _shared_predicate(found: list[Target]) -> list[Target]:
    """ "100% trường A và 80% trường B đạt chuẩn": the predicate is said once, for both."""
    done: list[Target] = []
    for each in reversed(found):
        following = done[-1] if done else None
        verb = VERB.search(f" {following.name} ") if following else None
        plain = each.unit == "%" and not VERB.search(f" {each.name} ") and not RATE.match(each.name)
        if following and verb and plain and each.start < following.start:
            predicate = f" {following.name} "[verb.start() :].strip()
            each = replace(each, name=f"{each.name} {predicate}", population=each.name)
        done.append(each)
    return done[::-1]
