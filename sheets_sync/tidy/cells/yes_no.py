"""``as: yes_no``: a yes or a no, as people tick, write or choose it."""

from decimal import Decimal

from scoring.number import ONE, ZERO
from sheets_sync.team.table import Column
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, shown, spoilt

_WORDS = {
    "yes": ("是", "有", "对", "√", "✓", "✔", "yes", "y", "true"),
    "no": ("否", "无", "没有", "×", "✗", "no", "n", "false"),
}
_VALUES = {"yes": ONE, "no": ZERO}


def reader(column: Column) -> Reader:
    """Returns how cells of a column are read, into one for yes and nought for no; its ``choices`` replace our words.

    >>> read = reader(Column(("批准",), "yes_no"))
    >>> read("是"), read(False), read("也许").code
    (Decimal('1'), Decimal('0'), 'unknown_word')
    """
    words = {**_WORDS, **column.choices}
    meanings = {plain_text(word): _VALUES[key] for key, said in words.items() for word in said if key in _VALUES}
    known = [word for key in _VALUES for word in words[key]]

    def read(value: Typed) -> Read:
        if isinstance(value, bool):
            return ONE if value else ZERO
        if isinstance(value, Decimal) and value in (ONE, ZERO):
            return ONE if value else ZERO
        if fault := spoilt(value):
            return fault
        found = meanings.get(plain_text(shown(value)))
        return Unread("unknown_word", {"known": "、".join(known), "nearest": known[0]}) if found is None else found

    return read
