"""A team file written for schemes: their roles, the workbooks that are made for them, and where results go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheets_sync.opening.asked import Asked
from sheets_sync.opening.tables import Data, Tables
from sheets_sync.opening.yaml_text import flow, scalar
from sheets_sync.team.signers import SIGNED
from sheets_sync.texts import text, texts

BOOKS = ("records", "forms", "adjustments")
_OURS = ("summary", "payroll", "results")
PASTE = "PASTE-ID"
"""What stands where the address of a spreadsheet is to be pasted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A team that is to be written.

    Attributes:
        name: of the team.
        language: of tabs, headings and messages.
        roles: role to the ids of its schemes.
        asked: what these ask people to enter.
        google: whether its workbooks are spreadsheets of Google Sheets, whose addresses are pasted in.
    """

    name: str
    language: str
    roles: Mapping[str, Sequence[str]]
    asked: Asked
    google: bool = False

    def books(self) -> tuple[str, ...]:
        """Returns the books of theirs that its tables stand in."""
        used = {table["book"] for table in tables_of(self).values()}
        return tuple(book for book in BOOKS if book in used)


def team_file(wanted: Wanted) -> str:
    """Returns the team file; what it calls tabs and columns is what its workbooks are made with."""
    return "\n".join([*_head(wanted), *_books(wanted), *_tables(wanted), *_ours(wanted)]) + "\n"


def tables_of(wanted: Wanted) -> dict[str, Data]:
    """Returns the tables of the team as plain data."""
    return Tables(wanted.asked, tuple(wanted.roles), wanted.language, emails=wanted.google).all()


def book_file(language: str, book: str) -> str:
    """Returns what the file of a book of theirs or of ours is called."""
    return text(language, f"opening.book_{book}") + ".xlsx"


def role_titles(role: str, language: str) -> list[str]:
    """Returns how the roster writes a role."""
    return texts(language, "opening").get(f"role_{role}", role).split("|")


def _head(wanted: Wanted) -> Iterator[str]:
    said = wanted.language
    yield f"# {text(said, 'opening.team_head')}"
    yield f"team: {scalar(wanted.name)}"
    yield f"title: {flow({'zh': wanted.name, 'en': wanted.name})}"
    yield f"language: {said}"
    yield "time_zone: Asia/Shanghai"
    cycle = wanted.asked.cycle
    period = {"kind": cycle.kind, **({"from_day": cycle.from_day} if cycle.from_day > 1 else {})}
    weeks = {"weeks": cycle.weeks, "week_split": "by_days"} if cycle.weeks else {}
    yield f"period: {flow(period | weeks)}"
    yield from ("", f"roles:   # {text(said, 'opening.team_roles')}")
    for role, schemes in wanted.roles.items():
        yield f"  {role}: {flow({'titles': role_titles(role, said), 'schemes': list(schemes)})}"


def _books(wanted: Wanted) -> Iterator[str]:
    told = "team_books_google" if wanted.google else "team_books"
    yield from ("", f"books:   # {text(wanted.language, f'opening.{told}')}")
    for book in wanted.books():
        file = f"xlsx:../../books/{book_file(wanted.language, book)}"
        at = f"google:{PASTE}-{book}" if wanted.google else file
        yield f"  {book}: {flow({'at': at, 'owner': text(wanted.language, f'opening.owner_{book}')})}"


def _tables(wanted: Wanted) -> Iterator[str]:
    yield from ("", "tables:")
    for key, table in tables_of(wanted).items():
        yield f"  {key}:"
        for name in (each for each in table if each not in ("columns", "events")):
            beside = f"   # {text(wanted.language, 'opening.team_take')}" if name == "take" else ""
            yield f"    {name}: {flow(table[name])}{beside}"
        for part in ("columns", "events"):
            if part in table:
                yield f"    {part}:"
                yield from (f"      {name}: {flow(each)}" for name, each in table[part].items())
        yield ""


def _ours(wanted: Wanted) -> Iterator[str]:
    yield f"ours:   # {text(wanted.language, 'opening.team_ours')}"
    for book in _OURS:
        at = f"xlsx:../../results/{{period}}/{book_file(wanted.language, book)}"
        if wanted.google:  # the summary may stand in a spreadsheet of theirs
            at = f"google:{PASTE}-{'records' if book == 'summary' else book}"
        yield f"  {book}: {flow({'at': at})}"
    file = f"xlsx:../../results/{book_file(wanted.language, 'months')}"
    months = {"at": f"google:{PASTE}-months" if wanted.google else file}
    yield f"  months: {flow(months)}   # {text(wanted.language, 'opening.team_months')}"
    account = f" <{text(wanted.language, 'opening.sign_account')}>" if wanted.google else ""
    named = {key: [text(wanted.language, f"opening.sign_{key}") + account] for key in SIGNED}
    yield f"# signs: {flow(named)}"
