"""Prints who is to be given and denied the results, asks, and does it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from sheets_sync.backends import backend
from sheets_sync.cli.confirming import confirmed
from sheets_sync.cli.console import DONE, PROBLEMS, UNREACHED, fault_words, leave, print_json, refuse_request
from sheets_sync.cli.options import now
from sheets_sync.cli.teams import choose
from sheets_sync.google.permissions import permissions_of
from sheets_sync.grid import ANSWERLESS, BookFault
from sheets_sync.present.problems import listed
from sheets_sync.sharing import (
    FILE_FIELDS,
    METADATA_FIELDS,
    Access,
    Grant,
    Lock,
    Outcome,
    Sharing,
    Step,
    Undecided,
    access_of,
    apply,
    payroll_seen,
    sharing,
)
from sheets_sync.team import Team
from sheets_sync.texts import in_words, text
from sheets_sync.tidy.staff import Staff, staff_of

if TYPE_CHECKING:
    from sheets_sync.google.line import Line


@dataclass(frozen=True, slots=True)
class _Known:
    """What a sharing is made from."""

    team: Team
    staff: Staff
    access: Access
    plan: Sharing
    payroll: tuple[Undecided, ...] | BookFault

    @property
    def doubts(self) -> tuple[Undecided, ...]:
        """Returns what a person must decide."""
        return (*self.plan.undecided, *(() if isinstance(self.payroll, BookFault) else self.payroll))


def share_team(config: Path, name: str, *, as_json: bool, yes: bool, notify: bool) -> NoReturn:
    """Shares the results of a team; ends with 0, 1 when a person must act, 2 or 4."""
    team = choose(config, name, as_json=as_json).team
    if not team.ours["results"].at.startswith("google:"):
        refuse_request(text(team.language, "share.not_google", team=team.team))
    from sheets_sync.google.account import wider  # noqa: PLC0415 - heavy

    try:
        mine = wider()
        known = _known(team, mine.line, mine.email)
    except BookFault as fault:
        click.echo(fault_words(fault, team.language, "ours.results"), err=True)
        leave(UNREACHED)
    if not as_json:
        _tell(known)
    outcome = Outcome()
    if known.plan.steps and _go_ahead(known, as_json=as_json, yes=yes):
        file = team.ours["results"].at.partition(":")[2]
        told = (lambda _step, _fault: None) if as_json else (lambda step, fault: _report(team, step, fault))
        outcome = apply(known.plan, known.access, file, mine.line, told, notify=notify)
    _finish(known, outcome, as_json=as_json)


def _known(team: Team, line: "Line", email: str) -> _Known:
    """Returns what a sharing is made from: roster, results and payroll as they stand; ends the command without roster.

    Raises:
        BookFault: the roster's book or the results cannot be reached.
    """
    key = next(table.book for table in team.tables.values() if table.kind == "people")
    book = backend(team.books[key].at).read(team.books[key].at)
    staff = staff_of(team, book, now().astimezone(ZoneInfo(team.time_zone)).date())
    if staff.problems:
        click.echo(text(team.language, "share.roster_unreadable"), err=True)
        for each in listed(staff.problems, team.language, most=20):
            click.echo(each, err=True)
        leave(PROBLEMS)
    place = team.ours["results"].at.partition(":")[2]
    file, permissions = line.file(place, FILE_FIELDS), line.permissions(place)
    access = access_of(file, permissions, line.spreadsheet(place, METADATA_FIELDS).json)
    plan = sharing(team.ours["results"], staff, access, email)
    return _Known(team, staff, access, plan, _payroll(team, staff, line, email))


def _payroll(team: Team, staff: Staff, line: "Line", email: str) -> tuple[Undecided, ...] | BookFault:
    """Returns by what ways the payroll is open, or why that cannot be told."""
    kind, _, place = team.ours["payroll"].at.partition(":")
    if kind != "google":
        return ()
    try:
        return payroll_seen(team.ours["payroll"], staff, permissions_of(line.permissions(place)), email)
    except BookFault as fault:
        return fault


def _go_ahead(known: _Known, *, as_json: bool, yes: bool) -> bool:
    """Tells whether the plan is to be carried out; a program must say so itself."""
    said = known.team.language
    if not known.access.may_share:
        if not as_json:
            click.echo(text(said, "share.cannot_share", book=known.access.name), err=True)
        return False
    if as_json:
        return yes
    agreed = confirmed(text(said, "share.ask", count=str(len(known.plan.steps))), yes=yes)
    if not agreed:
        click.echo(text(said, "share.not_confirmed"))
    return agreed


def _tell(known: _Known) -> None:
    """Prints the plan, and what is left to a person."""
    said = known.team.language
    click.echo(text(said, "share.head", book=known.access.name, settled=str(known.plan.settled)))
    if not known.staff.has_emails:
        click.echo(text(said, "share.no_email_column"))
    for step in known.plan.steps:
        click.echo(text(said, "share.planned", step=_step(step, said)))
    for who, seen in known.plan.aliases:
        click.echo(text(said, "share.alias", who=who, seen=seen))
    if not known.plan.steps:
        well = not known.doubts and not isinstance(known.payroll, BookFault)
        click.echo(text(said, "share.nothing_to_do" if well else "share.nothing_itself"))
    if isinstance(known.payroll, BookFault):
        why = fault_words(known.payroll, said, "ours.payroll")
        click.echo(text(said, "share.payroll_unknown", why=why.rstrip("。.")), err=True)
    if known.doubts:
        click.echo(text(said, "share.undecided_head"))
    for each in known.doubts:
        click.echo(text(said, "share.undecided", what=_doubt(each, said)))


def _step(step: Step, said: str) -> str:
    """Returns a step in words."""
    if isinstance(step, Lock):
        return text(said, f"share.lock_{step.what}")
    if isinstance(step, Grant):
        return _said_of(said, "share.grant" if step.name else "share.grant_declared", who=step.who, name=step.name)
    return _said_of(said, f"share.remove_{step.why}", who=step.permission.who, name=step.name)


def _doubt(doubt: Undecided, said: str) -> str:
    told = {"who": doubt.who, "name": doubt.name, "role": doubt.role, "where": doubt.where}
    return _said_of(said, f"share.open_{doubt.code}", **told)


def _said_of(said: str, key: str, **told: str) -> str:
    """Returns what is said of people, with their ids and between them the signs of the language."""
    return text(said, key, **in_words(said, told, "name"))


def _report(team: Team, step: Step, fault: BookFault | None) -> None:
    """Prints what became of one step, as it becomes."""
    said = team.language
    if fault is None:
        click.echo(text(said, "share.done", step=_step(step, said)))
        return
    why = fault_words(fault, said, "ours.results")
    click.echo(text(said, "share.failed", step=_step(step, said), why=why), err=True)


def _finish(known: _Known, outcome: Outcome, *, as_json: bool) -> NoReturn:
    """Prints the sum, or everything as JSON, and ends the command."""
    said = known.team.language
    left = len(known.plan.steps) - len(outcome.done)
    if as_json:
        print_json(_plain(known, outcome))
    elif outcome.done or outcome.failed:
        counts = {"done": str(len(outcome.done)), "failed": str(len(outcome.failed))}
        click.echo(text(said, "share.done_sum", **counts))
    if outcome.unnoted is not None and not as_json:
        why = fault_words(outcome.unnoted, said, known.access.name)
        click.echo(text(said, "share.unnoted", why=why.rstrip("。.")), err=True)
    unreached = outcome.unreached or (isinstance(known.payroll, BookFault) and known.payroll.code in ANSWERLESS)
    asks = bool(left or known.doubts or outcome.unnoted or isinstance(known.payroll, BookFault))
    leave(UNREACHED if unreached else PROBLEMS if asks else DONE)


def _plain(known: _Known, outcome: Outcome) -> dict[str, Any]:
    """Returns the plan and what became of it as plain data."""
    said = known.team.language
    failed = [{"step": _step(step, said), "code": fault.code} for step, fault in outcome.failed]
    doubts = [
        {"code": each.code, "who": each.who, "where": each.where, "message": _doubt(each, said)}
        for each in known.doubts
    ]
    return {
        "team": known.team.team,
        "settled": known.plan.settled,
        "planned": [_step(step, said) for step in known.plan.steps],
        "done": [_step(step, said) for step in outcome.done],
        "failed": failed,
        "undecided": doubts,
        "payroll": known.payroll.code if isinstance(known.payroll, BookFault) else "checked",
    }
