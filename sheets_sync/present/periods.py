"""Periods and weeks as people write them: 2026年10月, 2026年第4季度, 2026年10月第2周."""

from scoring.period import Period
from sheets_sync.texts import texts


def period_said(language: str, written: str) -> str:
    """Returns a period as people write it.

    Args:
        language: ``zh`` or ``en``.
        written: as in a figure: ``2026-10``, ``2026-Q4``, or ``2026-10 2`` for its second week.

    >>> period_said("zh", "2026-Q4"), period_said("zh", "2026-10 2"), period_said("en", "2026-H1")
    ('2026年第4季度', '2026年10月第2周', '2026, first half')
    """
    values = texts(language, "values")
    text, _, week = written.partition(" ")
    period = Period.parse(text)
    number = (period.month - 1) // period.length + 1
    key = f"half_{number}" if period.kind == "half_year" else period.kind
    said = values[key].format(year=period.year, month=period.month, number=number)
    return values["week"].format(period=said, week=week) if week else said
