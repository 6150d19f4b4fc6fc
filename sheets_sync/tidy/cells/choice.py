"""``as: choice``, ``role`` and ``event``: one of the words that the team file knows."""

from collections.abc import Mapping, Sequence

from sheets_sync.team.words import nearest_to, plain_text
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, shown, spoilt


def reader(words: Mapping[str, Sequence[str]]) -> Reader:
    """Returns how cells are read that hold one of the words: into the meaning of the word.

    >>> reader({"regular": ["正式", "在职"]})("正 式")
    'regular'
    """
    meanings = {plain_text(word): meaning for meaning, said in words.items() for word in said}
    known = [word for said in words.values() for word in said]

    def read(value: Typed) -> Read:
        if fault := spoilt(value):
            return fault
        text = shown(value)
        if meaning := meanings.get(plain_text(text)):
            return meaning
        return Unread("unknown_word", {"known": "、".join(known), "nearest": nearest_to(text, known)})

    return read
