"""Shares below one without a percent sign where 85 means 85%: perhaps they are fractions, so they are told."""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from scoring.number import ONE, ZERO
from scoring.problem import Problem
from sheets_sync.grid import Percent
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.number import believed, plain_number
from sheets_sync.tidy.cells.unread import Typed, Unread, hundredfold, shown
from sheets_sync.tidy.place import NOBODY, spans
from sheets_sync.tidy.sheet import Sheet

_FAR = 10
"""A share so many times below those beside it is likelier the fraction of one like them."""


def doubtful_shares(sheet: Sheet) -> Iterator[Problem]:
    """Yields one warning for each column of ``written: points`` in which plain numbers look like fractions.

    They count as they are written. There is no doubt where the column's bounds rule out the other meaning, nor where
    the shares beside them are as small: error rates of 0.8 and 1.2.
    """
    for key, index in sheet.columns.items():
        column = sheet.table.columns[key]
        if column.as_ != "percent" or column.written != "points":
            continue
        values = [sheet.rows[row][index] for row in range(sheet.below, len(sheet.rows))]
        small = {row: number for row, value in enumerate(values, sheet.below) if (number := _small(value))}
        others = [number for value in values if (number := _large(value))] if small else []
        usual = median(others) if others else None
        rows = [
            row
            for row, number in small.items()
            if not isinstance(believed(hundredfold(number), column), Unread)
            and (usual is None or number * _FAR < usual)
        ]
        if rows:
            number = small[rows[0]]
            told = {"cells": spans(rows, index), "count": str(len(rows)), "column": sheet.heading(key)}
            told |= {"read": shown(number), "more": shown(hundredfold(number))}
            yield sheet.place.warning("points_below_one", sheet.cell(rows[0], key), NOBODY, **told)


def _small(value: Typed) -> Decimal | None:
    """Returns the number of a cell without a percent sign when it lies between nought and one."""
    number = value if isinstance(value, Decimal) else plain_number(narrow(value)) if isinstance(value, str) else None
    return number if number is not None and number.is_finite() and ZERO < number < ONE else None


def _large(value: Typed) -> Decimal | None:
    """Returns a share of one per cent or more, however it is written."""
    number = hundredfold(value.value) if isinstance(value, Percent) else value
    if isinstance(value, str):
        number = plain_number(narrow(value).removesuffix("%").rstrip())
    return number if isinstance(number, Decimal) and number.is_finite() and number >= ONE else None
