"""A department to try everything on: 26 invented people, four months, three workbooks and their configuration."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sheets_sync.demo.adjustments import write_adjustments
from sheets_sync.demo.attendance import write_attendance
from sheets_sync.demo.days import ADJUSTMENTS, EVENTS, MARKS, SWAPS
from sheets_sync.demo.figures import LEADS, SKILLS, TEST_DAYS, WORK
from sheets_sync.demo.oddities import TYPED
from sheets_sync.demo.people import MEMBERS
from sheets_sync.demo.records import Records
from sheets_sync.demo.scorecard import write_scorecard
from sheets_sync.demo.shipped import demo_config, packaged_config

DEPARTMENT = Records(MEMBERS, WORK, LEADS, SKILLS, TEST_DAYS, EVENTS, SWAPS, ADJUSTMENTS, MARKS, TYPED)

BOOKS: dict[str, Callable[[Records, Path], None]] = {
    "客服评分表.xlsx": write_scorecard,
    "考勤表.xlsx": write_attendance,
    "人事调整.xlsx": write_adjustments,
}


class AlreadyThere(FileExistsError):
    """A file of the demo exists: nothing was written, so that nobody's changes are lost.

    Attributes:
        path: of the first one found.
    """

    def __init__(self, path: Path) -> None:
        """Keeps the path and says what to do."""
        super().__init__(f"{path} is already there and is never overwritten: choose another folder, or move it away")
        self.path = path


def write_demo(folder: Path) -> tuple[Path, ...]:
    """Writes the demo's workbooks and configuration, and returns their paths in the order written.

    Args:
        folder: where ``books/`` and ``config/`` go; made when it is not there.

    Raises:
        AlreadyThere: one of the files exists; then none is written.
    """
    return write_department(folder, DEPARTMENT)


def write_department(folder: Path, records: Records) -> tuple[Path, ...]:
    """Writes any department's records as ``write_demo`` does: the team file last, so that it means all is there."""
    settings = {folder / "config" / path: packaged_config() / path for path in demo_config()}
    books = {folder / "books" / name: write for name, write in BOOKS.items()}
    for path in (*books, *settings):
        if path.exists():
            raise AlreadyThere(path)
    for path, write in books.items():
        _place(path, partial(write, records))
    for path, source in settings.items():
        _place(path, partial(shutil.copyfile, source))
    return (*books, *settings)


def _place(path: Path, write: Callable[[Path], object]) -> None:
    """Writes a file beside its place and moves it there whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    write(beside)
    beside.replace(path)
