"""Other Octobers of the demo department: one on the edges of the rules, and some by chance."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sheets_sync.demo.records import Adjustment, Event, Lead, Member

QUARTER = ("2026-07", "2026-08", "2026-09")
MONTHS = (*QUARTER, "2026-10")
LEAD, ONE, TWO = "客服领班", "一组", "二组"

# 工号, 姓名, 岗位, 组别, 状态, 职级, 岗位工资, 入职, 转正, 离职
MORE_LEADS = (
    Member("027", "石磊", LEAD, ONE, "试用", "中级", 2800, "2026-08-10"),  # 79.9 counts as 80
    Member("028", "白洁", LEAD, TWO, "正式", "高级", 2800, "2018-04-02", "2018-07-02"),  # forty hours away
    Member("029", "丁宁", LEAD, TWO, "正式", "高级", 2800, "2018-04-02", "2018-07-02"),  # forty-four
    Member("030", "康乐", LEAD, TWO, "正式", "高级", 2800, "2018-04-02", "2018-07-02"),  # absent
    Member("031", "温馨", LEAD, TWO, "正式", "高级", 2800, "2026-07-01", "2026-10-09"),  # month of confirmation
)


def edges(records):
    """Returns a department in which most things happen on the last day, or by the last point, that counts."""
    members = {one.id: one for one in (*records.members, *MORE_LEADS)}
    for person, changes in {
        "009": {"left": "2026-10-31", "status": "离职"},  # a whole month
        "014": {"confirmed": "2026-08-31"},
        "023": {"hired": "2026-10-01"},  # a whole month
        "024": {"left": "2026-10-10"},  # still there on the day of the review
        "025": {"confirmed": "2026-09-01"},  # no month since confirmation: three stars until the next evaluation
    }.items():
        members[person] = replace(members[person], **changes)
    work = {month: {one.id: one for one in ones} for month, ones in records.work.items()}
    for month in QUARTER:
        work[month]["016"] = replace(work[month]["003"], id="016")  # two for one place: neither has it
    for person in ("005", "020"):
        work["2026-10"][person] = replace(work["2026-10"]["003"], id=person)  # three share the first place
    work["2026-09"]["005"] = replace(work["2026-09"]["020"], id="005")  # and two the largest rise
    skills = {month: {one.id: one for one in ones} for month, ones in records.skills.items()}
    for person in ("005", "016"):
        skills["2026-10"][person] = replace(skills["2026-10"][person], points=98)  # as many as 020
    return replace(
        records,
        members=tuple(members.values()),
        work={month: tuple(ones.values()) for month, ones in work.items()},
        skills={month: tuple(ones.values()) for month, ones in skills.items()},
        leads={month: _leads_on_edges(records, month) for month in MONTHS},
        marks=MARKS,
        events=EVENTS,
        swaps=(Event("003", "2026-09-30", "私自", "上月"), Event("018", "2026-10-01", "未批准", "当月")),
        adjustments=(Adjustment("023", "2026-10", -0.01, "尾差", "周敏", "2026-10-31"),),
        typed={},
    )


def complained(records):
    """Returns the demo with a complaint about the attitude of October's best, who has no count of complaints."""
    complaint = Event("003", "2026-10-20", "态度投诉成立", "工单 20261020-01")
    return replace(records, events=(*records.events, complaint))


MARKS = {
    "2026-07": {"021": {2: "调1", 3: "调1"}, "020": {1: "调1"}},
    "2026-08": {"021": {4: "调1"}, "020": {3: "调1"}},
    "2026-09": {"021": {7: "调1"}, "020": {8: "调1"}, "026": {30: "旷"}},
    "2026-10": {
        "006": {7: "调0.5", 8: "调0.5", 9: "调1"},  # three times
        "012": {12: "调1", 13: "调1", 14: "调1", 15: "调1"},  # four times
        "001": {31: "早1"},
        "028": {5: "病1", 6: "病1", 7: "病1", 8: "事", 9: "事1"},
        "029": {5: "病1", 6: "病1", 7: "病1", 8: "事", 9: "事1", 12: "病0.5"},
        "030": {20: "旷"},
    },
}
EVENTS = (
    Event("017", "2026-07-31", "三个月零星决定", "七月、八月、九月"),
    Event("019", "2026-08-01", "三个月零星决定", "八月、九月、十月"),
    Event("021", "2026-07-31", "书面表扬", "到九月为止"),
    Event("020", "2026-08-01", "书面表扬", "到十月为止"),
    Event("011", "2026-08-31", "服务态度异常", "与十月不相连"),
    Event("011", "2026-10-01", "服务态度异常", "与八月不相连"),
    Event("007", "2026-10-02", "书面表扬", "同月又被通报"),
    Event("007", "2026-10-30", "通报批评", "降级优先"),
    Event("003", "2026-10-31", "书面表扬", "四星升五星"),
    Event("028", "2026-10-15", "书面表扬", "领班"),
)


def _leads_on_edges(records, month):
    pairs = {one.id: one for one in records.leads[month]}
    if month == "2026-10":
        pairs["001"] = Lead("001", 90, 91, 86, 93, 98.99)
        pairs["002"] = Lead("002", 85, 85, 85, 85, 98)  # the source's own: 4700
    there = {"027": Lead("027", 80, 80, 80, 79.5, 98), "028": Lead("028", 88, 88, 88, 88, 99)}
    there |= {person: Lead(person, 88, 87, 86, 85, 99) for person in ("029", "030", "031")}
    if month < "2026-08":
        del there["027"]
    return (*pairs.values(), *there.values())


def by_chance(records, seed):
    """Returns the same people after four months in which anything may have happened to them."""
    chance = Random(seed)  # noqa: S311 - no secret
    regular = [one for one in records.members if one.confirmed and one.confirmed < "2026-08" and not one.left]
    people = [one.id for one in regular]
    reps = [one.id for one in regular if one.role != LEAD]
    return replace(
        records,
        work={month: tuple(_work(one, seed, chance) for one in ones) for month, ones in records.work.items()},
        skills={month: tuple(_skill(one, chance) for one in ones) for month, ones in records.skills.items()},
        leads={month: tuple(_lead(one, chance) for one in ones) for month, ones in records.leads.items()},
        marks={month: _marks(records.serving(month), month, chance) for month in MONTHS},
        events=tuple(_event(chance.choice(people), chance) for _ in range(9)),
        swaps=tuple(Event(chance.choice(reps), _day(chance), chance.choice(("私自", "已批准")), "") for _ in range(4)),
        adjustments=tuple(_adjustment(one.id, chance) for one in chance.sample(regular, 6)),
        typed={},
    )


def _work(one, seed, chance):
    talent = Random(f"{seed} {one.id}").random()  # noqa: S311 - no secret
    good = 0.8 * talent + 0.2 * chance.random()  # who is good is good in everything
    return replace(
        one,
        workload=int(560 + 400 * good),
        error_rate=chance.choice((0.2, 0.5, 0.5, 0.51, 1, 1, 1.01, 2, 2.01)[: 9 - int(5 * good)]),
        seat_rate=chance.choice((98.2, 95, 95, 94.9, 90, 89.9, 80, 79.9)[: 8 - int(5 * good)]),
        upheld=int(chance.random() < 0.15),
        daily_tasks=round(13 + 7 * good),
    )


def _skill(one, chance):
    typing = one.typing and chance.choice((59, 60, 69, 70, 75, 84, 85, 94, 95, 95, 96, 99))
    return replace(one, points=chance.randint(80, 90), typing=typing)


def _lead(one, chance):
    points = {part: chance.randint(70, 100) for part in ("overall", "floor", "training", "daily")}
    return replace(one, **points, satisfaction=chance.choice((97.5, 98.9, 99, 99.4)))


def _marks(members, month, chance):
    marks = {}
    for member in chance.sample(members, 4):
        number = int(month[5:])
        there = [day for day in range(1, monthrange(2026, number)[1] + 1) if member.employed(date(2026, number, day))]
        kinds = chance.choices(("迟10", "早5", "事0.5", "病1", "调1", "调1", "旷"), k=chance.randint(1, 4))
        marks[member.id] = dict(zip(chance.sample(there, len(kinds)), kinds, strict=True))
    return marks


def _day(chance):
    return (date(2026, 8, 1) + timedelta(days=chance.randrange(92))).isoformat()


def _event(person, chance):
    kinds = (
        "书面表扬",
        "书面表扬",
        "服务态度异常",
        "服务态度异常",
        "通报批评",
        "态度投诉成立",
        "重大工作失误",
        "三个月零星决定",
    )
    return Event(person, _day(chance), chance.choice(kinds), "")


def _adjustment(person, chance):
    return Adjustment(person, chance.choice(MONTHS), chance.randint(-9999, 9999) / 100, "补", "周敏", "2026-10-30")
