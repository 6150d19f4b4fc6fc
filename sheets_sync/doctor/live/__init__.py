"""Tries out on a scratch spreadsheet what Google really does where nobody could look while this was written."""

from sheets_sync.doctor.live.bench import Left, NotScratch
from sheets_sync.doctor.live.questions import MANUAL, Learned, try_all

__all__ = ["MANUAL", "Learned", "Left", "NotScratch", "try_all"]
