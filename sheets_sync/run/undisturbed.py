"""Keeps the collector of cycles out while a month is worked out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keeps the collector of cycles out: it would walk millions of figures, again and again, and find nothing.

    What was made meanwhile counts as old afterwards, as if it had been walked: only a full collection looks at it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # not left frozen, or a worker would never be rid of it
            gc.enable()
