"""The manual and the editors' schemas are what the docstrings say, and every shipped file keeps to its schema."""

import json

import jsonschema
import pytest

from manual.docstrings import read
from manual.examples import SCHEMES, examples
from manual.pages import HERE, PAGES, page
from manual.schema import FOLDER, SCHEMAS, schema_text
from scoring.rules import words
from sheets_sync.strict_yaml import load

TEAMS = SCHEMES.parent / "teams"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_docstrings_say(language):
    assert PAGES[language].read_text(encoding="utf-8") == page(language), "run `make manual`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_what_the_records_say(name):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), "run `make manual`"


@pytest.mark.parametrize("name", words())
def test_every_word_says_of_itself_what_it_is_how_it_is_written_and_where_it_comes_from(name):
    word = read(name)
    assert word.about
    assert word.yaml.startswith(f"rule: {name}\n")
    assert word.source
    assert all(word.keys.values())


@pytest.mark.parametrize("name", words())
def test_every_word_has_an_example_in_a_shipped_scheme(name):
    assert name in examples()


@pytest.mark.parametrize("name", words())
def test_the_chinese_piece_of_a_word_tells_the_same_keys(name):
    text = (HERE / "zh" / f"{name}.md").read_text(encoding="utf-8")
    assert [key for key in read(name).keys if f"| `{key}` |" not in text] == []


def test_no_chinese_piece_speaks_of_a_word_that_is_not_there():
    assert sorted(path.stem for path in (HERE / "zh").glob("*.md")) == list(words())


def files():
    for path in sorted(SCHEMES.glob("*/*.yaml")):
        yield ("cases" if path.name == "cases.yaml" else "scheme"), path
    for path in sorted(TEAMS.glob("*.yaml")):
        yield "team", path


@pytest.mark.parametrize(("kind", "path"), list(files()), ids=lambda each: getattr(each, "name", each))
def test_a_shipped_file_keeps_to_its_schema(kind, path):
    schema = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    faults = jsonschema.Draft202012Validator(schema).iter_errors(load(path).data)
    assert [(list(fault.absolute_path), fault.message) for fault in faults] == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("scheme", {"id": "x", "since": "2026-01-01", "title": {}, "setting": {}}),
        ("scheme", {"id": "x", "since": "2026-01-01", "title": {}, "score": {"a": {"rule": "totel"}}}),
        ("scheme", {"id": "x", "since": "2026-01-01", "title": {}, "score": {"a": {"rule": "total", "off": ["b"]}}}),
        ("scheme", {"id": "x", "since": "2026-01-01", "title": {}, "facts": {"a": {"unit": "yuans"}}}),
        ("scheme", {"since": "2026-01-01", "title": {}}),
        ("team", {"team": "x", "title": {}, "roles": {}, "books": {}, "tables": {}, "ours": {}, "langage": "zh"}),
    ],
)
def test_a_slip_is_seen_by_the_editor(kind, wrong):
    schema = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)
