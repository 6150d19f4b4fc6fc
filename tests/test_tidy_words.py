"""Every problem that any room can tell has words in both languages."""

import ast
from pathlib import Path

import pytest

from sheets_sync.texts import texts

HOUSE = Path(__file__).parents[1]
# What makes a problem, and which of its arguments is the code.
MAKERS = dict.fromkeys(
    ("Unread", "Problem", "BookFault", "YamlMistake", "error", "warning", "tell", "_refused", "_mistake"), 0
)
MAKERS |= {"Mistake": 1, "_wrong": 1}


def codes(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = MAKERS.get(name, len(node.args))
            yield from words(node.args[at]) if at < len(node.args) else ()
        elif (
            isinstance(node, ast.Yield)
            and isinstance(node.value, ast.Tuple)
            and isinstance(node.value.elts[-1], ast.Dict)
        ):
            yield from words(node.value.elts[0])


def words(node):
    if isinstance(node, ast.IfExp):
        yield from words(node.body)
        yield from words(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


ROOMS = ("scoring", "sheets_sync/backends", "sheets_sync/settings", "sheets_sync/team", "sheets_sync/tidy")
FILES = [*(path for room in ROOMS for path in (HOUSE / room).rglob("*.py")), HOUSE / "sheets_sync" / "strict_yaml.py"]
CODES = sorted({code for path in FILES for code in codes(path)})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_in_the_sources_has_words(language):
    assert len(CODES) > 100
    assert [code for code in CODES if code not in texts(language, "problems")] == []
