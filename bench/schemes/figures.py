"""The figures of each person as every way works them out, so that they can be compared."""

from collections.abc import Mapping
from pathlib import Path

from python_calamine import CalamineWorkbook

from bench.schemes.opened import kind_and_size

Figures = dict[str, dict[str, float | None]]
"""Person to figure to value; none where there is none (somebody who is not appraised)."""

NAMES = {
    "flagship": (
        *("month_points", "completion_points", "personal_kpi", "kpi_place", "behaviour_score", "behaviour_place"),
        *("in_commission", "over_commission", "base_pay", "full_attendance_bonus", "overtime_pay"),
        *("performance_bonus", "behaviour_bonus", "sales_commission", "pay_total"),
    ),
    "factory": (
        *("late_times", "fined_lates", "missing_punches", "absent_days", "personal_days", "sick_days_taken"),
        *("annual_days_taken", "comp_days", "personal_this_year", "over_quota", "insurance_share", "late_requests"),
        *("overtime_hours", "time_off_left", "fine_total", "base_wage", "unpaid_leave_deduction"),
        *("absence_deduction", "fine", "holiday_pay", "pay_total"),
    ),
}
"""What is compared."""
FIRST_ITEM = {"flagship": "base_pay", "factory": "base_wage"}
"""Where the payroll begins in it."""


def ours(folder: Path) -> dict[str, dict[str, str | None]]:
    """Returns our figures, to the last digit."""
    from bench.whole_run import look_at  # noqa: PLC0415 - the other ways do without it

    appraisal = look_at(folder, folder.name, "2026-08", lambda _: None)[0].appraisal
    names = NAMES[kind_and_size(folder)[0]]
    views = [result.view for result in appraisal.results]
    return {
        view.person.id: {name: None if (value := view[name].value) is None else str(value) for name in names}
        for view in views
    }


def read(path: Path, names: tuple[str, ...], tab: str = "result") -> Figures:
    """Returns the figures that stand in a tab whose first column is the person and whose headings are their names."""
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(tab).to_python()
    at = {str(title): place for place, title in enumerate(head)}
    return {str(row[0]): {name: _number(row[at[name]]) for name in names} for row in rows}


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def apart(exact: Mapping[str, Mapping[str, str | None]], other: Figures, slack: float = 1e-6) -> dict[str, list[str]]:
    """Returns figure to the people of whom it differs by more than floats must.

    Of somebody who is not appraised we have no figure, where a formula or a script may have nought.
    """
    found: dict[str, list[str]] = {}
    for person, figures in exact.items():
        for name, value in figures.items():
            told = other[person][name]
            if abs(float(value or 0) - (told or 0.0)) > slack:
                found.setdefault(name, []).append(person)
    return found


def agreement(folder: Path) -> dict[str, float]:
    """Returns of how many people the other ways have another figure than ours.

    ``alone`` leaves out what depends on what others get: shares of a pool, which a script rounds as they come.
    """
    from bench.schemes.office import PROGRAM, made  # noqa: PLC0415 - only here

    names = NAMES[kind_and_size(folder)[0]]
    exact = ours(folder)
    plain = apart(exact, read(folder / "plain" / "result.xlsx", names), _HALF_A_CENT)
    alone = {name: people for name, people in plain.items() if name not in _SHARED}
    found = {"figures": len(names), "plain": _people(plain), "alone": _people(alone)}
    return {**found, "office": _people(apart(exact, read(made(folder), names)))} if PROGRAM else found


_HALF_A_CENT = 0.005 - 1e-6
_SHARED = ("performance_bonus", "behaviour_bonus", "pay_total")


def _people(apart_of: Mapping[str, list[str]]) -> int:
    return len({person for people in apart_of.values() for person in people})
