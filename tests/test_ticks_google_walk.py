"""People tick, untick and change scores as they like: nobody confirms and closes alone, and what is closed stays."""

import random
from itertools import pairwise

import pytest

from sheets_sync import closing
from sheets_sync.plan import Trust
from sheets_sync.run import run
from tests.played import Google, Refused
from tests.signing import signed_in
from tests.ticking_shop import HR, LEAD, TO_CONFIRM, begun

BOTH = "both@example.com"
SIGNS = f'{{confirm: ["店长 <{LEAD}>", "两头 <{BOTH}>"], close: ["人事甲 <{HR}>", "两头 <{BOTH}>"]}}'
COLUMNS = (TO_CONFIRM, "主管打勾确认（两头）", "人事打勾关账（人事甲）", "人事打勾关账（两头）")
STEPS = 10


@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_tick(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 - a walk that can be walked again
    with Google() as google, signed_in(google):
        shop = begun(google, tmp_path, SIGNS)
        google.person("boss@example.com").share(shop.ids["months"], BOTH)
        shop.written()
        closed = ()
        for step in range(STEPS):
            if closed and chance.random() < 0.7:
                opened_again(shop, step)
            for _ in range(chance.randint(1, 2)):
                somebody_does(shop, chance)
            shop.written()
            closed = held(shop, closed)
            assert shop.looked().plan.is_empty


def somebody_does(shop, chance):
    """Has somebody tick any box, as far as they may, or change a score."""
    deed = chance.random()
    if deed < 0.94:
        who = chance.choice((LEAD, HR, BOTH, BOTH))
        mine = {LEAD: COLUMNS[:1], HR: COLUMNS[2:3], BOTH: (COLUMNS[1], COLUMNS[3])}[who]
        column = chance.choice((*mine, *mine, *COLUMNS))
        value = chance.choice((*[True] * 8, False, "是"))
        if column in mine:
            shop.tick(who, column, value)
        else:
            with pytest.raises(Refused):
                shop.tick(who, column, value)
    else:
        shop.score(chance.randint(60, 99))


def opened_again(shop, what):
    """Has HR open a closed month again; one that is not is left as it is."""
    opened = closing.reopen(shop.looked(), "人事甲", f"第 {what} 步", shop.settings)
    if not isinstance(opened, tuple):
        run(opened, Trust())


def held(shop, before):
    """Holds books and record against each other; returns what a closed month pays, which must be what it paid."""
    _, _, *rows = shop.google.grid(shop.ids["months"])["月结记录"].rows
    events = [(row[2], row[4], row[5]) for row in rows if row[2] != "打勾没有算"]
    for (was, first, signed), (what, then, figures) in pairwise(events):
        if what == "关账":
            assert (was, signed) == ("确认", figures)
            assert first != then
    state, last = shop.cell("状态"), events[-1]
    assert (
        state == {"公布草稿": "草稿", "确认失效": "草稿", "重开": "草稿", "确认": "已确认", "关账": "已关账"}[last[0]]
    )
    confirmer = shop.cell("确认人")
    ticked = [shop.cell(column) for column in COLUMNS]
    assert ticked[:2] == [confirmer == "店长", confirmer == "两头"]
    assert ticked[2:] == [shop.cell("关账人") == "人事甲", shop.cell("关账人") == "两头"]
    if state != "已关账":
        return ()
    paid = tuple(shop.google.grid(shop.ids["payroll"])["工资"].rows[2:])
    number = sum(what == "关账" for what, _, _ in events)
    assert not before or before[0] != number or before[1] == paid
    return (number, paid)
