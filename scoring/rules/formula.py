"""Arithmetic: names, numbers, `+ - * /` (also `× ÷ −`), parentheses, `min(…)` and `max(…)`. Nothing else.

It is parsed when the scheme is loaded, never run as code.

    rule: formula
    formula: star_pay_due * performance_score / 100
    gives: yuan

- Only figures of one unit are added or compared; words and days are no numbers. Both are refused when the scheme is
  loaded.
- Minutes × a setting stay minutes, whatever the setting is worth: what becomes money by multiplying is a figure of its
  own with `gives: yuan`, and only then added to other money.
- A division by nought gives no answer.
- At most 40 nested parentheses and 200 pieces; no sign before a number (write `0 - a`).
- Points into money, an amount a head, the difference to a benchmark: all of these are formulas. Whatever depends on a
  condition is `choose`.

Source: circular (综)字20161101, 4 (绩效工资=星级绩效工资*得分百分比).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from scoring.facts import Found, View, unknown
from scoring.form import Filled, Mistake, Name, Path
from scoring.formula import Node, Syntax, parse
from scoring.number import WORKING, divide, settled, times
from scoring.unit import UnitClash

_PLAIN = ("", "ratio", "percent", "permille", "points", "count", "star", "days", "place")
_DO: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": WORKING.add,
    "-": WORKING.subtract,
    "*": times,
    "/": divide,
    "min": min,
    "max": max,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A formula and its tree."""

    text: str
    root: Node
    names: tuple[Name, ...]

    @staticmethod
    def filled(data: object, path: Path) -> Filled:
        """Returns the parsed formula, or the place where it cannot be understood."""
        try:
            root = parse(str(data))
        except Syntax as fault:
            return None, [Mistake(path, "formula_syntax", {"found": str(data), "at": str(fault)})]
        return Parsed(str(data), root, tuple(dict.fromkeys(Name(name) for name in root.names()))), []


@dataclass(frozen=True, slots=True)
class Rule:
    """A formula over figures.

    Attributes:
        formula: the text; it names at least one figure or setting.
        gives: unit of the answer, default ``points``.
    """

    formula: Parsed
    gives: str = "points"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that like is added to like."""
        _unit(self.formula.root, units, self.formula.text)
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields a formula that refers to nothing."""
        if not self.formula.names:
            yield Mistake(("formula",), "formula_without_names", {"found": self.formula.text})

    def figure(self, view: View) -> Found:
        """Returns the value of the formula."""
        parts = tuple([view[name] for name in self.formula.names])
        for part in parts:
            if part.value is None:
                return unknown(*parts)
        value = _value(self.formula.root, view)
        if value is None:
            return Found(None, ("no_divisor",), parts)
        return Found(value, ("formula", self.formula.text), parts)


def _value(node: Node, view: View) -> Decimal | None:
    if node.number is not None:
        return node.number
    if node.name:
        return view[node.name].value
    known = [value for each in node.parts if (value := _value(each, view)) is not None]
    if len(known) < len(node.parts) or (node.how == "/" and settled(known[1]) == 0):
        return None
    return reduce(_DO[node.how], known)


def _unit(node: Node, units: Mapping[str, str], text: str) -> str:
    """Returns the unit of a part: money stays money when multiplied by plain numbers, only like is added to like."""
    if node.number is not None:
        return ""
    if node.name:
        if units[node.name] in ("word", "date"):
            message = f"{text}: {node.name} [{units[node.name]}]"
            raise UnitClash(message)
        return units[node.name]
    kinds = [_unit(each, units, text) for each in node.parts]
    heavy = {kind for kind in kinds if kind not in _PLAIN}
    if node.how in ("+", "-", "min", "max"):
        named = {kind for kind in kinds if kind}
        if len(named) > 1:
            listed = ", ".join(f"{name} [{units[name]}]" for name in dict.fromkeys(node.names()))
            message = f"{text}: {listed}"
            raise UnitClash(message)
        return named.pop() if named else ""
    if node.how == "/" and len(heavy) == 1 and kinds[0] == kinds[1]:
        return "ratio"
    return heavy.pop() if len(heavy) == 1 else "" if heavy else kinds[0]
