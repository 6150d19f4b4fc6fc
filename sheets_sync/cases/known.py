"""What the schemes of an example know by name: figures with their units, records, weeks and the kind of period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import OF_EVERYBODY
from scoring.pay import TOTAL
from scoring.scheme import Scheme
from scoring.written import INTRINSIC, Cycle, RecordKind


@dataclass(frozen=True, slots=True)
class Known:
    """What the schemes of an example know by name.

    Attributes:
        units: of everything that may be given, by name.
        expected: everything that may be expected.
        weekly: names of what has a value for each week.
        records: the rows that the schemes read.
        weeks: how many a period has.
        cycle: how long the periods of the last scheme are.
    """

    units: Mapping[str, str]
    expected: tuple[str, ...]
    weekly: frozenset[str]
    records: Mapping[str, RecordKind]
    weeks: int
    cycle: Cycle

    @staticmethod
    def of(schemes: Sequence[Scheme]) -> "Known":
        """Returns what schemes know; the last is the one that the example stands beside."""
        units = dict(INTRINSIC)
        for scheme in schemes:
            units.update({name: fact.unit for name, fact in scheme.facts.items()})
            units.update({item.name: item.unit for item in scheme.items})
        weekly = {name for scheme in schemes for name in units if scheme.counts_weeks((name,))}
        records = {name: kind for scheme in schemes for name, kind in scheme.records.items()}
        constants = [name for scheme in schemes for name in scheme.constants]
        expected = tuple(dict.fromkeys((*units, *OF_EVERYBODY, *constants, TOTAL)))
        weeks = max(scheme.period.weeks for scheme in schemes)
        return Known(units, expected, frozenset(weekly), records, weeks, schemes[-1].period)
