"""Links from our tabs to the cells that somebody must look at."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sheets_sync.backends.xlsx_ways import plain_text
from sheets_sync.grid import Link, as_written

_MOST = 65_530  # links that Excel takes on a tab; beyond them it calls the file damaged
_LONGEST = 2_000  # characters of a target; Excel takes 2,080
_ESCAPED = str.maketrans({letter: f"%{ord(letter):02X}" for letter in '%" <>[]^`{}#'})


class Links:
    """The links of one tab, counted, since a tab holds only so many."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._put = 0

    def put(self, at: tuple[int, int], link: Link, form: Format) -> None:
        """Writes a link over its text, which stays plain when there are too many or the target is too long."""
        target, text = target_of(link), as_written(link)
        if text is not None and self._put < _MOST and len(target) <= _LONGEST:
            self._put += 1
            self._sheet.write_url(*at, target, form, plain_text(str(text)))


def target_of(link: Link) -> str:
    """Returns the target as XlsxWriter wants it.

    >>> target_of(Link("F17", "../books/客服 评分表.xlsx", "月度绩效", "F17"))
    "external:../books/客服%20评分表.xlsx#'月度绩效'!F17"
    >>> target_of(Link("F17", "", "Li's", "F17"))
    "internal:'Li''s'!F17"
    """
    place = f"'{link.tab.replace(chr(39), chr(39) * 2)}'!{link.address}"
    if "://" in link.target:
        return link.target
    return f"external:{link.target.translate(_ESCAPED)}#{place}" if link.target else f"internal:{place}"
