"""Files read and put in place in one piece: at any moment either the old one or the whole new one is there."""

import errno
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from sheets_sync.disk import AS_USUAL, beside, forget, settle, write_beside
from sheets_sync.grid import BookFault

_TRIES = 3
_LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN)
_WHY = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
    errno.ENAMETOOLONG: "name_too_long",
}


def version_of(found: bytes) -> str:
    """Returns the digest by which a file's content is known."""
    return blake2b(found, digest_size=16).hexdigest()


def stat_of(path: Path) -> str:
    """Returns which file lies there, when it was written last and how long it is.

    Raises:
        BookFault: ``book_missing`` or ``unreadable_book``.
    """
    try:
        stat = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BookFault("book_missing", book=path.name, path=str(path)) from error
    except OSError as error:
        raise BookFault("unreadable_book", book=path.name, path=str(path), error=_words(error)) from error
    return f"{stat.st_ino} {stat.st_mtime_ns} {stat.st_size}"


def bytes_of(path: Path) -> bytes:
    """Returns the whole file as it stood at one moment.

    Raises:
        BookFault: ``book_missing``; ``book_locked`` when another program keeps it, or is still writing it;
            ``unreadable_book``.
    """
    for _ in range(_TRIES):
        try:
            found = _at_rest(path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise BookFault("book_missing", book=path.name, path=str(path)) from error
        except OSError as error:
            code = "book_locked" if error.errno in _LOCKED else "unreadable_book"
            raise BookFault(code, book=path.name, path=str(path), error=_words(error)) from error
        if found is not None:
            return found
    raise BookFault("book_locked", book=path.name, path=str(path), error="still being written")


def _at_rest(path: Path) -> bytes | None:
    """Returns the file's bytes, or None when it changed while it was read."""
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        found = file.read()
    after = path.stat()
    same = (before.st_ino, before.st_mtime_ns, before.st_size) == (after.st_ino, after.st_mtime_ns, after.st_size)
    return found if same and len(found) == after.st_size else None


def put_in_place(path: Path, made: bytes, expected: str) -> None:
    """Puts a whole file in place of the one whose version is expected.

    It is written beside under a name of its own, brought to the disk, and only then moved over the old one. What a
    killed run left beside is removed first.

    Raises:
        BookFault: ``stale``, ``not_writable``.
    """
    home = Path(os.path.realpath(path))
    part = beside(home)
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        _refuse_if_stale(home, expected)
        for left in home.parent.glob(f".{_literal(home.name)}.*.part"):
            left.unlink(missing_ok=True)
        write_beside(part, made, AS_USUAL)
        _move(part, home, expected)
    except OSError as error:
        forget(part)
        raise not_writable(path, error) from error
    except BookFault:
        forget(part)
        raise
    settle(home.parent)


def not_writable(path: Path, error: OSError) -> BookFault:
    """Returns the fault of a book that the system does not let us write; ``why`` is a word for the words."""
    why = _WHY.get(error.errno or 0, "other")
    if why == "read_only" and path.with_name(f"~${path.name}").exists():
        why = "in_use"  # Excel keeps such a file beside a workbook that it has open
    return BookFault("not_writable", book=path.name, path=str(path), why=why, error=_words(error))


def _move(part: Path, home: Path, expected: str) -> None:
    """Moves the file over the old one, as readable to others as that was."""
    try:
        if home.exists():
            with suppress(PermissionError):  # some network drives know no modes
                part.chmod(home.stat().st_mode & 0o777)
        _refuse_if_stale(home, expected)
        part.replace(home)
    except FileNotFoundError as error:  # another writer is at work here and took ours for a leftover
        raise BookFault("stale", book=home.name, path=str(home), expected=expected, found="") from error


def _refuse_if_stale(home: Path, expected: str) -> None:
    """Refuses when the file is not the one that the plan was made against."""
    found = version_of(bytes_of(home)) if home.exists() else ""
    if found != expected:
        raise BookFault("stale", book=home.name, path=str(home), expected=expected, found=found)


def _literal(name: str) -> str:
    """Returns a file name as a pattern that matches only itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _words(error: OSError) -> str:
    """Returns the system's words for what went wrong."""
    return error.strerror or error.__class__.__name__
