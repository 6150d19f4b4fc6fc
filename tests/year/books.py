"""The books of a department as people keep them: who works there, what they scored, who was late, what is appealed."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from scoring.period import Period
from sheets_sync.backends import memory
from sheets_sync.grid import Grid
from tests.appealing import HEADINGS
from tests.year.configured import YEAR

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; who has no day of leaving stays."""

    id: str
    name: str
    number: int
    hired: date
    left: date | None

    def serves(self, period):
        return self.hired <= period.last and (self.left is None or self.left >= period.first)


def people(team):
    """Returns thirty people: in each month one joins on the 10th and another leaves on the 15th."""
    found = []
    for place, surname in enumerate(SURNAMES, start=1):
        hired, left = date(YEAR - 2, 3, 1), None
        if place <= 12:
            left = date(YEAR, place, 15)
        elif place <= 24:
            hired = date(YEAR, place - 12, 10)
        name = surname + ("东" if team == "east" else "西")
        found.append(Person(f"{'1' if team == 'east' else '2'}{place:02}", name, place, hired, left))
    return tuple(found)


@dataclass
class Books:
    """What is kept of a department, and put where the service reads it.

    Attributes:
        team: which.
        from_day: on which day its months begin.
        scores: person and month to the score, where it is another than usual.
        appeals: rows of the table of appeals.
    """

    team: str
    from_day: int
    scores: dict = field(default_factory=dict)
    appeals: list = field(default_factory=list)
    until: Period | None = None

    def __post_init__(self):
        self.people = people(self.team)

    def of(self, number):
        return next(each for each in self.people if each.number == number)

    def put(self, until):
        """Puts everything there, with the figures up to a month."""
        self.until = until
        name = f"memory:{self.team}"
        roster = [(p.id, p.name, "店员", p.hired, p.left, Decimal(3000 + 10 * p.number)) for p in self.people]
        head = ("工号", "姓名", "岗位", "入职日期", "离职日期", "岗位工资")
        late = ("迟到次数",) if self.team == "cycle" else ()
        monthly = Grid("评分", (("工号", "姓名", "月份", "得分", *late), *self._scores()))
        memory.put(f"{name}/评分表", Grid("名册", (head, *roster)), monthly)
        memory.put(f"{name}/考勤表", *([self._marks(month) for month in self._months()] if not late else ()))
        paid = ("工号", "姓名", "月份", "金额", "原因", "批准人")
        memory.put(f"{name}/人事调整", Grid("调整", (paid,)), Grid("申诉", (HEADINGS, *self.appeals)))

    def _months(self):
        month = Period(YEAR - 1, 10, 1, self.from_day)
        while month.first <= self.until.first:
            yield month
            month = month.shift(1)

    def _scores(self):
        for month in self._months():
            for person in self.people:
                if person.serves(month):
                    usual = 70 + (person.number * 7 + month.month * 5) % 30
                    score = self.scores.get((person.number, str(month)), usual)
                    late = (Decimal(_late(person, month)),) if self.team == "cycle" else ()
                    yield (person.id, person.name, date(month.year, month.month, 1), Decimal(score), *late)

    def _marks(self, month):
        days = range(1, monthrange(month.year, month.month)[1] + 1)
        rows = [(p.id, p.name, *(_mark(p, month, day) for day in days)) for p in self.people if p.serves(month)]
        return Grid(f"{month.year}年{month.month}月", (("工号", "姓名", *map(Decimal, days)), *rows))


def _late(person, month):
    return int((person.number + month.month) % 5 == 0)


def _mark(person, month, day):
    on = date(month.year, month.month, day)
    if on < person.hired or (person.left and on > person.left):
        return None
    return "迟8" if _late(person, month) and day == 12 else "√"
