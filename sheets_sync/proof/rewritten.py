"""Holds the record of today against what it was at each closing: it only ever grows, and what was closed stays so."""

from sheets_sync.archive import Case
from sheets_sync.grid import BookFault
from sheets_sync.months.book import record_of
from sheets_sync.months.record import Record

_MAY_CHANGE = ("closed", "reopened", "imported")
"""What may give a month other figures to be looked back at."""


def rewritten(case: Case, record: Record) -> BookFault | None:
    """Returns what of the record is otherwise than when a month was closed; None when all of it still stands.

    Args:
        case: the month, with the record as it was read then.
        record: as it is now.
    """
    told = {"book": f"{case.period}-{case.number}"}
    try:
        then = record_of(case.team, case.books.get("ours.months"))
    except BookFault as fault:
        return fault
    for was, now in zip(then.events, (*record.events, *[None] * len(then.events)), strict=False):
        if was != now:
            return BookFault("record_rewritten", **told, period=was.period, number=str(was.number))
    later = {event.period for event in record.events[len(then.events) :] if event.what in _MAY_CHANGE}
    gone = {figure.period for figure in {*then.history} ^ {*record.history}}
    for period in sorted({figure.period for figure in then.history} & gone - later):
        return BookFault("history_rewritten", **told, period=period)
    return None
