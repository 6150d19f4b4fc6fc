"""Reads a team file: everything wrong in it at once, each with its line, key and cure."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from scoring.figure import Cell
from scoring.form import Mistake, fill
from scoring.problem import Level, Problem
from sheets_sync.strict_yaml import Yaml, load
from sheets_sync.team.addresses import absolute, address_mistakes
from sheets_sync.team.checks import check
from sheets_sync.team.meaning import OurBook, Team, TheirBook
from sheets_sync.team.signers import sign_hints


def read_team(path: Path) -> tuple[Team | None, tuple[Problem, ...]]:
    """Returns the team of a file with its addresses made absolute, or None and why it cannot be used.

    A path in an address is relative to the team file. Every problem stands at a key of the file; of a team that can be
    used all are hints (``WARNING``), of any other ``FATAL``.
    """
    yaml = load(path)
    problems = [
        _problem(path, mistake.code, mistake.line, ".".join(mistake.path), mistake.details) for mistake in yaml.mistakes
    ]
    if not yaml.data:
        return None, tuple(problems) or (_problem(path, "file_empty", 0, "", {"found": path.name}),)
    team, mistakes = fill(Team, _marks_spelt_out(yaml.data))
    mistakes = mistakes if team is None else [*mistakes, *check(team, path.stem), *address_mistakes(team, path.parent)]
    problems += [_mistaken(path, yaml, mistake) for mistake in mistakes]
    if team is None or problems:
        return None, tuple(sorted(problems, key=Problem.sort_key))
    hints = (_mistaken(path, yaml, hint, Level.WARNING) for hint in sign_hints(team))
    return _at_home(team, path.parent), tuple(hints)


def _mistaken(path: Path, yaml: Yaml, mistake: Mistake, level: Level = Level.FATAL) -> Problem:
    details = {**mistake.details, "nearest": mistake.details.get("nearest") or "—"}
    return replace(
        _problem(path, mistake.code, yaml.line_of(mistake.path), ".".join(mistake.path), details), level=level
    )


def _problem(path: Path, code: str, line: int, key: str, details: dict[str, str]) -> Problem:
    where = Cell(path.name, "", line, 0, details.get("found", ""), key=key or path.name)
    return Problem(code, where, {"key": key, "line": str(line), **details}, Level.FATAL)


def _marks_spelt_out(data: dict[str, Any]) -> dict[str, Any]:
    """Returns the data with every mark that is a plain list written as the words it is."""
    tables = data.get("tables")
    if not isinstance(tables, dict):
        return data
    return {**data, "tables": {key: _table_spelt_out(table) for key, table in tables.items()}}


def _table_spelt_out(table: Any) -> Any:  # noqa: ANN401 - whatever the file says; the form judges it
    marks = table.get("marks") if isinstance(table, dict) else None
    if not isinstance(marks, dict):
        return table
    return {**table, "marks": {key: mark if isinstance(mark, dict) else {"words": mark} for key, mark in marks.items()}}


def _at_home(team: Team, folder: Path) -> Team:
    return replace(
        team,
        books={key: TheirBook(absolute(book.at, folder), book.owner) for key, book in team.books.items()},
        ours={key: _ours(book, folder) for key, book in team.ours.items()},
    )


def _ours(book: OurBook, folder: Path) -> OurBook:
    editors, readers = _small(book.editors), _small(book.readers)
    return replace(book, at=absolute(book.at, folder), editors=editors, readers=readers)


def _small(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Returns e-mail addresses as they are compared."""
    return tuple(address.strip().lower() for address in addresses)
