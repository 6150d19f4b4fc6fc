"""How words that people typed are compared: width, spaces and case say nothing, characters do."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Full-width forms of ASCII, the wide space and the wide yuan sign. NFKC would go further and read 95² as 952.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0xA5, 0x2212: 0x2D}
# Marks that an invisible hand leaves in copied text: joiners, direction marks, the byte order mark.
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
NOTHING = "—"


def narrow(text: str) -> str:
    """Returns the text with full-width forms made plain, invisible characters and outer spaces taken away.

    >>> narrow("　９５．５％ "), narrow("95²")
    ('95.5%', '95²')
    """
    if text.isascii():
        return text.strip()
    return text.translate(WIDE).translate(INVISIBLE).strip()


@lru_cache(maxsize=1 << 16)
def plain_text(text: str) -> str:
    """Returns what a heading or word is compared by: NFKC, without spaces, asterisks and colons, in lower case.

    >>> plain_text("岗位工资（元） *："), plain_text("Employee ID")
    ('岗位工资(元)', 'employeeid')
    """
    folded = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold()
    return "".join(each for each in folded if not each.isspace() and each not in "*:")


@lru_cache(maxsize=1 << 16)
def tidy_text(text: str) -> str:
    """Returns a name as it is shown: narrow, single spaces, and none at all between Chinese characters.

    >>> tidy_text("李　娜"), tidy_text("Ann  Lee")
    ('李娜', 'Ann Lee')
    """
    words = narrow(text).split()
    return " ".join(words) if text.isascii() else "".join(words)


def nearest_to(word: str, known: Iterable[str]) -> str:
    """Returns the known word that is most like the given one, or a dash when none is near."""
    forms = {plain_text(each): each for each in sorted(known, reverse=True)}
    near = difflib.get_close_matches(plain_text(word), sorted(forms), n=1, cutoff=0.5)
    return forms[near[0]] if near else NOTHING


def clock(text: str) -> int | None:
    """Returns the seconds after midnight of a time of day as a team file writes it, or None.

    >>> clock("08:30"), clock("8:30"), clock("24:00")
    (30600, 30600, None)
    """
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0) if found else None
