"""The calendar of workdays: the notices as a library has them, and what the department changes in its file."""

from datetime import date
from functools import cache
from pathlib import Path

from chinese_calendar.constants import Holiday, holidays, workdays

from scoring.calendar import Calendar
from scoring.figure import Cell
from scoring.form import fill, nearest
from scoring.problem import Level, Problem
from sheets_sync.strict_yaml import Yaml, load

FILE = "calendar.yaml"
_WORK, _OFF, _WHOLE = "work", "off", "whole"
_WORDS = {
    **dict.fromkeys((_WORK, "上班", "补班", "调休上班"), _WORK),
    **dict.fromkeys((_OFF, "放假", "休息"), _OFF),
    _WHOLE: _WHOLE,
}
"""What may stand beside a day, and what it means; else the name of a holiday, or ``放假 厂庆`` for one of one's own."""


@cache
def notices() -> Calendar:
    """Returns the calendar of the notices that the library knows; it needs no network."""
    names = {each.value: each.chinese for each in Holiday}
    off = {day: names.get(name, name) for day, name in holidays.items()}
    return Calendar(off, frozenset(workdays), frozenset(day.year for day in off))


def read_calendar(path: Path) -> tuple[Calendar, tuple[Problem, ...]]:
    """Returns the notices with the changes of a file, and everything wrong with the file; no file changes nothing.

    The file is one table: ``2026-05-09: work``, ``2026-05-06: off`` or the name of a holiday, ``off 厂庆`` for one that
    only this department has. A year that the library does not know stays unknown until the file says ``2030: whole``
    and has its days off: all of them and the make-up days stand here.
    """
    known = notices()
    if not path.exists():
        return known, ()
    yaml = load(path)
    problems = [_problem(path, each.line, each.path, each.code, each.details) for each in yaml.mistakes]
    if problems or not yaml.data:
        return known, tuple(problems)
    return _changed(known, yaml, path)


def _changed(known: Calendar, yaml: Yaml, path: Path) -> tuple[Calendar, tuple[Problem, ...]]:
    off, work, years = dict(known.off), set(known.work), set(known.years)
    table, mistakes = fill(dict[str, str], yaml.data)
    problems = [_problem(path, yaml.line_of(each.path), each.path, each.code, each.details) for each in mistakes]
    for key, said in (table or {}).items():
        if _WORDS.get(said) == _WHOLE and key.isdecimal():
            years.add(int(key))
            continue
        day, wrong = fill(date, key, (key,))
        if wrong:
            problems += [_problem(path, yaml.line_of((key,)), (key,), each.code, each.details) for each in wrong]
            continue
        meant, name = _meant(said)
        if meant not in (_WORK, _OFF):
            said_of = nearest(said, [*_WORDS, *_holidays()])
            problems.append(_problem(path, yaml.line_of((key,)), (key,), "unknown_word", said_of))
            continue
        off.pop(day, None)
        work.discard(day)
        if meant == _WORK:
            work.add(day)
        else:
            off[day] = name
    return Calendar(off, frozenset(work), _with_days_off(years, off)), tuple(problems)


def _meant(said: str) -> tuple[str, str]:
    """Returns whether a day is worked or off and the name of its holiday; a word that is not known means nothing."""
    said = said.strip()
    if said in _holidays():
        return _OFF, said
    word, _, name = said.partition(" ")
    meant = _WORDS.get(word, "")
    return (meant if meant == _OFF or not name else ""), name.strip() or said


@cache
def _holidays() -> tuple[str, ...]:
    return tuple(dict.fromkeys(notices().off.values()))


def _with_days_off(years: set[int], off: dict[date, str]) -> frozenset[int]:
    """Returns the years of which some day off is known: no year is without, whatever the file calls whole."""
    return frozenset(years & {day.year for day in off})


def _problem(path: Path, line: int, key: tuple[str, ...], code: str, details: dict[str, str]) -> Problem:
    said = {"nearest": "—", **details, "key": ".".join(key), "line": str(line)}
    return Problem(code, Cell(path.name, "", line, 0, key=".".join(key) or path.name), said, Level.FATAL)
