"""Number formats: how a number, a day or a time is shown as text under a pattern, in a locale.

A part of Google's patterns: digits, groups, percent, exponents, quoted and plain text, sections, days, times and
durations. What is shown without a pattern follows the recordings for whole and short numbers, and is likely
[inferred] for the rest.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from .serials import moment

COMMA_DECIMALS = ("fr", "de", "es", "it", "pt", "ru", "nl", "pl", "tr", "sv", "da", "fi", "nb", "cs", "id", "vi", "uk")
_DAYS = {"en_US": "m/d/yyyy", "en_GB": "dd/mm/yyyy", "fr_FR": "dd/mm/yyyy", "de_DE": "dd.MM.yyyy"}
_MOMENT = re.compile(
    r"\[h+\]|\[m+\]|\[s+\]|yyyy|yy|y|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|\.0+|am/pm|a/p|\"[^\"]*\"|\\.|.",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[#0?](?:[#0?,.]*[#0?])?(?:\.(?=$|[^#0?]))?(,*)")


def default(kind, locale):
    """Returns the pattern that a type of number format has when none is given [inferred, but for the recorded ones]."""
    day = _DAYS.get(locale, "yyyy-mm-dd" if not locale.startswith("zh") else "yyyy/m/d")
    known = {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": "¥#,##0.00" if locale.startswith("zh") else "$#,##0.00",
        "SCIENTIFIC": "0.00E+00",
        "DATE": day,
        "TIME": "h:mm:ss",
        "DATE_TIME": f"{day} h:mm:ss",
    }
    return known.get(kind, "")


def point(locale):
    """Returns the decimal point and the group separator of a locale."""
    language = locale.split("_")[0]
    if language not in COMMA_DECIMALS:
        return ".", ","
    return ",", " " if language in {"fr", "ru", "cs", "uk", "pl", "sv", "nb", "fi"} else "."


def plain(number, locale):
    """Returns a number as it is shown where nobody chose a format.

    >>> plain(0.0009765625, "en_US"), plain(53.0, "zh_CN"), plain(1.5, "fr_FR"), plain(1 / 3, "en_US")
    ('0.0009765625', '53', '1,5', '0.3333333333')
    """
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.10g}"
    if "e" in text:
        text = f"{number:.5E}"
        head, _, tail = text.partition("E")
        text = f"{head.rstrip('0').rstrip('.')}E{tail}"
    return text.replace(".", point(locale)[0])


def shown(number, numbers, locale):
    """Returns a number under a number format, as people see it.

    >>> shown(43831.0, {"type": "DATE", "pattern": "yyyy-mm-dd"}, "en_US")
    '2020-01-01'
    >>> shown(0.85, {"type": "PERCENT", "pattern": "0%"}, "zh_CN")
    '85%'
    >>> shown(1.5, {"type": "TIME", "pattern": "[h]:mm:ss"}, "zh_CN")
    '36:00:00'
    >>> shown(-2000000.014, {"type": "NUMBER", "pattern": "#,##0.00"}, "en_US")
    '-2,000,000.01'
    """
    numbers = numbers or {}
    return _shown(number, numbers.get("type", ""), numbers.get("pattern", ""), locale)


@lru_cache(maxsize=65_536)
def _shown(number, kind, pattern, locale):
    pattern = pattern or default(kind, locale)
    beyond = not -1e20 < number < 1e20 or (kind in {"DATE", "DATE_TIME"} and not -600_000 < number < 2_958_466)
    if beyond or kind == "TEXT" or pattern in {"", "@", "General", "general"}:
        return plain(number, locale)
    section, number = _section(pattern, number)
    if kind in {"DATE", "TIME", "DATE_TIME"} or _is_moment(section):
        return _moment(number, section)
    return _number(number, section, locale)


def _section(pattern, number):
    sections = pattern.split(";")
    if len(sections) > 2 and number == 0:
        return sections[2], number
    if len(sections) > 1 and number < 0:
        return sections[1], -number
    return sections[0], number


@lru_cache(maxsize=1024)
def _is_moment(section):
    bare = re.sub(r'"[^"]*"|\\.|\[[^hms\]][^\]]*\]', "", section)
    return re.search(r"[ymdhs]", bare, re.IGNORECASE) is not None and not re.search(r"[0#]", bare.replace(".0", ""))


def _moment(number, pattern):
    tokens = _MOMENT.findall(pattern)
    when = moment(number)
    half = any(token.lower() in {"am/pm", "a/p"} for token in tokens)
    out = []
    for place, token in enumerate(tokens):
        minutes = token.lower() in {"m", "mm"} and _beside_a_clock(tokens, place)
        out.append(_piece(token, when, number, half, minutes))
    return "".join(out)


def _beside_a_clock(tokens, place):
    """Tells whether an m means minutes: hours stand before it or seconds after it."""
    known = [token.lower().strip("[]") for token in tokens if re.fullmatch(r"\[?[ymdhs]+\]?", token, re.IGNORECASE)]
    nth = sum(1 for token in tokens[:place] if re.fullmatch(r"\[?[ymdhs]+\]?", token, re.IGNORECASE))
    before = known[nth - 1] if nth else ""
    after = known[nth + 1] if nth + 1 < len(known) else ""
    return before.startswith("h") or after.startswith("s")


def _piece(token, when, number, half, minutes):
    low = token.lower()
    seconds = round(number * 86_400)
    hour = (when.hour % 12 or 12) if half else when.hour
    pieces = {
        "yyyy": f"{when.year:04}", "yy": f"{when.year % 100:02}", "y": f"{when.year % 100:02}",
        "mmmm": when.strftime("%B"), "mmm": when.strftime("%b"),
        "mm": f"{when.minute if minutes else when.month:02}", "m": str(when.minute if minutes else when.month),
        "dddd": when.strftime("%A"), "ddd": when.strftime("%a"), "dd": f"{when.day:02}", "d": str(when.day),
        "hh": f"{hour:02}", "h": str(hour), "ss": f"{when.second:02}", "s": str(when.second),
        "[h]": str(seconds // 3600), "[hh]": f"{seconds // 3600:02}", "[m]": str(seconds // 60),
        "[mm]": f"{seconds // 60:02}", "[s]": str(seconds), "[ss]": f"{seconds:02}",
        "am/pm": "AM" if when.hour < 12 else "PM", "a/p": "A" if when.hour < 12 else "P",
    }  # fmt: skip
    if low in pieces:
        return pieces[low]
    if re.fullmatch(r"\.0+", token):
        return f".{when.microsecond // 1000:03}"[: len(token)]
    return token[1:] if token[0] == "\\" else token.strip('"') if token[0] == '"' else token


def _number(number, section, locale):
    before, digits, after, exponent = _parts(section)
    if not digits:
        return before
    if exponent:
        return f"{number:.{len(digits.partition('.')[2])}E}"
    value = Decimal(repr(number))
    text = _digits(value * 100 if "%" in section else value, digits, locale)
    return ("-" if number < 0 and text.strip("0.,") else "") + before + text + after


@lru_cache(maxsize=1024)
def _parts(section):
    """Returns the words before the digits, the digits, the words behind, and whether an exponent follows."""
    section = re.sub(r"\[[^\]]*\]", "", section)
    found = _NUMBER.search(section)
    if found is None:
        return _words(section), "", "", False
    after = section[found.end() :]
    return _words(section[: found.start()]), found[0], _words(after), re.match(r"[eE][+-]0+", after) is not None


def _digits(value, pattern, locale):
    whole, _, fraction = pattern.partition(".")
    value = abs(value) / Decimal(1000) ** (len(whole) - len(whole.rstrip(",")))
    places = len(fraction)
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    head, _, tail = text.partition(".")
    least = fraction.count("0")
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    head = head.lstrip("0").rjust(whole.count("0"), "0")
    dot, comma = point(locale)
    if "," in whole.rstrip(","):
        head = f"{int(head or 0):,}".replace(",", comma) if head else head
    return head + (dot + tail if tail else "")


def _words(text):
    return re.sub(r'"([^"]*)"|\\(.)|_.|\*.', lambda hit: hit[1] or hit[2] or "", text)
