"""Which of the figures that differ a person chose: the indicator then says the chosen one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.base.words import nfc
from graph.schema.vocabulary import FigureRole
from loaders.decided.corrections import Preference
from loaders.parsed.document import (
    FigureChoice,
    ParsedIndicator,
    Stated,
)
from loaders.source.issues import Issues
from loaders.wording.measures.quantities import read_measure


def prefer(
    indicators: Iterable[ParsedIndicator], preferences: Sequence[Preference], issues: Issues
) -> None:
    """Mark the figures that a person chose; the indicator then says the chosen one.

    A choice that fits no figure, or several of one indicator, is reported and not applied.
    """
    differing = [each for each in indicators if each.stated]
    for preference in preferences:
        hint = f"Tệp “{preference.file}”."
        found = [
            (indicator, stated)
            for indicator in differing
            for stated in indicator.stated
            if _is_meant(stated, preference)
        ]
        if len(found) != 1:
            issues.add("correction-unused", None, preference.prefer, hint)
            continue
        indicator, chosen = found[0]
        for each in (each for each in indicator.stated if each.role is chosen.role):
            issues.settle("figures-differ", each.line, each.quote)
        on = f"{preference.on:%d/%m/%Y}"
        said = f"“{preference.prefer}”: {preference.reason} ({preference.by}, {on})."
        issues.add("figure-preferred", chosen.line, chosen.quote, said)
        _choose(indicator, chosen, preference)


def _is_meant(stated: Stated, preference: Preference) -> bool:
    lines = preference.lines
    return nfc(preference.prefer) in stated.value and (not lines or stated.line in lines)


def _choose(indicator: ParsedIndicator, chosen: Stated, preference: Preference) -> None:
    indicator.stated = [
        replace(
            each,
            choice=FigureChoice(each is chosen, preference.reason, preference.by, preference.on),
        )
        if each.role is chosen.role
        else each
        for each in indicator.stated
    ]
    measure = read_measure(chosen.value)
    if chosen.role is FigureRole.BASELINE:
        indicator.baseline, indicator.baseline_value = chosen.value, measure.value
    else:
        indicator.target, indicator.target_value = chosen.value, measure.value
        indicator.comparator = measure.comparator
