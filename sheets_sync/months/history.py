"""历史: what of a month is remembered when it is closed: whatever a later month may look back at, and no pay."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.appraise import Appraisal, Result
from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Figure
from scoring.form import names_in
from scoring.period import Period
from scoring.ranking import not_there
from scoring.scheme import Scheme
from scoring.versions import Versions
from sheets_sync.months.record import Remembered

OF_PERSON = ("standing", "role", "group", "days_served", "hire_date")
"""Who somebody was in a month that was closed; whoever has none of these was not employed then."""
_MONTHS = 12


class Known(NamedTuple):
    """A fact or figure of a role: its unit, whose it is, and whether it is known of the whole period."""

    unit: str
    shared: bool
    whole: bool


def remembered(appraisal: Appraisal, versions: Versions) -> tuple[Remembered, ...]:
    """Returns the figures of a month by which later months look back at it, sorted.

    They are what a rule of any version looks at in earlier periods, what a quota gave its places by (of those who
    left since, too), the heads of each scheme, and who everybody was. Amounts of money only where a rule looks back
    at them (the sales of last year); what somebody is paid can never be looked back at.

    Args:
        appraisal: of the month that is being closed.
        versions: all versions of the schemes of each role.
    """
    wanted = looked_at(versions, appraisal.period)
    common, at_odds = _of_department(appraisal, wanted)
    rows = [each for result in appraisal.results for each in _of_person(result, wanted, at_odds)]
    return tuple(sorted((*common, *rows), key=lambda each: (each.period, each.person_id, each.name)))


def looked_at(versions: Versions, period: Period) -> frozenset[str]:
    """Returns the names that any version looks at in an earlier period, and those by which quotas give places."""
    quotas = {each for name, rule in _rules(versions) if hasattr(rule, "reviewed") for each in (name, *names_in(rule))}
    return looked_back(versions, period) | quotas


def looked_back(versions: Versions, period: Period) -> frozenset[str]:
    """Returns the names that any version looks at in an earlier period."""
    back = (rule for _, rule in _rules(versions) if _reaches_back(rule, period))
    return frozenset(name for rule in back for name in names_in(rule))


def _rules(versions: Versions) -> Iterator[tuple[str, object]]:
    """Yields every rule of every version with the name of its figure."""
    for every in (every for own in versions.values() for every in own):
        yield from ((item.name, item.rule) for scheme in every for item in scheme.items)


def names_known(schemes: Sequence[Scheme]) -> dict[str, Known]:
    """Returns what schemes know by name, but for what they pay."""
    known: dict[str, Known] = {}
    for scheme in schemes:
        for name, fact in scheme.facts.items():
            known[name] = Known(fact.unit, fact.whose == "department", fact.per == "period")
        for item in scheme.items:
            if item.stage != "pay":
                known[item.name] = Known(item.unit, item.whose == "department", item.per == "period")
    return known


def _reaches_back(rule: object, period: Period) -> bool:
    """Tells whether a rule looks at earlier periods, in whichever period of a year."""
    months = getattr(rule, "months", None)
    return months is not None and any(
        month < each for number in range(_MONTHS) for each in (period.shift(number),) for month in months(each)
    )


def _of_person(result: Result, wanted: frozenset[str], at_odds: frozenset[str]) -> Iterator[Remembered]:
    """Yields who somebody was, and their figures; those that are one for all only where roles are at odds."""
    view = result.view
    for name in OF_PERSON:
        figure = view[name]
        joined = name != "hire_date" or figure.word > str(view.period.first)
        if figure.known and (joined or name in wanted):
            yield _row(view, figure)
    heads = {name for each in result.schemes for name in _heads(each)}
    for name, known in names_known(result.schemes).items():
        mine = name in wanted or (name in heads and known.unit != "yuan")
        own = not known.shared or name in at_odds
        if mine and own and known.whole and name in view.figures and name not in OF_PERSON:
            yield _row(view, view[name])


def _heads(scheme: Scheme) -> tuple[str, ...]:
    head = scheme.headline
    return (head.score, head.place, head.star)


def _of_department(appraisal: Appraisal, wanted: frozenset[str]) -> tuple[list[Remembered], frozenset[str]]:
    """Returns the figures that are one for all, and the names of which two roles have another figure each."""
    found: dict[str, Remembered] = {}
    at_odds: set[str] = set()
    for result in appraisal.results:
        home = result.view.department
        shared = {name for name, known in names_known(result.schemes).items() if known.shared and known.whole}
        for name in sorted(shared & wanted & set(home.figures if home else ())):
            row = _row(home, home[name]) if home else None
            if row and found.setdefault(name, row) != row:
                at_odds.add(name)
    return [row for name, row in found.items() if name not in at_odds], frozenset(at_odds)


def _row(view: View, figure: Figure) -> Remembered:
    """Returns a figure as it is written down; of one without a value whether it cannot be, or was not known."""
    why = "" if figure.known else NOT_APPRAISED if not_there(figure) else "not_known"
    month, person = str(view.period), view.person.id
    return Remembered(month, person, figure.name, figure.value, figure.unit, figure.word, why)
