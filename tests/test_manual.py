"""The manual and the editors' schemas are what the docstrings say, its pages are whole, shipped files keep to it."""

import json
import re
from dataclasses import fields
from typing import get_args, get_type_hints

import jsonschema
import pytest
from click.testing import CliRunner

from manual.docstrings import read
from manual.examples import SCHEMES, examples
from manual.pages import END, HERE, PAGES, page
from manual.schema import FOLDER, SCHEMAS, schema_text
from scoring.condition import Condition
from scoring.form import fill
from scoring.period import KINDS, SPANS
from scoring.person import STANDINGS
from scoring.rules import word, words
from scoring.unit import UNITS
from scoring.written import INTRINSIC, STAGES, Cycle, Fact, Field, Headline, RecordKind, Written
from sheets_sync.cases import Case, Somebody
from sheets_sync.cases.written import CaseFile, Whole
from sheets_sync.cli import cli
from sheets_sync.settings import Library
from sheets_sync.strict_yaml import load, parse
from sheets_sync.team import read_team
from sheets_sync.team.cycle import Periods
from sheets_sync.team.kinds import As, Form, Kind
from sheets_sync.team.meaning import OurBook, Role, Team, TheirBook
from sheets_sync.team.table import Column, Mark, Table

TEAMS = SCHEMES.parent / "teams"
LIBRARY = Library((SCHEMES,))
TUTORIALS = [path.with_name(path.name.replace("schemes", "tutorial")) for path in PAGES.values()]
TEXTS = {language: path.read_text(encoding="utf-8") for language, path in PAGES.items()}
FILES = (
    Written, Fact, Field, RecordKind, Cycle, Headline, Case, Somebody, Whole,
    Team, Periods, Role, TheirBook, OurBook, Table, Column, Mark,
)  # fmt: skip
UNTOLD = {"editors", "readers", "details"}  # of our books: told in docs/google.md


# --- what is made from the docstrings


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_docstrings_say(language):
    assert TEXTS[language] == page(language), "run `make manual`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_what_the_records_say(name):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), "run `make manual`"


@pytest.mark.parametrize("name", words())
def test_every_word_says_of_itself_what_it_is_how_it_is_written_and_where_it_comes_from(name):
    told = read(name)
    assert told.about
    assert told.yaml.startswith(f"rule: {name}\n")
    assert told.source
    assert all(told.keys.values())


@pytest.mark.parametrize("name", words())
def test_what_a_word_shows_can_be_filled_in(name):
    for block in shown_of(name):
        data = parse(block).data
        wrong = fill(word(name), {key: each for key, each in data.items() if key != "rule"})[1]
        # The name of a setting may stand for a value; whatever it is, it is read when the scheme is.
        assert [each for each in wrong if not each.details.get("found", "").isidentifier()] == []


def shown_of(name):
    """Returns the YAML that the docstring of a word shows."""
    told = read(name)
    return [told.yaml, *blocks("\n".join(told.notes))]


@pytest.mark.parametrize("name", words())
def test_the_chinese_piece_of_a_word_shows_the_same_yaml_and_the_same_keys(name):
    text = (HERE / "zh" / f"{name}.md").read_text(encoding="utf-8")
    assert [parse(each).data for each in blocks(text)] == [parse(each).data for each in shown_of(name)]
    assert re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE) == list(read(name).keys)


def test_no_chinese_piece_speaks_of_a_word_that_is_not_there():
    assert sorted(path.stem for path in (HERE / "zh").glob("*.md")) == list(words())


# --- the pages


def blocks(text):
    return re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)


def sections(language):
    """Returns the section of each word."""
    parts = re.split(r"^### `(\w+)`\n", TEXTS[language].partition(END)[0], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def preface(language):
    return TEXTS[language].partition("<!-- words: rewritten")[0]


def records_in(kind):
    """Returns the records of rules that a type is made of; conditions are told elsewhere."""
    own = hasattr(kind, "__dataclass_fields__") and kind.__module__.startswith("scoring.")
    found = [kind] if own and kind is not Condition and not hasattr(kind, "filled") else []
    return found + [record for each in get_args(kind) for record in records_in(each)]


def keys_of(record):
    """Returns the keys that a rule is filled from, those of its parts included."""
    hints = get_type_hints(record)
    keys = {each.name.rstrip("_") for each in fields(record)}
    parts = {one for each in fields(record) for one in records_in(hints[each.name])}
    return keys.union(
        *(keys_of(one) for one in parts if one.__module__.split(".")[1] not in ("figure", "form", "formula"))
    )


@pytest.mark.parametrize("language", PAGES)
def test_the_manual_has_every_word_and_no_other_in_the_order_of_the_alphabet(language):
    assert tuple(sections(language)) == words()


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("name", words())
def test_the_section_of_a_word_tells_the_keys_of_its_parts_too(language, name):
    section = sections(language)[name]
    assert {key for key in keys_of(word(name)) if f"`{key}`" not in section and f"{key}:" not in section} == set()


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("name", words())
def test_the_example_of_a_word_is_what_a_shipped_scheme_says(language, name):
    scheme, _ = examples()[name]
    found = re.search(rf"(?:From|取自) `{scheme}`[:：]\n\n```yaml\n(.*?)```", sections(language)[name], re.DOTALL)
    ((key, example),) = parse(found[1]).data.items()
    (file,) = LIBRARY.files(scheme)
    assert example == {key: each for stage in STAGES for key, each in getattr(file.written, stage).items()}[key]
    assert example["rule"] == name


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("record", FILES, ids=lambda each: each.__name__)
def test_the_preface_tells_every_key_of_a_file(language, record):
    told = preface(language)
    own = {each.name.rstrip("_") for each in fields(record)} - UNTOLD
    assert {name for name in own if f"`{name}`" not in told and f"{name}:" not in told} == set()


@pytest.mark.parametrize("language", PAGES)
def test_the_preface_tells_every_unit_stage_standing_kind_of_period_and_name_of_periods(language):
    known = (*UNITS, *STAGES, *STANDINGS, *KINDS, *SPANS, *INTRINSIC, *get_args(As), *get_args(Kind))
    assert [each for each in known if f"`{each}`" not in preface(language)] == []
    assert [each for each in get_args(Form) if each and f"form: {each}" not in preface(language)] == []


@pytest.mark.parametrize("language", PAGES)
def test_the_table_of_wishes_leads_to_every_word(language):
    wishes = re.split(r"^## (?:The words|规则的词)\n", preface(language), flags=re.MULTILINE)[1]
    assert sorted(set(re.findall(r"\[`(\w+)`\]", wishes))) == list(words())


def anchors(path):
    """Returns where the headings of a page can be linked to, as GitHub makes it."""
    found: list[str] = []
    for heading in re.findall(
        r"^#+ (.*)$", re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL), re.MULTILINE
    ):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
    return found


@pytest.mark.parametrize("path", [*PAGES.values(), *TUTORIALS], ids=lambda path: path.name)
def test_every_link_to_a_heading_leads_there(path):
    for page_, anchor in re.findall(r"\]\(([\w.-]*)#([^)]+)\)", path.read_text("utf-8")):
        assert anchor in anchors(path.parent / page_ if page_ else path), anchor


@pytest.mark.parametrize("language", PAGES)
def test_the_yaml_of_the_page_can_be_read(language):
    readable = [block for block in blocks(TEXTS[language]) if "…" not in block]
    assert len(readable) > 2 * len(words())
    assert [block for block in readable if parse(block).mistakes] == []


def test_both_languages_show_the_same_in_their_prefaces():
    english, chinese = ([parse(block).data for block in blocks(preface(each)) if "…" not in block] for each in PAGES)
    assert english == chinese


@pytest.mark.parametrize("language", PAGES)
def test_the_examples_of_cases_have_only_keys_that_there_are(language):
    shown = next(parse(block).data for block in blocks(preface(language)) if block.startswith("cases:"))
    assert fill(CaseFile, shown)[1] == []


@pytest.mark.parametrize("language", PAGES)
def test_the_tables_of_the_preface_make_a_team(language, tmp_path):
    tables = preface(language).partition("<!-- tables: begin -->")[2].partition("<!-- tables: end -->")[0]
    shown = "".join(blocks(tables))
    team = next(block for block in blocks(preface(language)) if block.startswith("team: shop"))
    indented = "".join(f"  {line}\n" for line in shown.splitlines())
    path = tmp_path / "shop.yaml"
    path.write_text(team.replace("tables: {…}\n", f"tables:\n{indented}"), encoding="utf-8")
    made, problems = read_team(path)
    assert problems == ()
    assert {each.kind for each in made.tables.values()} == set(get_args(Kind))


# --- the schemas


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


@pytest.mark.parametrize(("kind", "path"), list(files()), ids=lambda each: getattr(each, "name", each))
def test_a_shipped_file_tells_the_editor_its_schema(kind, path):
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    told = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / told).resolve() == (FOLDER / f"{kind}.json").resolve()


def test_a_team_that_was_begun_keeps_to_the_schemas_that_come_with_it(tmp_path):
    done = CliRunner().invoke(cli, ["init", "--scheme", "service-weighted-quarterly", str(tmp_path / "team")])
    assert done.exit_code == 0, done.output
    config = tmp_path / "team" / "config"
    paths = [*config.glob("teams/*.yaml"), *config.glob("schemes/*/*.yaml")]
    assert len(paths) == 2
    for path in paths:
        told = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / told).read_text(encoding="utf-8"))
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(load(path).data)) == []
