"""Whether the files of a team's archive are those that were written, in the order in which they were written."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from sheets_sync.archive import NOTE, Glance, digest_of, glance, name_of, refuse_if_older
from sheets_sync.grid import BookFault
from sheets_sync.months.record import Event, Record


@dataclass(frozen=True, slots=True)
class Link:
    """A file of the chain, or one that belongs into it.

    Attributes:
        path: where it is.
        cover: what stands on its cover; None when it cannot be believed.
        faults: what is wrong with it.
        event: what the record says of it; None where it says nothing, or nobody could read it.
    """

    path: Path
    cover: Glance | None
    faults: tuple[BookFault, ...] = ()
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The files of a team's archive.

    Attributes:
        links: in the order in which the months were closed.
        unrecorded: names of other files that the record does not name: of a closing or an accepting that was killed
            before it was recorded, or of one that a newer months' book knows. They prove nothing, and nobody writes
            over them. Archives that do not continue the chain either are links of it, with that as their fault.
        beside: what is wrong with other files that the record names, such as those of differences that HR accepted.
    """

    links: tuple[Link, ...]
    unrecorded: tuple[str, ...] = ()
    beside: tuple[BookFault, ...] = ()

    @property
    def whole(self) -> bool:
        """Tells whether nothing is wrong with any file."""
        return not self.beside and not any(link.faults for link in self.links)

    @property
    def last(self) -> Glance | None:
        """Returns the cover of the latest file: whoever has noted its digest elsewhere can prove all before it."""
        return self.links[-1].cover if self.links else None


def chain_of(folder: Path, team: str, record: Record | None, book: str = "") -> Chain:
    """Returns the files of a team's archive, held against one another and against the record.

    Args:
        folder: of the team's archive.
        team: its name.
        record: what has happened to its months; None when that could not be read, and then the files alone speak.
        book: path of the months' book that it was read from.
    """
    if record is None:
        found = _in_order([_link(path, team) for path in _files(folder)])
        return Chain(tuple(_continued(found)), beside=tuple(_shut(folder)))
    named = [event for event in record.events if event.what == "closed"]
    links = [_recorded(_link(folder / event.file, team), event) for event in named]
    known = {event.file for event in record.events}
    others = [_link(path, team) for path in _files(folder) if path.name not in known]
    ends = named[-1].digest if named else ""
    left = [each for each in others if each.cover and not each.faults and each.cover.previous == ends]
    strange = [_with(each, _fault("archive_strange", each)) for each in others if each not in left]
    unrecorded = sorted([*(each.path.name for each in left), *loose(folder, known)])
    beside = (*_shut(folder), *_older(folder, team, record, book), *_beside(folder, record))
    return Chain((*_continued(links), *strange), tuple(unrecorded), beside)


def _files(folder: Path) -> list[Path]:
    """Returns the archives of a folder by name; what was being written when we were killed is none."""
    return sorted(folder / name for name in _names(folder) if name.endswith(".zip") and not name.startswith("."))


def _names(folder: Path) -> list[str]:
    """Returns what lies in a folder; nothing where there is none, or where we may not look: ``_shut`` tells so."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _shut(folder: Path) -> Iterator[BookFault]:
    """Yields that a folder is there and cannot be looked into."""
    try:
        any(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield BookFault("archive_unreadable", book=folder.name, path=str(folder), error=error.strerror or "")


def loose(folder: Path, known: Container[str] = ()) -> list[str]:
    """Returns the names of what lies in a folder beside the archives, our own note and what the record names."""
    shown = [name for name in _names(folder) if not name.startswith((".", NOTE))]
    return [name for name in shown if name not in known and not name.endswith(".zip")]


def _older(folder: Path, team: str, record: Record, book: str) -> Iterator[BookFault]:
    """Yields that the record is an older one than was noted beside the archive."""
    try:
        refuse_if_older(folder, team, record, book)
    except BookFault as fault:
        yield fault


def _link(path: Path, team: str) -> Link:
    """Returns a file by itself: sound, and the month of that team that its name says."""
    try:
        cover = glance(path)
    except BookFault as fault:
        return Link(path, None, (fault,))
    if cover.team == team and path.name == name_of(cover.period, cover.number):
        return Link(path, cover)
    said = f"{cover.team} {name_of(cover.period, cover.number)}"
    return Link(path, cover, (BookFault("archive_misnamed", book=path.name, path=str(path), found=said),))


def _recorded(link: Link, event: Event) -> Link:
    """Returns a file held against what the record says of it."""
    link = Link(link.path, link.cover, link.faults, event)
    if link.cover is None or link.cover.digest == event.digest:
        return link
    return _with(link, _fault("archive_exchanged", link, found=link.cover.digest[:12], wanted=event.digest[:12]))


def _beside(folder: Path, record: Record) -> Iterator[BookFault]:
    """Yields what is wrong with the files of events that closed nothing."""
    for event in record.events:
        if event.file and event.what != "closed":
            path = folder / event.file
            told = {"book": path.name, "path": str(path)}
            try:
                found = digest_of(path.read_bytes())
            except FileNotFoundError:
                yield BookFault("archive_missing", **told)
            except OSError as error:
                yield BookFault("archive_unreadable", **told, error=error.strerror or error.__class__.__name__)
            else:
                if found != event.digest:
                    yield BookFault("archive_exchanged", **told, found=found[:12], wanted=event.digest[:12])


def _in_order(links: list[Link]) -> list[Link]:
    """Returns files one after another as each names the one before it; those that nothing leads to, by name."""
    left = list(links)
    found: list[Link] = []
    digest = ""
    while step := next((each for each in left if each.cover and each.cover.previous == digest), None):
        found.append(step)
        left.remove(step)
        digest = step.cover.digest if step.cover else ""
    return [*found, *left]


def _continued(links: list[Link]) -> Iterator[Link]:
    """Yields each file, with what is wrong when it does not continue the one before it."""
    before: Link | None = None
    for link in links:
        named = _digest(before)
        broken = link.cover is not None and named is not None and link.cover.previous != named
        yield _with(link, _fault("archive_unchained", link, before=_name(before))) if broken else link
        before = link


def _digest(link: Link | None) -> str | None:
    """Returns the digest that the next file must name; None when nobody knows it."""
    if link is None:
        return ""
    known = link.event.digest if link.event else ""
    return known or (link.cover.digest if link.cover else None)


def _name(link: Link | None) -> str:
    return link.path.name if link else "—"


def _with(link: Link, fault: BookFault) -> Link:
    return Link(link.path, link.cover, (*link.faults, fault), link.event)


def _fault(code: str, link: Link, **details: str) -> BookFault:
    return BookFault(code, book=link.path.name, path=str(link.path), **details)
