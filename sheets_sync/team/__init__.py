"""A team's books: where each is, and what its tabs, columns and words mean, as its file declares."""

from sheets_sync.team.meaning import Column, Mark, OurBook, Role, Table, Team, TheirBook
from sheets_sync.team.read import read_team

__all__ = ["Column", "Mark", "OurBook", "Role", "Table", "Team", "TheirBook", "read_team"]
