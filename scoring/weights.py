"""What is wrong with a table of weights: it names every part of a total, and makes up 100 % exactly."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from scoring.figure import Figure
from scoring.form import Mistake, Path
from scoring.number import HUNDRED, WORKING, ZERO, times, total_of


def table_flaws(table: Any, of: tuple[str, ...], path: Path) -> Iterator[Mistake]:  # noqa: ANN401 - shares, or something else in their place
    """Yields weights that do not name the parts, that are no shares, or that do not make up the whole."""
    if not isinstance(table, dict):
        yield Mistake(path, "not_a_table", {"found": str(getattr(table, "value", table))})
        return
    for key, weight in table.items():
        if not isinstance(weight, Figure):
            yield Mistake((*path, key), "not_one_value", {"found": key})
            return
    if set(table) != set(of):
        yield Mistake(path, "weights_name_others", {"found": ", ".join(table), "wanted": ", ".join(of)})
        return
    outside = [key for key, weight in table.items() if weight.value and not 0 <= weight.value <= 1]
    for key in outside:
        said = {"found": _percent(table[key].value or ZERO), "least": "0%", "most": "100%"}
        yield Mistake((*path, key), "out_of_bounds", said)
    lost = [weight for weight in table.values() if weight.value is None]
    whole = total_of(weight.value or ZERO for weight in table.values())
    if not outside and not lost and whole != 1:
        yield Mistake(path, "weights_sum", {"found": _percent(whole), "wanted": "100%"})


def _percent(share: Decimal) -> str:
    return f"{times(share, HUNDRED).normalize(WORKING):f}%"
