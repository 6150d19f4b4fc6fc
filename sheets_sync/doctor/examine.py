"""The whole examination of a team: ask once, judge everything, tell the worst first where it belongs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sheets_sync.doctor.access import access_findings, staff_findings
from sheets_sync.doctor.asking import Knows, look_at_books, silent
from sheets_sync.doctor.boxes import box_findings
from sheets_sync.doctor.files import folder_findings, read_findings
from sheets_sync.doctor.finding import Finding, fault_found, ill, note, well, worst
from sheets_sync.doctor.looked import Looked
from sheets_sync.doctor.needs import host_findings, quota_findings
from sheets_sync.doctor.reach import clock_findings, reach_findings
from sheets_sync.doctor.tabs import our_findings, their_findings
from sheets_sync.grid import ANSWERLESS, SILENT, Book, BookFault
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.tidy.staff import Staff, staff_of


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who we are at Google.

    Attributes:
        email: the address that spreadsheets are shared with.
        how: where the sign-in came from, in a word of the room ``doctor``.
        line: to Google.
    """

    email: str
    how: str
    line: Knows


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination found, in the order in which it is told."""

    findings: tuple[Finding, ...]

    @property
    def unreached(self) -> bool:
        """Tells whether a service did not answer, so that something is simply not known."""
        return any(each.code in ANSWERLESS or each.details.get("why") in ANSWERLESS for each in self.findings)

    @property
    def well(self) -> bool:
        """Tells whether nothing asks for a person."""
        return worst(self.findings) in ("ok", "note")


def examine(
    team: Team,
    signed_in: SignedIn | BookFault | None,
    now: Callable[[], datetime],
    telling: Callable[[str], None] = lambda _: None,
) -> Examined:
    """Returns everything that was found about a team.

    Args:
        team: as its file declares it.
        signed_in: who we are at Google, why we are nobody, or None when no book is there.
        now: the clock.
        telling: hears which book is looked at, before it is.
    """
    line = signed_in.line if isinstance(signed_in, SignedIn) else None
    looked = tuple(look_at_books(team, line, now, telling))
    findings = [*_signed_in(signed_in, looked)]
    for each in looked:
        if not each.address.startswith("google:"):
            findings += read_findings(each)
    findings += folder_findings(team)
    if isinstance(signed_in, SignedIn):
        findings += _spreadsheets(team, looked, signed_in, now)
    return Examined(tuple(findings))


def _signed_in(signed_in: SignedIn | BookFault | None, looked: tuple[Looked, ...]) -> Iterator[Finding]:
    """Yields whether we are signed in: that is only known once Google has answered a call of ours.

    A key that Google refuses looks like any other until it is used.
    """
    if isinstance(signed_in, BookFault):
        yield fault_found(signed_in, "")
    elif signed_in is not None:
        asked = [each for each in looked if each.address.startswith("google:")]
        if any(not silent(each.book) for each in asked):
            yield well("signed_in", email=signed_in.email, how=signed_in.how)
        for each in asked:
            if isinstance(each.book, BookFault) and silent(each.book):
                yield fault_found(each.book, each.name)


def _spreadsheets(
    team: Team, looked: tuple[Looked, ...], signed_in: SignedIn, now: Callable[[], datetime]
) -> Iterator[Finding]:
    """Yields what is to be said of the spreadsheets: what concerns all of them first, then book by book."""
    spreadsheets = tuple(each for each in looked if each.address.startswith("google:") and not silent(each.book))
    if not spreadsheets:
        return
    staff = _staff(team, looked, now)
    month = last_complete(now(), team.time_zone, team.period)
    yield from _interfaces(spreadsheets)
    yield from clock_findings(spreadsheets)
    yield from quota_findings(team)
    yield from host_findings()
    for each in spreadsheets:
        yield from reach_findings(team, each)
        yield from our_findings(team, each, signed_in.email)
        yield from box_findings(team, each, signed_in.email)
        yield from their_findings(team, each, month)
        yield from access_findings(team, each, staff or Staff(), signed_in.email)
    yield from staff_findings(staff)
    if any(isinstance(each.permissions, tuple) for each in spreadsheets):
        yield note("publishing_unknown", cure=True)


def _interfaces(looked: tuple[Looked, ...]) -> Iterator[Finding]:
    """Yields whether both interfaces are enabled and the sign-in reaches them; runs go on without Drive."""
    if any(isinstance(each.book, Book) for each in looked):
        yield well("sheets_on")
    told = (answer for each in looked for answer in (each.file, each.permissions))
    faults = [answer for answer in told if isinstance(answer, BookFault)]
    off = next((each for each in faults if each.code == "google_api_off"), None)
    mute = next((each for each in faults if each.code in SILENT), None)
    narrow = next((each for each in faults if each.code == "google_scope"), None)
    if off is not None:
        yield ill("drive_off", "note", url=off.details.get("url", ""))
    elif narrow is not None:
        yield ill("drive_scope", "note", scope=narrow.details.get("scope", ""))
    elif mute is not None:
        yield ill("drive_silent", "note", **{**mute.details, "why": mute.code})
    elif any(each.file is not None and not isinstance(each.file, BookFault) for each in looked):
        yield well("drive_on")


def _staff(team: Team, looked: tuple[Looked, ...], now: Callable[[], datetime]) -> Staff | None:
    """Returns the roster; None when its book could not be read, which a finding of its own tells."""
    key = next(table.book for table in team.tables.values() if table.kind == "people")
    book = next((each.book for each in looked if key in each.theirs), None)
    if not isinstance(book, Book):
        return None
    return staff_of(team, book, now().astimezone(ZoneInfo(team.time_zone)).date())
