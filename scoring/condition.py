"""Whether something holds of a person: `{late_count: 0, standing: [regular, confirming], score: {at_least: 70}}`."""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from scoring.facts import View
from scoring.figure import Cell, Figure
from scoring.form import Filled, Mistake, Name, Path, amount, nearest
from scoring.number import settled
from scoring.unit import UnitClash, same

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "above": operator.gt,
    "up_to": operator.le,
    "below": operator.lt,
    "is": operator.eq,
}
_YES_NO = {"yes": "1", "no": "0", "是": "1", "否": "0"}


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one figure.

    Attributes:
        name: of the figure.
        how: a key of the comparison words; ``word`` for a text.
        bound: the number to compare with, or the name of a figure of the same unit.
        words: the texts of which one must stand there; also what stood for the number, in case the figure is a word.
        edge: the number as it is compared; None when it is not known yet: lost, or that of a figure.
    """

    name: Name
    how: str
    bound: Figure | Name | None = None
    words: tuple[str, ...] = ()
    edge: Decimal | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Settles the number once, and not for everybody anew."""
        value = self.bound.value if isinstance(self.bound, Figure) else None
        object.__setattr__(self, "edge", None if value is None else settled(value))

    def bound_of(self, view: View) -> Figure | None:
        """Returns the figure to compare with."""
        return view[self.bound] if isinstance(self.bound, Name) else self.bound

    def holds(self, view: View) -> bool | None:
        """Tells whether it holds; None when the figure or the bound is not known."""
        figure, edge = view[self.name], self.edge
        value = figure.value
        if value is not None and edge is not None:
            return _COMPARE[self.how](settled(value), edge)
        if self.bound is None and figure.word:
            return figure.word in self.words
        bound = self.bound_of(view)
        if value is not None and bound is not None and bound.value is not None:
            return _COMPARE[self.how](settled(value), settled(bound.value))
        return self._by_words(figure, bound)

    def _by_words(self, figure: Figure, bound: Figure | None) -> bool | None:
        """Tells whether it holds of a word or of a day; None when something is not known."""
        if not figure.known:
            return None
        if bound is None or (figure.value is None and self.how == "is" and self.words):
            return figure.word in self.words
        if figure.word and bound.word:  # two days: written year first, they compare as texts
            return _COMPARE[self.how](figure.word, bound.word)
        return None


@dataclass(frozen=True, slots=True)
class Condition:
    """Several comparisons that must all hold.

    Attributes:
        tests: the comparisons; none at all always holds.
    """

    tests: tuple[Test, ...] = ()

    def holds(self, view: View) -> bool | None:
        """Tells whether all hold; one that fails settles it although others are not known."""
        answer: bool | None = True
        for test in self.tests:
            holds = test.holds(view)
            if holds is False:
                return False
            if holds is None:
                answer = None
        return answer

    def failing(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures whose comparison does not hold."""
        return tuple([view[test.name] for test in self.tests if test.holds(view) is False])

    def unknown(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures that leave the answer open, lost numbers of the scheme included."""
        open_tests = [test for test in self.tests if test.holds(view) is None]
        bounds = [test.bound_of(view) for test in open_tests]
        lost = tuple(each for each in bounds if each is not None and each.value is None)
        return tuple(view[test.name] for test in open_tests if not view[test.name].known) + lost

    def used(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures that it looks at."""
        named = [name for test in self.tests for name in (test.name, test.bound) if isinstance(name, Name)]
        return tuple([view[name] for name in named])

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the condition that plain data state, and the mistakes in them."""
        if not isinstance(data, dict):
            return None, [Mistake(path, "not_a_table", {"found": str(data)})]
        tests: list[Test] = []
        mistakes: list[Mistake] = []
        for name, wanted in data.items():
            made, found = _tests(name, wanted, (*path, name))
            tests += made
            mistakes += found
        return Condition(tuple(tests)), mistakes


def _tests(name: str, wanted: Any, path: Path) -> tuple[list[Test], list[Mistake]]:  # noqa: ANN401 - as above
    if isinstance(wanted, dict):
        made, mistakes = [], []
        for how, bound in wanted.items():
            if how not in _COMPARE:
                mistakes.append(Mistake((*path, how), "unknown_key", nearest(how, list(_COMPARE))))
                continue
            figure, found = amount(bound, (*path, how))
            if found and isinstance(bound, str) and bound.isidentifier() and not hasattr(bound, "setting"):
                figure, found = Name(bound), []  # another figure: worse than the shop's, say
            mistakes += found
            made.append(Test(Name(name), how, figure))
        return made, mistakes
    if isinstance(wanted, list):
        return [Test(Name(name), "word", None, tuple(str(each) for each in wanted))], []
    figure, found = amount(_YES_NO.get(wanted, wanted), path)
    if found:  # no number, so it is a word
        return [Test(Name(name), "word", None, (str(wanted),))], []
    return [Test(Name(name), "is", figure, (str(wanted),))], []


Fault = tuple[str, str, dict[str, str]]
"""A figure's name, and the code and details of a mistake in how it is compared."""


def faults(
    rule: object, units: Mapping[str, str], constants: Mapping[str, Figure], known: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """Yields the comparisons of a filled rule that can never hold or never fail, such as a number with a word.

    Args:
        rule: a filled record.
        units: unit of each name; empty for a plain number of the scheme.
        constants: the settings among the names.
        known: of a name the words that may stand there, where they are known.
    """
    for test in _tests_in(rule):
        unit, constant = units.get(test.name, ""), constants.get(test.name)
        if constant is not None and constant.reason[0] == "unset":
            continue
        found = _words_fault(test, unit) if test.bound is None else _number_fault(test, units, constant)
        if found is None and unit == "word" and test.name in known:
            strange = [word for word in test.words if word not in known[test.name]]
            found = ("unknown_word", nearest(strange[0], known[test.name])) if strange else None
        if found is not None:
            yield (test.name, *found)


def no_shares(name: str, units: Mapping[str, str], numbers: Sequence[Figure]) -> None:
    """Returns nothing when the numbers may stand beside the figure.

    ``99%`` in a scheme is 0.99, and fits a ratio only: a figure in percent is 98.5 and not 0.985, and one of 60 points
    is never 60 %.

    Raises:
        UnitClash: a number was written with a percent or permille sign although the figure is no ratio.
    """
    unit = units.get(name, "")
    for number in numbers if unit not in ("", "ratio") else ():
        written = "".join(part.shown for part in number.parts if isinstance(part, Cell))
        if written.endswith(("%", "‰")):
            message = f"{name} [{unit}], {written} [ratio]"
            raise UnitClash(message)


def _tests_in(value: object) -> Iterator[Test]:
    if isinstance(value, Test):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _tests_in(each)
    elif is_dataclass(value) and not isinstance(value, Figure):
        for each_field in fields(value):
            yield from _tests_in(getattr(value, each_field.name))


def _words_fault(test: Test, unit: str) -> tuple[str, dict[str, str]] | None:
    if unit not in ("word", "date"):
        code = "not_a_yes_or_no" if unit == "yes_no" else "not_a_number"
        return code, {"found": f"{test.name}: {', '.join(test.words)}"}
    return None


def _number_fault(test: Test, units: Mapping[str, str], constant: Figure | None) -> tuple[str, dict[str, str]] | None:
    unit = units.get(test.name, "")
    dates = unit == "date" and isinstance(test.bound, Name)
    if unit in ("word", "date") and not dates:
        if constant is not None and test.words and test.words[0] in _YES_NO:
            return "not_a_yes_or_no", {"found": constant.word}
        return None if test.how == "is" and constant is None else ("not_a_number", {"found": test.name})
    try:
        if isinstance(test.bound, Name):
            same({test.name: unit, test.bound: units.get(test.bound, unit)}, "when")
        else:
            no_shares(test.name, {test.name: unit}, [test.bound] if test.bound else [])
    except UnitClash as clash:
        return "units_differ", {"found": str(clash)}
    return None
