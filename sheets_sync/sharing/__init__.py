"""Who is to read the results: from the roster and the team file to grants and removals, and to Google."""

from sheets_sync.sharing.apply import LOST, Outcome, Step, apply
from sheets_sync.sharing.plan import Grant, Lock, Removal, Sharing, Undecided, payroll_seen, sharing
from sheets_sync.sharing.standing import FILE_FIELDS, METADATA_FIELDS, Access, access_of

__all__ = [
    "FILE_FIELDS",
    "LOST",
    "METADATA_FIELDS",
    "Access",
    "Grant",
    "Lock",
    "Outcome",
    "Removal",
    "Sharing",
    "Step",
    "Undecided",
    "access_of",
    "apply",
    "payroll_seen",
    "sharing",
]
