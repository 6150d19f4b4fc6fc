"""客服人员评分明细 of a Taobao shop as a clerk would reckon it: eight blocks by two raters, and three kinds of money.

The agent counts 40 %, the supervisor 60 %. The best of each department has 200 yuan, if "good" at least; who was never
late, away, early or absent has 50. What the steps of B2, "good" and the commission are is lost.
"""

from fractions import Fraction

from tests.oracle.world import cents, fraction, served, whole

BLOCKS = ("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4")
FOUR = ("in_time", "feedback", "no_error", "satisfied")
SETTINGS = {
    "block_mode": "free", "block_max_a1": 20, "block_max_a2": 10, "block_max_a3": 10, "block_max_a4": 10,
    "block_max_b1": 19, "block_max_b2": 5, "block_max_b3": 16, "block_max_b4": 10,
    "a1_rows": {"a": 6, "b": 5, "c": 5, "d": 4}, "a2_rows": {"a": 3, "b": 2, "c": 2, "d": 1, "e": 2},
    "a3_rows": {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1, "f": 2}, "a4_rows": {"a": 5, "b": 2, "c": 3},
    "b1_rows": {"a": 5, "b": 4, "c": 3, "d": 3, "e": 4, "f": 2, "g": 3}, "b3_rows": {"a": 7, "b": 5, "c": 4},
    "b4_rows": {"a": 5, "b": 3, "c": 2}, "section_weights": "ignore", "discipline_section": 20,
    "attitude_section": 10, "duties_section": 70, "rater_weights": {"self_total": "40%", "supervisor_total": "60%"},
    "missing_policy": "block", "top_award": 200, "top_places": 1, "tie_policy": "all", "full_attendance_amount": 50,
    "part_month_attendance": "fails", "pay_commission": "no",
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    found = {who.id: _scored(world, who, settings) for who in there}
    for who in there:
        totals = {id_: figures["total"] for id_, figures in found.items() if world.groups[id_] == world.groups[who.id]}
        found[who.id] |= {
            "top_award_due": _top(who.id, totals, settings), "full_attendance_award": _full(world, who, settings),
            "commission": _commission(world, who, settings),
        }  # fmt: skip
    return found


def _scored(world, who, settings):
    found = {}
    for rater in ("self", "supervisor"):
        points = {block: _block(world, who, rater, block, settings) for block in BLOCKS}
        found |= {f"{rater}_{block}_points": value for block, value in points.items()}
        found[f"{rater}_total"] = None if None in points.values() else _whole(points, settings)
    parts = [(fraction(weight), found[name]) for name, weight in settings["rater_weights"].items() if fraction(weight)]
    if settings["missing_policy"] == "renormalise":
        parts = [part for part in parts if part[1] is not None]
    known = parts and all(value is not None for _, value in parts)
    # A mark that cannot be is no missing mark: nobody else's counts for it.
    raters = [name.removesuffix("_total") for name, weight in settings["rater_weights"].items() if fraction(weight)]
    known = known and not any(_wrong(world, who, rater, block, settings) for rater in raters for block in BLOCKS)
    found["total"] = sum(w * value for w, value in parts) / sum(w for w, _ in parts) if known else None
    return found


def _block(world, who, rater, block, settings):
    mode, most = settings["block_mode"], fraction(settings[f"block_max_{block}"])
    if block == "b2" and mode != "free":
        return _four(world, who, rater, settings["b2_steps"])
    if mode == "free":
        points = world.said(who, world.span, f"{rater}_{block}")
        return points if points is not None and 0 <= points <= most else None
    ticked = world.word(who, world.span, f"{rater}_{block}_rows")
    rows = ticked.split("、") if ticked else []
    if not rows or (mode == "level" and len(rows) > 1):
        return None
    table = settings[f"{block}_rows"]
    points = sum(fraction(table[row]) for row in rows)
    return points if points <= most else None


def _wrong(world, who, rater, block, settings):
    mode, most = settings["block_mode"], fraction(settings[f"block_max_{block}"])
    if block == "b2" and mode != "free":
        return False
    if mode == "free":
        points = world.said(who, world.span, f"{rater}_{block}")
        return points is not None and not 0 <= points <= most
    rows = [row for row in (world.word(who, world.span, f"{rater}_{block}_rows") or "").split("、") if row]
    return (mode == "level" and len(rows) > 1) or sum(fraction(settings[f"{block}_rows"][row]) for row in rows) > most


def _four(world, who, rater, steps):
    """Returns the points for complaints; none is given away while one of the four is not known."""
    answers = [world.said(who, world.span, f"{rater}_{name}") for name in FOUR]
    repeated = world.said(who, world.span, f"{rater}_three_repeated")
    if repeated == 1:
        return fraction(steps["repeated"])
    if None in answers or repeated is None:
        return None
    return fraction(steps[str(sum(answer == 0 for answer in answers))])


def _whole(points, settings):
    if settings["section_weights"] == "ignore":
        return sum(points.values())
    sections = (("discipline", BLOCKS[:1]), ("attitude", BLOCKS[1:4]), ("duties", BLOCKS[4:]))
    return sum(
        fraction(settings[f"{name}_section"]) * sum(points[block] for block in blocks)
        / sum(fraction(settings[f"block_max_{block}"]) for block in blocks)
        for name, blocks in sections
    )  # fmt: skip


def _top(id_, totals, settings):
    mine, places, award = totals[id_], int(settings["top_places"]), fraction(settings["top_award"])
    if mine is None:
        return None
    if mine < fraction(settings["grade_good_min"]):
        return 0
    others = {other: total for other, total in totals.items() if other != id_}
    better = sum(total > mine for total in others.values() if total is not None)
    tied = [other for other, total in others.items() if total == mine]
    unknown = [other for other, total in others.items() if total is None]
    outcomes = {
        _prize(id_, better + above, [*tied, *unknown[above : above + level]], places, award, settings["tie_policy"])
        for above in range(len(unknown) + 1) for level in range(len(unknown) - above + 1)
    }  # fmt: skip
    return outcomes.pop() if len(outcomes) == 1 else None


def _prize(id_, better, tied, places, award, ties):
    """Returns what somebody has of the prizes when so many are better and those are as good."""
    left = places - better
    if left <= 0:
        return 0
    if ties == "all" or len(tied) < left:
        return cents(award)
    if ties == "none":
        return 0
    share, odd = divmod(int(cents(award * left) * 100), len(tied) + 1)
    return Fraction(share + (sorted([id_, *tied]).index(id_) < odd), 100)


def _full(world, who, settings):
    counts = [world.said(who, world.span, f"{name}_count") for name in ("late", "leave", "early", "absent")]
    if settings["part_month_attendance"] == "fails" and not whole(who, world.span):
        return 0
    if any(count for count in counts if count is not None):
        return 0
    return None if None in counts else cents(fraction(settings["full_attendance_amount"]))


def _commission(world, who, settings):
    if settings["pay_commission"] == "no":
        return 0
    sales = world.said(who, world.span, "monthly_sales")
    return None if sales is None else cents(sales * fraction(settings["commission_rate"]))
