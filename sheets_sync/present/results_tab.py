"""结果, the tab that staff read: scores, stars, awards and reasons; of money at most the confirmed total."""

from collections.abc import Iterable, Iterator

from scoring.appraise import Result
from scoring.number import rounded
from scoring.pay import TOTAL
from scoring.scheme import Scheme
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present.awards import awards
from sheets_sync.present.edition import Edition
from sheets_sync.present.heads import gives
from sheets_sync.present.summary_tab import place, score, stars, unsure
from sheets_sync.present.why_not_more import ladders, why_not_more

_ATTENDANCE = "full_attendance"


def results(edition: Edition, *, confirmed: bool = False) -> Tab:
    """Returns the tab.

    Args:
        edition: the month.
        confirmed: its supervisor stands by it: the pay stands there too, where the team file says so.
    """
    text = edition.text
    pay = (Column(text("total"), "money", 14),) if edition.team.ours["results"].pay else ()
    columns = (
        Column(text("id"), "text", 10),
        Column(text("name"), "text", 12),
        Column(text("group"), "text", 10),
        Column(edition.score, "points", 10),
        *((Column(text("place"), "place", 12),) if gives(edition.appraisal, "place") else ()),
        *((Column(text("star"), "stars", 12),) if gives(edition.appraisal, "star") else ()),
        Column(text("awards"), "long_text", 22),
        *pay,
        Column(text("reason"), "long_text", 70),
    )
    rows = tuple(_row(edition, result, confirmed=confirmed) for result in edition.results)
    free = tuple(column.title for column in pay)
    return Tab(text("results"), edition.heading("results", "results"), columns, rows, keys=1, names=1, free=free)


def _row(edition: Edition, result: Result, *, confirmed: bool) -> tuple[Value, ...]:
    person_id, name, _, group = edition.leading(result)
    won = awards(result, edition.words_of(result))
    heads = (*place(edition, result), *stars(edition, result))
    paid = (_paid(edition, result, confirmed=confirmed),) if edition.team.ours["results"].pay else ()
    return (person_id, name, group, score(result), *heads, won, *paid, _reasons(edition, result))


def _paid(edition: Edition, result: Result, *, confirmed: bool) -> Value:
    """Returns what somebody is paid, or that it is not confirmed; nothing for whom nothing is paid here."""
    total = result.view.figures.get(TOTAL)
    if total is None:
        return None
    if not confirmed:
        return edition.text("to_be_confirmed")
    return edition.text("not_paid_yet") if total.value is None else rounded(total.value)


def _reasons(edition: Edition, result: Result) -> str:
    """Returns how the score came about, why these stars and not one more, and full attendance or what broke it."""
    words, found = edition.words_of(result), []
    head = result.headline("score")
    if head is not None:
        label = "" if head.unit in ("points", "") else words.label(head.name)
        key = f"{'figure' if label else 'score'}_{'open' if unsure(head) else 'why'}"
        found.append(edition.text(key, label=label, reason=words.reason(head)))
    star = result.headline("star")
    if star is not None:
        parts = words.listed(ladders(star)) if star.known else ""
        grounds = edition.text("star_grounds", parts=parts) if parts else ""
        found.append(
            edition.text("star_why", level=words.value(star), grounds=grounds, reason=why_not_more(result, words))
        )
    for name in _of_attendance(result.schemes):
        figure = result.view[name]
        said = {"label": words.label(name), "answer": words.value(figure), "reason": words.reason(figure)}
        found.append(edition.text("attendance_why", **said))
    return "\n".join(found)


def _of_attendance(schemes: Iterable[Scheme]) -> Iterator[str]:
    """Yields the names of the awards for full attendance."""
    for item in (item for scheme in schemes for item in scheme.items if item.stage == "award"):
        if item.rule.__class__.__module__.endswith(f".{_ATTENDANCE}"):
            yield item.name
