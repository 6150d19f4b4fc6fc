"""The records that a team file fills: no key of it means anything that is not said here."""

from dataclasses import dataclass, field
from typing import Literal

from sheets_sync.team.cycle import Periods
from sheets_sync.team.table import Table


@dataclass(frozen=True, slots=True)
class Signs:
    """Who may sign a month, by name; anybody may, where nobody is named. Nobody may do both for one month.

    A name may be followed by the address of a Google account (``周敏 <zhou@example.com>``): where the months' book is a
    Google spreadsheet, that account has a box to tick in the tab 月结.

    Attributes:
        confirm: the supervisors who may stand by it.
        close: who of HR may close it, and open it again.
    """

    confirm: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the department.

    Attributes:
        titles: how the roster writes it (岗位).
        schemes: the schemes that apply, in this order.
    """

    titles: tuple[str, ...]
    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheirBook:
    """A workbook that people keep and that we only ever read.

    Attributes:
        at: its address; a path in it is absolute once the team file has been read.
        owner: who keeps it, and so who mends what is wrong in it.
    """

    at: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class OurBook:
    """A workbook of ours, written whole.

    Attributes:
        at: its address; ``{period}`` stands for the period.
        editors: addresses of people who may edit our tabs beside the service itself, where a home of books knows
            people; nobody needs to.
        readers: addresses of people who are meant to see the book, so that anybody else is noticed.
        details: whether the tab with the reasons of every figure is in it; very large departments may leave it out.
        pay: whether staff see in ``results`` what they are paid, from the day on which the month is confirmed.
    """

    at: str
    editors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    details: bool = True
    pay: bool = False

    def address(self, period: object) -> str:
        """Returns the address of the period's book."""
        return self.at.replace("{period}", str(period))


@dataclass(frozen=True, slots=True)
class Team:
    """What a team's file declares.

    Attributes:
        team: its name, that of the file.
        title: language to the name that people see.
        language: of our tabs and messages.
        time_zone: whose days and months count.
        period: how long its periods are, and how they are counted by weeks.
        given: figures of the schemes that a table gives instead of their rule (a panel's decision); only these may.
        roles: key to role.
        books: theirs, by key.
        tables: by key.
        ours: ``summary``, ``payroll`` and ``results``; and ``months``, one for all periods, where a team has its months
            confirmed and closed.
        signs: who may confirm and who may close a month.
    """

    team: str
    title: dict[str, str]
    roles: dict[str, Role]
    books: dict[str, TheirBook]
    tables: dict[str, Table]
    ours: dict[str, OurBook]
    language: Literal["zh", "en"] = "zh"
    time_zone: str = "Asia/Shanghai"
    period: Periods = field(default_factory=Periods)
    given: tuple[str, ...] = ()
    signs: Signs = field(default_factory=Signs)

    @property
    def keeps_months(self) -> bool:
        """Tells whether its months are confirmed and closed."""
        return "months" in self.ours

    def mark(self, table: str, *told: object) -> str:
        """Returns the name under which the tab of a table is marked; two teams may read one spreadsheet.

        Args:
            table: its key.
            told: the period and the week that the tab is of, where each has its own.
        """
        return " ".join((f"{self.team}.{table}", *map(str, told)))
