"""A scheme in force since a date: settings, the facts it needs, and its figures stage by stage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scoring.facts import Found, View
from scoring.figure import Cell, Figure
from scoring.form import Filled, Mistake, Named, Path, Unset, amount, amounts_in, fill, names_in, nearest
from scoring.period import Period
from scoring.rules import flaws, word, words
from scoring.unit import UNITS, UnitClash

STAGES = ("score", "rank", "level", "award", "pay")
INTRINSIC = {"standing": "word", "role": "word", "group": "word", "days_served": "days"}
"""What is known of everybody without any table, with its unit."""


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
        looked = {period}
        for item in self.items:
            looked.update(getattr(item.rule, "months", lambda _: ())(period))
        return tuple(sorted(looked))


@dataclass(frozen=True, slots=True)
class Written:
    """A scheme as it is written, before its rules are read; what ``fill`` makes of the file."""

    id: str
    since: date
    title: dict[str, str]
    source: dict[str, str] = field(default_factory=dict)
    based_on: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    score: dict[str, Any] = field(default_factory=dict)
    rank: dict[str, Any] = field(default_factory=dict)
    level: dict[str, Any] = field(default_factory=dict)
    award: dict[str, Any] = field(default_factory=dict)
    pay: dict[str, Any] = field(default_factory=dict)
    pays: tuple[str, ...] = ()
    headline: Headline = field(default_factory=Headline)
    names: dict[str, dict[str, str]] = field(default_factory=dict)


def read_scheme(data: object, file: str, base: "Written | None" = None, overrides: Mapping[str, Any] | None = None) -> Filled:
    """Returns the scheme that plain data state (or None), and every mistake found in them.

    Args:
        data: the file as plain data, or what ``fill(Written, …)`` made of it.
        file: how it is called in messages.
        base: the scheme it is based on, whose rules it takes over.
        overrides: settings to replace, for a worked example or a rehearsal.
    """
    written, mistakes = (data, []) if isinstance(data, Written) else fill(Written, data)
    if written is None:
        return None, mistakes
    if base is not None:
        mistakes += _foreign(written, base)
    rules = base or written
    settings = {**(base.settings if base else {}), **written.settings, **(overrides or {})}
    mistakes += [
        Mistake(("settings", name), "unknown_key", nearest(name, list(rules.settings)))
        for name in {**written.settings, **(overrides or {})}
        if name not in rules.settings
    ]
    named = {name: _named(value, name, file) for name, value in settings.items()}
    reader = _Reader(rules, named)
    items, found = reader.items()
    mistakes += found + _headline_mistakes(rules, {item.name: item for item in items})
    if mistakes:
        return None, mistakes
    unset = sorted({figure.name for figure in amounts_in(list(_unset(named))) if figure.value is None})
    scheme = Scheme(
        written.id, written.since, file, written.title, written.source or rules.source, rules.facts, tuple(items),
        rules.pays, rules.headline, reader.constants, tuple(unset), {**rules.names, **written.names},
    )  # fmt: skip
    return scheme, []


def _foreign(written: Written, base: Written) -> list[Mistake]:
    own = [key for key in (*STAGES, "facts", "pays") if getattr(written, key)]
    return [Mistake((key,), "rules_of_base", {"found": key, "base": base.id}) for key in own]


def _named(value: Any, name: str, file: str) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, dict):
        return {key: _named(each, f"{name}.{key}", file) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, f"{name}.{index}", file) for index, each in enumerate(value)]
    return Named.of(str(value), name, file)


def _unset(value: Any) -> Iterator[Unset]:  # noqa: ANN401 - as above
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _unset(each)
    elif value == "UNSET":
        yield Unset(value.setting, value.file)


def _headline_mistakes(rules: Written, items: Mapping[str, Item]) -> list[Mistake]:
    head = rules.headline
    named = [("headline", key, name) for key in ("score", "place", "star") if (name := getattr(head, key))]
    named += [("headline", "proposals", name) for name in head.proposals]
    mistakes = [
        Mistake(path[:2], "unknown_name", nearest(path[2], list(items)))
        for path in named
        if path[2] not in items and path[2] not in rules.facts
    ]
    for name in rules.pays:
        if name not in items:
            mistakes.append(Mistake(("pays",), "unknown_name", nearest(name, list(items))))
        elif items[name].unit != "yuan":
            mistakes.append(Mistake(("pays",), "pay_not_yuan", {"found": name, "unit": items[name].unit}))
    return mistakes


def _constant(name: str, text: Named) -> Figure:
    """Returns a setting as a figure, so that rules can name it and explanations show it."""
    yes_or_no = {"yes": "1", "no": "0"}.get(text, text)
    figure, mistakes = amount(Named.of(yes_or_no, name, text.file), ())
    cell = Cell(text.file, "", 0, 0, text, key=f"settings.{name}")
    return Figure(name, None, "word", ("set",), (cell,), word=text) if mistakes else figure


class _Reader:
    """Reads the items of a scheme in order, knowing the units of what came before."""

    def __init__(self, rules: Written, settings: Mapping[str, Any]) -> None:
        self.rules = rules
        self.settings = settings
        self.units = {**INTRINSIC, **{name: fact.unit for name, fact in rules.facts.items()}}
        self.past = set(self.units)
        self.constants: dict[str, Figure] = {}
        self.mistakes: list[Mistake] = [
            Mistake(("facts", name, "unit"), "unknown_word", nearest(fact.unit, UNITS))
            for name, fact in rules.facts.items()
            if fact.unit not in UNITS
        ]

    def items(self) -> tuple[list[Item], list[Mistake]]:
        """Returns the items and all mistakes."""
        made = []
        for stage in STAGES:
            for name, data in getattr(self.rules, stage).items():
                item = self._item(name, stage, data)
                made += [item] if item else []
                # A figure that could not be read is still known by name, so that one mistake is told once.
                self.units.setdefault(name, item.unit if item else "points")
                if stage == "score":
                    self.past.add(name)
        return made, self.mistakes

    def _item(self, name: str, stage: str, data: Any) -> Item | None:  # noqa: ANN401 - whatever stood in the file
        path = (stage, name)
        if not isinstance(data, dict):
            return self._wrong(path, "not_a_table", {"found": str(data)})
        if name in self.units or name in self.settings:
            return self._wrong(path, "name_taken", {"found": name})
        if data.get("rule") not in words():
            return self._wrong((*path, "rule"), "unknown_word", nearest(str(data.get("rule", "")), words()))
        said = {key: value for key, value in data.items() if key not in ("rule", "zh", "en")}
        params = {key: value if key == "formula" else self._settled(value) for key, value in said.items()}
        rule, mistakes = fill(word(data["rule"]), params, path)
        if rule is None or mistakes:
            self.mistakes += mistakes
            return None
        place = self._place_of(said, path)
        wrong = [Mistake(place, code, {"item": name, **details}) for code, details in flaws(rule)]
        wrong += self._unknown(rule, path, stage)
        self.mistakes += wrong
        return None if wrong else self._united(name, stage, rule, data)

    def _place_of(self, said: dict[str, Any], path: Path) -> Path:
        """Returns where to mend what a rule does not like: the table among the settings that it uses, or itself."""
        tables = [value for value in said.values() if isinstance(value, str)]
        names = [value for value in tables if isinstance(self.settings.get(value), dict | list)]
        return ("settings", names[0]) if names else path

    def _united(self, name: str, stage: str, rule: Any, data: dict[str, Any]) -> Item | None:  # noqa: ANN401
        try:
            unit = rule.unit(self.units)
        except UnitClash as clash:
            return self._wrong((stage, name), "units_differ", {"found": str(clash)})
        if unit not in UNITS:
            return self._wrong((stage, name, "gives"), "unknown_word", nearest(unit, UNITS))
        return Item(name, stage, rule, unit, str(data.get("zh", "")), str(data.get("en", "")))

    def _wrong(self, path: Path, code: str, details: dict[str, str]) -> None:
        self.mistakes.append(Mistake(path, code, details))

    def _settled(self, value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
        """Returns the data with every setting's name replaced by what it stands for."""
        if isinstance(value, dict):
            return {key: self._settled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._settled(each) for each in value]
        return self.settings.get(value, value)

    def _unknown(self, rule: object, path: Path, stage: str) -> list[Mistake]:
        """Returns the names that nothing before this item bears; a plain setting may be named like a figure."""
        history = hasattr(rule, "months")
        mistakes = []
        if history and stage == "score":
            mistakes.append(Mistake(path, "history_in_score", {"found": path[-1]}))
        for name in names_in(rule):
            if name not in self.units and isinstance(self.settings.get(name), Named):
                self.constants[name] = _constant(name, self.settings[name])
                self.units[name] = "word" if self.constants[name].word else ""
            elif name not in self.units and not getattr(rule, "role", ""):
                mistakes.append(Mistake(path, "unknown_name", nearest(name, list(self.units))))
            elif history and name in self.units and name not in self.past:
                mistakes.append(Mistake(path, "no_history_of", {"found": name}))
        return mistakes
