"""Where a team's books are: paths made absolute, and ours kept apart from theirs however either is spelt."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from scoring.form import Mistake, nearest
from sheets_sync.team.meaning import Team

PERIOD = "{period}"
_WRITTEN = r"\d{4}(?:-(?:\d{2}|[Qq][1-4]|[Hh][12]))?"
_URL = re.compile(r"https://docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([\w-]+)(?:[/?#].*)?")
_ID = re.compile(r"[\w-]{10,}", re.ASCII)
_KINDS = ("google", "https", "memory")
_TO_PASTE = "PASTE"  # how an address begins that `init` left to be filled in


def absolute(address: str, folder: Path) -> str:
    """Returns an address with its path, which is relative to the folder of the team file, made absolute.

    A Google spreadsheet may be given as its id or as the whole address that the browser shows.

    >>> absolute("https://docs.google.com/spreadsheets/d/1AbC-dEf_2/edit#gid=0", Path("config/teams"))
    'google:1AbC-dEf_2'
    """
    url = _URL.fullmatch(address.removeprefix("google:").strip())
    if url:
        return f"google:{url[1]}"
    kind, colon, place = address.partition(":")
    # Only the file kinds have paths; the place of any other kind is a name that its backend understands.
    if kind != "xlsx":
        return address
    return f"{kind}{colon}{os.path.normpath(folder.absolute() / place)}"


def address_mistakes(team: Team, folder: Path) -> Iterator[Mistake]:
    """Yields placeholders that nothing fills in, and books of ours that are another one's too."""
    books = [("books", key, book.at) for key, book in team.books.items()]
    books += [("ours", key, book.at) for key, book in team.ours.items()]
    for section, key, at in books:
        place = absolute(at, folder).removeprefix("google:")
        if at.startswith(("google:", "https:")) and (not _ID.fullmatch(place) or place.startswith(_TO_PASTE)):
            yield Mistake((section, key, "at"), "google_id", {"found": at})
            continue
        if not _is_home(at, ours=section == "ours"):
            yield Mistake((section, key, "at"), "not_an_address", {"found": at})
            continue
        for found in re.findall(r"\{[^}]*\}?|\}", at.replace(PERIOD, "")):
            yield Mistake((section, key, "at"), "unknown_word", nearest(found, [PERIOD]))
    # Writing over a book that people keep would be the one loss that nothing mends.
    resolved = [_resolved(at, folder) for _, _, at in books]
    for index, (section, key, at) in enumerate(books):
        first = [books[before][:2] for before in range(index) if _may_be_one(resolved[before], resolved[index])]
        if section == "ours" and first and not _beside(key, resolved[index], first):
            yield Mistake((section, key, "at"), "address_twice", {"found": at, "first": ".".join(first[0])})


def _is_home(address: str, *, ours: bool) -> bool:
    """Tells whether there can be a book: of a kind that we know, and what we write in a file is an ``.xlsx``."""
    kind, _, place = address.partition(":")
    if kind == "xlsx":
        return place.lower().endswith(".xlsx") if ours else bool(place.strip())
    return kind in _KINDS and bool(place.strip())


def _beside(key: str, address: str, first: list[tuple[str, str]]) -> bool:
    """Tells whether a book of ours may live in a book of theirs: only the summary, where tabs are told apart.

    Payroll and results have readers of their own, and who may open a book may read every tab of it.
    """
    return address.startswith("google:") and key == "summary" and all(other == "books" for other, _ in first)


def _resolved(address: str, folder: Path) -> str:
    """Returns an address as it can be compared: no link, no ``..``, and capitals alike, as some disks have them."""
    at_home = absolute(address, folder)
    kind, colon, place = at_home.partition(":")
    if kind != "xlsx":
        return at_home
    # As the reader opens it: first the dots, then the links.
    return unicodedata.normalize("NFC", f"{kind}{colon}{os.path.realpath(place)}").casefold()


def _may_be_one(one: str, other: str) -> bool:
    return one == other or _fits(one, other) or _fits(other, one)


def _fits(pattern: str, address: str) -> bool:
    """Tells whether an address is that of a period of the other, in which ``{period}`` stands for it."""
    return bool(re.fullmatch(re.escape(pattern).replace(re.escape(PERIOD), _WRITTEN), address))
