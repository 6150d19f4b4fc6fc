"""待办, the tab of what has to be done because of results: with its day, its state, and a mark that people type."""

from collections.abc import Iterable, Iterator
from datetime import date

from scoring.appraise import Appraisal, Result
from scoring.calendar import NO_DAY
from scoring.figure import Figure
from sheets_sync.grid import Column, Tab
from sheets_sync.months.tasks import KEYS, Task, task_row
from sheets_sync.present.labelling import words_for
from sheets_sync.present.months_tabs import months_heading
from sheets_sync.present.words import Words
from sheets_sync.team import Team
from sheets_sync.texts import text

_COLUMNS = {
    "month_column": ("text", 12),
    "id": ("text", 10),
    "name": ("text", 12),
    "task": ("text", 20),
    "task_because": ("long_text", 60),
    "task_by": ("text", 10),
    "task_due": ("date", 12),
    "task_state": ("text", 14),
    "task_done": ("text", 18),
    "code": ("text", 14),
}
_TYPED = "task_done"
_MOST = 5


def proposed(appraisal: Appraisal, language: str) -> Iterator[Task]:
    """Yields what the results of a month ask for, without a day where the results do not tell one."""
    words = {role: words_for(appraisal, role, language) for role in {_role(each) for each in appraisal.results}}
    for result in appraisal.results:
        told: set[str] = set()
        for name, time in ((name, time) for scheme in result.schemes for name, time in scheme.tasks.items()):
            figure = result.view[name]
            if name in told or not _asks(figure):
                continue
            told.add(name)
            said, person = words[_role(result)], result.view.person
            yield Task(
                period=str(appraisal.period),
                person_id=person.id,
                name=person.name,
                figure=name,
                what=said.label(name),
                because=_because(figure, said, language),
                by=text(language, f"tabs.task_by_{time.by}"),
                due=date.fromisoformat(figure.word) if figure.unit == "date" else None,
            )


def tasks_tab(team: Team, tasks: Iterable[Task], today: date, unknown_year: int = 0) -> Tab:
    """Returns the tab.

    Args:
        team: whose.
        tasks: in the order in which they stand there.
        today: the day, where the team is.
        unknown_year: the year for which no day can be told; nought when all can.
    """
    columns = tuple(
        Column(text(team.language, f"tabs.{key}"), *how, typed=key == _TYPED) for key, how in _COLUMNS.items()
    )
    rows = tuple(task_row(each, _state(each, today, team.language, unknown_year)) for each in tasks)
    title = text(team.language, "tabs.tasks")
    return Tab(title, months_heading(team, title), columns, rows, keys=KEYS, names=2, guarded=False)


def _role(result: Result) -> str:
    return result.view.person.role


def _asks(figure: Figure) -> bool:
    if figure.unit == "date":
        return bool(figure.word) and figure.word != NO_DAY
    return bool(figure.value)


def _because(figure: Figure, words: Words, language: str) -> str:
    """Returns why, in words, with what it rests on; amounts of money are not told in this book."""
    parts = [part for part in figure.parts if isinstance(part, Figure) and not part.is_literal]
    if any(part.unit == "yuan" for part in parts):
        return text(language, "tabs.task_of_pay")
    reason = words.reason(figure)
    told = [part for part in parts if words.labelled(part) not in reason]
    return text(language, "tabs.task_why", reason=reason, parts=words.listed(told[:_MOST])) if told else reason


def _state(task: Task, today: date, language: str, unknown_year: int) -> str:
    if task.is_done or task.withdrawn:
        return text(language, "tabs.task_is_done" if task.is_done else "tabs.task_withdrawn")
    if days := task.days_overdue(today):
        return text(language, "tabs.task_overdue", days=days)
    if unknown_year and task.due is None:
        return text(language, "tabs.task_year_unknown", year=unknown_year)
    return text(language, "tabs.task_open")
