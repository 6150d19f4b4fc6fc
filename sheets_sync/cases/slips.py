"""Finds what a worked example says that nobody can read: misspelt names, and values that are none."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from scoring.form import Mistake, Path, nearest
from scoring.number import number
from scoring.period import KINDS, Period
from scoring.written import RecordKind
from sheets_sync.cases.known import Known
from sheets_sync.cases.written import Case, Somebody, Whole

NO_PUNCH = "-"
YES_NO = {"yes": "1", "no": "0"}
_DAYS = ("first", "last", "date")


def slips(case: Case, known: Known) -> Iterator[Mistake]:
    """Yields everything that is wrong in an example, but for its settings."""
    yield from _period(case.period, ("period",), known)
    for day in case.calendar:
        yield from _day(day, ("calendar", day))
    people = list(case.people)
    yield from (_stranger(name, ("copies", name), people) for name in case.copies if name not in people)
    for name, somebody in case.people.items():
        yield from _said(somebody, ("people", name), known)
        yield from _records(somebody.records, ("people", name, "records"), known)
    yield from _said(case.department, ("department",), known)
    copies = [f"{name}+{index + 1}" for name, count in case.copies.items() for index in range(count)]
    for who, figures in case.expect.items():
        if who not in (*people, *copies):
            yield _stranger(who, ("expect", who), people)
            continue
        for name, wanted in figures.items():
            yield from _expected(name, wanted, ("expect", who, name), known)


def _stranger(name: str, path: Path, people: Sequence[str]) -> Mistake:
    return Mistake(path, "not_among_people", {"found": name, "known": ", ".join(people)})


def _period(text: str, path: Path, known: Known) -> Iterator[Mistake]:
    """Yields a period of another kind too: a month in a scheme of quarters would be appraised without a word."""
    try:
        period = Period.parse(text, known.cycle.from_day)
    except ValueError:
        yield Mistake(path, "not_a_period", {"found": text})
        return
    kind = known.cycle.kind
    if period.kind != kind:
        wanted = Period.of(period.last, KINDS[kind], known.cycle.from_day)
        yield Mistake(path, "period_of_other_kind", {"found": text, "wanted": str(wanted), "what": f"periods_{kind}"})


def _day(text: str, path: Path) -> Iterator[Mistake]:
    try:
        date.fromisoformat(str(text))
    except ValueError:
        yield Mistake(path, "not_a_day", {"found": str(text)})


def _said(said: Somebody | Whole, path: Path, known: Known) -> Iterator[Mistake]:
    yield from _measures(said.always, (*path, "always"), known)
    for month, measures in said.months.items():
        yield from _period(month, (*path, "months", month), known)
        yield from _measures(measures, (*path, "months", month), known)
    yield from _measures(said.every_week, (*path, "every_week"), known)
    for index, week in enumerate(said.weeks):
        yield from _measures(week, (*path, "weeks", str(index)), known)


def _measures(said: Mapping[str, str], path: Path, known: Known) -> Iterator[Mistake]:
    for name, text in said.items():
        if name not in known.units:
            yield Mistake((*path, name), "no_such_figure", nearest(name, list(known.units)))
        else:
            yield from _value(text, known.units[name], (*path, name), known.choices.get(name, ()))


def _value(text: str, unit: str, path: Path, choices: Sequence[str]) -> Iterator[Mistake]:
    if not text:
        yield Mistake(path, "case_blank", {"found": path[-1]})
    elif isinstance(text, list | dict):
        yield Mistake(path, "not_one_value", {"found": str(text)})
    elif text == "unknown" or unit == "word":
        if text != "unknown" and choices and text not in choices:
            yield Mistake(path, "unknown_word", nearest(text, list(choices)))
    elif unit == "date":
        yield from _day(text, path)
    elif not _is_number(YES_NO.get(text, text)):
        code = "not_a_yes_or_no" if unit == "yes_no" else "not_a_number"
        yield Mistake(path, code, {"found": text})


def _is_number(text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True


def _expected(name: str, wanted: str, path: Path, known: Known) -> Iterator[Mistake]:
    name, at, week = name.partition("@")
    if name not in known.expected:
        yield Mistake(path, "no_such_figure", nearest(name, known.expected))
    elif at and not (week.isdigit() and 0 < int(week) <= known.weeks):
        yield Mistake(path, "no_such_week", {"found": f"{name}@{week}", "most": str(known.weeks)})
    elif name in known.weekly and not at:
        yield Mistake(path, "case_by_week", {"found": name})
    elif not wanted:
        yield Mistake(path, "case_blank", {"found": path[-1]})


def _records(records: Mapping[str, Any], path: Path, known: Known) -> Iterator[Mistake]:
    for name, written in records.items():
        below = (*path, name)
        if name not in known.records:
            yield Mistake(below, "unknown_name", nearest(name, list(known.records), most=3))
        elif known.records[name].kind == "punches":
            yield from _punches(written, below, known.records[name])
        else:
            for index, row in enumerate(rows_of(written)):
                yield from _row(row, (*below, str(index)), known.records[name])


def rows_of(written: Any) -> list[Any]:  # noqa: ANN401 - whatever stood in the file
    """Returns the rows of a record; a single one may stand for a list of one, as everywhere."""
    return written if isinstance(written, list) else [written] if written else []


def _row(row: Any, path: Path, kind: RecordKind) -> Iterator[Mistake]:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(row, dict):
        yield Mistake(path, "not_a_table", {"found": str(row)})
        return
    for key, text in row.items():
        if key in _DAYS:
            yield from _day(text, (*path, key)) if text else ()
        elif key not in kind.fields:
            yield Mistake((*path, key), "unknown_key", nearest(key, [*_DAYS, *kind.fields]))
        elif text:
            yield from _value(text, kind.fields[key].unit, (*path, key), kind.fields[key].choices)


def _punches(written: Any, path: Path, kind: RecordKind) -> Iterator[Mistake]:  # noqa: ANN401 - as above
    if not isinstance(written, dict):
        yield Mistake(path, "not_a_table", {"found": str(written)})
        return
    for day, times in written.items():
        yield from _day(day, (*path, day))
        if not isinstance(times, list) or len(times) != len(kind.slots):
            wanted = {"count": str(len(kind.slots)), "wanted": ", ".join(kind.slots)}
            yield Mistake((*path, day), "punches_differ", wanted)
            continue
        for index, text in enumerate(times):
            if text != NO_PUNCH and seconds(text) is None:
                yield Mistake((*path, day, str(index)), "not_a_time", {"found": str(text)})


def seconds(text: str) -> int | None:
    """Returns a time of day in seconds, on the next day beyond ``24:00``; None for what is none."""
    hours, _, rest = str(text).partition(":")
    try:
        last = datetime.strptime(rest, "%M:%S" if ":" in rest else "%M")  # noqa: DTZ007 - a time of day has no zone
        return int(hours) * 3600 + last.minute * 60 + last.second
    except ValueError:
        return None
