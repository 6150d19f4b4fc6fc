"""How a file comes onto the disk whole: written beside its place down to the disk, moved there, its folder settled.

What else has to hold — never over another one, never over one that has moved — is each writer's own.
"""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

OURS_ALONE = 0o600
AS_USUAL = 0o666
"""For whom a new file is; what the system takes away from everybody's is taken away here too."""


def beside(path: Path) -> Path:
    """Returns where a file is written before it is moved to its place: never the name of another writer's."""
    return path.with_name(f".{path.name}.{token_hex(8)}.part")


def write_beside(part: Path, made: bytes, mode: int) -> None:
    """Writes a new file, down to the disk.

    Raises:
        OSError: it is there already, or it could not be written.
    """
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Brings a folder's new entry to the disk, where the system can do that; the file is in place already."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def forget(part: Path) -> None:
    """Removes what was written beside, as far as that is possible."""
    with suppress(OSError):
        part.unlink(missing_ok=True)
