"""How the command line speaks: lines, problems, JSON, progress on a terminal, and exit codes."""

import json
import sys
from collections.abc import Iterable
from typing import NoReturn
from zoneinfo import ZoneInfo

import click

from scoring.figure import Cell
from scoring.problem import Level, Problem
from sheets_sync.cli.repeated import together
from sheets_sync.grid import BookFault
from sheets_sync.locks import Holder
from sheets_sync.present.problems import book_called, listed, message, place
from sheets_sync.present.words import Words
from sheets_sync.texts import text, texts

DONE, PROBLEMS, WRONG, REFUSED, UNREACHED = 0, 1, 2, 3, 4
OF_THE_ACCOUNT = (
    *("google_no_key", "google_bad_key", "google_signed_out", "google_scope", "google_api_off"),
    *("google_no_delegation", "google_no_impersonation"),
)
STAGES = ("read", "tidy", "appraise", "present", "plan", "write")


def leave(code: int) -> NoReturn:
    """Ends the command with an exit code."""
    raise SystemExit(code)


def refuse_configuration(problems: Iterable[Problem], language: str, *, as_json: bool = False) -> NoReturn:
    """Prints what is wrong with the configuration and ends with code 2."""
    found = tuple(problems)
    if as_json:
        print_json({"status": "wrong_configuration", "problems": problems_plain(found, language)})
        leave(WRONG)
    key = "cli.configuration_wrong_once" if len(found) == 1 else "cli.configuration_wrong"
    click.echo(text(language, key, count=str(len(found))), err=True)
    for line in listed(found, language, most=50):
        click.echo(line, err=True)
    leave(WRONG)


def refuse_request(words: str) -> NoReturn:
    """Says why what was asked for cannot be done, as JSON too where the command was to answer in it; ends with 2."""
    context = click.get_current_context(silent=True)
    if context is not None and context.params.get("as_json"):
        print_json({"status": "wrong_request", "message": words})
    else:
        click.echo(words, err=True)
    leave(WRONG)


def refuse_unreached(faults: Iterable[tuple[str, BookFault]], language: str, *, as_json: bool = False) -> NoReturn:
    """Prints which books could not be reached and why, and ends with code 4."""
    found = tuple(faults)
    if as_json:
        print_json({"status": "unreached", "faults": faults_plain(found, language)})
    for line in () if as_json else fault_lines(found, language):
        click.echo(line, err=True)
    leave(UNREACHED)


def fault_lines(faults: Iterable[tuple[str, BookFault]], language: str) -> list[str]:
    """Returns faults in words, with the book where they are not the account's; what several have in common once."""
    return list(dict.fromkeys(_fault_line(fault, language, name) for name, fault in faults))


def faults_plain(faults: Iterable[tuple[str, BookFault]], language: str) -> list[dict[str, str]]:
    """Returns faults as plain data."""
    return [{"book": name, "code": fault.code, "words": fault_words(fault, language, name)} for name, fault in faults]


def _fault_line(fault: BookFault, language: str, name: str) -> str:
    """Returns a fault in words that name the book."""
    words = fault_words(fault, language, name)
    if not name or name in words or fault.code in OF_THE_ACCOUNT:
        return words
    book = book_called(_about(fault, name), texts(language, "problems"))
    return text(language, "cli.fault_of", book=book, what=words)


def print_problems(problems: tuple[Problem, ...], words: Words, *, most: int = 20) -> None:
    """Prints problems to be put right, a line each; what is the same of many cells of a column once."""
    if not problems:
        return
    told = together(problems, words)
    click.echo(text(words.language, "cli.problems_stand", **counts(told)))
    for line in listed(told, words.language, most, words):
        click.echo(line)


def counts(problems: Iterable[Problem]) -> dict[str, str]:
    """Returns how many problems withhold something, and how many are only worth a look."""
    found = [problem.level == Level.WARNING for problem in problems]
    return {"errors": str(found.count(False)), "hints": str(found.count(True))}


def problems_plain(problems: Iterable[Problem], language: str, words: Words | None = None) -> list[dict[str, str]]:
    """Returns problems as plain data."""
    return [
        {
            "code": each.code,
            "level": str(each.level),
            "place": place(each),
            "message": message(each, language, words),
            "person": each.person_id,
            "period": each.period,
            "owner": each.owner,
        }
        for each in problems
    ]


def print_json(data: object) -> None:
    """Prints plain data as JSON, Chinese as it is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True))


def fault_words(fault: BookFault, language: str, name: str = "") -> str:
    """Returns a fault of a book in words."""
    return message(Problem(fault.code, Cell(name, "", 0, 0), _about(fault, name)), language)


def _about(fault: BookFault, name: str) -> dict[str, str]:
    """Returns the details of a fault, with the name of the book for what has no title that anybody knows."""
    details = {"book": name, **fault.details}
    untitled = name and details["book"] != name and details["book"] in details.get("path", "")
    return {**details, "keys": name} if untitled else details


def holder_words(who: Holder | None, spoken: str, zone: str) -> str:
    """Returns who holds a lock in words, in the time of a zone."""
    if who is None:
        return text(spoken, "cli.holder_unknown")
    since = who.since.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    return text(spoken, "cli.holder", pid=str(who.pid), host=who.host, since=since, doing=who.doing or "—")


class Progress:
    """Tells the stages: a bar on a terminal, nothing elsewhere."""

    def __init__(self, language: str, *, quiet: bool = False) -> None:
        """Begins before the first stage."""
        self.language = language
        self.quiet = quiet
        self.shown = sys.stderr.isatty() and not quiet

    def __call__(self, stage: str) -> None:
        """Shows that a stage begins."""
        if self.shown:
            done = STAGES.index(stage)
            bar = "█" * (done + 1) + "░" * (len(STAGES) - done - 1)
            click.echo(f"\r\x1b[2K{bar} {text(self.language, f'cli.stage_{stage}')}", nl=False, err=True)

    def end(self) -> None:
        """Takes the bar away."""
        if self.shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
