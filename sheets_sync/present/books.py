"""The three books of a month, whole, as they are to be."""

from scoring.appraise import Appraisal
from scoring.facts import Department
from scoring.problem import Problem
from sheets_sync.grid import Tab, Wanted
from sheets_sync.present.detail_tabs import details
from sheets_sync.present.edition import Edition, edition
from sheets_sync.present.payroll_tab import payroll
from sheets_sync.present.problem_tab import problems
from sheets_sync.present.receipt import Receipt
from sheets_sync.present.receipt_tab import receipt as receipt_tab
from sheets_sync.present.results_tab import results
from sheets_sync.present.summary_tab import summary
from sheets_sync.team import Team


def present(team: Team, appraisal: Appraisal, department: Department, receipt: Receipt) -> tuple[Wanted, ...]:
    """Returns the summary for supervisors, the payroll for HR and the results for staff; same facts, same books.

    Amounts of money stand in the payroll's book only, but for the control total in the receipt.
    """
    made = edition(team, appraisal, department, receipt)
    first, pay, staff = summary(made), payroll(made), results(made)
    last = receipt_tab(made, first, pay, staff)
    return (
        _book(made, "summary", (first, *_details(made, "summary"), problems(made), last)),
        _book(made, "payroll", (pay, *_details(made, "payroll"))),
        _book(made, "results", (staff,)),
    )


def confirmed_results(team: Team, appraisal: Appraisal, department: Department, receipt: Receipt) -> Wanted:
    """Returns the results of a month that somebody stands by: staff may see what they are paid."""
    made = edition(team, appraisal, department, receipt)
    return _book(made, "results", (results(made, confirmed=True),))


def _book(made: Edition, key: str, tabs: tuple[Tab, ...]) -> Wanted:
    period = made.appraisal.period
    ours = made.team.ours[key]
    lost = {each.where.book for each in made.department.problems if _is_of_a_book(each)}
    title, without = made.book(key), tuple(sorted(lost))
    return Wanted(key, ours.address(period), str(period), tabs, title, editors=ours.editors, without=without)


def _is_of_a_book(problem: Problem) -> bool:
    """Tells whether a problem says that a whole book could not be read."""
    return problem.where.key.startswith("books.") and problem.code != "book_time_zone"


def _details(made: Edition, key: str) -> tuple[Tab, ...]:
    """Returns the tabs of reasons of a book, unless its team does without."""
    return details(made, money=key == "payroll") if made.team.ours[key].details else ()
