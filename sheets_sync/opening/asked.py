"""What the schemes of a team ask people to enter: the measures and rows that no scheme works out itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring.scheme import Scheme
from scoring.written import INTRINSIC, Cycle, Fact, RecordKind

Roles = Mapping[str, Sequence[Scheme]]
"""Role to its schemes, in their order."""
SEVERAL = ("peers", "subordinates")
"""Raters of whom there are several, all on the roster: each has rows of their own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be entered.

    Attributes:
        facts: measure to what the schemes say of it.
        roles: measure or record to the roles that need it.
        records: record to what it is.
        words: what words and slots are called, by language.
        cycle: the periods.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, RecordKind] = field(default_factory=dict)
    words: dict[str, Mapping[str, str]] = field(default_factory=dict)
    cycle: Cycle = field(default_factory=Cycle)

    def label(self, name: str, language: str) -> str:
        """Returns what a measure or record is called; its key where nobody said."""
        told = self.facts.get(name) or self.records.get(name)
        own = {"zh": told.zh, "en": told.en} if told else {}
        return self.words.get(name, {}).get(language) or own.get(language) or own.get("zh") or name


def asked_of(roles: Roles) -> Asked:
    """Returns what all roles together ask; a figure of an earlier scheme of the role is not asked for."""
    cycles = [scheme.period for schemes in roles.values() for scheme in schemes]
    weeks = max((cycle.weeks for cycle in cycles), default=0)
    first = cycles[0] if cycles else Cycle()
    asked = Asked(cycle=Cycle(first.kind, first.from_day, weeks))
    for role, schemes in roles.items():
        known = set(INTRINSIC)
        for scheme in schemes:
            asked.words.update(scheme.names)
            for name, fact in scheme.facts.items():
                if name not in known:
                    asked.facts.setdefault(name, fact)
                    _needed_by(asked, name, role)
            for name, record in scheme.records.items():
                asked.records.setdefault(name, record)
                _needed_by(asked, name, role)
            known.update(item.name for item in scheme.items)
    return asked


def _needed_by(asked: Asked, name: str, role: str) -> None:
    asked.roles[name] = tuple(dict.fromkeys((*asked.roles.get(name, ()), role)))


def differing_periods(roles: Roles) -> tuple[Scheme, Scheme] | None:
    """Returns two schemes whose periods are not the same, so that no team can have both; None when there are none."""
    schemes = [scheme for each in roles.values() for scheme in each]
    return next(((schemes[0], each) for each in schemes if not each.period.same_period(schemes[0].period)), None)
