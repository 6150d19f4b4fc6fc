"""Prepares a team's spreadsheets: prints what it would add, asks, and adds it; says how to make them first."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import click

from scoring.period import Period
from sheets_sync.backends import backend
from sheets_sync.cli.confirming import confirmed
from sheets_sync.cli.console import DONE, PROBLEMS, UNREACHED, fault_words, leave
from sheets_sync.cli.naming import with_team
from sheets_sync.cli.options import language, now
from sheets_sync.cli.pasting import choose_pasted
from sheets_sync.cli.teams import Chosen, period_of, schemes_in_force
from sheets_sync.cli.waiting import PATIENCE, Waiting
from sheets_sync.doctor.asking import silent
from sheets_sync.google.standing import Standing
from sheets_sync.grid import Book, BookFault
from sheets_sync.opening import ENTERED, Add, BlankTab, Fill, Opening, blank_tabs, occupied, opening, requests_for
from sheets_sync.opening.asked import asked_of
from sheets_sync.opening.notes import fact_notes
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.texts import text

QUOTE = "'"


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A spreadsheet and what is to be done to it."""

    book: Book
    opening: Opening
    tabs: tuple[BlankTab, ...]

    @property
    def standing(self) -> Standing:
        """Returns the spreadsheet as it stands."""
        native = self.book.native
        if not isinstance(native, Standing):
            raise TypeError(self.book.address)
        return native


def prepare(name: str, config: Path, period: Period | None = None, *, yes: bool) -> NoReturn:
    """Adds the tabs that are missing; ends with 0, with 1 when a person must act, with 2 or 4."""
    chosen = choose_pasted(config, name)
    team, said = chosen.team, chosen.language
    prepared, faults = _looked(chosen, period)
    for line in dict.fromkeys(with_team(fault_words(fault, said, key), team.team) for fault, key in faults):
        click.echo(line, err=True)
    for each in prepared:
        _tell(each.opening, said)
    ready = [each for each in prepared if each.opening.steps]
    if not ready:
        _end(team, prepared, faults)
    if not confirmed(text(said, "opening.ask"), yes=yes):
        click.echo(text(said, "opening.not_confirmed"))
        leave(PROBLEMS)
    faults = [*faults, *_do(team, ready)]
    _end(team, prepared, faults, done=True)


def _looked(chosen: Chosen, period: Period | None) -> tuple[list[_Prepared], list[tuple[BookFault, str]]]:
    """Returns what is to be done, looked up while a person waits; on a terminal it says what it is looking at."""
    from sheets_sync.google.account import hurried  # noqa: PLC0415 - heavy

    with hurried(PATIENCE), closing(Waiting(chosen.language)) as waiting:
        return _look(chosen, period, waiting)


def _look(
    chosen: Chosen, period: Period | None, waiting: Waiting
) -> tuple[list[_Prepared], list[tuple[BookFault, str]]]:
    """Returns what is to be done to each spreadsheet, and those that could not be opened.

    Once Google gives no answer, or none to us, no other spreadsheet is asked for. Tabs of ours are
    written by a run; of these spreadsheets it is only found out that they can be reached.
    """
    team = chosen.team
    notes = fact_notes(asked_of(schemes_in_force(chosen.versions)).facts, team.language)
    prepared: list[_Prepared] = []
    faults: list[tuple[BookFault, str]] = []
    places: dict[str, list[str]] = {}
    for key, book in team.books.items():
        places.setdefault(book.at, []).append(key)
    for ours in team.ours.values():
        places.setdefault(ours.at, [])
    last = last_complete(now(), team.time_zone, team.period)
    # The month that a run appraises, and the one that people write in today.
    months = (period_of(team, period),) if period else (last, last.shift(1))
    for address, keys in places.items():
        if not address.startswith("google:"):
            continue
        waiting(", ".join(keys) or address)
        try:
            tabs = tuple(tab for key in keys for tab in blank_tabs(team, key, *months, notes=notes))
            prepared.append(_planned(team, backend(address).read(address), tabs))
        except BookFault as fault:
            faults.append((fault, ", ".join(keys) or address))
            if silent(fault):
                break
    return prepared, faults


def _planned(team: Team, found: Book, tabs: tuple[BlankTab, ...]) -> _Prepared:
    """Returns what is to be done to a spreadsheet; tabs that look blank are looked at again before they are filled.

    Raises:
        BookFault: it could not be read again.
    """
    from sheets_sync.google.account import account  # noqa: PLC0415 - heavy

    plan = opening(team, found, tabs)
    blank = [step.found for step in plan.steps if isinstance(step, Fill)]
    if blank:
        file = found.address.partition(":")[2]
        # The quotes of a range name are doubled inside it.
        ranges = [f"'{title.replace(QUOTE, QUOTE * 2)}'" for title in blank]
        plan = opening(team, found, tabs, occupied(account().line.spreadsheet(file, ENTERED, ranges).json))
    return _Prepared(found, plan, tabs)


def _do(team: Team, ready: list[_Prepared]) -> list[tuple[BookFault, str]]:
    """Sends each spreadsheet its one batch, and returns what was refused; what one refuses does not stop the others.

    Only a service that gives no answer does.
    """
    said = team.language
    faults: list[tuple[BookFault, str]] = []
    for each in ready:
        try:
            _send(team, each)
        except BookFault as fault:
            faults.append((fault, each.book.name))
            click.echo(fault_words(fault, said, each.book.name), err=True)
            if silent(fault):
                break
        else:
            click.echo(text(said, "opening.done", book=each.book.name))
    return faults


def _send(team: Team, agreed: _Prepared) -> None:
    """Carries out what was agreed to, as far as it is still to be done: somebody may have typed while we asked.

    Raises:
        BookFault: it was refused. That nothing is left to do after an answer was lost is as good as an answer.
    """
    from sheets_sync.google.account import account  # noqa: PLC0415 - heavy

    now = _again(team, agreed)
    try:
        if now.opening.steps:
            account().line.batch(now.standing.id, requests_for(now.opening, now.standing, team.language))
    except BookFault as fault:
        lost = fault.code == "google_refused" and getattr(fault, "answer_lost", False)
        if not lost or _again(team, agreed).opening.steps:
            raise


def _again(team: Team, agreed: _Prepared) -> _Prepared:
    """Returns which of the agreed steps are still to be done.

    Raises:
        BookFault: the spreadsheet could not be read again.
    """
    found = _planned(team, backend(agreed.book.address).read(agreed.book.address), agreed.tabs)
    steps = tuple(step for step in found.opening.steps if step in agreed.opening.steps)
    return replace(found, opening=replace(found.opening, steps=steps))


def _tell(found: Opening, said: str) -> None:
    """Prints the steps of one spreadsheet, and what only a person may do."""
    if found.steps or found.lacking or found.unheaded:
        click.echo(text(said, "opening.plan_head", book=found.book))
    for step in found.steps:
        kind = "add" if isinstance(step, Add) else "fill" if isinstance(step, Fill) else "fasten"
        title = step.tab.title if isinstance(step, Add) else step.found
        click.echo(text(said, f"opening.plan_{kind}", tab=title, columns=str(len(step.tab.columns))))
    separator = text(said, "opening.and")
    for key, tabs in (("lacks", found.lacking), ("no_headings", found.unheaded)):
        for title, columns in tabs:
            click.echo(text(said, f"opening.plan_{key}", tab=title, columns=separator.join(columns)))


def _end(
    team: Team, prepared: list[_Prepared], faults: Sequence[tuple[BookFault, str]], *, done: bool = False
) -> NoReturn:
    """Says what comes next and ends the command."""
    said = team.language
    if not done and not faults:
        click.echo(text(said, "opening.nothing_to_do"))
    if faults:
        # Of what could not be reached at all its own words say what to do; what comes after it is not next.
        if prepared:
            click.echo(text(said, "opening.again", team=team.team))
        leave(UNREACHED)
    click.echo(text(said, "opening.next", team=team.team))
    leave(PROBLEMS if any(each.opening.lacking or each.opening.unheaded for each in prepared) else DONE)


def tell_steps(team: str, path: Path, titles: Sequence[str]) -> None:
    """Prints how the spreadsheets are made and shared, with the address of the account where it is known."""
    from sheets_sync.google.account import account, hurried  # noqa: PLC0415 - heavy

    said = language()
    try:
        with hurried(PATIENCE):
            email = account().email
    except BookFault as fault:
        if fault.code == "google_no_key":
            email = text(said, "opening.email_unknown", why=text(said, "opening.no_google_account"))
        else:
            why = with_team(fault_words(fault, said), team).rstrip("。.")
            email = text(said, "opening.email_unread", why=why)
    books = text(said, "opening.and").join(titles)
    told = {"email": email, "path": str(path), "team": team, "time_zone": "Asia/Shanghai"}
    click.echo(text(said, "opening.steps", books=books, count=str(len(titles)), **told))
