"""A figure in words: its label, its value with the unit, one sentence why, and where it stands."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from scoring.figure import Cell, Figure, Reason, letters
from scoring.unit import UNITS
from sheets_sync.present import shown
from sheets_sync.present.periods import period_said
from sheets_sync.present.reasons import SENTENCES, unworded
from sheets_sync.present.saying import as_set, bare_number
from sheets_sync.texts import texts

_SAME_MEASURE = ("as_of", "in_time", "unchanged", "counts_as_least", "counts_as_most")
"""Reasons that hand a measure on, so that what it counts stands in the name of the first part."""

_NOT_THERE: Mapping[object, str] = {
    "not_eligible": "not_ranked",
    "not_in_contest": "not_ranked",
    "not_appraised": "not_appraised",
}
"""Why there is no figure although nothing is missing, to what stands in its place."""


class Words:
    """Says figures and cells in one language, with the labels of one role; remembers what it has said once.

    Attributes:
        language: ``zh`` or ``en``.
        reasons: templates of the reasons by code.
        values: templates of values and joints.
        units: what stands beside a number of each unit.
        now: the appraised period.
        fixed: sentences that need only the reason itself, remembered.
    """

    __slots__ = (
        "_addresses",
        "_bare",
        "_dated",
        "_labels",
        "_measures",
        "_months",
        "_said",
        "_stars",
        "fixed",
        "language",
        "now",
        "reasons",
        "units",
        "values",
    )

    def __init__(
        self, language: str, labels: Mapping[str, str] | None = None, most_stars: int = 5, now: str = ""
    ) -> None:
        """Keeps the labels of figures by name (see ``labels``), how many stars there are, and the appraised month."""
        self.language = language
        self.reasons = texts(language, "reasons")
        self.values = texts(language, "values")
        self.units = {unit: self.values[f"unit.{unit}"] for unit in UNITS}
        self.fixed: dict[Reason, str] = {}
        self._labels: dict[str, str] = {**texts(language, "names"), **(labels or {})}
        self._stars = most_stars
        self.now = now
        self._dated: dict[tuple[str, str], str] = {}
        self._said: dict[tuple[str, Decimal | None, str, str], str] = {}
        self._months: dict[str, str] = {}
        self._measures: dict[str, str] = {}
        self._addresses: dict[tuple[int, int, int], str] = {}
        self._bare: dict[str, Callable[[Decimal], str]] = {
            "yuan": shown.money,
            "points": shown.points,
            "percent": lambda value: f"{shown.trimmed(value)}%",
            "permille": lambda value: f"{shown.trimmed(value)}‰",
            "ratio": lambda value: shown.trimmed(value, 4),
            "star": self.level,
            "yes_no": lambda value: self.values["yes" if value else "no"],
        }

    def label(self, name: str) -> str:
        """Returns what a figure or setting is called; one inside another is told by its place: ``星级工资（三星）``."""
        found = self._labels.get(name)
        if found is None:
            found = self._labels[name] = self._inside(*name.split("."))
        return found

    def _inside(self, root: str, key: str = "", *rest: str) -> str:
        """Returns what a setting inside another is called: the band of a list, a level, or what it is for."""
        label = self._labels.get(root, root)
        if not key:
            return label
        if rest and key.isdecimal():
            return self.values["nth_band"].format(label=label, number=int(key) + 1)
        of_stars = key.isdecimal() and ("星" in label or "star" in label.lower())
        inner = self.level(Decimal(key)) if of_stars else self._labels.get(key, key)
        return self.values["part_of"].format(label=label, key=inner)

    def labelled(self, figure: Figure) -> str:
        """Returns the label of a figure, with its month when that is not the one being appraised."""
        if figure.period in ("", self.now):
            return self.label(figure.name)
        key = (figure.name, figure.period)
        found = self._dated.get(key)
        if found is None:
            said = {"label": self.label(figure.name), "month": self.month(figure.period)}
            found = self._dated[key] = self.values["dated"].format_map(said)
        return found

    def month(self, period: str) -> str:
        """Returns a period (``2026-07``, ``2026-Q3``, or ``2026-07 2`` for its second week) as people write it."""
        found = self._months.get(period)
        if found is None:
            found = self._months[period] = period_said(self.language, period)
        return found

    def bare(self, figure: Figure) -> str:
        """Returns the value without its unit, as it stands in a sum."""
        if figure.value is None:
            return self.word(figure) or self.values[_NOT_THERE.get(figure.reason[0], "unknown")]
        if figure.reason[0] == "set":
            return as_set(_as_set(figure), self.language)
        return self.amount(figure.value, figure.unit)

    def amount(self, value: Decimal, unit: str) -> str:
        """Returns a number of a unit, without the unit where it is a word of its own."""
        show = self._bare.get(unit)
        return show(value) if show else shown.trimmed(value)

    def value(self, figure: Figure) -> str:
        """Returns the value with its unit: ``88.50 分``, ``1,020.00 元``, ``97.5%``, ``三星``, ``是``, ``第 2 名``."""
        number = self.bare(figure)
        if (
            figure.value is None
            or figure.reason[0] == "set"
            or figure.unit in ("percent", "permille", "star", "yes_no")
        ):
            return number
        if figure.unit == "count":
            measure = self._measure(figure)
            return self.values["counted"].format(number=number, measure=measure) if measure else number
        template = self.values.get(figure.unit)
        return template.replace("{number}", number) if template else number

    def named(self, figure: Figure) -> str:
        """Returns label and value: ``出错率 0.8%``; a yes is its label, a standing is its word."""
        if figure.reason[0] == "set":  # the same name may be written in several ways
            return self._named(figure)
        key = (figure.name, figure.value, figure.word, figure.period)
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = self._named(figure)
        return found

    def _named(self, figure: Figure) -> str:
        if bare_number(figure) or (figure.name == "standing" and figure.word):
            return self.bare(figure)
        label = self.labelled(figure)
        if figure.unit == "yes_no" and figure.value is not None:
            return label if figure.value else self.values["not_so"].format(label=label)
        return f"{self._short(label)} {self.value(figure)}"

    def plain(self, figure: Figure) -> str:
        """Returns label and value without the unit: ``个人业绩 70.00``."""
        return self.bare(figure) if bare_number(figure) else f"{self.labelled(figure)} {self.bare(figure)}"

    def listed(self, figures: Iterable[Figure | Cell]) -> str:
        """Returns figures one after the other, each named."""
        return self.values["listed"].join([self.named(each) for each in figures if isinstance(each, Figure)])

    def level(self, value: Decimal) -> str:
        """Returns a level in words: ``三星``, ``3 stars``."""
        names = self.values["stars"].split()
        if value == value.to_integral_value() and 0 <= value < len(names):
            return names[int(value)]
        return self.values["one_star" if value == 1 else "many_stars"].format(number=shown.trimmed(value))

    def stars(self, value: Decimal) -> str:
        """Returns a level as stars: ``★★★☆☆``; never cut, and in words when it is no whole number."""
        if value != value.to_integral_value() or value < 0:
            return self.level(value)
        return "★" * int(value) + "☆" * max(0, self._stars - int(value))

    def word(self, figure: Figure) -> str:
        """Returns the text of a figure that is no number; a standing, a grade and the like in the reader's language."""
        if figure.name == "standing" and figure.word:
            return self.label(figure.word)
        if figure.name == "role":
            return self._labels.get(f"role.{figure.word}", figure.word)
        return self.values.get(f"option.{figure.word}", figure.word)

    def reason(self, figure: Figure) -> str:
        """Returns one sentence: why the value is what it is."""
        return SENTENCES.get(figure.reason[0], unworded)(self, figure)

    def say(self, part: Figure | Cell) -> str:
        """Returns the line of a figure or cell in an explanation."""
        if isinstance(part, Cell):
            return self.place(part)
        label, value = self.labelled(part), self.value(part)
        if part.reason[0] in ("read", "set", "typed"):
            return f"{label} {value}"
        return self.values["figure"].format(label=label, value=value, reason=self.reason(part))

    def place(self, cell: Cell) -> str:
        """Returns where something stands, and what: ``客服评分表.xlsx 月度绩效!F17「80」``, or the key of a scheme."""
        if not cell.key:
            form = "cell" if cell.shown else "cell_blank" if cell.width == 1 else "cells"
            address = self.address(cell)
            return self.values[form].format(book=cell.book, tab=cell.tab, address=address, shown=cell.shown)
        if not cell.book:
            return self.values["in_rule"].format(shown=cell.shown)
        return self.values["setting"].format(file=cell.book, key=setting_key(cell), shown=cell.shown)

    def address(self, cell: Cell) -> str:
        """Returns the A1 address of a cell, remembered: explanations name the same cells again and again."""
        key = (cell.row, cell.column, cell.width)
        found = self._addresses.get(key)
        if found is None:
            start = f"{letters(cell.column)}{cell.row}"
            end = f":{letters(cell.column + cell.width - 1)}{cell.row}" if cell.width > 1 else ""
            found = self._addresses[key] = start + end
        return found

    def _short(self, label: str) -> str:
        """Returns the label without the measure that its value is said with: ``打字（字/分）`` → ``打字``."""
        measure = self._measures.get(label)
        return label.rpartition("（" if "（" in label else " (")[0] if measure else label

    def _measure(self, figure: Figure) -> str:
        """Returns what a count counts when its label says so in parentheses: ``字/分``; else nothing."""
        while figure.reason[0] in _SAME_MEASURE and figure.parts and isinstance(figure.parts[0], Figure):
            figure = figure.parts[0]
        label = self.label(figure.name)
        found = self._measures.get(label)
        if found is None:
            inside = label.replace("（", "(").replace("）", ")").rpartition("(")[2]
            found = self._measures[label] = inside.removesuffix(")") if label.endswith((")", "）")) else ""
        return found


def setting_key(cell: Cell) -> str:
    """Returns the whole key of a number in a scheme file."""
    return cell.key if cell.key.startswith(("settings.", "facts.", "roles.")) else f"settings.{cell.key}"


def _as_set(figure: Figure) -> str:
    """Returns a number of a scheme as it is written there: ``90%``."""
    cell = figure.parts[0] if figure.parts else None
    return cell.shown if isinstance(cell, Cell) and cell.shown else shown.trimmed(figure.value or Decimal(0), 10)
