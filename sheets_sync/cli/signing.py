"""Carries out what somebody signs, and says what was signed or what stands in the way."""

from collections.abc import Callable
from typing import Any, NoReturn

import click

from scoring.period import Period
from sheets_sync import run as room
from sheets_sync.cli.confirming import agreed_at_terminal
from sheets_sync.cli.console import (
    DONE,
    PROBLEMS,
    REFUSED,
    UNREACHED,
    fault_words,
    leave,
    print_json,
    print_problems,
    refuse_unreached,
)
from sheets_sync.cli.doing import as_plain, exit_code, tell_standing, tell_written
from sheets_sync.cli.teams import Chosen, over, prospect_of, words_of
from sheets_sync.cli.writing_down import held, record_of_team, refuse_without_months
from sheets_sync.closing import Signed, close, confirm, reopen, totals
from sheets_sync.grid import BookFault
from sheets_sync.months.book import KEY
from sheets_sync.months.late import standing
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Record
from sheets_sync.present.months_words import hindrance_lines, of_others_said, state_said
from sheets_sync.run import Prospect
from sheets_sync.team import Team
from sheets_sync.texts import text

Step = Callable[[Prospect], Signed]


def confirm_month(chosen: Chosen, period: Period, by: str, *, yes: bool, as_json: bool) -> NoReturn:
    """Confirms a month and ends the command; at a terminal it asks before, unless ``yes``."""
    question = "" if yes else text(chosen.language, "cli.ask_confirm", by=by, month=str(period))
    _sign(chosen, period, "confirm", lambda prospect: confirm(prospect, by), question, as_json=as_json)


def close_month(chosen: Chosen, period: Period, by: str, *, yes: bool, as_json: bool) -> NoReturn:
    """Closes a month and ends the command; at a terminal it asks before, unless ``yes``."""
    question = "" if yes else text(chosen.language, "cli.ask_close", by=by, month=str(period))
    _sign(chosen, period, "close", lambda prospect: close(prospect, by, chosen.settings), question, as_json=as_json)


def reopen_month(chosen: Chosen, period: Period, by: str, reason: str, *, as_json: bool) -> NoReturn:
    """Opens a closed month again and ends the command."""
    _sign(chosen, period, "reopen", lambda prospect: reopen(prospect, by, reason, chosen.settings), as_json=as_json)


def list_months(chosen: Chosen, *, as_json: bool) -> NoReturn:
    """Prints how every month of a team stands; looks into no book but that of the months."""
    refuse_without_months(chosen, as_json=as_json)
    address = chosen.team.ours[KEY].address("")
    try:
        record = record_of_team(chosen.team, chosen.settings.archive)
    except BookFault as fault:
        name = address.partition(":")[2].rpartition("/")[2]
        refuse_unreached([(name, fault)], chosen.language, as_json=as_json)
    months = sorted({*record.periods(), *(seen.period for seen in record.seen)})
    rows = [_row(chosen.team, record, each) for each in months]
    if as_json:
        print_json({"team": chosen.team.team, "months": rows})
        leave(DONE)
    for row in rows:
        said = {**row, "state": state_said(row["state"], chosen.language)}
        click.echo(text(chosen.language, "cli.month_line", **{key: value or "—" for key, value in said.items()}))
        for line in row["in_the_way"]:
            click.echo(f"    {line}")
        if row["late"] != "0":
            said = {"count": row["late"], "team": chosen.team.team, "month": row["period"]}
            click.echo(f"    {text(chosen.language, 'cli.month_late_waits', **said)}")
    if not rows:
        click.echo(text(chosen.language, "cli.no_month_yet", team=chosen.team.team))
    leave(DONE)


def _row(team: Team, record: Record, period: str) -> dict[str, Any]:
    """Returns how a month stands as plain data."""
    seen = next((each for each in record.seen if each.period == period), None)
    state = record.state(period)
    signed = record.last(period, "confirmed") if state in ("confirmed", "closed") else None
    closed = record.closing(period)
    late = {each.person_id for each in record.differences if (each.period, each.why) == (period, "late")}
    return {
        "period": period,
        "state": state,
        "people": str(seen.people) if seen else "",
        "problems": str(seen.problems) if seen else "",
        "fingerprint": seen.fingerprint if seen else "",
        "confirmed_by": signed.by if signed else "",
        "confirmed_on": str(signed.on) if signed else "",
        "closed_by": closed.by if closed else "",
        "closed_on": str(closed.on) if closed else "",
        "archive": closed.file if closed else "",
        "late": str(len(late)),
        "in_the_way": [*seen.hindrances, *of_others_said(team, record, period)] if seen else [],
    }


def _sign(chosen: Chosen, period: Period, what: str, step: Step, question: str = "", *, as_json: bool) -> NoReturn:
    """Shows what is to be signed, signs it, writes it, and ends the command."""
    refuse_without_months(chosen, as_json=as_json)
    with held(chosen, what, as_json=as_json):
        done = _signed(chosen, period, step, question, as_json=as_json)
    failed = exit_code(done) in (REFUSED, UNREACHED)
    if as_json:
        dropped = {"settled_outside": list(_dropped(done.prospect))}
        print_json({**as_plain(done, chosen.language), "step": what, **_standing(done.prospect), **dropped})
    else:
        tell_written(done, chosen.language)
        if not failed:
            month = str(done.prospect.appraisal.period)
            click.echo(text(chosen.language, f"cli.done_{what}", month=month))
            if files := _dropped(done.prospect):
                click.echo(text(chosen.language, "cli.reopen_outside", month=month, files=", ".join(files)), err=True)
    leave(exit_code(done) if failed else DONE)


def _dropped(prospect: Prospect) -> tuple[str, ...]:
    """Returns the files of what was settled outside of pay and counts no more: its month was opened again."""
    life, month = prospect.life, str(prospect.appraisal.period)
    if life is None:
        return ()
    still = standing(life.record)
    gone = (each for each in standing(life.before) if each not in still)
    return tuple(each.file for each in gone if each.period == month and each.reason)


def _signed(chosen: Chosen, period: Period, step: Step, question: str, *, as_json: bool) -> room.Done:
    """Returns what was written; ends the command where something stands in the way."""
    prospect, progress = prospect_of(chosen, period, quiet=as_json)
    progress.end()
    if not as_json:
        _show(prospect, chosen.language)
        if question and not agreed_at_terminal(question):
            click.echo(text(chosen.language, "cli.not_signed"), err=True)
            leave(PROBLEMS)
    try:
        signed = step(prospect)
    except BookFault as fault:
        _refuse_fault(fault, chosen.language, as_json=as_json)
    if isinstance(signed, tuple):
        _refuse(signed, prospect, chosen.language, as_json=as_json)
    return room.run(signed, chosen.settings.service.trust, until=over(chosen.team))


def _standing(prospect: Prospect) -> dict[str, str]:
    """Returns the state and the fingerprint of the month."""
    life = prospect.life
    if life is None:
        return {}
    month = life.outlook.month
    closed = life.record.closing(month)
    return {"state": life.record.state(month), "fingerprint": (closed or life.outlook).fingerprint}


def _show(prospect: Prospect, language: str) -> None:
    """Prints what is to be signed: people, total, fingerprint, problems."""
    life = prospect.life
    if life is None:
        return
    month = life.outlook.month
    if life.before.closing(month):
        tell_standing(life.before, life.outlook, language)
        return
    state = state_said(life.before.state(month), language)
    told = {"month": month, "state": state, "fingerprint": life.outlook.fingerprint}
    click.echo(text(language, "cli.to_be_signed", **told, **totals(prospect.appraisal)))
    print_problems(prospect.problems, words_of(prospect))


def _refuse(found: tuple[Hindrance, ...], prospect: Prospect, language: str, *, as_json: bool) -> NoReturn:
    """Prints everything that stands in the way and ends with 3."""
    lines = hindrance_lines(found, language, words_of(prospect))
    if as_json:
        hindrances = [{"code": each.code, "details": dict(each.details)} for each in found]
        print_json({"status": "hindered", "hindrances": hindrances, "words": lines, **_standing(prospect)})
    else:
        click.echo(text(language, "cli.cannot_sign", count=str(len(lines))), err=True)
        for line in lines:
            click.echo(f"  {line}", err=True)
    leave(REFUSED)


def _refuse_fault(fault: BookFault, language: str, *, as_json: bool) -> NoReturn:
    """Prints why the archive could not be written and ends with 4."""
    words = fault_words(fault, language)
    if as_json:
        print_json({"status": "unreached", "faults": [{"code": fault.code, "words": words}]})
    else:
        click.echo(words, err=True)
    leave(UNREACHED)
