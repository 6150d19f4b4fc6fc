"""The seal: what we wrote can be read back from the book itself, and damage is noticed."""

# ruff: noqa: DTZ001 - a workbook knows no time zones

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.grid import Book, Column, Grid, Link, Percent, Tab, Wanted, as_written
from sheets_sync.seal import SEAL_TAB, laid_out, looks, pack, unpack

VALUES = (
    "007",
    Decimal("88.50"),
    Decimal("1E+20"),
    Decimal("0.1"),
    True,
    None,
    dt.date(2026, 9, 1),
    dt.datetime(2026, 9, 1, 8, 30),
    dt.time(8, 30),
    Percent(Decimal("0.855")),
    '{"date": "x"}',
)
TAB = Tab(
    "汇总", "标题", tuple(Column(f"列{place}") for place in range(len(VALUES))), (VALUES, VALUES), keys=2, names=1
)
WANTED = Wanted("summary", "memory:汇总.xlsx", "2026-09", (TAB, replace(TAB, title="空", rows=())), "绩效")


def sealed(texts):
    grid = Grid(SEAL_TAB, tuple((text,) for text in texts))
    return Book("汇总.xlsx", "memory:汇总.xlsx", {SEAL_TAB: grid}, "1")


def test_a_seal_gives_back_what_we_wrote():
    seal = unpack(sealed(pack(WANTED)))
    assert (seal.key, seal.period, seal.titles, seal.looks) == ("summary", "2026-09", ("汇总", "空"), looks(WANTED))
    tab = seal.tab("汇总")
    assert (tab.title, tab.keys, tab.names) == ("汇总", 2, 1)
    assert tab.cells == laid_out(TAB)
    assert [value.__class__ for value in tab.cells[2]] == [value.__class__ for value in VALUES]
    assert seal.tab("空").cells == laid_out(TAB)[:2]
    assert seal.tab("别的") is None


def test_the_first_cell_can_be_read_by_people():
    assert pack(WANTED)[0].startswith('{"form": 1, "key": "summary", "period": "2026-09"')


def test_a_large_seal_fits_into_cells_and_no_text_of_it_looks_like_a_formula():
    chance = random.Random(1)  # noqa: S311 - no secret
    rows = tuple((f"{chance.random()}", Decimal(chance.randrange(10**12))) for _ in range(20_000))
    texts = pack(Wanted("k", "memory:x", "2026-09", (Tab("大", "", (Column("a"), Column("b")), rows),)))
    assert len(texts) > 5
    assert max(map(len, texts)) <= 30_000
    assert all(text[0] not in "=+-@'" for text in texts[1:])
    assert unpack(sealed(texts)).tab("大").cells[2:] == rows


def test_equal_books_have_equal_seals():
    again = replace(
        TAB, rows=(tuple(Decimal("88.5") if value == Decimal("88.50") else value for value in VALUES), VALUES)
    )
    assert pack(replace(WANTED, tabs=(again, WANTED.tabs[1]))) == pack(WANTED)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: [],
        lambda texts: texts[:-1],
        lambda texts: [texts[0].replace("2026-09", "2026-10"), *texts[1:]],
        lambda texts: [texts[0], texts[1][:-1], *texts[2:]],
        lambda texts: [texts[0], texts[1].swapcase(), *texts[2:]],
        lambda texts: [texts[0], *reversed(texts[1:])],
        lambda texts: ["", *texts],
        lambda texts: ["{}", *texts[1:]],
        lambda texts: ["[]", *texts[1:]],
        lambda texts: ["7", *texts[1:]],
        lambda texts: [Decimal(7), *texts[1:]],
        lambda texts: [texts[0].replace('"form": 1', '"form": 2'), *texts[1:]],
    ],
)
def test_a_damaged_seal_is_none(damage):
    assert unpack(sealed(damage(list(pack(WANTED))))) is None


def test_a_book_without_a_seal_has_none():
    assert unpack(Book("x", "memory:x", {"汇总": Grid("汇总", ())}, "1")) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(WANTED, title="别的"),
        replace(WANTED, labels={"page": "页"}),
        replace(WANTED, tabs=(replace(TAB, columns=(Column("列0", width=30), *TAB.columns[1:])), WANTED.tabs[1])),
        replace(WANTED, tabs=(replace(TAB, columns=(Column("列0", "money"), *TAB.columns[1:])), WANTED.tabs[1])),
        replace(WANTED, tabs=(replace(TAB, last_is_total=True), WANTED.tabs[1])),
        replace(WANTED, tabs=(replace(TAB, keys=1), WANTED.tabs[1])),
    ],
)
def test_looks_tell_what_is_no_value(other):
    assert looks(other) != looks(WANTED)


def test_looks_tell_where_links_lead_though_their_text_is_the_same():
    def book(address):
        return replace(WANTED, tabs=(Tab("问题", "", (Column("看"),), ((Link("打开", "a.xlsx", "t", address),),)),))

    assert looks(book("A1")) == looks(book("A1"))
    assert looks(book("A1")) != looks(book("A2"))


def test_looks_do_not_tell_values():
    assert looks(replace(WANTED, tabs=(replace(TAB, rows=()), WANTED.tabs[1]))) == looks(WANTED)


CELLS = st.one_of(
    st.none(), st.text(), st.booleans(), st.decimals(allow_nan=False), st.datetimes(), st.dates(), st.times()
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_whatever_is_written_is_remembered_exactly(rows):
    tab = Tab("表", "", (Column("a"), Column("b")), tuple(rows))
    cells = unpack(sealed(pack(Wanted("k", "memory:x", "2026-09", (tab,))))).tab("表").cells
    assert cells == laid_out(tab)
    assert cells[2:] == tuple(tuple(map(as_written, row)) for row in rows)[: len(cells) - 2]


def test_a_value_that_no_cell_of_ours_holds_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="cannot hold"):
        pack(replace(WANTED, tabs=(Tab("表", "", (Column("a"),), ((object(),),)),)))
