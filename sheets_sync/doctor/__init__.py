"""Looks at everything that a run needs before it is needed: each finding a value, with its cure."""

from sheets_sync.doctor.examine import Examined, SignedIn, examine
from sheets_sync.doctor.finding import LEVELS, Finding

__all__ = ["LEVELS", "Examined", "Finding", "SignedIn", "examine"]
