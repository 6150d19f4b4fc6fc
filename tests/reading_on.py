"""A reader of a walked shop's books: after every step they are held against the record, as it has come to be."""

from sheets_sync import archive
from sheets_sync.archive import digest_of
from sheets_sync.backends import memory
from sheets_sync.proof import chain_of
from sheets_sync.seal import laid_out
from tests.walking import MONTHS, OURS, PERSONS

BOOKS = tuple((key, month) for month in MONTHS for key in OURS)
UNTOLD = {"待确认"}


class Reader:
    """What the books have told so far, and what of it must never change."""

    def __init__(self, shop):
        self.shop = shop
        self.events, self.signed, self.paid = (), {}, {}
        self.behind, self.edited = set(), set()
        self.versions, self.kept, self.files = {}, {}, {}

    def looks(self):
        """Holds everything that a reader sees against the record."""
        record = self.shop.record()
        seen = {each: self.shop.shown(*each) for each in BOOKS}
        self._goes_on(record)
        self._keeps_files(record)
        for each, shown in seen.items():
            self._forgets_edits(each)
            if shown is not None:
                self._tells_what_was_signed(record, each, shown)
                self._stays_closed(record, each, shown)
        self.paid = {month: seen["payroll", month].pay for month in MONTHS if seen["payroll", month]}

    def _goes_on(self, record):
        """Nothing that has happened is unsaid, and nobody closes what they have confirmed."""
        assert record.events[: len(self.events)] == self.events, "the record was rewritten"
        for event in record.events[len(self.events) :]:
            if event.what == "confirmed":
                self.signed[event.number] = self.paid[event.period]
            if event.what == "closed":
                who = next(each for each in reversed(record.events[: event.number - 1]) if each.what == "confirmed"
                           and each.period == event.period)  # fmt: skip
                assert PERSONS[who.by] != PERSONS[event.by], f"{event.period} was confirmed and closed by {event.by}"
                assert who.fingerprint == event.fingerprint
        self.events = record.events

    def _keeps_files(self, record):
        """No file that the record names ever changes."""
        for event in (each for each in record.events if each.file):
            file = (self.shop.settings.archive / "shop" / event.file).read_bytes()
            assert digest_of(file) == event.digest, event.file
            assert self.files.setdefault((event.file, event.digest), file) == file

    def _forgets_edits(self, each):
        """What we have written is no longer what somebody typed."""
        version = memory.version(self.shop.address(*each))
        if version != self.versions.setdefault(each, version):
            self.versions[each] = version
            self.edited.discard(each)

    def types(self, each):
        """Notes that somebody has typed into a book of ours, or has deleted it."""
        self.edited.add(each)
        self.versions[each] = memory.version(self.shop.address(*each))

    def _tells_what_was_signed(self, record, each, shown):
        """No book tells of a signature before the record; after a run without trouble it tells the latest."""
        key, month = each
        ways = self._ways(record, month)
        if key == "results" and shown.state == "draft":
            assert {pay for _, pay in shown.pay} == UNTOLD, f"{month}: staff see {shown.pay}, which nobody has signed"
        pay = None if key == "summary" or shown.state == "draft" else shown.pay
        known = [(state, None if key == "summary" else paid) for state, paid in ways]
        assert (shown.state, pay) in known, f"{each} tells {shown.state} {pay}; the record knows {known}"
        if month not in self.behind:
            assert (shown.state, pay) == known[-1], f"{each} still tells {shown.state} {pay}; it is {known[-1]}"

    def _ways(self, record, month):
        """Returns each state that a month has been in, with the pay that was signed by then."""
        ways, pay = [("draft", None)], None
        for event in record.of(month):
            if event.what == "confirmed":
                pay = self.signed[event.number]
            if event.what in ("confirmed", "closed"):
                ways.append((event.what, pay))
            elif event.what in ("fell", "reopened"):
                ways.append(("draft", None))
        return ways

    def _stays_closed(self, record, each, shown):
        """Once a book tells that its month is closed, it is as it was archived, for as long as that is so."""
        closing = record.closing(each[1])
        if closing is None or shown.state != "closed" or each in self.edited:
            return
        kept = self.kept.setdefault((*each, closing.number), shown.cells)
        assert shown.cells == kept, f"{each} was changed although it is closed"
        if kept is shown.cells:
            books = archive.results(self.shop.settings.archive / "shop" / closing.file, self.shop.team)
            book = next(book for book in books if book.key == each[0])
            assert shown.cells == {tab.title: laid_out(tab) for tab in book.tabs}

    def settles(self):
        """One or two runs of every month bring all books in line, whatever has befallen them; then there is rest."""
        for month in MONTHS:
            done = self.shop.runs_anyhow(month)
            if done.faults or done.refusals:
                done = self.shop.runs_anyhow(month)
            assert (done.faults, done.refusals) == ((), ()), month
            assert self.shop.looked(month).plan.is_empty, month
            self.behind.discard(month)
            self.looks()
            record = self.shop.record()
            shown = {key: self.shop.shown(key, month).state for key in OURS}
            state = record.state(month)
            assert shown == dict.fromkeys(OURS, "draft" if state == "open" else state)
        chain = chain_of(self.shop.settings.archive / "shop", "shop", record)
        # What a kill left there before it was recorded is told as strange once another month is closed first.
        assert {fault.code for link in chain.links for fault in link.faults} <= {"archive_strange"}
        assert chain.beside == ()
