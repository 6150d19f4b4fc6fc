"""How our books tell in which state their month is, and what staff may see in it."""

from dataclasses import dataclass, field, replace
from datetime import date

from sheets_sync.grid import Wanted
from sheets_sync.months.appeals import Deadline
from sheets_sync.months.record import State
from sheets_sync.present import confirmed_results
from sheets_sync.present.months_words import state_said
from sheets_sync.run.prospect import Prospect
from sheets_sync.texts import text

SIGNED: tuple[State, ...] = ("confirmed", "closed")
"""The states of a month by which somebody stands: staff may see what they are paid, where their team says so."""


@dataclass(frozen=True, slots=True)
class Age:
    """What the headings of a month that may still move tell about days.

    Attributes:
        moved: the day on which its figures moved last; None where nobody knows.
        until: the last day to appeal, which the results tell.
    """

    moved: date | None = None
    until: Deadline = field(default_factory=Deadline)


UNTOLD = Age()


def as_shown(prospect: Prospect, draft: tuple[Wanted, ...], state: State, age: Age = UNTOLD) -> tuple[Wanted, ...]:
    """Returns our books of a month in a state: it stands in every heading, and pay only where it is signed.

    Args:
        prospect: what the books are made from.
        draft: the books without a state.
        state: of the month; one that is not over yet is shown as a draft.
        age: how old its figures are; what is closed never moves, and tells none.
    """
    pay = state in SIGNED and prospect.team.ours["results"].pay
    books = [_with_pay(prospect) if pay and book.key == "results" else book for book in draft]
    said = state_said("draft" if state == "open" else state, prospect.team.language)
    language = prospect.team.language
    shown = tuple(_moved(_headed(book, "headed", language, state=said), age.moved, language) for book in books)
    return tuple(_until(book, age.until, language) if book.key == "results" else book for book in shown)


def _with_pay(prospect: Prospect) -> Wanted:
    return confirmed_results(prospect.team, prospect.appraisal, prospect.department, prospect.receipt)


def _until(book: Wanted, until: Deadline, language: str) -> Wanted:
    """Returns the results with the last day to appeal in their headings, or why nobody knows it."""
    if until.unknown_year:
        return _headed(book, "headed_until_unknown", language, year=until.unknown_year)
    return _headed(book, "headed_until", language, until=until.day) if until.day else book


def _moved(book: Wanted, day: date | None, language: str) -> Wanted:
    """Returns a book whose first tab tells the day on which the figures moved last, where it is known.

    One tab is enough for whoever opens the book, and keeps a plan short that moves a figure.
    """
    if day is None:
        return book
    first = _headed(replace(book, tabs=book.tabs[:1]), "headed_moved", language, day=day)
    return replace(book, tabs=(*first.tabs, *book.tabs[1:]))


def _headed(book: Wanted, key: str, language: str, **told: object) -> Wanted:
    tabs = (replace(tab, heading=text(language, f"tabs.{key}", heading=tab.heading, **told)) for tab in book.tabs)
    return replace(book, tabs=tuple(tabs))
