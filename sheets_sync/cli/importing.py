"""Reads a file of the past, tells everything that is wrong with it, asks, and brings it in."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from sheets_sync.afterwards.brought import brought
from sheets_sync.afterwards.importing import kept_name, read_file, with_past
from sheets_sync.afterwards.noting import noted
from sheets_sync.afterwards.past import Brought, Known
from sheets_sync.afterwards.template import template
from sheets_sync.archive import keep
from sheets_sync.cli.confirming import confirmed
from sheets_sync.cli.console import (
    DONE,
    PROBLEMS,
    REFUSED,
    UNREACHED,
    WRONG,
    fault_lines,
    leave,
    print_json,
    problems_plain,
)
from sheets_sync.cli.teams import Chosen, found_here, period_of
from sheets_sync.cli.writing_down import held, looked_here, not_noted, refuse_without_months
from sheets_sync.grid import BookFault
from sheets_sync.months.names import known_signers, may_sign
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Record
from sheets_sync.months.rows import clean
from sheets_sync.present.months_words import hindrance_lines
from sheets_sync.present.problems import listed
from sheets_sync.run import Prospect
from sheets_sync.texts import text
from sheets_sync.tidy.roster import Roster

_MOST = 50


def write_template(chosen: Chosen, file: Path, *, as_json: bool) -> NoReturn:
    """Writes an empty workbook with headings, people and months; ends with 3 when there is a file already."""
    refuse_without_months(chosen, as_json=as_json)
    if file.suffix.lower() != ".xlsx":
        _end(chosen, "template_is_a_workbook", WRONG, as_json=as_json, path=str(file))
    if file.exists():
        _end(chosen, "template_there", REFUSED, as_json=as_json, path=str(file))
    prospect = looked_here(chosen, period_of(chosen.team, None), as_json=as_json)
    period, people = prospect.appraisal.period, prospect.department.people
    made = template(chosen.versions, period, people, _record(prospect), chosen.language)
    try:
        file.write_bytes(made)
    except OSError as error:
        _end(chosen, "template_not_written", UNREACHED, as_json=as_json, path=str(file), error=error.strerror or "")
    _end(chosen, "template_written", DONE, as_json=as_json, path=str(file))


def bring_in(chosen: Chosen, file: Path, said: tuple[str, str], *, yes: bool, as_json: bool) -> NoReturn:
    """Ends with 0 when it was brought in, 1 when nobody agreed, 3 when something in it is wrong, 4 when unreached."""
    refuse_without_months(chosen, as_json=as_json)
    _refuse_others(chosen, said[0], as_json=as_json)
    with held(chosen, "import-history", as_json=as_json):
        prospect = looked_here(chosen, period_of(chosen.team, None), as_json=as_json)
        try:
            _bring_in(chosen, prospect, file, said, yes=yes, as_json=as_json)
        except BookFault as fault:
            lines = fault_lines([(fault.details.get("book", file.name), fault)], chosen.language)
            _tell(lines, {"status": "unreached", "code": fault.code, "words": lines}, as_json=as_json)
            leave(UNREACHED)


def _bring_in(
    chosen: Chosen, prospect: Prospect, path: Path, said: tuple[str, str], *, yes: bool, as_json: bool
) -> NoReturn:
    book, content = read_file(path)
    today, record = found_here(chosen).today, _record(prospect)
    if today is None:
        raise ValueError(chosen.team.team)
    roster = Roster({each.id: each for each in prospect.department.people})
    replacing = bool(clean(said[1]))
    found = brought(book, Known(chosen.team, chosen.versions, roster, record, today, replacing))
    _refuse_mistakes(chosen, found, as_json=as_json)
    months = sorted({each.period for each in found.rows})
    told = {
        "months": text(chosen.language, "values.listed").join(months),
        "people": str(len({each.person_id for each in found.rows} - {""})),
        "count": str(len(found.rows)),
        "blank": str(found.blank),
    }
    if not months:
        _end(chosen, "import_nothing", PROBLEMS, as_json=as_json, **told)
    _tell([] if as_json else [text(chosen.language, "cli.import_found", **told)], None, as_json=as_json, err=False)
    if not ((yes or not as_json) and confirmed(text(chosen.language, "cli.import_ask"), yes=yes)):
        _end(chosen, "import_not_yet", PROBLEMS, as_json=as_json, **told)
    name = kept_name(path, content)
    keep(chosen.settings.archive / chosen.team.team / name, content)
    done = noted(
        prospect, with_past(record, found.rows, (*said, today), (name, content)), chosen.settings.service.trust
    )
    lines, code = not_noted(done, chosen.language)
    _tell(lines, None, as_json=as_json)
    _end(chosen, "import_undone" if code else "import_done", code, as_json=as_json, **told)


def _refuse_others(chosen: Chosen, by: str, *, as_json: bool) -> None:
    """Ends with 3 for somebody who may not close months: what was closed and what is brought in weigh the same."""
    team, by = chosen.team, clean(by)
    if by and may_sign(team, "close", by):
        return
    told = {"by": by, "known": known_signers(team, "close"), "team": team.team}
    why = hindrance_lines([Hindrance("month_may_not_close" if by else "month_needs_name", told)], team.language)
    _tell(why, {"status": "refused", "words": why}, as_json=as_json)
    leave(REFUSED)


def _refuse_mistakes(chosen: Chosen, found: Brought, *, as_json: bool) -> None:
    if not found.problems:
        return
    said = chosen.language
    head = text(said, "cli.import_wrong", count=str(len(found.problems)))
    plain = {"status": "mistakes", "problems": problems_plain(found.problems, said)}
    _tell([head, *listed(found.problems, said, _MOST)], plain, as_json=as_json)
    leave(REFUSED)


def _record(prospect: Prospect) -> Record:
    return prospect.life.before if prospect.life else Record()


def _end(chosen: Chosen, how: str, code: int, *, as_json: bool, **told: str) -> NoReturn:
    words = text(chosen.language, f"cli.{how}", **told)
    _tell([words], {"status": how, "words": words, **told}, as_json=as_json, err=code != DONE)
    leave(code)


def _tell(lines: list[str], plain: Mapping[str, object] | None, *, as_json: bool, err: bool = True) -> None:
    """Prints lines for people, or the plain data for programs."""
    if as_json and plain is not None:
        print_json(plain)
    for line in () if as_json else lines:
        click.echo(line, err=err)
