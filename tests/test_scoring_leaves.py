"""Why a figure is not known is looked for once, however many people share what it came from."""

from scoring.facts import View
from scoring.figure import Figure
from scoring.open_questions import open_questions
from scoring.pay import TOTAL
from scoring.ranking import not_there
from tests.worlds import OCTOBER, somebody

PEOPLE = 300


class Counted(tuple):
    """Parts that count how often they are looked at."""

    __slots__ = ()
    looked = 0

    def __iter__(self):
        """Yields the parts, and counts each."""
        for each in super().__iter__():
            Counted.looked += 1
            yield each


def shared():
    Counted.looked = 0
    leaves = [Figure("score", None, "points", ("waits_for", str(index))) for index in range(PEOPLE)]
    parts = Counted(leaves)
    return [Figure("mean", None, "points", ("not_known",), parts) for _ in range(PEOPLE)]


def test_whether_a_figure_can_exist_is_settled_by_the_first_leaf_that_can():
    assert [not_there(each) for each in shared()] == [False] * PEOPLE
    assert Counted.looked <= 4 * PEOPLE


def test_open_questions_look_at_shared_parts_once():
    views = [
        (View(somebody(f"{index:03}"), OCTOBER, {TOTAL: Figure(TOTAL, None, "yuan", ("not_known",), (each,))}, {}), ())
        for index, each in enumerate(shared())
    ]
    assert len(open_questions(views, ())) == 1
    assert Counted.looked <= 4 * PEOPLE
