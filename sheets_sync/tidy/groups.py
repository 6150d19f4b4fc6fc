"""Holds a month's own group (组别) against the groups of the roster: however it is typed."""

from sheets_sync.team.words import nearest_to, plain_text, tidy_text
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread
from sheets_sync.tidy.roster import Roster


def group_reader(read: Reader, roster: Roster) -> Reader:
    """Returns how the groups of a month are read: as the roster writes them; a roster without groups knows them all."""
    groups = roster.groups

    def read_group(value: Typed) -> Read:
        text = read(value)
        if not isinstance(text, str):
            return text
        if not groups:
            return tidy_text(text)
        known = groups.get(plain_text(text))
        shown = sorted(groups.values())
        return known or Unread("unknown_word", {"known": "、".join(shown), "nearest": nearest_to(text, shown)})

    return read_group
