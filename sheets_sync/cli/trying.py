"""Tries out on a scratch spreadsheet what Google really does, and prints what it did."""

import re
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import click

from sheets_sync.cli.confirming import confirmed
from sheets_sync.cli.console import DONE, PROBLEMS, UNREACHED, WRONG, fault_words, leave, print_json
from sheets_sync.cli.options import language
from sheets_sync.doctor.live import MANUAL, Learned, Left, NotScratch, try_all
from sheets_sync.google import environment
from sheets_sync.grid import BookFault
from sheets_sync.team.addresses import absolute
from sheets_sync.texts import text, texts

_ID = re.compile(r"[\w-]{10,}", re.ASCII)


def try_out(scratch: str, config: Path, *, as_json: bool, yes: bool) -> NoReturn:
    """Prints what each open question came to; ends with 1 when Google does otherwise than the program counts on.

    Ends with 2, before anything is asked, for what is no address and for a spreadsheet that a team file names.
    """
    said = language()
    file = _place(scratch, config, said)
    # Nothing but the answers goes to a program that reads JSON, so it cannot be asked.
    if not ((yes or not as_json) and confirmed(text(said, "doctor.live_ask"), yes=yes)):
        click.echo(text(said, "doctor.live_not_confirmed"), err=True)
        leave(PROBLEMS)
    learned: list[Learned] = []
    try:
        _ask(file, learned, said, as_json=as_json)
    except NotScratch:
        click.echo(text(said, "doctor.live_not_scratch"), err=True)
        leave(WRONG)
    except Left as left:
        why = fault_words(left.fault, said, file)
        click.echo(text(said, "doctor.live_left", titles=", ".join(left.titles), why=why), err=True)
        leave(UNREACHED)
    except BookFault as fault:
        click.echo(fault_words(fault, said, file), err=True)
        leave(UNREACHED)
    _end(learned, said, as_json=as_json)


def _place(scratch: str, config: Path, said: str) -> str:
    """Returns the id of the spreadsheet to try on; ends the command where it is none, or a team's."""
    file = absolute(scratch.strip(), Path()).removeprefix("google:")
    if not _ID.fullmatch(file):
        click.echo(text(said, "doctor.live_no_address", found=scratch), err=True)
        leave(WRONG)
    path = named_by(file, config)
    if path:
        click.echo(text(said, "doctor.live_of_team", path=str(path)), err=True)
        leave(WRONG)
    return file


def named_by(file: str, config: Path) -> Path | None:
    """Returns the team file of a configuration that names a spreadsheet, as an id or in an address; None: none does.

    The text is searched: a team file that has mistakes, or a line that was put aside as a comment, names one too.
    """
    named = re.compile(rf"(?<![\w-]){re.escape(file)}(?![\w-])", re.ASCII)
    paths = sorted((config / "teams").glob("*.y*ml"))
    return next((path for path in paths if named.search(path.read_text("utf-8", errors="replace"))), None)


def _ask(file: str, learned: list[Learned], said: str, *, as_json: bool) -> None:
    """Asks every question, and prints each answer as it comes."""
    from sheets_sync.google.account import account  # noqa: PLC0415 - heavy
    from sheets_sync.google.line.clock import RealClock  # noqa: PLC0415 - heavy

    mine = account()
    asked = try_all(file, mine.line, mine.email, RealClock(environment.stop()).sleep)
    # Closed whatever happens here: that takes the tabs away.
    with closing(asked):
        for each in asked:
            learned.append(each)
            if not as_json:
                click.echo(_line(each, said))


def _line(learned: Learned, said: str) -> str:
    """Returns a question and what Google did, with a sign where the program counts on something else."""
    mark = text(said, "doctor.mark_wrong" if learned.expected is False else "doctor.mark_ok")
    asked = text(said, f"doctor.live_{learned.question}")
    did = texts(said, "doctor")[f"live_{learned.outcome}"].format_map(learned.details)
    return text(said, "doctor.live_line", mark=mark, asked=asked, did=did)


def _end(learned: list[Learned], said: str, *, as_json: bool) -> NoReturn:
    """Prints what only people can try, and ends the command."""
    otherwise = [each for each in learned if each.expected is False]
    if as_json:
        print_json({"status": "otherwise" if otherwise else "as_expected", "answers": list(map(_plain, learned))})
    else:
        click.echo(text(said, "doctor.live_by_hand"))
        for number, question in enumerate(MANUAL, start=1):
            click.echo(f"  {number}. {text(said, f'doctor.live_by_hand_{question}')}")
        click.echo(text(said, "doctor.live_otherwise" if otherwise else "doctor.live_expected"))
    leave(PROBLEMS if otherwise else DONE)


def _plain(learned: Learned) -> dict[str, Any]:
    return {
        "question": learned.question,
        "outcome": learned.outcome,
        "details": dict(learned.details),
        "expected": learned.expected,
    }
