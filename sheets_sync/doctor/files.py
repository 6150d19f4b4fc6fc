"""Judges books that are files: whether ours can be written where they go."""

import os
from collections.abc import Iterator
from pathlib import Path

from sheets_sync.doctor.finding import Finding, fault_found, ill, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.grid import Book, BookFault
from sheets_sync.team import Team


def read_findings(looked: Looked) -> Iterator[Finding]:
    """Yields whether a file of theirs is there and can be read."""
    if isinstance(looked.book, BookFault):
        yield fault_found(looked.book, looked.name)
    elif isinstance(looked.book, Book):
        yield well("file_read", looked.name, tabs=str(len(looked.book.grids)))


def folder_findings(team: Team) -> Iterator[Finding]:
    """Yields whether the folders of our files can be written, or made; nothing is written to find out."""
    folders = {Path(book.at.partition(":")[2]).parent for book in team.ours.values() if book.at.startswith("xlsx:")}
    for folder in sorted({_standing(folder) for folder in folders}):
        if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
            yield well("folder_writable", str(folder))
        else:
            yield ill("folder_not_writable", "wrong", str(folder))


def _standing(folder: Path) -> Path:
    """Returns the nearest part of a path that is there: the rest is made by a run, the month's folder too."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)
