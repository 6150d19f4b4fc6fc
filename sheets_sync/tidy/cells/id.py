"""``as: id``: the number or word that names a person, always as text."""

import re
from decimal import Decimal

from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.unread import Read, Typed, Unread, spoilt

_WHOLE_AS_FRACTION = re.compile(r"(\d+)\.0+", re.ASCII)
_SCIENTIFIC = re.compile(r"\d+(\.\d+)?[eE][+-]?\d+", re.ASCII)
_LOOKS_LIKE_ONE = re.compile(r"(?=\D*\d)[0-9A-Za-z][0-9A-Za-z._/-]{0,23}", re.ASCII)


def read(value: Typed) -> Read:
    """Returns the id that a cell says, without spaces: ``007`` stays ``007``, ``1001.0`` is ``1001``.

    >>> read(" ００７"), read(Decimal("1001.0")), read("1.2E5")
    ('007', '1001', Unread(code='unreadable_id', details={}))
    """
    if isinstance(value, Decimal):
        whole = value.is_finite() and value >= 0 and value == value.to_integral_value()
        return str(int(value)) if whole else Unread("unreadable_id")
    if not isinstance(value, str) or spoilt(value):
        return spoilt(value) or Unread("unreadable_id")
    text = "".join(narrow(value).split())
    if _SCIENTIFIC.fullmatch(text):
        return Unread("unreadable_id")
    whole_part = _WHOLE_AS_FRACTION.fullmatch(text)
    return whole_part[1] if whole_part else text


def looks_like_one(text: str) -> bool:
    """Tells whether a text could be nothing but an id: letters, digits and signs between them, a digit at least."""
    return bool(_LOOKS_LIKE_ONE.fullmatch(text))


def loose(text: str) -> str:
    """Returns what two ids have in common that differ only in leading zeros or case.

    >>> loose("007"), loose("a01"), loose("A1")
    ('7', 'a01', 'a1')
    """
    return str(int(text)) if text.isascii() and text.isdigit() else text.casefold()
