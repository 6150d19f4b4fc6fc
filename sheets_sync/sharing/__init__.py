"""Who is to read the results: from the roster and the team file to grants and removals, and to Google."""

from sheets_sync.sharing.apply import Outcome, apply
from sheets_sync.sharing.plan import Grant, Lock, Removal, Sharing, Undecided, sharing
from sheets_sync.sharing.standing import Access, access_of

__all__ = [
    "Access",
    "Grant",
    "Lock",
    "Outcome",
    "Removal",
    "Sharing",
    "Undecided",
    "access_of",
    "apply",
    "sharing",
]
