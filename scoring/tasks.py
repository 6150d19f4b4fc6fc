"""What a scheme asks people to do: its proposals, and the figures that it names as tasks."""

from collections.abc import Iterable, Iterator

from scoring.form import Mistake, Path, nearest
from scoring.scheme import Item
from scoring.written import STAGES, TaskTime, Written

_MOST = 366
_UNITS = ("yes_no", "date")


def tasks_of(written: Written, rules: Written) -> dict[str, TaskTime]:
    """Returns the tasks of a scheme by figure, those of its base among them; proposals are HR's to decide.

    Args:
        written: its file.
        rules: the file that has the rules: its base, or the same.
    """
    proposed = {name: TaskTime() for name in rules.headline.proposals}
    return {**proposed, **rules.tasks, **written.tasks}


def task_mistakes(written: Written, rules: Written, items: Iterable[Item]) -> list[Mistake]:
    """Returns tasks of figures that there are not, or that are no answer and no day, and days that nobody waits."""
    known = {item.name: item for item in items}
    named = [name for stage in STAGES for name in getattr(rules, stage)]
    found: list[Mistake] = []
    for name, task in written.tasks.items():
        item, path = known.get(name), ("tasks", name)
        if name not in named:
            found.append(Mistake(path, "unknown_name", nearest(name, named, most=3)))
        elif item is not None and (item.unit not in _UNITS or item.per == "week" or item.whose == "department"):
            found.append(Mistake(path, "task_no_answer", {"found": name, "unit": item.unit}))
        found += _days((*path, "within"), task.within)
    return [*found, *_days(("appeals", "within"), written.appeals.within if written.appeals else 0)]


def _days(path: Path, number: int) -> Iterator[Mistake]:
    if not 0 <= number <= _MOST:
        yield Mistake(path, "out_of_bounds", {"found": str(number), "least": "0", "most": str(_MOST)})
