"""What others add to the life of a month: appeals against it, tasks that follow from it, what came late."""

from collections.abc import Mapping
from datetime import date

from scoring.period import Period
from scoring.versions import in_force
from sheets_sync.grid import Tab, Wanted
from sheets_sync.months.appeals import Deadline, deadline, times_of, waiting
from sheets_sync.months.book import KEY as MONTHS
from sheets_sync.months.fingerprint import SIGNED
from sheets_sync.months.history import remembered
from sheets_sync.months.late import as_standing, of_month, unsettled
from sheets_sync.months.outlook import Appeals
from sheets_sync.months.record import Difference, Record, Remembered
from sheets_sync.months.tasks import Task, kept_tasks, merged, with_days
from sheets_sync.plan import plan
from sheets_sync.present.appeals_tab import appeals_tab
from sheets_sync.present.causes import explained
from sheets_sync.present.months_moved import differences
from sheets_sync.present.tasks_tab import proposed, tasks_tab
from sheets_sync.run.overlaid import taken_over
from sheets_sync.run.prospect import Here, Life, Prospect
from sheets_sync.run.shown_state import as_shown
from sheets_sync.team import Team
from sheets_sync.texts import text


def appeals(prospect: Prospect, record: Record) -> Appeals:
    """Returns how far the appeals against the appraised month are."""
    if not _may_appeal(prospect.team):
        return Appeals()
    month = str(prospect.appraisal.period)
    return waiting(prospect.appeals, month, _deadline(prospect, record, month))


def last_day(prospect: Prospect, record: Record) -> Deadline:
    """Returns the last day to appeal against the appraised month, as its results tell staff; none when it is closed."""
    month = str(prospect.appraisal.period)
    shown = _may_appeal(prospect.team) and record.state(month) != "closed"
    return _deadline(prospect, record, month) if shown else Deadline()


def appeals_until(prospect: Prospect, record: Record) -> Mapping[str, date]:
    """Returns month to the last day on which somebody may appeal against it."""
    if not _may_appeal(prospect.team):
        return {}
    days = {month: _deadline(prospect, record, month).day for month in record.periods()}
    return {month: day for month, day in days.items() if day is not None}


def _may_appeal(team: Team) -> bool:
    """Tells whether a team has a table in which people appeal."""
    return any(table.kind == "appeals" for table in team.tables.values())


def _deadline(prospect: Prospect, record: Record, month: str) -> Deadline:
    """Returns the last day to appeal against a month, counted from the day on which it was published first."""
    event = record.last(month, "published")
    if event is None:
        return Deadline()
    period = Period.parse(month, prospect.appraisal.period.from_day)
    schemes = [each for role in prospect.versions for each in in_force(prospect.versions, role, period)]
    return deadline(event.on, times_of(each.appeals for each in schemes), prospect.department.calendar)


def more_tabs(prospect: Prospect, life: Life) -> tuple[Tab, ...]:
    """Returns the tabs that stand in the months' book beside ours: tasks, appeals.

    Args:
        prospect: of the appraised month.
        life: of it, with the record as it is to be.
    """
    found: list[Tab] = []
    tasks = _tasks(prospect, life)
    if tasks or _asks_for_tasks(prospect):
        years = {_task_day(prospect, life.record, each).unknown_year for each in tasks if each.due is None} - {0}
        found.append(tasks_tab(prospect.team, tasks, life.outlook.today, min(years, default=0)))
    if _may_appeal(prospect.team):
        until = appeals_until(prospect, life.record)
        found.append(appeals_tab(prospect.team, prospect.versions, prospect.appeals, until))
    return tuple(found)


def _asks_for_tasks(prospect: Prospect) -> bool:
    return any(scheme.tasks for every in prospect.versions.values() for own in every for scheme in own)


def _tasks(prospect: Prospect, life: Life) -> tuple[Task, ...]:
    """Returns the tasks of all months; those of a month that was closed stay as they were, whatever its inputs say."""
    month = life.outlook.month
    kept = kept_tasks(prospect.found.get(prospect.team.ours[MONTHS].address("")))
    if life.before.state(month) != "closed" and life.record.last(month, "published"):
        kept = merged(kept, proposed(prospect.appraisal, prospect.team.language), month)
    return with_days(kept, lambda each: _task_day(prospect, life.record, each).day)


def _task_day(prospect: Prospect, record: Record, task: Task) -> Deadline:
    """Returns the day by which a task is to be done, counted from the day on which its month was shown or closed."""
    event = record.last(task.period, "published") or record.last(task.period, "closed")
    period = Period.parse(task.period, prospect.appraisal.period.from_day)
    schemes = [each for role in prospect.versions for each in in_force(prospect.versions, role, period)]
    times = [each.tasks[task.figure] for each in schemes if task.figure in each.tasks]
    return deadline(event.on, times, prospect.department.calendar) if event else Deadline()


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
