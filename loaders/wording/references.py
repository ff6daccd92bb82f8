"""Documents named in a text: symbol, kind, date, issuer, and what the text says of them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.base.words import DASHES, one_space
from loaders.formulas.kinds import KINDS, names_of
from loaders.wording.measures.quantities import find_date

CODES = {code: kind.name for kind in KINDS for code in kind.codes}
_DASH = f"[{DASHES}]"
KIND_WINDOW = 60
"""How far before a symbol its kind is looked for."""
_CODE = r"[A-ZĐ][A-Za-zĐđ&]{0,14}"
_KIND = "|".join((names_of(KINDS), *(kind.short for kind in KINDS if kind.short)))
_ALONE = "|".join(words for kind in KINDS for words in kind.alone)

# "71-NQ/TW", "71 - NQ/TW", "05-CTr/TU", "281/NQ-CP", "109/2022/NĐ-CP", "15/2023/QH15"
SYMBOL = re.compile(
    rf"(?<![\w/.,])(?P<num>\d{{1,5}}[a-z]?)\s*(?:"
    rf"{_DASH}\s*(?P<party>{_CODE})\s*/\s*(?P<body>{_CODE}\d{{0,2}})"
    rf"|/\s*(?:(?P<year>(?:19|20)\d\d)\s*/{{1,2}}\s*)?"
    rf"(?P<state>{_CODE}\d{{0,2}}(?:\s?{_DASH}\s?{_CODE}){{0,3}}))(?![\w])"
)
_BEFORE = re.compile(rf"(?P<kind>{_KIND})\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?$", re.IGNORECASE)
_BARE = re.compile(
    rf"\b(?P<kind>{_ALONE})\s+(?:số\s+)?(?P<num>\d{{1,4}})"
    rf"(?![\w/%.,]|\s*{_DASH}\s*[A-ZĐ]|\s*/)"
)
_ISSUER = re.compile(
    r"^\s*,?\s*của\s+(?P<issuer>[A-ZĐ][^,;.()]*?)"
    r"(?=\s+(?:[Vv]ề|[Bb]an hành|[Pp]hê duyệt|[Qq]uy định|thực hiện|triển khai|khóa|[Hh]ướng dẫn|"
    r"nhập|đến|tới|"
    rf"trong|cho|theo|để|nhằm|đối với|và (?:các |những )?(?:{_KIND}|văn bản))\b|[,;.()]|$)"
)


@dataclass(frozen=True)
class Citation:
    """One place where a text names a document."""

    symbol: str
    kind: str | None
    number: str
    start: int
    stop: int
    line: int | None = None
    issued_on: date | None = None
    year: int | None = None
    issuer: str | None = None
    as_written: str = ""
    quote: str | None = None


def read_symbol(found: re.Match[str]) -> str:
    """The symbol in its standard spelling: no blanks, plain dashes."""
    text = re.sub(r"\s+", "", found[0]).replace("//", "/")
    return re.sub(_DASH, "-", text)


def kind_of(symbol: str) -> str | None:
    """The kind that the code of a symbol stands for."""
    for part in re.split(r"[-/\d]+", symbol):
        if part in CODES:
            return CODES[part]
    return None


def find_citations(text: str, line: int | None = None) -> list[Citation]:
    """Every document that the text names by its symbol, in the order of the text."""
    return [_citation(found, text, line) for found in SYMBOL.finditer(text) if _plausible(found)]


def _plausible(found: re.Match[str]) -> bool:
    """A symbol has a known kind of code, or the shape number/code-body."""
    symbol = read_symbol(found)
    if found["party"]:
        return found["party"] in CODES or found["party"].isupper()
    return "-" in symbol or found["year"] is not None or kind_of(symbol) is not None


def _citation(found: re.Match[str], text: str, line: int | None) -> Citation:
    before = _BEFORE.search(text, max(0, found.start() - KIND_WINDOW), found.start())
    symbol = read_symbol(found)
    issued_on, year, rest = _date_after(text, found.end())
    issuer = _ISSUER.match(text[rest:])
    kind = _standard_kind(before["kind"]) if before else kind_of(symbol)
    start = before.start() if before else found.start()
    return Citation(
        symbol=symbol,
        kind=kind,
        number=found["num"],
        start=start,
        stop=rest + (issuer.end() if issuer else 0),
        line=line,
        issued_on=issued_on,
        year=int(found["year"]) if found["year"] else year,
        issuer=one_space(issuer["issuer"]) if issuer else None,
        as_written=one_space(text[start : found.end()]),
    )


def _standard_kind(written: str) -> str:
    for kind in KINDS:
        if kind.name.casefold() == written.casefold():
            return kind.name
    return CODES.get(written.upper(), written)


def _date_after(text: str, place: int) -> tuple[date | None, int | None, int]:
    """The date that follows a symbol, and where reading goes on."""
    lead_in = re.compile(r"\s*,?\s*(?=ngày\s*\d)").match(text, place)
    if not lead_in:
        return None, None, place
    written = find_date(text, lead_in.end())
    if not written or not text[lead_in.end() :].startswith(written.text):
        return None, None, place
    return written.value, written.year, lead_in.end() + len(written.text)


def find_bare(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Kind, number and place of documents named by their number alone ("Nghị quyết 71")."""
    for found in _BARE.finditer(text):
        yield found["kind"], found["num"], found.start(), found.end()


@dataclass(frozen=True)
class StatedLink:
    """The text says that one document carries out another."""

    lower: Citation
    upper: Citation
    quote: str


_CARRIES_OUT = re.compile(
    r"(?:triển khai|tiếp tục|tổ chức)?\s*(?:thực hiện|thi hành)\s+(?:các\s+|"
    r"Chương trình hành động\s+)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;.]\s|[;.]$")


def find_links(text: str, citations: Sequence[Citation]) -> Iterator[StatedLink]:
    """``A … thực hiện B`` in one clause: A carries out B."""
    for lower, upper in itertools.pairwise(citations):
        between = text[lower.stop : upper.start]
        if lower.symbol == upper.symbol or _BREAK.search(between):
            continue
        if _CARRIES_OUT.search(between) and re.search(
            r"\b(?:về|ban hành|thực hiện|phê duyệt)\b", between
        ):
            yield StatedLink(lower, upper, text[lower.start : upper.stop])


_AMENDS = re.compile(r"sửa đổi(?:,? bổ sung)?(?: một số điều)?(?: của)?[^;.]{0,40}$", re.IGNORECASE)
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ)(?: cho)?\s*(?:một phần\s*)?$", re.IGNORECASE)
_AND = re.compile(r"^\s*(?:,|và|,\s*và)\s*$")


def changes(text: str, citations: Sequence[Citation]) -> dict[int, tuple[str, ...]]:
    """For each place in ``citations``: AMENDS and REPLACES, as the words before it say.

    A list goes on: in "thay thế A và B" both are replaced.
    """
    said: dict[int, tuple[str, ...]] = {}
    for place, citation in enumerate(citations):
        before = text[max(0, citation.start - 90) : citation.start]
        kinds = tuple(
            name
            for name, words in (("AMENDS", _AMENDS), ("REPLACES", _REPLACES))
            if words.search(before)
        )
        if not kinds and place and _AND.match(text[citations[place - 1].stop : citation.start]):
            kinds = said.get(place - 1, ())
        if re.search(r"sửa đổi hoặc (?:ban hành )?thay thế\s*$", before, re.IGNORECASE):
            kinds = ("AMENDS", "REPLACES")
        if kinds:
            said[place] = kinds
    return said
