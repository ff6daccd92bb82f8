"""Ids: built from what a document prints, safe in a URL, the same on every reload."""

import hashlib
import re

from graph.base.words import slug

_LOCAL = re.compile(r"(?:^|[-/])(UBND|HĐND|TU|HU|ĐU|TTg?Tr|S[A-ZĐ]{2,}|P[A-ZĐ]{2,})$")
"""Issuer codes that every province, commune or department has one of."""
UNKNOWN_MARK = "~cq~"
"""Stands in the id of a body kept as written, behind the id of the text or issuer it is of."""


def symbol_key(symbol: str) -> str:
    """Equal for two spellings of a symbol: blanks, case and dashes do not count."""
    return re.sub(r"\s+", "", symbol).replace("–", "-").casefold()


def is_local_code(symbol: str) -> bool:
    """True if the code alone does not say who issued it, such as 05-CTr/TU."""
    return _LOCAL.search(symbol) is not None


def document_id(symbol: str, year: int | None, issuer: str | None) -> str:
    """``71-nq-tw-2025``; with its issuer where the code names no single body.

    >>> document_id("05-CTr/TU", 2025, "ban-thuong-vu-tinh-uy-lai-chau")
    '05-ctr-tu-ban-thuong-vu-tinh-uy-lai-chau-2025'
    """
    parts = [slug(symbol)]
    if issuer and is_local_code(symbol):
        parts.append(issuer)
    written_year = re.search(r"/((?:19|20)\d\d)/", symbol)
    if year and not written_year:
        parts.append(str(year))
    return "-".join(parts)


def unnumbered_id(kind: str, issuer: str | None, title: str, year: int | None = None) -> str:
    """For a document whose number is not known: issuer, kind, a digest of title and year."""
    text = slug(title) if year is None else f"{slug(title)} {year}"
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return "-".join(part for part in (issuer, slug(kind), digest) if part)


def clause_path(*parts: str | None) -> str:
    """A place inside a document; ``đ`` becomes ``dd`` so that points d and đ stay apart."""
    kept = [
        re.sub(r"[^A-Za-z0-9.]+", "-", part.replace("đ", "dd")).strip("-.")
        for part in parts
        if part
    ]
    return ".".join(part for part in kept if part)


class Ids:
    """Hands out each id once: a second use of the same path gets ``_2``."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._used: dict[str, int] = {}

    def take(self, *parts: str) -> str:
        """The id of a place in the document, joined by ``~``."""
        wanted = "~".join([self._document, *(part for part in parts if part)])
        count = self._used[wanted] = self._used.get(wanted, 0) + 1
        return wanted if count == 1 else f"{wanted}_{count}"
