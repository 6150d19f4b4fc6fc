"""待办: what has to be done because of results; nothing of it is ever done by us, and no done mark is ever lost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sheets_sync.grid import Book, BookFault, Value
from sheets_sync.months.book import KEY
from sheets_sync.plan.table import sealed_table, standing_table
from sheets_sync.seal import unpack
from sheets_sync.texts import LANGUAGES, texts

TAB = "tasks"
KEYS = 4
"""So many columns name a row: month, id, name of the person, and what has to be done."""
_DONE, _CODE = 8, 9
_WITHDRAWN = "withdrawn "
_NOT_DONE = frozenset({"", "否", "未", "未完成", "没有", "×", "x", "no", "n", "0", "false"})


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody has to do.

    Attributes:
        period: the month whose results ask for it.
        person_id: for whom or with whom.
        name: theirs.
        figure: key of the figure that asks for it.
        what: its label.
        because: why, in words.
        by: who does it, in words.
        due: the last day; None where none is set.
        withdrawn: the results no longer ask for it.
        done: what a person typed as its done mark, as it stands.
    """

    period: str
    person_id: str
    name: str
    figure: str
    what: str
    because: str = ""
    by: str = ""
    due: date | None = None
    withdrawn: bool = False
    done: Value = None

    @property
    def is_done(self) -> bool:
        """Tells whether somebody has marked it: whatever they type, but for a no."""
        if isinstance(self.done, bool | Decimal):
            return bool(self.done)
        return str(self.done or "").strip().casefold() not in _NOT_DONE

    def days_overdue(self, today: date) -> int:
        """Returns for how many days it should have been done; nought when it is, or is not asked for any more."""
        waiting = self.due is not None and not self.is_done and not self.withdrawn
        return max((today - self.due).days, 0) if self.due is not None and waiting else 0


def merged(kept: Iterable[Task], proposed: Iterable[Task], month: str) -> tuple[Task, ...]:
    """Returns all tasks, with those of one month as its results ask for them now.

    What was asked for and is no longer stays: as withdrawn, unless it is done. Every task keeps its row and new ones
    stand below, so that nobody's mark is moved while they type it.

    Args:
        kept: as they were last, with the marks that stand there now.
        proposed: what the results of the month ask for.
        month: that month.
    """
    asked = {_key(each): each for each in proposed}
    stay = []
    for task in kept:
        now = asked.pop(_key(task), None)
        stay.append(_left(task, month) if now is None else replace(now, done=task.done))
    new = sorted(asked.values(), key=lambda each: (each.person_id, each.what, each.figure))
    return (*stay, *new)


def _left(task: Task, month: str) -> Task:
    """Returns a task that nobody asks for now, which says something of its own month only."""
    return replace(task, withdrawn=not task.is_done) if task.period == month else task


def kept_tasks(found: Book | BookFault | None) -> tuple[Task, ...]:
    """Returns the tasks as we wrote them last, each with the done mark that stands in its row now.

    Args:
        found: the book of the months as read.
    """
    ours = found.ours(KEY) if isinstance(found, Book) else None
    seal = unpack(ours) if ours else None
    if ours is None or seal is None:
        return ()
    titles = {texts(language, "tabs")[TAB] for language in LANGUAGES}
    title = next((each for each in seal.titles if each in titles), "")
    sealed = seal.tab(title)
    if sealed is None:
        return ()
    marks: dict[tuple[Value, ...], Value] = {}
    if title in ours.grids:
        standing = standing_table(ours.grids[title], sealed_table(sealed))
        place = next((at for at, called in enumerate(standing.columns) if called == sealed.cells[1][_DONE]), None)
        if place is not None and len(standing.keys) == KEYS:
            marks = {tuple(row[key] for key in standing.keys): row[place] for row in standing.rows}
    rows = [row for row in sealed.cells[2:] if any(value is not None for value in row)]
    return tuple(_task(row, marks.get(row[:KEYS]) if marks else row[_DONE]) for row in rows)


def task_row(task: Task, state: str) -> tuple[Value, ...]:
    """Returns a task as a row; ``state``: how far it is, in words. The code at its end is for us."""
    said = (task.period, task.person_id, task.name, task.what, task.because or None, task.by or None)
    return (*said, task.due, state, task.done, f"{_WITHDRAWN if task.withdrawn else ''}{task.figure}")


def with_days(tasks: Iterable[Task], due: Callable[[Task], date | None]) -> tuple[Task, ...]:
    """Returns the tasks, those without a day with the one that can be told by now."""
    return tuple(each if each.due else replace(each, due=due(each)) for each in tasks)


def _task(row: Sequence[Value], mark: Value) -> Task:
    period, person, name, what, because, by, due, *_ = row
    code = str(row[_CODE] or "")
    return Task(
        period=str(period),
        person_id=str(person),
        name=str(name or ""),
        figure=code.removeprefix(_WITHDRAWN),
        what=str(what),
        because=str(because or ""),
        by=str(by or ""),
        due=due if isinstance(due, date) else None,
        withdrawn=code.startswith(_WITHDRAWN),
        done=mark,
    )


def _key(task: Task) -> tuple[str, ...]:
    return (task.period, task.person_id, task.figure)
