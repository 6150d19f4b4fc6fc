"""The Bozhen schemes worked out a second time, in fractions, from the wording of the circular and nothing of ours.

A world is plain: people, and for each person and month the facts as written text. Nothing here is imported from the
product, so that an error there cannot repeat itself here. What is not known is None, never nought.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache

SCORE_STANDARDS = {1: 60, 2: 75, 3: 85, 4: 92, 5: 96}
SKILL_STANDARDS = {2: 60, 3: 70, 4: 85, 5: 95}
STAR_PAY = {0: 0, 1: 600, 2: 900, 3: 1200, 4: 1500, 5: 2000}
LEAD_STANDARDS = {1: 60, 2: 75, 3: 85, 4: 92}
LEAD_STAR_PAY = {0: 0, 1: 1000, 2: 2000, 3: 2500, 4: 3000}
LEAD_WEIGHTS = {"overall_management": 30, "floor_management": 30, "training_management": 20, "daily_management": 20}


@dataclass(frozen=True)
class Who:
    """Somebody invented."""

    id: str
    role: str = "rep"
    group: str = "一组"
    probation: bool = False
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None


@dataclass(frozen=True)
class World:
    """A department: the month to be paid, who there is, and what was written of them.

    ``facts`` holds only months in which somebody served; a value is text as written, or None where nothing is known.
    """

    month: tuple[int, int]
    people: tuple[Who, ...]
    facts: dict[tuple[str, tuple[int, int]], dict[str, str | None]] = field(default_factory=dict)


# --- months


def later(month, by):
    """Returns the month so many after (or before)."""
    year, index = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return (year, index + 1)


@cache
def bounds(month):
    """Returns the first and the last day."""
    return date(*month, 1), date(*month, calendar.monthrange(*month)[1])


def quarter_of(month):
    """Returns the first month of the quarter."""
    return (month[0], (month[1] - 1) // 3 * 3 + 1)


def data_quarter(month):
    """Returns the three months that the stars of a month are worked out from."""
    return [later(quarter_of(month), by) for by in (-3, -2, -1)]


@cache
def days_served(who, month):
    """Returns how many days of the month they were employed."""
    first, last = bounds(month)
    start, end = max(first, who.hired or first), min(last, who.left or last)
    return max(0, (end - start).days + 1)


def whole_month(who, month):
    """Tells whether they served every day of it."""
    return days_served(who, month) == bounds(month)[1].day


def standing(who, month):
    """Returns probation, confirming (the month of confirmation) or regular."""
    first, last = bounds(month)
    if who.confirmed is None:
        return "probation" if who.probation else "regular"
    if who.confirmed > last:
        return "probation"
    return "confirming" if who.confirmed >= first else "regular"


# --- what was written


_fraction = cache(Fraction)


def number(world, who, month, name):
    """Returns the fraction that was written, None when nothing is known."""
    text = world.facts[(who.id, month)].get(name)
    return None if text is None else _fraction(text)


def happened(world, who, month, name):
    """Returns how often something happened; nought in a month that was not served."""
    return number(world, who, month, name) if days_served(who, month) else Fraction(0)


def highest_met(value, standards, otherwise):
    """Returns the highest level whose standard is met; the standard itself is enough."""
    if value is None:
        return None
    return max([level for level, least in standards.items() if value >= least], default=otherwise)


def mean(values):
    """Returns the mean of what exists, None when there is nothing or something of it is not known."""
    values = list(values)
    return None if not values or None in values else sum(values) / len(values)


def cents(amount):
    """Returns the amount to the cent, halves away from nought."""
    scaled = abs(amount) * 100
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if amount >= 0 else -whole, 100)


# --- the month's score


def errors_points(rate):
    """Returns the points for the share of errors, as the example figures have them."""
    return next(points for most, points in ((Fraction("0.5"), 20), (1, 16), (2, 10), (10**9, 0)) if rate <= most)


def seat_points(rate):
    """Returns the points for the occupancy of the seat."""
    return next(points for least, points in ((95, 10), (90, 8), (80, 5), (-(10**9), 0)) if rate >= least)


def score(world, who, month):
    """Returns the month's score, unrounded."""
    written = world.facts[(who.id, month)]
    if "performance_score" in written:
        return number(world, who, month, "performance_score")
    if who.role == "lead":
        parts = [(number(world, who, month, name), weight) for name, weight in LEAD_WEIGHTS.items()]
        return (
            None if any(value is None for value, _ in parts) else sum(value * weight for value, weight in parts) / 100
        )
    work, errors, seat, complaints, daily = (
        number(world, who, month, name)
        for name in ("workload", "error_rate", "seat_rate", "complaint_count", "daily_tasks")
    )
    if None in (work, errors, seat, complaints, daily):
        return None
    return min(40, 40 * work / 900) + errors_points(errors) + seat_points(seat) + max(0, 10 - 5 * complaints) + daily


# --- attendance


def attended(world, who, months):
    """Tells whether nothing broke attendance over the months served: no lateness, at most three compensatory leaves."""
    served = [month for month in months if days_served(who, month)]
    never = ("late_count", "early_count", "absent_count", "sick_leave_count", "personal_leave_count")
    broken = any(happened(world, who, month, name) for month in served for name in never)
    return not broken and sum(happened(world, who, month, "comp_leave_count") for month in served) <= 3


def full_attendance(world, who):
    """Tells whether the month earns the award: the whole month served, and attendance met."""
    return whole_month(who, world.month) and attended(world, who, [world.month])


# --- the stars of a representative


def quarter_mean(world, who):
    """Returns the mean of the months served in the data quarter."""
    return mean(score(world, who, month) for month in data_quarter(world.month) if days_served(who, month))


def regular_months(world, who):
    """Returns in how many months of the data quarter they served after the month of confirmation."""
    return sum(
        1 for month in data_quarter(world.month) if days_served(who, month) and standing(who, month) == "regular"
    )


def skill(world, who):
    """Returns the skill, if the test was finished by the fifth of the quarter's first month."""
    first = quarter_of(world.month)
    if not days_served(who, first):
        return None
    written = world.facts[(who.id, first)]
    day = written.get("skill_date")
    in_time = day is not None and date.fromisoformat(day) <= date(*first, 5)
    return number(world, who, first, "typing_cpm") if in_time else None


def reached(world, who):
    """Returns the stars by the standards alone, before the quota."""
    if standing(who, world.month) != "regular" or regular_months(world, who) < 1:
        return 3
    by_score = highest_met(quarter_mean(world, who), SCORE_STANDARDS, 0)
    if not attended(world, who, data_quarter(world.month)):
        return None if by_score is None else min(1, by_score)
    by_skill = highest_met(skill(world, who), SKILL_STANDARDS, 1)
    return None if None in (by_score, by_skill) else min(by_score, by_skill)


def in_post_at_review(world, who):
    """Tells whether they were employed on the tenth of the quarter's first month."""
    review = date(*quarter_of(world.month), 10)
    return (who.hired or review) <= review <= (who.left or review)


def five_star_places(world):
    """Returns the places: five per cent of the heads on the day of the review, rounded down."""
    heads = sum(1 for who in world.people if who.role == "rep" and in_post_at_review(world, who))
    return heads * 5 // 100


def five_star_ranks(world):
    """Returns of each who reached five stars how many are at least as good, themselves included; ties so count all."""
    here = [who for who in world.people if who.role == "rep" and in_post_at_review(world, who)]
    merits = {who.id: (quarter_mean(world, who), skill(world, who)) for who in here if reached(world, who) == 5}
    return {each: sum(other >= merit for other in merits.values()) for each, merit in merits.items()}


def five_star_doubts(world):
    """Returns how many compete of whom it is not known what they reached: each might take a place."""
    here = [who for who in world.people if who.role == "rep" and in_post_at_review(world, who)]
    return sum(1 for who in here if reached(world, who) is None)


def evaluated(world, who, review):
    """Returns the quarter's stars, after the quota; None where somebody in doubt might still take the place."""
    stars = reached(world, who)
    if stars != 5:
        return stars
    places, ranks, doubts = review
    if ranks.get(who.id, places + 1) > places:
        return 4
    return 5 if ranks[who.id] + doubts <= places else None


def downgraded(world, who):
    """Tells whether the month's stars fall to nought."""
    month = world.month
    attitude = all(happened(world, who, each, "bad_attitude_count") for each in (month, later(month, -1)))
    events = any(
        happened(world, who, month, name) for name in ("breach_count", "attitude_complaint_count", "absent_count")
    )
    decided = any(happened(world, who, later(month, -by), "zero_star_decision_count") for by in (0, 1, 2))
    return attitude or events or decided


def praised(world, who, months):
    """Tells whether there was written praise in any of the months."""
    return any(happened(world, who, month, "praise_count") for month in months)


def rep_star(world, who, review):
    """Returns the month's stars."""
    if standing(who, world.month) == "probation":
        return 3
    if downgraded(world, who):
        return 0
    stars = evaluated(world, who, review)
    return (
        stars
        if stars is None or not praised(world, who, [later(world.month, -by) for by in (0, 1, 2)])
        else min(5, stars + 1)
    )


def confirmation_proposed(world, who, least):
    """Tells whether this month and the one before were served on probation with the score, unfloored."""
    for month in (world.month, later(world.month, -1)):
        if not days_served(who, month) or standing(who, month) != "probation":
            return False
    scores = [score(world, who, month) for month in (world.month, later(world.month, -1))]
    if any(value is not None and value < least for value in scores):
        return False
    return None if None in scores else True


def rep_pay(world, who, stars):
    """Returns the pay items of a representative."""
    month, points = world.month, score(world, who, world.month)
    base = number(world, who, month, "post_pay")
    share = Fraction(days_served(who, month), bounds(month)[1].day)
    if standing(who, month) == "probation":
        earned = None if points is None else STAR_PAY[3] * Fraction(90, 100) * max(points, Fraction(70)) / 100
    else:
        earned = None if None in (points, stars) else STAR_PAY[stars] * points / 100
    new_praise = praised(world, who, [month]) and not praised(world, who, [later(month, -1), later(month, -2)])
    reward = 0 if not new_praise else (None if stars is None else 500 * (stars == 5))
    return {
        "post_pay_due": base * share,
        "full_attendance_award": 200 if full_attendance(world, who) else 0,
        "performance_pay": earned,
        "five_star_reward": reward,
        "welfare": 0,
    }


# --- the monthly awards


def eligible(world, who):
    """Tells whether somebody may win: full attendance, no absence, own swap, complaint of any kind or major error."""
    complaints = ("complaint_count", "attitude_complaint_count")
    faults = ("absent_count", "unauthorised_swap_count", *complaints, "major_error_count")
    return full_attendance(world, who) and not any(happened(world, who, world.month, name) for name in faults)


def progress(world, who):
    """Returns the rise over the month before, None for whoever has no earlier score."""
    before = later(world.month, -1)
    now, then = score(world, who, world.month), score(world, who, before) if days_served(who, before) else None
    return None if None in (now, then) else now - then


def prizes(contest):
    """Returns the prize of each who takes part: 200 to the highest, nothing to the others.

    Who has no merit (False) is in no contest. While somebody's merit is not known (None), neither is their prize, nor
    that of the highest whom they might pass.
    """
    known = {who: merit for who, merit in contest.items() if merit}
    unknown = dict.fromkeys(who for who, merit in contest.items() if merit is None)
    best = None if unknown else 200
    return {who: best if merit == max(known.values()) else 0 for who, merit in known.items()} | unknown


def awards(world, here):
    """Returns the prizes of each award, by person."""
    contest = [who for who in here if eligible(world, who)]
    scores = {who.id: score(world, who, world.month) for who in contest}
    tests = {who.id: number(world, who, world.month, "skill_score") for who in contest}
    return {
        "award_service": prizes({each: None if value is None else (value,) for each, value in scores.items()}),
        "award_progress": prizes({who.id: rise(world, who, scores[who.id]) for who in contest}),
        "award_efficiency": prizes({each: None if value is None else (value,) for each, value in tests.items()}),
    }


def rise(world, who, now):
    """Returns the rise and the score that breaks ties; False without a rise or a month before, None when not known."""
    if not days_served(who, later(world.month, -1)):
        return False
    risen = progress(world, who)
    return None if risen is None else risen > 0 and (risen, now)


# --- the leads


def group_in(world, who, month):
    """Returns the group somebody belonged to in a month."""
    return world.facts[(who.id, month)].get("group") or who.group


def group_mean(world, lead):
    """Returns the mean over all months of all representatives of the group in the data quarter."""
    group = group_in(world, lead, world.month)
    return mean(
        score(world, who, month)
        for who in world.people
        for month in data_quarter(world.month)
        if who.role == "rep" and days_served(who, month) and group_in(world, who, month) == group
    )


def group_fault(world, lead):
    """Tells whether a breach, an upheld complaint about attitude or a major error happened in the group this month."""
    month, group = world.month, group_in(world, lead, world.month)
    names = ("breach_count", "attitude_complaint_count", "major_error_count")
    here = [who for who in world.people if days_served(who, month) and group_in(world, who, month) == group]
    return any(happened(world, who, month, name) for who in here for name in names)


def lead_evaluated(world, who):
    """Returns the quarter's stars of a lead."""
    after = regular_months(world, who)
    if standing(who, world.month) != "regular" or after == 0:
        return 1
    earlier = data_quarter(data_quarter(world.month)[0])
    evaluated_before = any(days_served(who, month) and standing(who, month) == "regular" for month in earlier)
    return highest_met(group_mean(world, who) if evaluated_before else quarter_mean(world, who), LEAD_STANDARDS, 0)


def lead_star(world, who):
    """Returns the month's stars of a lead."""
    month = world.month
    if standing(who, month) == "probation":
        return 1
    if group_fault(world, who):
        return 0
    stars, satisfied = lead_evaluated(world, who), number(world, who, month, "satisfaction_rate")
    quarter = [later(quarter_of(month), by) for by in range(3) if later(quarter_of(month), by) <= month]
    if None in (stars, satisfied):
        return None
    raised = stars + praised(world, who, quarter) + (satisfied >= 99)
    hours = number(world, who, month, "sick_leave_hours") + number(world, who, month, "personal_leave_hours")
    own_fault = (
        number(world, who, month, "late_count") >= 3 or hours > 40 or number(world, who, month, "absent_count") > 0
    )
    return min(1 if own_fault else 4, raised)


def lead_pay(world, who, stars):
    """Returns the pay items of a lead."""
    month, points = world.month, score(world, who, world.month)
    if points is not None and standing(who, month) == "probation":
        points = max(points, Fraction(80))
    return {
        "post_pay_due": 2800 * Fraction(days_served(who, month), bounds(month)[1].day),
        "full_attendance_award": 200 if full_attendance(world, who) else 0,
        "performance_pay": None if None in (points, stars) else LEAD_STAR_PAY[stars] * points / 100,
        "welfare": 0,
    }


# --- everybody


def worked_out(world):
    """Returns the month's figures of everybody who served in it: by person, by name."""
    here = [who for who in world.people if days_served(who, world.month)]
    reps = [who for who in here if who.role == "rep"]
    review = (five_star_places(world), five_star_ranks(world), five_star_doubts(world))
    won = awards(world, reps)
    found = {}
    for who in here:
        points = score(world, who, world.month)
        rivals = [score(world, each, world.month) for each in here if each.role == who.role]
        stars = rep_star(world, who, review) if who.role == "rep" else lead_star(world, who)
        items = rep_pay(world, who, stars) if who.role == "rep" else lead_pay(world, who, stars)
        if who.role == "rep":
            items |= {name: prize.get(who.id, 0) for name, prize in won.items()}
        items = {name: None if amount is None else cents(Fraction(amount)) for name, amount in items.items()}
        found[who.id] = {
            "performance_score": points,
            "place": None if points is None else 1 + sum(other is not None and other > points for other in rivals),
            "evaluated": evaluated(world, who, review) if who.role == "rep" else lead_evaluated(world, who),
            "star": stars,
            "confirm_proposed": confirmation_proposed(world, who, 70 if who.role == "rep" else 85),
            **items,
            "pay_total": None if None in items.values() else sum(items.values()),
        }
    return found
