"""What the sentences of reasons are made of: parts named, sums, arguments of the reason, months."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.figure import Cell, Figure
from scoring.period import Period
from sheets_sync.present import shown
from sheets_sync.texts import texts

if TYPE_CHECKING:
    from sheets_sync.present.words import Words

Say = Callable[["Words", Figure], str]
Says = dict[object, Say]
"""Reason code to what makes its sentence; the codes are texts, but a reason may hold numbers too."""
_COMPARED = 2
_DIGITS = re.compile(r"-?[\d,]+(\.\d+)?")
_MONTH = re.compile(r"\d{4}(-\d{2}|-[QH]\d)?")


def figures_of(figure: Figure) -> list[Figure]:
    """Returns the parts that are figures."""
    return [part for part in figure.parts if isinstance(part, Figure)]


def because(figures: Iterable[Figure | Cell]) -> list[Figure]:
    """Returns the figures that are a cause: a setting of the scheme is none, it always holds."""
    return [each for each in figures if isinstance(each, Figure) and each.reason[0] != "set"]


def bare_number(figure: Figure) -> bool:
    """Tells whether it is a number written in a rule itself: it has no name that means anything to people."""
    cell = figure.parts[0] if figure.reason[0] == "set" and figure.parts else None
    return isinstance(cell, Cell) and not cell.book


def named_apart(words: "Words", figures: Sequence[Figure]) -> list[str]:
    """Returns figures named, with as many digits as it needs to tell two apart that are compared."""
    said = [words.named(each) for each in figures]
    if len(figures) < _COMPARED:
        return said
    bare = [words.bare(each) for each in figures]
    for index, figure in enumerate(figures):
        alike = [each for each, text in zip(figures, bare, strict=True) if text == bare[index]]
        gaps = [abs(each.value - figure.value) for each in alike if _differs(each, figure)]  # type: ignore[operator]
        if gaps and figure.value is not None:
            exact = shown.with_places(figure.value, shown.apart(min(gaps)) + 1)
            said[index] = said[index].replace(bare[index], _DIGITS.sub(exact, bare[index], count=1))
    return said


def as_set(shown: str, language: str) -> str:
    """Returns what is written in a scheme as people say it: ``是`` for yes, a word by its own words.

    >>> as_set("no", "zh"), as_set("20%", "zh")
    ('否', '20%')
    """
    values = texts(language, "values")
    return values[shown] if shown in {"yes", "no"} else values.get(f"option.{shown}", shown)


def _differs(one: Figure, other: Figure) -> bool:
    return None not in (one.value, other.value) and one.unit == other.unit and one.value != other.value


def added(words: "Words", figures: Sequence[Figure], separator: str = " ") -> str:
    """Returns ``a 1.00 + b 2.00 − c 0.50``."""
    text = ""
    for figure in figures:
        label, value = words.labelled(figure), figure.value
        if value is not None and value < 0:
            text += f" − {label}{separator}{words.amount(-value, figure.unit)}"
        else:
            text += f"{' + ' if text else ''}{label}{separator}{words.bare(figure)}"
    return text.removeprefix(" ")


def fixed(key: str) -> Say:
    """Returns words that need nothing of the figure."""
    return lambda words, _: words.reasons[key]


def in_periods(words: "Words", key: str, **said: str) -> str:
    """Returns words that name the kind of period of the scheme: 3 个季度, one quarter."""
    kind = Period.parse(words.now).kind if words.now else "month"
    named = {each: words.values[f"{each}.{kind}"] for each in ("kinds", "one", "single")}
    return words.reasons[key].format(**named, **said)


def of_periods(key: str, *names: str) -> Say:
    """Returns words that need the kind of period and the arguments of the reason."""
    return lambda words, figure: in_periods(
        words, key, **{name: argument(figure, index) for index, name in enumerate(names, 1)}
    )


def about_first(key: str) -> Say:
    """Returns words about the first part, named as ``of``, and the second's value as ``bound``."""

    def say(words: "Words", figure: Figure) -> str:
        parts = figures_of(figure)
        bound = words.bare(parts[1]) if len(parts) > 1 else ""
        label = words.labelled(parts[0])
        return words.reasons[key].format(of=words.named(parts[0]), label=label, bound=bound)

    return say


def about_parts(key: str, bare: str = "") -> Say:
    """Returns words about all parts, named; ``bare`` is the key for when there are none."""

    def say(words: "Words", figure: Figure) -> str:
        causes = because(figure.parts)
        if not causes:
            return words.reasons[bare or key].format(
                parts=words.listed(figure.parts), count=argument(figure, 1), month=month_of(words, figure)
            )
        parts = words.values["listed"].join(named_apart(words, causes))
        return words.reasons[key].format(parts=parts, count=argument(figure, 1), month=month_of(words, figure))

    return say


def from_arguments(*names: str) -> Say:
    """Returns words that need only the arguments of the reason."""

    def say(words: "Words", figure: Figure) -> str:
        found = words.fixed.get(figure.reason)
        if found is None:
            values = {name: argument(figure, index) for index, name in enumerate(names, 1)}
            found = words.fixed[figure.reason] = words.reasons[str(figure.reason[0])].format_map(values)
        return found

    return say


def argument(figure: Figure, index: int) -> str:
    """Returns an argument of the reason as text; nothing when there is none."""
    if index >= len(figure.reason):
        return ""
    given = figure.reason[index]
    return shown.trimmed(given) if isinstance(given, Decimal) else given


def number(figure: Figure, index: int) -> Decimal:
    """Returns an argument of the reason that is a number."""
    given = figure.reason[index]
    return given if isinstance(given, Decimal) else Decimal(0)


def month_of(words: "Words", figure: Figure) -> str:
    """Returns the month that the first argument names, or nothing."""
    given = argument(figure, 1)
    return words.month(given) if _MONTH.fullmatch(given) else ""
