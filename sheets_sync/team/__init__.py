"""A team's books: where each is, and what its tabs, columns and words mean, as its file declares."""

from sheets_sync.team.cycle import Periods
from sheets_sync.team.meaning import OurBook, Role, Team, TheirBook
from sheets_sync.team.read import read_team
from sheets_sync.team.table import Column, Mark, Table

__all__ = ["Column", "Mark", "OurBook", "Periods", "Role", "Table", "Team", "TheirBook", "read_team"]
