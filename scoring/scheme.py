"""A scheme in force since a date: settings, the facts it needs, and its figures stage by stage."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scoring.condition import Condition
from scoring.facts import Found, View
from scoring.figure import Figure
from scoring.form import names_in
from scoring.period import Period
from scoring.written import PAST_STAGES, AppealTime, Cycle, Fact, Headline, Per, RecordKind, TaskTime, Whose


def _none(_period: Period) -> tuple[Period, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of a scheme: its rule, and what it is called.

    Attributes:
        name: key of the figure.
        stage: one of ``STAGES``.
        rule: a filled rule of ``scoring.rules``.
        unit: of the answer.
        zh: its name in Chinese.
        en: its name in English.
        per: ``week`` when it is worked out for each week.
        whose: ``department`` when it is worked out once for all.
    """

    name: str
    stage: str
    rule: Any
    unit: str
    zh: str = ""
    en: str = ""
    per: Per = "period"
    whose: Whose = "person"

    @property
    def needs_others(self) -> bool:
        """Tells whether it is worked out for several people at once: a place, a share of a pool, the shop's mean."""
        return self.whose == "department" or hasattr(self.rule, "figures")

    def work_out(self, views: Sequence[View], everyone: Sequence[View], home: View) -> None:
        """Adds the figure to every view that was not given it: what was read is not worked out again.

        Args:
            views: of the people who share the scheme.
            everyone: of the whole department.
            home: the department's own view.
        """
        if self.per == "week":
            for week, own_home in enumerate(home.weeks):
                self._work_out(_in_week(views, week), _in_week(everyone, week), own_home)
        else:
            self._work_out(views, everyone, home)

    def _work_out(self, views: Sequence[View], everyone: Sequence[View], home: View) -> None:
        figures = getattr(self.rule, "figures", None)
        if self.whose == "person":
            for view, found in zip(views, self.rule.figures(views, everyone), strict=True):
                self.keep(view, found)
            return
        if self.name not in home.figures:
            alike = [self.rule.figure(home)] if figures is None else figures(views, everyone)
            self.keep(home, alike[0] if alike else Found(None, ("no_members",)))
        for view in views:
            view.figures.setdefault(self.name, home.figures[self.name])

    def keep(self, view: View, found: Found) -> None:
        """Adds an answer to a view that was not given the figure."""
        if self.name not in view.figures:
            value, reason, parts, word = found
            view.figures[self.name] = Figure(self.name, value, self.unit, reason, parts, word)


def _in_week(views: Iterable[View], week: int) -> list[View]:
    """Returns the views of a week; who joins in the middle of a period has no figures of the weeks before."""
    return [view.weeks[week] for view in views if view.weeks and view.weeks[week].figures]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A filled scheme.

    Attributes:
        id: as its folder.
        since: the first day it is in force.
        file: how its file is called in messages (``demo-rep-star/2026-01-01.yaml``).
        title: by language.
        source: where it is written.
        facts: measures it needs.
        items: its figures in the order of work.
        pays: the named pay items among them, in the order of the payroll.
        headline: what is looked at first.
        constants: settings that rules name like figures.
        unset: lost settings, by name.
        names: labels of settings by language.
        period: how long its periods are.
        who: who is appraised; everybody, when left out.
        records: the rows that its attendance and other words read.
        template: whether it only names principles, and a department fills in its settings.
        paid_anyway: the pay items that also those have who are not appraised.
        appeals: how long people may appeal; None where it does not say.
        tasks: what has to be done where a figure answers yes, by name; every proposal is among them.
    """

    id: str
    since: date
    file: str
    title: Mapping[str, str]
    source: Mapping[str, str]
    facts: Mapping[str, Fact]
    items: tuple[Item, ...]
    pays: tuple[str, ...]
    headline: Headline
    constants: Mapping[str, Figure]
    unset: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    period: Cycle = field(default_factory=Cycle)
    who: Condition | None = None
    records: Mapping[str, RecordKind] = field(default_factory=dict)
    template: bool = False
    paid_anyway: tuple[str, ...] = ()
    appeals: AppealTime | None = None
    tasks: Mapping[str, TaskTime] = field(default_factory=dict)

    def stage(self, name: str) -> tuple[Item, ...]:
        """Returns the items of one stage."""
        return tuple(item for item in self.items if item.stage == name)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns every month that the scheme looks at when it appraises a month, earliest first."""
        looked = {period, *self.reviewed(period)}
        for item in self.items:
            looked.update(getattr(item.rule, "months", _none)(period))
        return tuple(sorted(looked))

    def counts_weeks(self, names: Container[str]) -> bool:
        """Tells whether any of the names is known by the week."""
        facts = any(fact.per == "week" and name in names for name, fact in self.facts.items())
        return facts or any(item.per == "week" and item.name in names for item in self.items)

    def reviewed(self, period: Period) -> tuple[Period, ...]:
        """Returns the months whose levels still bind: those in which a quota gave its places."""
        return tuple({month for item in self.items for month in getattr(item.rule, "reviewed", _none)(period)})


def looked_back_at(schemes: Iterable[Scheme], period: Period, month: Period) -> set[str]:
    """Returns the names that schemes look at in an earlier month when they appraise a period."""
    looking = (item.rule for scheme in schemes for item in scheme.items if hasattr(item.rule, "months"))
    return {name for rule in looking if month in rule.months(period) for name in _looked_at(rule)}


def needed(schemes: Sequence[Scheme], wanted: set[str]) -> set[str]:
    """Returns, of the figures of one role's schemes, those wanted and all that they are made of.

    Schemes whose levels bind for longer may be worked out again for an earlier period: all their scores are needed.
    """
    found = set(wanted)
    for scheme in reversed(schemes):
        binding = any(hasattr(item.rule, "reviewed") for item in scheme.items)
        for item in reversed(scheme.items):
            if item.name in found or (binding and item.stage in PAST_STAGES[:2]):
                found.update((item.name, *_looked_at(item.rule)))
        if any(item.name in found for item in scheme.items):  # nobody has a figure of whom it is not known who they are
            found.update(names_in(scheme.who))
    return found


def _looked_at(rule: object) -> Iterator[str]:
    """Yields the names of the figures and of the records that a rule looks at."""
    yield from names_in(rule)
    yield from (record for _, record, _ in getattr(rule, "records", tuple)())
