"""Reads what has happened to a team's months, from the one book of today that a proof looks at."""

from sheets_sync.backends import backend
from sheets_sync.grid import BookFault
from sheets_sync.months.book import KEY, record_of
from sheets_sync.months.record import Record
from sheets_sync.team import Team


def recorded(team: Team) -> Record | BookFault:
    """Returns the record of a team that keeps its months, or why there is none to hold an archive against."""
    address = team.ours[KEY].address("")
    try:
        return record_of(team.team, backend(address).read(address))
    except BookFault as fault:
        return fault
