"""From pay items to what is paid: each item rounded once, adjustments added, nothing paid on what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from scoring.facts import View
from scoring.figure import Cell, Figure
from scoring.number import ZERO, rounded
from scoring.problem import Problem

TOTAL = "pay_total"
ADJUSTMENTS = "adjustments"


def pay(
    views: Sequence[View],
    items: Sequence[str],
    adjusted: Mapping[str, tuple[Figure, ...]],
    unsettled: Mapping[str, int],
) -> None:
    """Adds ``adjustments`` and ``pay_total`` in yuan to every view, and rounds its pay items to the cent.

    Args:
        views: the people of one role.
        items: names of the pay items of their schemes.
        adjusted: HR's adjustments by person.
        unsettled: person to the number of open problems; their total is withheld.
    """
    for view in views:
        for name in items:
            figure = view[name]
            value = None if figure.value is None else rounded(figure.value)
            view.figures[name] = replace(figure, name=name, value=value, unit="yuan")
        own = adjusted.get(view.person.id, ())
        view.figures[ADJUSTMENTS] = _adjustments(own)
        parts = (*(view[name] for name in items), view[ADJUSTMENTS])
        view.figures[TOTAL] = _total(parts, unsettled.get(view.person.id, 0))


def unpaid(views: Sequence[View], adjusted: Mapping[str, tuple[Figure, ...]]) -> list[Problem]:
    """Returns a problem for each adjustment of somebody whose schemes pay nothing: there is no total to add it to."""
    return [
        Problem(
            "adjustment_not_paid",
            next(figure.cells(), Cell("", "", 0, 0)),
            {"person": view.person.name, "role": view.person.role, "amount": f"{figure.value:f}"},
            person_id=view.person.id,
            period=str(view.period),
        )
        for view in views
        for figure in adjusted.get(view.person.id, ())
        if figure.value is not None  # what could not be read has been told
    ]


def _adjustments(own: tuple[Figure, ...]) -> Figure:
    if not own:
        return Figure(ADJUSTMENTS, ZERO, "yuan", ("no_adjustment",))
    values = [each.value for each in own]
    known = [rounded(value) for value in values if value is not None]
    total = sum(known, ZERO) if len(known) == len(values) else None
    return Figure(ADJUSTMENTS, total, "yuan", ("sum",) if total is not None else ("not_known",), own)


def _total(parts: tuple[Figure, ...], problems: int) -> Figure:
    if problems:
        open_ = tuple(part for part in parts if not part.known)
        return Figure(TOTAL, None, "yuan", ("withheld", Decimal(problems)), open_)
    missing = tuple(part for part in parts if part.value is None)
    if missing:
        return Figure(TOTAL, None, "yuan", ("not_known",), missing)
    total = sum((part.value for part in parts if part.value is not None), ZERO)
    if total < 0:
        return Figure(TOTAL, None, "yuan", ("negative", total), parts)
    return Figure(TOTAL, total, "yuan", ("sum",), parts)
