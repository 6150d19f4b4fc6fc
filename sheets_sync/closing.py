"""Confirm, close, reopen: one function each, from what a look found to what is to be written, or why not.

Each returns a prospect, which ``run`` carries out like any other; the months' book is written first and is the point of
commitment. Whoever is killed before it has done nothing; whoever is killed after it has done all of it: the same
command, or the next run, writes the rest.
"""

from dataclasses import replace

from scoring.appraise import Appraisal
from scoring.number import rounded
from scoring.pay import TOTAL
from sheets_sync import __version__, archive
from sheets_sync.grid import BookFault, Wanted
from sheets_sync.months import steps
from sheets_sync.months.book import KEY
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Event, Record, What
from sheets_sync.months.rows import clean
from sheets_sync.plan import Plan, refuse_if_unsafe
from sheets_sync.run import Life, Prospect, as_closed, with_record
from sheets_sync.run.beside import remembered_figures
from sheets_sync.settings import Settings, texts_of

Signed = Prospect | tuple[Hindrance, ...]
"""What is to be written, or everything that stands in the way; never both."""


def confirm(prospect: Prospect, by: str, how: str = "") -> Signed:
    """Returns the prospect of a month by whose figures, as they stand in our books now, its supervisor stands.

    Args:
        prospect: of the month, a moment ago; of a team that keeps months.
        by: the name of the supervisor.
        how: they signed, in words, where it was by no command.
    """
    life = _life(prospect)
    step = steps.confirm(life.record, life.outlook, by, prospect.team)
    return with_record(prospect, _on(life, _signed(life.record, step, how))) if isinstance(step, Record) else step


def close(prospect: Prospect, by: str, settings: Settings, how: str = "") -> Signed:
    """Returns the prospect of a month that stays as it is for good; its archive is written when this returns.

    Where a run would be refused (a book was edited by hand, say) nothing is archived, and the month is not closed in
    what is returned: carrying it out tells why.

    Args:
        prospect: of the month, a moment ago; of a team that keeps months.
        by: who of HR.
        settings: the configuration that the month was worked out under.
        how: they signed, in words, where it was by no command.

    Raises:
        BookFault: the month is not closed, because of ``archive_*``: the archive cannot be written, or of
            ``configuration_moved``: what it would be archived with is not what it was worked out by.
    """
    life = _life(prospect)
    if steps.closed_by(life.record, life.outlook.month, by):  # again: the rest is written
        return prospect
    hindrances = steps.cannot_close(life.record, life.outlook, by, prospect.team)
    if hindrances or refuse_if_unsafe(prospect.plan, settings.service.trust):
        return hindrances or prospect
    results = as_closed(prospect)
    case = _case(prospect, life, by, settings, results)
    if settings.digest_now() != settings.digest:
        raise BookFault("configuration_moved", book=settings.folder.name, path=str(settings.folder))
    kept = archive.write(settings.archive, case, {event.file for event in life.record.events if event.file})
    record = steps.close(life.record, life.outlook, by, steps.Put(kept.file, kept.digest), remembered_figures(prospect))
    return with_record(prospect, _on(life, _signed(life.record, record, how), results))


def reopen(prospect: Prospect, by: str, reason: str, settings: Settings) -> Signed:
    """Returns the prospect of a closed month that is a draft again; its archive stays where it is.

    Where our other books show another month by now, or would change too much, only the record is written: the next run
    of the month shows the draft.

    Args:
        prospect: of the month, a moment ago; of a team that keeps months.
        by: who of HR.
        reason: why, in their words.
        settings: how much change is trusted.
    """
    life = _life(prospect)
    today = life.outlook.today
    step = steps.reopen(life.record, prospect.appraisal.period, by, reason, (today, prospect.team))
    if not isinstance(step, Record):
        return step
    opened = with_record(prospect, _on(life, step))
    if not refuse_if_unsafe(opened.plan, settings.service.trust):
        return opened
    return _only_months(opened)


def _life(prospect: Prospect) -> Life:
    """Returns what has happened to the months.

    Raises:
        ValueError: the team does not keep months, or what remembers them could not be read; to be asked before.
    """
    if prospect.life is None:
        raise ValueError(f"nothing is known of the months of {prospect.team.team}")
    return prospect.life


def _signed(before: Record, record: Record, how: str) -> Record:
    """Returns a record whose new event, if there is one, tells how somebody signed."""
    if not how or len(record.events) == len(before.events):
        return record
    *others, last = record.events
    return replace(record, events=(*others, replace(last, reason=clean(how))))


def _on(life: Life, record: Record, archived: tuple[Wanted, ...] = ()) -> Life:
    """Returns the life of a month that goes on with another record."""
    return replace(life, record=record, archived=archived)


def _only_months(prospect: Prospect) -> Prospect:
    """Returns the prospect of writing nothing but the months' book."""
    months = tuple(book for book in prospect.plan.books if book.wanted.key == KEY)
    return replace(prospect, wanted=tuple(book.wanted for book in months), plan=Plan(months))


def _case(prospect: Prospect, life: Life, by: str, settings: Settings, results: tuple[Wanted, ...]) -> archive.Case:
    """Returns everything that the month rests on, and what came out of it."""
    team, outlook = prospect.team, life.outlook
    confirmed = _last(life.record, outlook.month, "confirmed")
    chain = [event.digest for event in life.record.events if event.what == "closed"]
    return archive.Case(
        team=team.team,
        period=outlook.month,
        number=1 + sum(event.what == "closed" for event in life.record.of(outlook.month)),
        engine=__version__,
        confirmed_by=confirmed.by,
        confirmed_on=confirmed.on,
        closed_by=clean(by),
        closed_on=outlook.today,
        fingerprint=outlook.fingerprint,
        books=archive.by_key(team, prospect.appraisal.period, prospect.found),
        texts={**texts_of(settings, team.team), **archive.accepted_texts(settings.archive / team.team, life.record)},
        calendar=settings.calendar,
        results=results,
        totals=totals(prospect.appraisal),
        previous=chain[-1] if chain else "",
    )


def totals(appraisal: Appraisal) -> dict[str, str]:
    """Returns the control totals of a month: how many people, how many with a pay total, and the sum of these."""
    paid = [each for each in appraisal.results if each.view[TOTAL].known]
    return {
        "people": str(len(appraisal.results)),
        "paid": str(len(paid)),
        "total": f"{rounded(appraisal.pay_total())}",
    }


def _last(record: Record, month: str, what: What) -> Event:
    """Returns the latest such event of a month, which must have happened.

    Raises:
        LookupError: it has not.
    """
    event = record.last(month, what)
    if event is None:
        raise LookupError(f"{month} was never {what}")
    return event
