"""Accounts for every row that was read: none may be lost without a word."""

from dataclasses import dataclass


class RowsUnaccounted(Exception):
    """The rows of a tab do not add up: a fault of ours, since a row would have been lost silently."""

    def __init__(self, tally: "Tally") -> None:
        """Says the numbers, and that nothing may be published on them."""
        super().__init__(
            f"{tally.book}, tab {tally.tab}: {tally.read} rows read, but {tally.used} used + {tally.left} left alone "
            f"+ {tally.refused} refused = {tally.used + tally.left + tally.refused}. "
            "Nothing may be published on such a reading; please report this with the layout of the tab."
        )


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """What became of the rows of a tab.

    Attributes:
        book: name of the book.
        tab: title of the tab.
        read: all its rows, whatever stands in them.
        used: rows whose figures count.
        left: rows left alone: blank ones, titles and headings, notes, sums, other months, roles without this table.
        refused: rows not used because of a problem.
    """

    book: str
    tab: str
    read: int
    used: int
    left: int
    refused: int

    def checked(self) -> tuple[str, str, int, int, int, int]:
        """Returns the numbers for the receipt.

        Raises:
            RowsUnaccounted: they do not add up.
        """
        if self.read != self.used + self.left + self.refused:
            raise RowsUnaccounted(self)
        return (self.book, self.tab, self.read, self.used, self.left, self.refused)
