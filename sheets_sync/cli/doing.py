"""Carries a run out and tells what became of it; shared by `run` and `demo`."""

from typing import Any, NoReturn

import click

from scoring.appraise import Appraisal
from scoring.number import rounded
from scoring.pay import TOTAL
from scoring.period import Period
from sheets_sync import run as room
from sheets_sync.cli.console import (
    DONE,
    PROBLEMS,
    REFUSED,
    UNREACHED,
    Progress,
    fault_lines,
    faults_plain,
    leave,
    print_json,
    print_problems,
    problems_plain,
)
from sheets_sync.cli.teams import Chosen, looked, over, words_of
from sheets_sync.cli.writing_down import held
from sheets_sync.locks import keeps_out
from sheets_sync.months.outlook import Outlook
from sheets_sync.months.record import Record
from sheets_sync.months.steps import clock_behind
from sheets_sync.plan import plain
from sheets_sync.present.causes import explained
from sheets_sync.present.months_words import hindrance_lines, state_said, tick_said
from sheets_sync.present.plan_words import plan_lines, refusal_lines
from sheets_sync.present.problems import shown_address
from sheets_sync.texts import text
from sheets_sync.ticking import run_with_ticks


def do(
    chosen: Chosen,
    period: Period | None,
    *,
    force: bool,
    accept_edits: bool,
    everything: bool = False,
    as_json: bool = False,
) -> NoReturn:
    """Runs a team, prints what was done, and ends with the right exit code."""
    with held(chosen, "run", as_json=as_json, signs=False):
        done = carried_out(chosen, period, force=force, accept_edits=accept_edits, quiet=as_json)
    if as_json:
        print_json(as_plain(done, chosen.language))
    else:
        tell(done, chosen.language, everything=everything)
    leave(exit_code(done))


def carried_out(
    chosen: Chosen, period: Period | None, *, force: bool = False, accept_edits: bool = False, quiet: bool = False
) -> room.Done:
    """Runs a team and returns what it did."""
    progress = Progress(chosen.language, quiet=quiet)
    done = run_with_ticks(
        lambda: looked(chosen, period, progress),
        chosen.settings,
        alone=keeps_out(chosen.settings.state, chosen.team.team),
        force=force,
        accept_edits=accept_edits,
        until=over(chosen.team),
        on_stage=progress,
    )
    progress.end()
    return done


def exit_code(done: room.Done) -> int:
    """Returns the exit code of a run."""
    if done.refusals or done.stale:
        return REFUSED
    if done.faults:
        return UNREACHED
    return PROBLEMS if done.prospect.unsettled else DONE


def tell(done: room.Done, language: str, *, everything: bool = False) -> None:
    """Prints what a run did; only why, where a service could not be reached."""
    prospect = done.prospect
    if prospect.unreached:
        _warn(fault_lines(done.faults, language))
        _tell_outcome(done, language)
        return
    most = None if everything else 40
    for line in plan_lines(explained(prospect.plan, prospect.appraisal, language), language, most=most):
        click.echo(line)
    print_problems(prospect.problems, words_of(prospect))
    tell_written(done, language)
    click.echo(text(language, "cli.control", **_control(prospect.appraisal)))
    _tell_month(done, language)


def tell_written(done: room.Done, language: str) -> None:
    """Prints why something was refused, and what was written."""
    _warn([*refusal_lines(done.refusals, language), *fault_lines(done.faults, language)])
    _tell_outcome(done, language)


def _tell_month(done: room.Done, language: str) -> None:
    """Prints in which state the month is, where the team has its months confirmed, and that a confirmation fell."""
    life = done.prospect.life
    if life is None or done.refusals:
        return
    month, fresh = life.outlook.month, life.record.events[len(life.before.events) :]
    if done.prospect.behind:
        _warn([text(language, "cli.months_put_right", count=done.prospect.behind)])
    if any(event.what == "fell" for event in fresh):
        _warn([text(language, "cli.month_fell", month=month)])
    _warn([f"{event.period}: {tick_said(event, language)}" for event in fresh if event.what == "tick_refused"])
    for event in (event for event in fresh if event.what in ("confirmed", "closed")):
        click.echo(text(language, f"cli.ticked_{event.what}", month=event.period, by=event.by))
    tell_standing(life.record, life.outlook, language)


def tell_standing(record: Record, outlook: Outlook, language: str) -> None:
    """Prints the state and the fingerprint of a month; of a closed one those of its closing, whatever is so by now."""
    month, known = outlook.month, record.state(outlook.month)
    said = "draft" if known == "open" and outlook.over else known
    stands = (record.closing(month) or outlook).fingerprint
    click.echo(text(language, "cli.month_stands", month=month, state=state_said(said, language), fingerprint=stands))
    if stands != outlook.fingerprint:
        click.echo(text(language, "cli.month_differs_by_now", month=month))
    _warn(hindrance_lines(tuple(clock_behind(record, outlook.today)), language))


def _warn(lines: list[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _tell_outcome(done: room.Done, language: str) -> None:
    """Prints what was written, or that nothing was."""
    if done.tries > 1:
        click.echo(text(language, "cli.run_again", count=str(done.tries)))
    _tell_nothing(done, language)
    if done.unsure:
        _warn([text(language, "cli.perhaps_written", books=", ".join(done.unsure))])
    addresses = {book.name: shown_address(book.wanted.address) for book in done.prospect.plan.books}
    for name in done.written:
        click.echo(text(language, "cli.written", path=addresses.get(name, name)))
    if done.written and still_old(done):
        _warn([text(language, "cli.still_old", books=", ".join(still_old(done)))])


def _tell_nothing(done: room.Done, language: str) -> None:
    """Prints why nothing was written; nothing where something was, be it by an earlier try."""
    if done.written or done.unsure:
        return
    if done.prospect.unreached:
        _warn([text(language, "cli.nothing_written")])
    elif not done.prospect.wanted:
        click.echo(text(language, "cli.nobody_appraised"))
    elif not done.prospect.plan.to_write:
        click.echo(text(language, "cli.nothing_to_change"))
    else:
        _warn([text(language, "cli.nothing_written")])


def still_old(done: room.Done) -> tuple[str, ...]:
    """Returns the names of our books that were to be written and for certain were not."""
    if done.prospect.unreached:
        return ()
    told = {*done.written, *done.unsure}
    return tuple(book.name for book in done.prospect.plan.to_write if book.name not in told)


def as_plain(done: room.Done, language: str) -> dict[str, Any]:
    """Returns what a run did as plain data."""
    return {
        **prospect_plain(done.prospect, language),
        "refusals": [
            {
                "code": each.code,
                "book": each.name,
                "details": dict(each.details),
                "words": "\n".join(refusal_lines((each,), language)),
            }
            for each in done.refusals
        ],
        "written": list(done.written),
        "faults": faults_plain(done.faults, language),
        "still_old": list(still_old(done)),
        "unsure": list(done.unsure),
        "tries": done.tries,
        "exit_code": exit_code(done),
    }


def prospect_plain(prospect: room.Prospect, language: str) -> dict[str, Any]:
    """Returns what a run would do as plain data."""
    shown = explained(prospect.plan, prospect.appraisal, language)
    return {
        "team": prospect.team.team,
        "period": str(prospect.appraisal.period),
        "plan": plain(shown),
        # Where nothing could be read, the problems only tell the same of every table and everybody.
        "problems": [] if prospect.unreached else problems_plain(prospect.problems, language, words_of(prospect)),
        "control": _control(prospect.appraisal),
    }


def _control(appraisal: Appraisal) -> dict[str, str]:
    """Returns how many people there are, how many totals are known, and their sum."""
    known = sum(1 for result in appraisal.results if result.view[TOTAL].known)
    total = f"{rounded(appraisal.pay_total()):,}"
    return {"people": str(len(appraisal.results)), "paid": str(known), "total": total}
