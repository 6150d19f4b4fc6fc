"""Puts the part of the manual that tells the words into its two pages."""

from pathlib import Path

from manual.docstrings import Word, read
from manual.examples import examples
from scoring.rules import words

HERE = Path(__file__).parent
PAGES = {"en": HERE.parent / "docs" / "schemes.md", "zh": HERE.parent / "docs" / "schemes.zh-CN.md"}
BEGIN = "<!-- words: rewritten by `make manual` from the docstrings of scoring/rules and from manual/zh -->\n"
END = "<!-- words: end -->\n"
_SOURCE = "出处："


def page(language: str) -> str:
    """Returns the whole page of a language, as it ought to be.

    Raises:
        ValueError: the page has no place for the words.
    """
    now = PAGES[language].read_text(encoding="utf-8")
    before, begin, rest = now.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        message = f"{PAGES[language].name}: the lines that begin and end the words are not there"
        raise ValueError(message)
    told = "\n".join(_section(language, name) for name in words())
    return f"{before}{BEGIN}\n{told}\n{END}{after}"


def _section(language: str, name: str) -> str:
    parts = _english(read(name)) if language == "en" else _chinese(name)
    return f"### `{name}`\n\n" + "\n\n".join(parts) + "\n"


def _english(word: Word) -> list[str]:
    table = "\n".join(
        ("| key | meaning |", "| --- | --- |", *(f"| `{key}` | {said} |" for key, said in word.keys.items()))
    )
    return [word.about, _yaml(word.yaml), table, *word.notes, *_example("From", word.name), f"Source: {word.source}."]


def _chinese(name: str) -> list[str]:
    text = (HERE / "zh" / f"{name}.md").read_text(encoding="utf-8")
    said, mark, source = text.rpartition(_SOURCE)
    return [said.strip(), *_example("取自", name), (mark + source).strip()]


def _example(word: str, name: str) -> list[str]:
    if name not in examples():
        return []
    scheme, text = examples()[name]
    return [f"{word} `{scheme}`{':' if word == 'From' else '：'}", _yaml(text)]


def _yaml(text: str) -> str:
    return f"```yaml\n{text}\n```"
