"""The version of our part of a spreadsheet: nothing else that happens in it makes a plan of ours stale."""

from hashlib import blake2b

from sheets_sync.google.standing import Standing
from sheets_sync.grid import Book, Grid


def version_of(book: Book) -> str:
    """Returns the digest of our tabs in a book, or an empty text when it holds none.

    It covers their marks, titles, values, whether each is protected, and our generations; neither their order, nor
    ids that Google gives, nor any tab of theirs.
    """
    ours = sorted((_described(grid) for grid in book.grids.values() if grid.mark and grid.mark.ours), key=repr)
    if not ours:
        return ""
    generations = book.native.generations if isinstance(book.native, Standing) else {}
    whole = repr((sorted(generations.items()), ours))
    return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _described(grid: Grid) -> tuple[object, ...]:
    """Returns what of a tab counts; a digest of the values, so that whole tabs are not sorted by their text."""
    values = blake2b(repr(grid.rows).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return (grid.mark, grid.title, grid.protected, values)
