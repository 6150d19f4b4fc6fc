"""How worked examples are written beside a scheme: no key of ``cases.yaml`` means anything that is not said here."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of an example.

    Attributes:
        role: of the scheme, unless said otherwise.
        group: their group.
        standing: what the roster would say today: ``regular`` (default), ``probation`` or ``stand_in``; ``confirming``
            comes from ``confirmed``, and not being there from ``hired`` and ``left``.
        hired: first day.
        confirmed: day of confirmation; in the period, somebody is ``confirming``, before it on probation.
        left: last day.
        always: facts of every month that is looked at; a figure of the scheme may be given too.
        months: month to facts that differ; a month in which they were not employed has none.
        every_week: facts of each week of the period.
        weeks: facts of the weeks, first to last, where they differ.
        records: name of a record to its rows; of punches day to what was punched.
    """

    role: str = ""
    group: str = ""
    standing: Literal["regular", "probation", "stand_in"] = "regular"
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None
    always: dict[str, str] = field(default_factory=dict)
    months: dict[str, dict[str, str]] = field(default_factory=dict)
    every_week: dict[str, str] = field(default_factory=dict)
    weeks: tuple[dict[str, str], ...] = ()
    records: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Whole:
    """What an example says of the department as a whole.

    Attributes:
        always: facts of every period that is looked at.
        months: period to facts that differ.
        every_week: facts of each week of the period.
        weeks: facts of the weeks, first to last, where they differ.
    """

    always: dict[str, str] = field(default_factory=dict)
    months: dict[str, dict[str, str]] = field(default_factory=dict)
    every_week: dict[str, str] = field(default_factory=dict)
    weeks: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A worked example.

    Attributes:
        name: what it shows.
        printed: whether the source prints these numbers; otherwise they were derived from the rule. It is only counted.
        source: where.
        period: the period appraised, of the scheme's own kind: ``2026-10``, ``2026-Q4``, ``2026-H2`` or ``2026``.
        settings: settings of the scheme replaced for this example.
        people: by a short name.
        copies: short name to how many more such people there are (for heads that a quota counts).
        expect: short name to figure to value; ``unknown`` for a figure that must not be known, ``not_appraised`` for
            whom ``who`` leaves out, ``not_employed`` for who was not there.
        problems: codes that must be reported, as ``check --json`` shows them; others may be.
        department: facts of the department as a whole.
        calendar: day to ``work`` or ``off``, over what the calendar of the library says.
        with_: schemes that come before this one in the role.
    """

    name: str
    period: str
    people: dict[str, Somebody]
    expect: dict[str, dict[str, str]]
    printed: bool = False
    source: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    department: Whole = field(default_factory=Whole)
    calendar: dict[str, Literal["work", "off"]] = field(default_factory=dict)
    with_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The file ``cases.yaml`` beside a scheme."""

    cases: tuple[Case, ...]
