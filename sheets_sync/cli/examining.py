"""Examines a team and prints each finding with its cure."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import click

from sheets_sync.cli.console import DONE, PROBLEMS, UNREACHED, WRONG, fault_words, leave, print_json
from sheets_sync.cli.naming import with_team
from sheets_sync.cli.options import language, now
from sheets_sync.cli.pasting import choose_pasted
from sheets_sync.cli.waiting import PATIENCE, Waiting
from sheets_sync.doctor import Examined, Finding, SignedIn, examine
from sheets_sync.google import environment
from sheets_sync.grid import BookFault
from sheets_sync.team import Team
from sheets_sync.texts import in_words, text, texts


def examine_team(config: Path, name: str, *, as_json: bool) -> NoReturn:
    """Prints what was found; ends with 4 when something could not be reached, 1 when a person must act, else 0."""
    if not name:
        click.echo(text(language(), "doctor.team_or_live"), err=True)
        leave(WRONG)
    team = choose_pasted(config, name, as_json=as_json).team
    examined = _examined(team, quiet=as_json)
    status = "unreached" if examined.unreached else "well" if examined.well else "findings"
    if as_json:
        found = [as_plain(each, team.language, team.team) for each in examined.findings]
        print_json({"status": status, "team": team.team, "findings": found})
    else:
        _tell(examined, team)
    leave({"unreached": UNREACHED, "findings": PROBLEMS, "well": DONE}[status])


def _examined(team: Team, *, quiet: bool) -> Examined:
    """Returns what was found; on a terminal it says at once what it is looking at."""
    if not on_google(team):
        return examine(team, None, now)
    from sheets_sync.google.account import hurried  # noqa: PLC0415 - heavy, and teams of files never need it

    with hurried(PATIENCE), closing(Waiting(team.language, quiet=quiet)) as waiting:
        waiting("Google")
        return examine(team, signed_in(team), now, waiting)


def signed_in(team: Team) -> SignedIn | BookFault | None:
    """Returns who we are at Google, or why nobody; None when no book of the team is there."""
    if not on_google(team):
        return None
    from sheets_sync.google.account import account  # noqa: PLC0415 - heavy, and teams of files never need it

    try:
        ours = account()
    except BookFault as fault:
        return fault
    return SignedIn(ours.email, _how(environment.environ(), team.language), ours.line)


def on_google(team: Team) -> bool:
    """Tells whether any book of a team is on Google."""
    addresses = [*(book.at for book in team.books.values()), *(book.at for book in team.ours.values())]
    return any(address.startswith("google:") for address in addresses)


def _how(environ: Mapping[str, str], said: str) -> str:
    """Returns where the sign-in came from, in the order in which it is looked for."""
    from sheets_sync.google.sign_in import IMPERSONATE, KEY, KEY_FILE, SUBJECT  # noqa: PLC0415 - heavy

    found = "how_key" if environ.get(KEY) else "how_key_file" if environ.get(KEY_FILE) else "how_default"
    how = text(said, f"doctor.{found}")
    for name, key in ((IMPERSONATE, "how_impersonated"), (SUBJECT, "how_subject")):
        if environ.get(name):
            how = text(said, f"doctor.{key}", how=how)
    return how


def words(finding: Finding, said: str, team: str = "") -> str:
    """Returns what was found, in words; a fault of a book has its own. Commands in it name the team."""
    template = texts(said, "doctor").get(finding.code)
    if template is None:
        return with_team(fault_words(BookFault(finding.code, **finding.details), said, finding.where), team)
    return template.format_map(_told(finding, said, team))


def cure(finding: Finding, said: str, team: str = "") -> str:
    """Returns what to do, in words; an empty text where there is nothing to do or the fault says it."""
    return texts(said, "doctor")[finding.cure].format_map(_told(finding, said, team)) if finding.cure else ""


def _told(finding: Finding, said: str, team: str) -> dict[str, str]:
    """Returns the details of a finding; a fault that is the reason of something is told in its own words."""
    details = {**in_words(said, finding.details, "found"), "team": team}
    if "why" in details:
        why = {key: value for key, value in details.items() if key not in ("why", "team")}
        fault = fault_words(BookFault(details["why"], **why), said, finding.where)
        details["why"] = with_team(fault, team).rstrip("。.")
    return details


def as_plain(finding: Finding, said: str, team: str) -> dict[str, Any]:
    """Returns a finding as plain data."""
    return {
        "code": finding.code,
        "level": finding.level,
        "where": finding.where,
        "message": words(finding, said, team),
        "cure": cure(finding, said, team),
        "details": dict(finding.details),
    }


def _tell(examined: Examined, team: Team) -> None:
    said = team.language
    click.echo(text(said, "doctor.head", team=team.title.get(said) or team.team))
    for each in examined.findings:
        mark = text(said, f"doctor.mark_{each.level}")
        # The words of a fault name the book themselves.
        where = each.where if each.code in texts(said, "doctor") else ""
        line = "doctor.line_at" if where else "doctor.line"
        click.echo(text(said, line, mark=mark, where=where, what=words(each, said, team.team)))
        if each.cure:
            click.echo(text(said, "doctor.cure_line", cure=cure(each, said, team.team)))
    counts = {level: sum(each.level == level for each in examined.findings) for level in ("wrong", "warning")}
    if examined.unreached:
        click.echo(text(said, "doctor.sum_unreached"))
    if examined.well:
        click.echo(text(said, "doctor.sum_well"))
    else:
        click.echo(text(said, "doctor.sum_ill", wrong=str(counts["wrong"]), warnings=str(counts["warning"])))
