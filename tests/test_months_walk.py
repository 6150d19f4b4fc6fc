"""Random walks over the whole of a shop whose months are signed: runs, signatures, edits, faults and kills.

A few walks each time; ``WALKS=1000 pytest tests/test_months_walk.py`` for a long evening, with ``--hypothesis-seed=7``
for the same ones again. What is found comes shrunk, as the steps that lead to it.
"""

import os
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sheets_sync.backends import memory
from sheets_sync.grid import BookFault
from tests.befalling import TROUBLES, Trouble, befallen
from tests.reading_on import Reader
from tests.signing_shop import Killed
from tests.walking import MONTHS, OURS, PEOPLE, PERSONS, Shop, configured

MONTH = st.sampled_from(MONTHS)
WHO = st.sampled_from([who for who, _ in PEOPLE])
BY = st.sampled_from(sorted(PERSONS))
HR = st.sampled_from(["吴芳", "人事甲", "人事甲."])
AT_ONCE = st.sampled_from([0, 0, 1, 1, 2, 3, 4])
MISHAP = st.builds(Trouble, st.sampled_from(TROUBLES), AT_ONCE)
TROUBLE = st.none() | MISHAP
SIGNATURE = st.sampled_from(["confirm", "close"])
SCORE = st.integers(60, 65).map(Decimal)
REACHED = Counter()
WALKS = int(os.environ.get("WALKS", "8"))


class Months(RuleBasedStateMachine):
    """A shop each of whose months has books of its own."""

    apart = True

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.shop = Shop(configured(self.home / "config", apart=self.apart), apart=self.apart)
        self.reader = Reader(self.shop)

    def teardown(self):
        try:
            self.reader.settles()
            REACHED.update(event.what for event in self.reader.events)
        finally:
            self.folder.cleanup()

    def tries(self, month, step, trouble=None):
        """Has somebody do something, which trouble may befall; returns what was done, None where nothing was."""
        done = None
        with befallen(trouble), suppress(*((Killed, BookFault) if trouble else ())):
            done = step()
        if trouble:
            self.reader.behind.add(month)
        self.reader.looks()
        return done

    def runs(self, month, trouble=None, **said):
        done = self.tries(month, lambda: self.shop.ran(month, **said), trouble)
        if done and not (done.faults or done.refusals):
            self.reader.behind.discard(month)
            self.reader.looks()
        return done

    def signs(self, what, month, by, trouble=None):
        if what == "reopen":
            self.reader.behind.add(month)  # books that may not be written yet stay as they are
        return self.tries(month, lambda: self.shop.signs(what, month, by), trouble)

    @initialize(by=BY, other=HR, trouble=MISHAP, at=SIGNATURE)
    def begin(self, by, other, trouble, at):
        """Begins with three drafts, and something befalling the end of the first month."""
        for month in MONTHS:
            self.runs(month)
        self.end_a_month(nth=0, by=by, other=other, trouble=trouble, at=at)

    @rule(month=MONTH, trouble=TROUBLE, over_edits=st.booleans())
    def run(self, month, trouble, over_edits):
        self.runs(month, trouble, accept_edits=over_edits)

    @rule(month=MONTH, who=WHO, scores=st.lists(SCORE, min_size=3, max_size=3, unique=True))
    def run_while_somebody_types(self, month, who, scores):
        left = iter(scores)
        done = self.tries(
            month, lambda: self.shop.ran(month, meanwhile=lambda: self.shop.score(month, who, next(left)))
        )
        assert not (done.stale and done.written), "written from inputs that had moved"

    @rule(what=st.sampled_from(["confirm", "close", "reopen"]), month=MONTH, by=BY, trouble=TROUBLE)
    def sign(self, what, month, by, trouble):
        self.signs(what, month, by, trouble)

    @rule(nth=st.integers(0, 3), by=BY, other=HR, trouble=TROUBLE, at=SIGNATURE)
    def end_a_month(self, nth, by, other, trouble, at):
        """Ends the first month that is not closed, or the one after it, as it is done every month."""
        left = [month for month in MONTHS if self.shop.record().state(month) != "closed"]
        for month in left[nth // 3 :][:1]:
            self.runs(month, accept_edits=True, force=not self.apart)  # back from a later month
            self.signs("confirm", month, by, trouble if at == "confirm" else None)
            self.shop.today += timedelta(days=9)
            self.runs(month)
            self.signs("close", month, other, trouble if at == "close" else None)

    @precondition(lambda self: self.shop.record().closed())
    @rule(by=BY, trouble=TROUBLE)
    def reopen_the_last(self, by, trouble):
        self.signs("reopen", self.shop.record().closed()[-1], by, trouble)

    @precondition(lambda self: any(self.shop.record().state(month) == "confirmed" for month in MONTHS))
    @rule(who=WHO, score=SCORE, trouble=TROUBLE)
    def make_a_confirmation_fall(self, who, score, trouble):
        month = next(each for each in MONTHS if self.shop.record().state(each) == "confirmed")
        self.shop.score(month, who, score)
        self.runs(month, trouble)

    @precondition(lambda self: self.shop.record().closed())
    @rule(who=WHO, score=SCORE, outside=st.sampled_from(["", "另付"]), trouble=TROUBLE, last=st.booleans())
    def accept_what_came_late(self, who, score, outside, trouble, last):
        month = self.shop.record().closed()[-1 if last else 0]
        self.shop.score(month, who, score)
        self.tries("", self.shop.notices)
        self.tries(month, lambda: self.shop.accepts(month, "人事甲", outside), trouble)

    @rule(by=BY, score=SCORE, why=st.sampled_from(["", "更正"]), trouble=TROUBLE)
    def bring_the_past_in(self, by, score, why, trouble):
        path = self.home / "past.csv"
        self.tries("", lambda: self.shop.imports(path, by, score, why), trouble)

    @rule(what=st.sampled_from(["score", "blank", "pay", "adjust", "owe", "appeal"]), month=MONTH, who=WHO, to=SCORE)
    def type_into_theirs(self, what, month, who, to):
        steps = {
            "score": lambda: self.shop.score(month, who, to),
            "blank": lambda: self.shop.score(month, who, None),
            "pay": lambda: self.shop.pays(who, 2000 + to),
            "adjust": lambda: self.shop.adjusts(month, who, to),
            "owe": lambda: self.shop.adjusts(month, who, Decimal(-9999)),
            "appeal": lambda: self.shop.appeals(month, who, to),
        }
        steps[what]()

    @rule(key=st.sampled_from([*OURS, "months"]), month=MONTH, row=st.integers(1, 5), delete=st.booleans())
    def type_into_ours(self, key, month, row, delete):
        address = self.shop.address(key, month)
        if delete and key in OURS:
            memory._books.pop(address, None)
        elif memory.version(address):
            memory.edit(address, next(iter(memory.read(address).grids)), row, 4, "甲说")
        self.reader.types((key, month))

    @rule(days=st.integers(1, 40))
    def days(self, days):
        self.shop.today += timedelta(days=days)

    @precondition(lambda self: self.reader.behind)
    @rule()
    def settle(self):
        self.reader.settles()

    @invariant()
    def what_everybody_reads_is_so(self):
        self.reader.looks()


class MonthsTurned(Months):
    """A shop whose books show one month after the other."""

    apart = False


WALKING = settings(max_examples=WALKS, stateful_step_count=25, suppress_health_check=list(HealthCheck))
TestMonths = Months.TestCase
TestMonths.settings = WALKING
TestMonthsTurned = MonthsTurned.TestCase
TestMonthsTurned.settings = settings(WALKING, max_examples=max(1, WALKS // 3))
