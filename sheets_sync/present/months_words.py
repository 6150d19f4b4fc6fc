"""Says what stands in the way of signing a month: whole sentences for who signs, counts for those who look on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Event, Record, State
from sheets_sync.months.steps import of_other_months
from sheets_sync.months.ticks import Tick, last_refused
from sheets_sync.present.problems import listed, message
from sheets_sync.present.words import Words
from sheets_sync.team import Team
from sheets_sync.texts import text

_KINDS = ("unmarked_day", "too_few_raters", "unset_in_use", "negative_pay")
"""Problems that are named for what they are; all others are counted together."""
_OTHERS = "problems"


def hindrance_lines(found: Iterable[Hindrance], language: str, words: Words | None = None) -> list[str]:
    """Returns every reason with its cure, problems with their places."""
    lines: list[str] = []
    for each in found:
        lines += [_sentence(each, language)] if each.problem is None else listed([each.problem], language, 1, words)
    return lines


def hindrances_counted(found: Iterable[Hindrance], language: str) -> tuple[str, ...]:
    """Returns the reasons for those who read the months' book: no names there, and no amount that somebody typed."""
    known = tuple(found)
    others = [_sentence(each, language) for each in known if each.problem is None]
    return (*others, *_counted((each.problem for each in known if each.problem), language))


def of_others_said(team: Team, record: Record, month: str) -> tuple[str, ...]:
    """Returns what other months put in the way of one by now, whenever it was looked at last."""
    found = of_other_months(record, Period.parse(month, team.period.from_day))
    return hindrances_counted(found, team.language)


def tick_said(event: Event, language: str) -> str:
    """Returns that a tick was not taken, as its row tells it."""
    return text(language, "tabs.tick_told", on=event.on, by=event.by, reason=event.reason)


def tick_refusal(tick: Tick, found: Iterable[Hindrance], language: str) -> str:
    """Returns why a tick is not taken, for those who read the months' book."""
    why = " ".join(hindrances_counted(found, language))
    return text(language, f"tabs.tick_why_{tick.boxes.what}", why=why)


def told_of_ticks(record: Record, language: str) -> Record:
    """Returns the record whose months tell first which tick was not taken last, until something is signed."""
    for seen in record.seen:
        told = [tick_said(event, language) for event in record.of(seen.period) if event.what == "tick_refused"]
        if told:
            last = last_refused(record, seen.period)
            others = (each for each in seen.hindrances if each not in told)
            record = record.with_seen(replace(seen, hindrances=(*(told[-1:] if last else ()), *others)))
    return record


def state_said(state: State, language: str) -> str:
    """Returns what a state is called: ``草稿``."""
    return text(language, f"tabs.state_{state}")


def _counted(problems: Iterable[Problem], language: str) -> Iterator[str]:
    counts = Counter(each.code if each.code in _KINDS else _OTHERS for each in problems)
    for kind in (*_KINDS, _OTHERS):
        if counts[kind]:
            yield text(language, f"tabs.way_{kind}", count=counts[kind])


def _sentence(hindrance: Hindrance, language: str) -> str:
    where = Cell("", "", 0, 0, hindrance.details.get("found", ""))
    return message(Problem(hindrance.code, where, dict(hindrance.details)), language)
