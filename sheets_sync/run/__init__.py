"""One run: read, tidy, appraise, present, plan, then refuse or apply. The only place where the rooms meet."""

from sheets_sync.run.living import as_closed, remembered, with_record
from sheets_sync.run.looking import NOWHERE, Stage, look, worked_out
from sheets_sync.run.prospect import Done, Here, Life, Prospect, Read
from sheets_sync.run.writing import MOST_TRIES, run, run_until_settled

__all__ = ["MOST_TRIES", "NOWHERE", "Done", "Here", "Life", "Prospect", "Read", "Stage"]
__all__ += ["as_closed", "look", "remembered", "run", "run_until_settled", "with_record", "worked_out"]
