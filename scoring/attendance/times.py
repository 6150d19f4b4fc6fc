"""Times of the day as seconds after midnight, as a timetable writes them."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

from scoring.form import Filled, Mistake, Path
from scoring.number import divide

_TIME = re.compile(r"([0-3]?\d|4[0-7]):([0-5]\d)(?::([0-5]\d))?")
_MINUTE = 60
_HOUR = 3600
DAY_LONG = 24 * _HOUR
_LONGEST = 14 * _HOUR


class Times(tuple[int, ...]):
    """The times of a shift: came and left, once or twice, in seconds after midnight; beyond 24 h it is the next day."""

    __slots__ = ()

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the times that a list of texts states; ``06:00`` after ``22:00`` is the next morning.

        >>> Times.filled(["22:00", "06:00"], ())[0]
        (79200, 108000)
        """
        texts = data if isinstance(data, list) else [data]
        found = [seconds_of(text) if isinstance(text, str) else None for text in texts]
        wrong = [
            Mistake((*path, str(index)), "not_a_time", {"found": str(text)})
            for index, text in enumerate(texts)
            if found[index] is None
        ]
        if not wrong and len(found) not in (2, 4):
            wrong = [Mistake(path, "times_not_in_pairs", {"found": str(len(found))})]
        times = [each for each in found if each is not None]
        for index in range(1, len(times)):
            while times[index] < times[index - 1]:
                times[index] += DAY_LONG
        if not wrong and not _rising(times, written=[each for each in found if each is not None]):
            wrong = [Mistake(path, "times_not_rising", {"found": "、".join(map(str, texts))})]
        return (None if wrong else Times(times)), wrong


def _rising(times: list[int], written: list[int]) -> bool:
    """Tells whether the times follow one another; those that wrap may be times written the wrong way round."""
    return all(one < other for one, other in pairwise(times)) and (times == written or times[-1] - times[0] <= _LONGEST)


def seconds_of(text: str) -> int | None:
    """Returns a time as seconds after midnight; None when it is none.

    >>> seconds_of("08:30"), seconds_of("26:00"), seconds_of("8:61")
    (30600, 93600, None)
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    return int(found[1]) * _HOUR + int(found[2]) * _MINUTE + int(found[3] or 0)


def clock(seconds: int) -> str:
    """Returns seconds after midnight as people write them.

    >>> clock(30600), clock(30615), clock(93600)
    ('08:30', '08:30:15', '26:00')
    """
    text = f"{seconds // _HOUR:02}:{seconds % _HOUR // _MINUTE:02}"
    rest = seconds % _MINUTE
    return f"{text}:{rest:02}" if rest else text


def minutes(seconds: int) -> Decimal:
    """Returns seconds as minutes, exactly."""
    return divide(Decimal(seconds), Decimal(_MINUTE))
