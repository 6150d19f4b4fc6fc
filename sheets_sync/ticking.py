"""Runs, and takes what people ticked in the months' book for what the commands do: confirming and closing.

Nothing is judged here that the commands would judge otherwise. A tick that is taken stays as the state of its month;
one that is not is emptied, and the row says why.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sheets_sync.closing import close, confirm
from sheets_sync.grid import BookFault
from sheets_sync.months.fingerprint import figures_stand
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.ticks import Tick, columns_of, in_doubt, refused
from sheets_sync.plan import Plan
from sheets_sync.present.months_words import tick_refusal
from sheets_sync.run import Done, Life, Prospect, Stage, run_until_settled, with_record
from sheets_sync.settings import Settings
from sheets_sync.texts import text


def run_with_ticks(  # noqa: PLR0913 - those of a run, and whether anybody else can be kept out
    prospects: Callable[[], Prospect],
    settings: Settings,
    *,
    alone: bool = True,
    force: bool = False,
    accept_edits: bool = False,
    until: str = "",
    on_stage: Stage = lambda _: None,
) -> Done:
    """Runs as ``run_until_settled`` does, and again for as long as a tick waits that can be settled.

    Our books come first: nobody signs what does not stand there. Then, where the figures stood there all along, one
    tick after the other is taken, each with a look of its own. Ticks wait where nobody can be kept out: ``alone``.
    """
    trust = settings.service.trust
    once = partial(run_until_settled, trust=trust, force=force, accept_edits=accept_edits, until=until)
    if not alone:
        return once(prospects, on_stage=on_stage)
    done = once(lambda: taken(prospects(), settings), on_stage=on_stage)
    for _ in range(_most(done.prospect)):
        if not _waits(done):
            break
        again = once(lambda: taken(prospects(), settings), on_stage=on_stage)
        done = _both(done, again)
    return done


def taken(prospect: Prospect, settings: Settings) -> Prospect:
    """Returns the prospect with the first tick of its month taken, or told why not; as it is where none can be yet.

    Args:
        prospect: of the month, a moment ago.
        settings: the configuration that it was worked out under.
    """
    life = prospect.life
    if life is None or prospect.unreached:
        return prospect
    odd = [(tick, why) for tick in life.ticks if (why := in_doubt(tick, life.outlook.month, prospect.team))]
    if odd:
        return _refused(prospect, life, [(tick, (why,)) for tick, why in odd])
    own = _own(life)
    if not own:
        return prospect
    if life.outlook.differing:
        return _brought_in_line(prospect, life)
    try:
        return _signed(prospect, life, own[0], settings)
    except BookFault as fault:  # the archive cannot be written; the tick waits until it can
        return replace(prospect, stopped=fault)


def _brought_in_line(prospect: Prospect, life: Life) -> Prospect:
    """Returns the prospect that has our books stand as they are worked out, before anything is signed.

    A tick waits for that while the figures stand there; where they do not, whoever ticked has seen others.
    """
    if figures_stand(prospect.plan):
        return prospect
    told = {"month": life.outlook.month, "books": ", ".join(life.outlook.differing)}
    return _refused(prospect, life, [(tick, (Hindrance("month_books_differ", told),)) for tick in _own(life)])


def _signed(prospect: Prospect, life: Life, tick: Tick, settings: Settings) -> Prospect:
    """Returns the prospect of a month that is signed, or of one whose row tells what stands in the way."""
    how = text(prospect.team.language, "tabs.by_tick", address=tick.boxes.address)
    if tick.boxes.what == "confirm":
        signed = confirm(prospect, tick.boxes.by, how)
    else:
        signed = close(prospect, tick.boxes.by, settings, how)
    if isinstance(signed, tuple):
        return _refused(prospect, life, [(tick, signed)])
    if signed.life is None or signed.life.record == life.record:  # a run would be refused, so nothing was signed
        return signed
    left = tuple(each for each in life.ticks if each != tick)
    return replace(signed, life=replace(signed.life, ticks=left))


def _refused(prospect: Prospect, life: Life, found: list[tuple[Tick, tuple[Hindrance, ...]]]) -> Prospect:
    """Returns the prospect of a month whose book tells which ticks were not taken, and shows them no more."""
    record = life.record
    for tick, hindrances in found:
        why = tick_refusal(tick, hindrances, prospect.team.language)
        record = refused(record, tick, why, life.outlook.today)
    gone = [tick for tick, _ in found]
    left = tuple(tick for tick in life.ticks if tick not in gone)
    return with_record(prospect, replace(life, record=record, ticks=left))


def _own(life: Life) -> tuple[Tick, ...]:
    """Returns the ticks of the month itself."""
    return tuple(tick for tick in life.ticks if tick.period == life.outlook.month)


def _waits(done: Done) -> bool:
    """Tells whether ticks are left that another look may settle: whatever was to be written was."""
    life = done.prospect.life
    return bool(life and _own(life) and done.written) and not (done.refusals or done.faults)


def _most(prospect: Prospect) -> int:
    """Returns how often there can be something to settle: for every box of a month, and for the books before."""
    return len(columns_of(prospect.team)) + 1 if prospect.team.keeps_months else 0


def _both(first: Done, then: Done) -> Done:
    """Returns two runs as one: everything that was planned and written, from what stood before the first."""
    prospect = replace(then.prospect, plan=Plan((*first.prospect.plan.books, *then.prospect.plan.books)))
    if first.prospect.life and prospect.life:
        prospect = replace(prospect, life=replace(prospect.life, before=first.prospect.life.before))
    written = tuple(dict.fromkeys((*first.written, *then.written)))
    return replace(then, prospect=prospect, written=written, tries=max(first.tries, then.tries))
