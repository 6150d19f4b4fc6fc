"""A scheme in force since a date: settings, the facts it needs, and its figures stage by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scoring.facts import Found, View
from scoring.figure import Figure
from scoring.period import Period

STAGES = ("score", "rank", "level", "award", "pay")
INTRINSIC = {"standing": "word", "role": "word", "group": "word", "days_served": "days"}
"""What is known of everybody without any table, with its unit."""


def _none(_period: Period) -> tuple[Period, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A measure that a scheme needs.

    Attributes:
        unit: one of ``scoring.unit.UNITS``.
        zh: its name in Chinese.
        en: its name in English.
        optional: a department may do without it.
    """

    unit: str
    zh: str = ""
    en: str = ""
    optional: bool = False


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
    """

    name: str
    stage: str
    rule: Any
    unit: str
    zh: str = ""
    en: str = ""

    def work_out(self, views: Sequence[View], everyone: Sequence[View]) -> None:
        """Adds the figure to every view that was not given it: what was read is not worked out again."""
        figures = getattr(self.rule, "figures", None)
        if figures is not None:
            for view, found in zip(views, figures(views, everyone), strict=True):
                self._keep(view, found)
            return
        figure = self.rule.figure
        for view in views:
            if self.name not in view.figures:
                self._keep(view, figure(view))

    def _keep(self, view: View, found: Found) -> None:
        if self.name not in view.figures:
            view.figures[self.name] = Figure(self.name, found.value, self.unit, found.reason, found.parts, found.word)


@dataclass(frozen=True, slots=True)
class Headline:
    """Which figures people look at first.

    Attributes:
        score: the total score.
        place: the place in the ranking.
        star: the star level in force.
        most_stars: the highest level there is, for ★★★☆☆.
        proposals: yes-or-no figures that ask HR to decide something.
    """

    score: str = ""
    place: str = ""
    star: str = ""
    most_stars: int = 5
    proposals: tuple[str, ...] = ()


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

    def stage(self, name: str) -> tuple[Item, ...]:
        """Returns the items of one stage."""
        return tuple(item for item in self.items if item.stage == name)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns every month that the scheme looks at when it appraises a month, earliest first."""
        looked = {period, *self.reviewed(period)}
        for item in self.items:
            looked.update(getattr(item.rule, "months", _none)(period))
        return tuple(sorted(looked))

    def reviewed(self, period: Period) -> tuple[Period, ...]:
        """Returns the months whose levels still bind: those in which a quota gave its places."""
        return tuple({month for item in self.items for month in getattr(item.rule, "reviewed", _none)(period)})


@dataclass(frozen=True, slots=True)
class Limit:
    """What the numbers of a setting may be, edges included, as it is written; an edge left out is open.

    Attributes:
        least: the smallest.
        most: the largest.
    """

    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A scheme as it is written, before its rules are read; what ``fill`` makes of the file.

    Attributes:
        id: as its folder.
        since: the first day it is in force, as its file is named.
        title: by language.
        source: where it is written.
        based_on: id of the scheme whose facts and rules it takes over.
        settings: its figures, tables and words by name; with ``based_on`` those that differ.
        choices: setting to the words that it may have.
        limits: setting to what its numbers may be; ``bands.gives`` for what stands under one key of its tables.
        facts: measures it needs.
        score: figures of the month alone, by name; the only ones that later months may look back at.
        rank: figures by name.
        level: figures by name.
        award: figures by name.
        pay: figures by name.
        pays: which figures are pay items, in the order of the payroll.
        headline: what is looked at first.
        names: labels of settings by language.
    """

    id: str
    since: date
    title: dict[str, str]
    source: dict[str, str] = field(default_factory=dict)
    based_on: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    score: dict[str, Any] = field(default_factory=dict)
    rank: dict[str, Any] = field(default_factory=dict)
    level: dict[str, Any] = field(default_factory=dict)
    award: dict[str, Any] = field(default_factory=dict)
    pay: dict[str, Any] = field(default_factory=dict)
    pays: tuple[str, ...] = ()
    headline: Headline = field(default_factory=Headline)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
