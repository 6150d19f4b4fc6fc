"""What others add to the life of a month: appeals against it, tasks that follow from it, what came late."""

from collections.abc import Mapping
from datetime import date

from sheets_sync.grid import Tab, Wanted
from sheets_sync.months.fingerprint import SIGNED
from sheets_sync.months.history import remembered
from sheets_sync.months.late import as_standing, of_month, unsettled
from sheets_sync.months.outlook import Appeals
from sheets_sync.months.record import Difference, Record, Remembered
from sheets_sync.plan import plan
from sheets_sync.present.causes import explained
from sheets_sync.present.months_moved import differences
from sheets_sync.run.overlaid import taken_over
from sheets_sync.run.prospect import Here, Prospect
from sheets_sync.run.shown_state import as_shown
from sheets_sync.texts import text


def appeals(prospect: Prospect, record: Record, here: Here) -> Appeals:
    """Returns how far the appeals against the appraised month are."""
    del prospect, record, here  # nobody can appeal yet
    return Appeals()


def appeals_until(prospect: Prospect, record: Record) -> Mapping[str, date]:
    """Returns month to the last day on which somebody may appeal against it."""
    del prospect, record
    return {}


def more_tabs(prospect: Prospect, record: Record) -> tuple[Tab, ...]:
    """Returns the tabs that stand in the months' book beside ours: tasks, appeals."""
    del prospect, record
    return ()


def late(
    prospect: Prospect, record: Record, here: Here, draft: tuple[Wanted, ...], archived: tuple[Wanted, ...]
) -> tuple[Difference, ...] | None:
    """Returns what the inputs say otherwise now than when the month was closed; None leaves what is listed as it is.

    Pay that HR has taken over is no difference any more; what else moved stays listed for as long as it differs.

    Raises:
        BookFault: a file of what HR has taken over is missing, or not the one that the record names.
    """
    if not draft:
        return None
    language, month = prospect.team.language, str(prospect.appraisal.period)
    before = {book.address: as_standing(book) for book in archived if book.key in SIGNED}
    now = tuple(book for book in as_shown(prospect, draft, "closed") if book.key in SIGNED)
    made = explained(plan(now, before), prospect.appraisal, language)
    lines, open_ = unsettled(archived, draft, of_month(taken_over(prospect.team, record, here), record, month))
    owing = {line.person_id for line in lines} | {person for person, _ in open_}
    pay = text(language, "tabs.pay_moved")
    found = [each for each in differences(made, month, "late", language) if each.person_id]
    return tuple(each for each in found if each.item != pay or each.person_id in owing)


def remembered_figures(prospect: Prospect) -> tuple[Remembered, ...]:
    """Returns the figures of a month that is being closed, by which later months look back at it."""
    return remembered(prospect.appraisal, prospect.versions)
