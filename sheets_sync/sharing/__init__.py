"""Who is to read the results: from the roster and the team file to grants and removals, and to Google."""

from sheets_sync.sharing.apply import Outcome, Step, apply
from sheets_sync.sharing.payroll import payroll_seen
from sheets_sync.sharing.plan import Sharing, sharing
from sheets_sync.sharing.standing import FILE_FIELDS, METADATA_FIELDS, Access, access_of
from sheets_sync.sharing.steps import Grant, Lock, Removal, Undecided

__all__ = [
    "FILE_FIELDS",
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
