"""Takes late changes of a closed month over: what is owed goes into a file, and into the pay of the next open month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sheets_sync.afterwards.noting import noted
from sheets_sync.archive import keep
from sheets_sync.months.late import Accepted, Line, of_month, paid_in, totals, unsettled
from sheets_sync.months.names import known_signers, may_sign, same
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Record
from sheets_sync.months.rows import clean
from sheets_sync.months.steps import clock_behind
from sheets_sync.plan import Trust
from sheets_sync.run import Done, Here, Prospect
from sheets_sync.run.overlaid import taken_over
from sheets_sync.texts import text

_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What HR wants to take over.

    Attributes:
        by: who of HR.
        people: ids or names; everybody when empty.
        outside: why it is settled outside of pay; empty when it is paid.
    """

    by: str
    people: tuple[str, ...] = ()
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be taken over of a closed month.

    Attributes:
        accepted: as it would be; without lines when nothing is owed.
        open: id and name of those whose pay cannot be told now.
        hindrances: why it may not be taken over.
    """

    accepted: Accepted
    open: tuple[tuple[str, str], ...] = ()
    hindrances: tuple[Hindrance, ...] = ()


def offer(prospect: Prospect, here: Here, today: date, wish: Wish) -> Offer:
    """Returns what of a closed month is owed beyond what was closed and taken over, and what stands in the way.

    Args:
        prospect: what a look at the closed month said.
        here: where the archive is.
        today: the day, where the team is.
        wish: who wants to take over what.

    Raises:
        BookFault: a file of what was taken over before is missing or exchanged.
    """
    team, life, period = prospect.team, prospect.life, prospect.appraisal.period
    month, by = str(period), clean(wish.by)
    blank = Accepted(team.team, month, 1, "", by, today, clean(wish.outside), ())
    found = _who(prospect, by)
    if life is None or life.before.state(month) != "closed" or not life.draft:
        return Offer(blank, hindrances=(*found, Hindrance("accept_not_closed", {"month": month})))
    found += clock_behind(life.before, today)
    before = of_month(taken_over(team, life.before, here), life.before, month)
    lines, open_ = unsettled(life.archived, life.draft, before)
    into = paid_in(life.before, period)
    number = 1 + sum(1 for event in life.before.of(month) if event.what == "accepted")
    wanted, strange = _wanted(lines, open_, before, _by_id(wish.people, totals(life.draft)))
    found += [Hindrance("accept_nobody", {"found": each, "month": month}) for each in strange]
    if blank.reason:
        wanted = [replace(each, paid=-_paid(before, each.person_id, str(into))) for each in wanted]
        wanted = [each for each in wanted if each.amount or each.paid]
    else:
        wanted = [each for each in wanted if each.amount]
        here_then = {person.id for person in prospect.department.people if person.days_served(into)}
        told = {"month": month, "into": str(into), "team": team.team}
        gone = (each for each in wanted if each.person_id not in here_then)
        found += [Hindrance("accept_gone", {**told, "id": each.person_id, "name": each.name}) for each in gone]
    return Offer(replace(blank, number=number, into=str(into), lines=tuple(wanted)), open_, tuple(found))


def take_over(prospect: Prospect, folder: Path, accepted: Accepted, trust: Trust) -> Done:
    """Writes the file of what is taken over, and then the record that names it; a killed one is done again.

    Args:
        prospect: what was looked at.
        folder: of the archive.
        accepted: what is taken over.
        trust: how much change is done without being asked.

    Raises:
        BookFault: ``archive_full``, ``archive_shut``, ``archive_not_written``.
    """
    kept = keep(folder / prospect.team.team / accepted.file, accepted.packed())
    record = prospect.life.record if prospect.life else None
    if record is None:
        return Done(prospect)
    return noted(prospect, _settled(prospect, record, accepted).with_event(accepted.event(kept.digest)), trust)


def _settled(prospect: Prospect, record: Record, accepted: Accepted) -> Record:
    """Returns the record in which the pay of those of whom it is taken over is no difference any more."""
    people, pay = {line.person_id for line in accepted.lines}, text(prospect.team.language, "tabs.pay_moved")
    late = [each for each in record.differences if (each.period, each.why) == (accepted.period, "late")]
    left = [each for each in late if each.item != pay or each.person_id not in people]
    return record.with_differences(accepted.period, "late", left)


def _who(prospect: Prospect, by: str) -> list[Hindrance]:
    team = prospect.team
    if not by:
        return [Hindrance("month_needs_name", {})]
    if may_sign(team, "close", by):
        return []
    return [Hindrance("month_may_not_close", {"by": by, "known": known_signers(team, "close"), "team": team.team})]


def _by_id(people: Iterable[str], now: Mapping[str, tuple[str, object]]) -> tuple[str, ...]:
    """Returns who is meant, those who are called by their name of today by their id: they may have changed it since."""
    today = {said: [key for key, (name, _) in now.items() if same(said, name)] for said in people}
    return tuple(each for said, ids in today.items() for each in ids or [said])


def _wanted(
    lines: Iterable[Line], open_: Iterable[tuple[str, str]], before: Iterable[Accepted], people: tuple[str, ...]
) -> tuple[list[Line], list[str]]:
    """Returns the lines of those who are named, also of those of whom nothing is owed any more; and who is nobody."""
    known = {each.person_id: each for each in lines}
    if not people:
        return list(known.values()), []
    settled = {line.person_id: line for each in before for line in each.lines}
    idle = {key: replace(line, amount=_NOUGHT, paid=_NOUGHT) for key, line in settled.items() if key not in known}
    every = {**idle, **known}
    found: dict[str, Line] = {}
    strange = []
    for said in people:
        mine = [each for each in every.values() if said == each.person_id or same(said, each.name)]
        found |= {each.person_id: each for each in mine}
        strange += [] if mine else [said]
    return [found[key] for key in sorted(found)], [each for each in strange if each not in dict(open_)]


def _paid(before: Iterable[Accepted], person: str, into: str) -> Decimal:
    """Returns what of somebody was to be paid in a month by what was taken over before."""
    return sum(
        (line.paid for each in before if each.into == into for line in each.lines if line.person_id == person), _NOUGHT
    )
