"""The kinds of tables that a team may keep, and the columns of each that are no measures."""

from typing import Literal

As = Literal[
    "id",
    "text",
    "role",
    "choice",
    "date",
    "month",
    "week",
    "time",
    "moment",
    "number",
    "percent",
    "yes_no",
    "event",
]
"""How a cell may be read: the words of ``as:``."""
Kind = Literal[
    "people",
    "monthly",
    "weekly",
    "department",
    "ratings",
    "records",
    "punches",
    "events",
    "month_grid",
    "adjustments",
    "appeals",
]
"""What the rows of a table may be: the words of ``kind:``."""
Form = Literal["", "day_rows", "punch_rows", "device"]
"""How a table of punches is laid out: the words of ``form:``."""

_PERSON: dict[str, tuple[As, bool]] = {"employee_id": ("id", True), "name": ("text", False)}

NAMING: dict[Kind, dict[str, tuple[As, bool]]] = {
    "people": {
        "employee_id": ("id", True),
        "name": ("text", True),
        "role": ("role", True),
        "group": ("text", False),
        "status": ("choice", False),
        "hired": ("date", False),
        "confirmed": ("date", False),
        "left": ("date", False),
        "email": ("text", False),
    },
    "monthly": {**_PERSON, "period": ("month", True)},
    "weekly": {**_PERSON, "period": ("month", True), "week": ("week", True)},
    "department": {"period": ("month", True), "week": ("week", False)},
    "ratings": {**_PERSON, "period": ("month", True), "rater_id": ("id", True), "rater_name": ("text", False)},
    "records": {
        **_PERSON,
        "date": ("date", False),
        "first": ("date", False),
        "last": ("date", False),
        "period": ("month", False),
        "note": ("text", False),
    },
    "punches": {
        **_PERSON,
        "date": ("date", False),
        "time": ("time", False),
        "moment": ("moment", False),
        "slot": ("choice", False),
        "direction": ("choice", False),
        "device": ("text", False),
        "note": ("text", False),
    },
    "events": {
        **_PERSON,
        "date": ("date", True),
        "event": ("event", True),
        "note": ("text", False),
    },
    "month_grid": _PERSON,
    "adjustments": {
        **_PERSON,
        "period": ("month", True),
        "amount": ("number", True),
        "reason": ("text", True),
        "approver": ("text", True),
    },
    "appeals": {
        **_PERSON,
        "period": ("month", True),
        "item": ("text", True),
        "why": ("text", True),
        "filed": ("date", True),
        "status": ("choice", True),
        "correction": ("text", True),
        "decision": ("text", True),
        "decided_by": ("text", True),
        "decided_on": ("date", False),
    },
}
"""Of each kind the columns that are no measures: how each must be read, and whether a table cannot do without.

Where a title of a tab says the period or the week, no column needs to."""

TAB_A_PERIOD: tuple[Kind, ...] = ("monthly", "weekly", "department", "ratings", "records", "punches", "month_grid")
"""The kinds that may have a tab for each period."""
