"""`python -m sheets_sync`: hands the arguments to the command line."""

import gc
import sys
from typing import TextIO


def main() -> None:
    """Runs the command line; text goes out as UTF-8 whatever the machine's locale says."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    from sheets_sync.cli import cli  # noqa: PLC0415 - after the streams are set, since click looks at them

    try:
        cli(prog_name="sheets-sync")
    finally:
        gc.freeze()  # the process ends: nobody need look for cycles among millions of figures first


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
