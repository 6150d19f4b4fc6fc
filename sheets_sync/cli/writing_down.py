"""What commands share that write into the record of a team's months: the day, the archive, the lock, the look."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from scoring.period import Period
from sheets_sync.backends import backend
from sheets_sync.cli.console import (
    DONE,
    REFUSED,
    UNREACHED,
    WRONG,
    Progress,
    fault_lines,
    holder_words,
    leave,
    print_json,
    refuse_unreached,
)
from sheets_sync.cli.teams import Chosen, found_here, period_of, today
from sheets_sync.grid import Book, BookFault
from sheets_sync.locks import Held, locked
from sheets_sync.months.book import KEY
from sheets_sync.months.record import Record
from sheets_sync.present.plan_words import refusal_lines
from sheets_sync.run import Done, Here, Prospect, look, remembered
from sheets_sync.team import Team
from sheets_sync.team.addresses import PERIOD
from sheets_sync.texts import text

PATIENCE = 5
"""Seconds for which we wait for somebody else who writes the same books: most runs are over by then."""


def refuse_without_months(chosen: Chosen, *, as_json: bool) -> None:
    """Ends the command with 2 for a team whose months are neither confirmed nor closed."""
    if chosen.team.keeps_months:
        return
    file = chosen.settings.folder / "teams" / f"{chosen.team.team}.yaml"
    told = {"team": chosen.team.team, "path": str(file.absolute()), "line": _months_line(chosen, file)}
    said = text(chosen.language, "cli.no_months", **told)
    if as_json:
        print_json({"status": "no_months", "words": said})
    else:
        click.echo(said, err=True)
    leave(WRONG)


def _months_line(chosen: Chosen, file: Path) -> str:
    """Returns the line that gives a team the life of a month: its book stands beside the folders of the periods."""
    kind, _, results = chosen.team.ours["results"].at.partition(":")
    if kind != "xlsx":
        return '  months: {at: "google:PASTE-ID-months"}'
    shelf = Path(results.partition(PERIOD)[0] + "-").parent
    at = os.path.relpath(shelf / text(chosen.language, "cli.months_file"), file.absolute().parent)
    return f'  months: {{at: "xlsx:{Path(at).as_posix()}"}}'


@contextmanager
def held(chosen: Chosen, doing: str, *, as_json: bool, signs: bool = True) -> Iterator[None]:
    """Keeps everybody else from writing the team's books; ends the command with 3 while somebody else does.

    Args:
        chosen: the team.
        doing: what it is done for, to be told to others.
        as_json: whether to speak to programs.
        signs: whether what is written counts for good: then nothing is done where nobody can be kept out.
    """
    state, team = chosen.settings.state, chosen.team.team
    try:
        with locked(state, team, doing, wait=PATIENCE) as lock:
            if signs and lock.handle is None:
                words = text(chosen.language, "cli.unlocked", folder=str(lock.path.parent), error=lock.why)
                _refuse("unlocked", words, as_json=as_json)
            yield
    except Held as other:
        by = holder_words(other.who, chosen.language, chosen.team.time_zone)
        _refuse("locked", text(chosen.language, "cli.locked", team=team, by=by), as_json=as_json)


def _refuse(status: str, words: str, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"status": status, "words": words})
    else:
        click.echo(words, err=True)
    leave(REFUSED)


def refuse_not_begun(chosen: Chosen, period: Period | None, *, as_json: bool) -> None:
    """Ends the command with 3 for a period that has not begun: it is a slip, and its books would stand about."""
    wanted, day = period_of(chosen.team, period), today(chosen.team)
    if day < wanted.first:
        told = {"month": str(wanted), "first": str(wanted.first), "today": str(day)}
        _refuse("not_begun", text(chosen.language, "cli.not_begun", **told), as_json=as_json)


def record_of_team(team: Team, archive: Path) -> Record:
    """Returns what has happened to the months of a team that keeps them; no other book is looked into.

    Raises:
        BookFault: the months' book cannot be read or believed, or is gone although there are closed months.
    """
    address = team.ours[KEY].address("")
    found: Book | BookFault
    try:
        found = backend(address).read(address)
    except BookFault as fault:
        found = fault
    record, _ = remembered(team, {address: found}, Here(archive=archive))
    if isinstance(record, BookFault):
        raise record
    return record


def looked_here(chosen: Chosen, period: Period, *, as_json: bool) -> Prospect:
    """Returns what a run would do; ends the command with 4 when a book could not be reached."""
    progress = Progress(chosen.language, quiet=as_json)
    settings = chosen.settings
    prospect = look(chosen.team, chosen.versions, period, progress, settings.calendar, found_here(chosen))
    progress.end()
    if prospect.unreached:
        refuse_unreached(prospect.unreached, chosen.language, as_json=as_json)
    return prospect


def not_noted(done: Done, language: str) -> tuple[list[str], int]:
    """Returns why the months' book was not written, and the exit code of that; nothing and 0 where it was."""
    if done.written:
        return [], DONE
    lines = [*refusal_lines(done.refusals, language), *fault_lines(done.faults, language)]
    return lines, REFUSED if done.refusals or done.stale else UNREACHED
