"""What the schemes of an example know by name: figures with their units, records, weeks and the kind of period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import OF_EVERYBODY
from scoring.pay import TOTAL
from scoring.period import Period
from scoring.scheme import Scheme
from scoring.written import INTRINSIC, Cycle, RecordKind


@dataclass(frozen=True, slots=True)
class Known:
    """What the schemes of an example know by name.

    Attributes:
        units: of everything that may be given, by name.
        expected: everything that may be expected.
        weekly: names of what has a value for each week.
        choices: the words that may stand in a fact, where schemes list them.
        records: the rows that the schemes read.
        weeks: how many a period has.
        cycle: how long the periods of the last scheme are, in its version of the time.
    """

    units: Mapping[str, str]
    expected: tuple[str, ...]
    weekly: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]
    records: Mapping[str, RecordKind]
    weeks: int
    cycle: Cycle

    @staticmethod
    def of(versions: Sequence[Sequence[Scheme]], period: str) -> "Known":
        """Returns what schemes know in all their versions; the last is the one that the example stands beside."""
        schemes = [each for every in versions for each in every]
        units = dict(INTRINSIC)
        for scheme in schemes:
            units.update({name: fact.unit for name, fact in scheme.facts.items()})
            units.update({item.name: item.unit for item in scheme.items})
        weekly = {name for scheme in schemes for name in units if scheme.counts_weeks((name,))}
        choices: dict[str, tuple[str, ...]] = {}
        for scheme in schemes:
            listed = {name: fact.choices for name, fact in scheme.facts.items() if fact.choices}
            choices |= {name: (*choices.get(name, ()), *own) for name, own in listed.items()}
        records = {name: kind for scheme in schemes for name, kind in scheme.records.items()}
        constants = [name for scheme in schemes for name in scheme.constants]
        expected = tuple(dict.fromkeys((*units, *OF_EVERYBODY, *constants, TOTAL)))
        weeks = max(scheme.period.weeks for scheme in schemes)
        return Known(
            units, expected, frozenset(weekly), choices, records, weeks, _of_the_time(versions[-1], period).period
        )


def _of_the_time(versions: Sequence[Scheme], text: str) -> Scheme:
    """Returns the version in force on the last day of a period; the first before that, the last for what is none."""
    try:
        day = Period.parse(text).last
    except ValueError:
        return versions[-1]
    return max((each for each in versions if each.since <= day), key=lambda each: each.since, default=versions[0])
