"""Whether something holds of a person: `{late_count: 0, standing: [regular, confirming], score: {at_least: 70}}`."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scoring.facts import View
from scoring.figure import Figure
from scoring.form import Filled, Mistake, Name, Path, amount, nearest
from scoring.number import settled

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
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
        bound: the number to compare with.
        words: the texts of which one must stand there.
    """

    name: Name
    how: str
    bound: Figure | None = None
    words: tuple[str, ...] = ()

    def holds(self, view: View) -> bool | None:
        """Tells whether it holds; None when the figure or the bound is not known."""
        figure = view[self.name]
        if not figure.known:
            return None
        if self.bound is None:
            return figure.word in self.words
        if figure.value is None or self.bound.value is None:
            return None
        return _COMPARE[self.how](settled(figure.value), settled(self.bound.value))


@dataclass(frozen=True, slots=True)
class Condition:
    """Several comparisons that must all hold.

    Attributes:
        tests: the comparisons; none at all always holds.
    """

    tests: tuple[Test, ...] = ()

    def holds(self, view: View) -> bool | None:
        """Tells whether all hold; one that fails settles it although others are not known."""
        answers = [test.holds(view) for test in self.tests]
        return False if False in answers else None if None in answers else True

    def failing(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures whose comparison does not hold."""
        return tuple(view[test.name] for test in self.tests if test.holds(view) is False)

    def unknown(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures that leave the answer open, lost numbers of the scheme included."""
        open_tests = [test for test in self.tests if test.holds(view) is None]
        bounds = [test.bound for test in open_tests if test.bound is not None and test.bound.value is None]
        return tuple(view[test.name] for test in open_tests if not view[test.name].known) + tuple(bounds)

    def used(self, view: View) -> tuple[Figure, ...]:
        """Returns the figures that it looks at."""
        return tuple(view[test.name] for test in self.tests)

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
            mistakes += found
            made.append(Test(Name(name), how, figure))
        return made, mistakes
    if isinstance(wanted, list):
        return [Test(Name(name), "word", None, tuple(str(each) for each in wanted))], []
    figure, found = amount(_YES_NO.get(wanted, wanted), path)
    if found:  # no number, so it is a word
        return [Test(Name(name), "word", None, (str(wanted),))], []
    return [Test(Name(name), "is", figure)], []
