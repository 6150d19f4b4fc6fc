"""Writes down what has happened to a month, in the months' book and nowhere else."""

from dataclasses import replace

from sheets_sync.months.book import KEY
from sheets_sync.months.record import Record
from sheets_sync.plan import Plan, Trust
from sheets_sync.run import Done, Prospect, run
from sheets_sync.run.living import with_record


def noted(prospect: Prospect, record: Record, trust: Trust) -> Done:
    """Writes a record; books of a month stay as they are, whichever month they show: the next run sees to them.

    Args:
        prospect: what was looked at.
        record: as it is to be.
        trust: how much change is done without being asked.
    """
    if prospect.life is None:
        return Done(prospect)
    whole = with_record(prospect, replace(prospect.life, record=record))
    books = tuple(book for book in whole.plan.books if book.wanted.key == KEY)
    return run(replace(whole, wanted=tuple(book.wanted for book in books), plan=Plan(books)), trust)
