"""Formats of cells: colours in 8 bits, what stands doubled, what holds where nobody chose."""

from functools import lru_cache

from .patterns import default

WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}
_PAIRS = {
    "backgroundColor": "backgroundColorStyle",
    "foregroundColor": "foregroundColorStyle",
    "color": "colorStyle",
    "tabColor": "tabColorStyle",
}


@lru_cache(maxsize=4096)
def _eight_bits(value):
    exact = int(value * 255 + 1e-6) / 255  # half a step goes down [recorded: 0.5 came back as 127 of 255]
    if exact.is_integer():
        return int(exact)
    return float(f"{exact:.8g}")  # Google keeps single precision and sends eight digits: 0.49803922 [recorded]


def colour(sent):
    """Returns a colour as Google keeps it: in 8 bits, zeros left out.

    >>> colour({"red": 1.0, "green": 0.0, "blue": 0.5})
    {'red': 1, 'blue': 0.49803922}
    """
    out = {}
    for name, value in sent.items():
        kept = value if name == "alpha" else _eight_bits(float(value))
        if kept:
            out[name] = kept
    return out


def style(sent):
    """Returns a ColorStyle as Google keeps it, or None when it names no colour."""
    if "rgbColor" in sent:
        return {"rgbColor": colour(sent["rgbColor"])}
    return {"themeColor": sent["themeColor"]} if "themeColor" in sent else None


def kept(sent):
    """Returns a format (or any message with colours) as Google keeps it: every colour in both of its fields.

    >>> kept({"backgroundColor": {"green": 1}})
    {'backgroundColor': {'green': 1}, 'backgroundColorStyle': {'rgbColor': {'green': 1}}}
    """
    out = {}
    for name, value in sent.items():
        if name in _PAIRS or name in _PAIRS.values() or value is None:
            continue
        out[name] = kept(value) if isinstance(value, dict) else value
    for plain, styled in _PAIRS.items():
        _add_colour(out, sent, plain, styled)
    return out


def _add_colour(out, sent, plain, styled):
    if sent.get(styled) is not None:
        chosen = style(sent[styled])
        if chosen is not None:
            out[styled] = chosen
            if "rgbColor" in chosen:
                out[plain] = chosen["rgbColor"]
    elif sent.get(plain) is not None:
        out[plain] = colour(sent[plain])
        out[styled] = {"rgbColor": out[plain]}


def doubled(node):
    """Returns a mask in which a colour that is named in one of its two fields is named in both."""
    if not node:
        return node
    out = {name: doubled(deeper) for name, deeper in node.items()}
    for plain, styled in _PAIRS.items():
        if plain in out or styled in out:
            out[plain] = {}
            out[styled] = {}
    return out


def number_format(cell, locale):
    """Returns the number format that a cell is shown in, or None where nobody chose and no formula brought one."""
    chosen = (cell.format or {}).get("numberFormat") or cell.auto
    if chosen and not chosen.get("pattern"):
        pattern = default(chosen.get("type"), locale)
        return {**chosen, "pattern": pattern} if pattern else chosen
    return chosen


def effective(cell, locale):
    """Returns the format that a cell is shown in."""
    chosen = cell.format or {}
    out = {**DEFAULT, **chosen}
    if "textFormat" in chosen:
        out["textFormat"] = {**DEFAULT["textFormat"], **chosen["textFormat"]}
    numbers = number_format(cell, locale)
    if numbers:
        out["numberFormat"] = numbers
    if "horizontalAlignment" not in out and cell.shown is not None:
        out["horizontalAlignment"] = _alignment(cell.shown)
    return out


def _alignment(shown):
    if isinstance(shown, bool):
        return "CENTER"
    return "RIGHT" if isinstance(shown, int | float) else "LEFT"
