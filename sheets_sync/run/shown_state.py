"""How our books tell in which state their month is, and what staff may see in it."""

from dataclasses import replace

from sheets_sync.grid import Wanted
from sheets_sync.months.appeals import Deadline
from sheets_sync.months.record import State
from sheets_sync.present import confirmed_results
from sheets_sync.present.months_words import state_said
from sheets_sync.run.prospect import Prospect
from sheets_sync.texts import text

NEVER = Deadline()
SIGNED: tuple[State, ...] = ("confirmed", "closed")
"""The states of a month by which somebody stands: staff may see what they are paid, where their team says so."""


def as_shown(
    prospect: Prospect, draft: tuple[Wanted, ...], state: State, until: Deadline = NEVER
) -> tuple[Wanted, ...]:
    """Returns our books of a month in a state: it stands in every heading, and pay only where it is signed.

    Args:
        prospect: what the books are made from.
        draft: the books without a state.
        state: of the month; one that is not over yet is shown as a draft.
        until: the last day to appeal, which the results tell.
    """
    pay = state in SIGNED and prospect.team.ours["results"].pay
    books = [_with_pay(prospect) if pay and book.key == "results" else book for book in draft]
    said = state_said("draft" if state == "open" else state, prospect.team.language)
    shown = tuple(_headed(book, said, prospect.team.language) for book in books)
    return tuple(_until(book, until, prospect.team.language) if book.key == "results" else book for book in shown)


def _with_pay(prospect: Prospect) -> Wanted:
    return confirmed_results(prospect.team, prospect.appraisal, prospect.department, prospect.receipt)


def _until(book: Wanted, until: Deadline, language: str) -> Wanted:
    """Returns the results with the last day to appeal in their headings, or why nobody knows it."""
    key, told = ("headed_until_unknown", {"year": until.unknown_year}) if until.unknown_year else ("headed_until", {})
    if until == NEVER:
        return book
    tabs = (
        replace(tab, heading=text(language, f"tabs.{key}", heading=tab.heading, until=until.day, **told))
        for tab in book.tabs
    )
    return replace(book, tabs=tuple(tabs))


def _headed(book: Wanted, said: str, language: str) -> Wanted:
    tabs = (replace(tab, heading=text(language, "tabs.headed", heading=tab.heading, state=said)) for tab in book.tabs)
    return replace(book, tabs=tuple(tabs))
