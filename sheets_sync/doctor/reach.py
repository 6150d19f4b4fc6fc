"""Judges whether each book can be read and, if it is ours, written; and whether its clock, zone and notation fit."""

from collections.abc import Iterator, Mapping

from sheets_sync.doctor.finding import TOLD_ONCE, Finding, fault_found, ill, note, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.grid import BookFault
from sheets_sync.team import Team
from sheets_sync.tidy.zones import same_days

_COMMA = (
    "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq "
    "sr sv tr uk uz vi"
)
"""Languages whose numbers have a decimal comma nearly everywhere: 1,5 is one and a half there, and 1.5 may be a day."""
_POINT = frozenset({"es_MX", "es_US", "es_PR", "es_GT", "es_HN", "es_NI", "es_PA", "es_SV", "es_DO", "de_CH", "it_CH"})
_SKEWED, _REFUSED = 60, 300
"""Seconds by which the clocks may differ: a token of ours is refused from about five minutes on [T]."""


def reach_findings(team: Team, looked: Looked) -> Iterator[Finding]:
    """Yields whether a book can be opened, with which role, and how it is set."""
    if isinstance(looked.book, BookFault):
        yield fault_found(looked.book, looked.name)
    yield from _file(looked)
    standing = looked.standing
    if standing is None:
        return
    if standing.time_zone and not same_days(standing.time_zone, team.time_zone):
        yield ill("time_zone_differs", "warning", looked.name, found=standing.time_zone, wanted=team.time_zone)
    if standing.locale.partition("_")[0] in _COMMA.split() and standing.locale not in _POINT:
        yield note("locale_comma", looked.name, cure=True, found=standing.locale)


def _file(looked: Looked) -> Iterator[Finding]:
    """Yields what Drive says: the role that we have, and whether the file lies in the bin."""
    readable = not isinstance(looked.book, BookFault)
    if looked.file is None:
        return
    if isinstance(looked.file, BookFault):
        if readable and looked.file.code not in TOLD_ONCE:
            yield ill("role_unknown", "note", looked.name, **{**looked.file.details, "why": looked.file.code})
        return
    if looked.file.get("trashed"):
        yield ill("trashed", "wrong", looked.name)
    may = looked.file.get("capabilities")
    edits = bool(may.get("canEdit")) if isinstance(may, Mapping) else False
    if looked.ours and not edits:
        yield ill("cannot_write", "wrong", looked.name)
    elif readable:
        yield well("reached_editor" if edits else "reached_reader", looked.name)


def clock_findings(looked: tuple[Looked, ...]) -> Iterator[Finding]:
    """Yields whether our clock goes with Google's, by the largest difference that was seen."""
    skews = [
        round((each.here - each.standing.read_at).total_seconds())
        for each in looked
        if each.here is not None and each.standing is not None and each.standing.read_at is not None
    ]
    if not skews:
        return
    skew = max(skews, key=abs)
    if abs(skew) > _SKEWED:
        yield ill("clock_skewed", "wrong" if abs(skew) > _REFUSED else "warning", seconds=str(skew))
    else:
        yield well("clock_right", seconds=str(abs(skew)))
