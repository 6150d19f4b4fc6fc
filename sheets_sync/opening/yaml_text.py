"""Plain data as YAML that a person reads: a line for each thing, and nothing that our reader of YAML refuses."""

import json
import re
from typing import Any

_PLAIN = re.compile(r"[^\W_][^:#{}\[\],&*!|>'\"%@`\n]*")
_EMPTY = ("~", "null", "Null", "NULL")


def scalar(text: str) -> str:
    """Returns a text as it may stand in a file.

    >>> scalar("工号"), scalar("95%"), scalar("xlsx:a.xlsx"), scalar("-5")
    ('工号', '95%', '"xlsx:a.xlsx"', '-5')
    """
    number = re.fullmatch(r"-?\d+(\.\d+)?[%‰]?", text)
    plain = _PLAIN.fullmatch(text) and text not in _EMPTY and text == text.strip()
    return text if number or plain else json.dumps(text, ensure_ascii=False)


def flow(data: Any) -> str:  # noqa: ANN401 - plain data of any shape
    """Returns data on one line.

    >>> flow({"titles": ["工号"], "as": "id", "bands": [{"up_to": "1", "gives": "5"}]})
    '{titles: [工号], as: id, bands: [{up_to: 1, gives: 5}]}'
    """
    if isinstance(data, dict):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(map(flow, data)) + "]"
    return scalar(str(data))
