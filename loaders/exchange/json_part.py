"""What each part of ``chidao parse --json`` is, and how the names in it keep their places."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.base.words import nfc
from graph.register.agencies import Register
from graph.schema.vocabulary import Basis
from loaders.parsed.document import Head, Name
from loaders.wording.names.lists import split_names

T = TypeVar("T")


def _composed(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return nfc(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_composed)]


class JsonPart(BaseModel):
    """One object of the JSON, which is made of something parsed and becomes it again.

    A field of the same name on both sides is carried over by itself, both ways. The fields are
    printed in their order here; one that was never set is not printed. A person who writes the
    JSON may leave out every field that has a default.
    """

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    @classmethod
    def like(cls, said: object, /, **own: Any) -> Self:  # noqa: ANN401 - values of any field
        """The part with what ``said`` has under the same names, and with its ``own`` values."""
        same = {name: getattr(said, name) for name in cls.model_fields if hasattr(said, name)}
        return cls.model_construct(**(same | own))

    def into(self, kind: Callable[..., T], /, **own: Any) -> T:  # noqa: ANN401 - as above
        """One of this kind with what the part has under the same names, and ``own`` values."""
        names = inspect.signature(kind).parameters.keys() & type(self).model_fields
        return kind(**({name: getattr(self, name) for name in names} | own))


class JsonPlace(JsonPart):
    """Where a name stands."""

    line: int | None = Field(None, description="Line of the source, counted from 1.")
    basis: Basis = Field(Basis.STATED, description="How the document says the name.")
    quote: Text | None = Field(None, description="The words that the name stands in.")


Places = dict[str, list[JsonPlace]]
"""For each list of names a place for each of them, or one for all of them."""


def places(**lists: Sequence[Name]) -> Places:
    """Where the names of each list stand; one place where all of a list share it."""
    found = {}
    for key, names in lists.items():
        each = [JsonPlace.like(name) for name in names]
        if each:
            found[key] = each[:1] if all(one == each[0] for one in each) else each
    return found


def texts(names: Iterable[Name]) -> list[str]:
    """The names as written."""
    return [name.text for name in names]


class Names:
    """Reads the names of one document, with the places that the JSON gives them."""

    def __init__(self, register: Register, head: Head) -> None:
        self._register, self._on = register, head.day
        issuer = head.issuer.text if head.issuer else ""
        self._scopes = register.scopes(register.get(head.issuer_id, issuer))

    def split(self, joined: str | None, names: Sequence[str]) -> list[str]:
        """The names one by one: as listed, or else as the joined text names them."""
        if names or not joined:
            return list(names)
        return [name for name in split_names(joined, self._register.knows) if name]

    def read(
        self,
        names: Sequence[str],
        places: Sequence[JsonPlace] | None,
        line: int,
        basis: Basis = Basis.STATED,
    ) -> list[Name]:
        """Each name in its place: one place for each of them, or one for all, else ``line``.

        Where no words are given, names of one body share those of its first, as names of one
        cell do: the same statement is not made twice.
        """
        places = places or ()
        if len(places) == 1:
            places = [*places] * len(names)
        if len(places) == len(names):
            return [
                Name(text, place.line or line, place.basis, place.quote)
                for text, place in zip(names, places, strict=True)
            ]
        first: dict[str, str] = {}
        return [Name(text, line, basis, first.setdefault(self._body(text), text)) for text in names]

    def _body(self, text: str) -> str:
        entry = self._register.find(text, self._scopes, self._on).entry
        return entry.id if entry else text
