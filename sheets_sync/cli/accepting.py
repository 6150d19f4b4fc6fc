"""Shows what is owed of a closed month, person by person, asks, and takes it over."""

from decimal import Decimal
from typing import Any, NoReturn

import click

from scoring.period import Period
from sheets_sync.afterwards.accepting import Offer, Wish, offer, take_over
from sheets_sync.cli.confirming import confirmed
from sheets_sync.cli.console import DONE, PROBLEMS, REFUSED, UNREACHED, fault_lines, leave, print_json
from sheets_sync.cli.teams import Chosen, found_here, period_of
from sheets_sync.cli.writing_down import held, looked_here, not_noted, refuse_without_months
from sheets_sync.grid import BookFault
from sheets_sync.months.late import Line
from sheets_sync.present.months_words import hindrance_lines
from sheets_sync.run import Prospect
from sheets_sync.texts import text


def accept_late(chosen: Chosen, period: Period, wish: Wish, *, yes: bool, as_json: bool) -> NoReturn:
    """Ends with 0 when it is taken over or nothing is owed, 1 when nobody agreed or somebody's pay cannot be told."""
    refuse_without_months(chosen, as_json=as_json)
    month = period_of(chosen.team, period)
    with held(chosen, "accept", as_json=as_json):
        prospect = looked_here(chosen, month, as_json=as_json)
        try:
            found = _offered(chosen, prospect, wish)
        except BookFault as fault:
            _unreached(chosen, fault, as_json=as_json)
        _tell(chosen, found, as_json=as_json)
        if not found.accepted.lines:
            leave(_end(chosen, found, "nothing", as_json=as_json))
        question = text(chosen.language, "cli.accept_ask", by=found.accepted.by, into=found.accepted.into)
        if not ((yes or not as_json) and confirmed(question, yes=yes)):
            leave(_end(chosen, found, "not_yet", as_json=as_json))
        try:
            done = take_over(prospect, chosen.settings.archive, found.accepted, chosen.settings.service.trust)
        except BookFault as fault:
            _unreached(chosen, fault, as_json=as_json)
        why, code = not_noted(done, chosen.language)
        for line in () if as_json else why:
            click.echo(line, err=True)
        ended = _end(chosen, found, "undone" if code else "done", as_json=as_json)
        leave(code or ended)


def _offered(chosen: Chosen, prospect: Prospect, wish: Wish) -> Offer:
    here = found_here(chosen)
    today = here.today
    if today is None:
        raise ValueError(chosen.team.team)
    return offer(prospect, here, today, wish)


def _tell(chosen: Chosen, found: Offer, *, as_json: bool) -> None:
    """Prints what is owed; ends with 3 when it may not be taken over."""
    said, accepted = chosen.language, found.accepted
    lines = [_line(each, said, outside=bool(accepted.reason)) for each in accepted.lines]
    lines += [text(said, "cli.accept_open", id=person, name=name) for person, name in found.open]
    if lines and not as_json:
        head = "cli.accept_head_outside" if accepted.reason else "cli.accept_head"
        click.echo(text(said, head, month=accepted.period, into=accepted.into))
    for line in () if as_json else lines:
        click.echo(line)
    if found.hindrances:
        why = hindrance_lines(found.hindrances, said)
        if as_json:
            codes = [each.code for each in found.hindrances]
            print_json({**_plain(found), "status": "refused", "refusals": codes, "words": why})
        for line in () if as_json else [text(said, "cli.accept_refused"), *why]:
            click.echo(line, err=True)
        leave(REFUSED)


def _line(each: Line, said: str, *, outside: bool) -> str:
    told = {"id": each.person_id, "name": each.name, "amount": _money(each.amount, said)}
    if outside:
        settled = _money(each.amount or -each.paid, said)
        return text(said, "cli.accept_line_outside", **{**told, "amount": settled})
    return text(said, "cli.accept_line", **told, before=_money(each.before, said), after=_money(each.after, said))


def _money(amount: Decimal | None, said: str) -> str:
    return text(said, "cli.accept_unpaid") if amount is None else f"{amount:,.2f}"


def _end(chosen: Chosen, found: Offer, how: str, *, as_json: bool) -> int:
    """Prints how it ended and returns the exit code."""
    accepted = found.accepted
    path = str(chosen.settings.archive / chosen.team.team / accepted.file)
    told = {"month": accepted.period, "count": str(len(accepted.lines)), "path": path, "into": accepted.into}
    if as_json:
        print_json({**_plain(found), "status": how, "file": path if how == "done" else ""})
    else:
        said = "done_outside" if how == "done" and accepted.reason else how
        click.echo(text(chosen.language, f"cli.accept_{said}", **told), err=how in ("not_yet", "undone"))
    return PROBLEMS if how == "not_yet" or found.open else DONE


def _plain(found: Offer) -> dict[str, Any]:
    accepted = found.accepted.plain()
    return {**accepted, "open": [{"id": person, "name": name} for person, name in found.open]}


def _unreached(chosen: Chosen, fault: BookFault, *, as_json: bool) -> NoReturn:
    lines = fault_lines([(fault.details.get("book", ""), fault)], chosen.language)
    if as_json:
        print_json({"status": "unreached", "code": fault.code, "words": lines})
    for line in () if as_json else lines:
        click.echo(line, err=True)
    leave(UNREACHED)
