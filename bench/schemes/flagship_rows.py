"""What a flagship shop of any size enters for a month: by arithmetic, so always the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bench.books import name_of

SCHEMES = ("flagship-weekly-kpi", "flagship-dept-kpi", "flagship-behaviour", "flagship-pay")
UNSET = {
    "base_pay_amount": "2500",
    "part_month_pay": "whole",
    "full_attendance_amount": "200",
    "overtime_pay_each": "18.75",
}
"""What the circular leaves open, invented."""
MONTH, LAST_MONTH = "2026-08", "2026-07"
WEEKS = range(1, 5)
GROUP = 12

Row = dict[str, object]
Rows = dict[str, list[Row]]


def rows_of(people: int) -> Rows:
    """Returns table to rows."""
    staff = range(1, people + 1)
    weekly = [_week(number, week) for number in staff for week in WEEKS]
    both = (LAST_MONTH, MONTH)
    return {
        "roster": [_person(number) for number in staff],
        "monthly": [_month(number, month) for number in staff for month in both],
        "weekly": weekly,
        "monthly_manager": [_ticked(number, month) for number in staff for month in both],
        "weekly_manager": [_ticked_weekly(number, week) for number in staff for week in WEEKS],
        "department": list(_department(people)),
        "department_weekly": [_shop(weekly[week - 1 :: 4], week) for week in WEEKS],
        "savings": [_saving(number) for number in staff if number % 25 == 3],
        "adjustments": [],
    }


def spread(number: int, salt: int, size: int) -> int:
    """Returns a number below ``size`` that differs from person to person and from purpose to purpose."""
    return (number * 7919 + salt * 104729 + number * salt * 31) % 1000003 % size


def _who(number: int) -> Row:
    return {"employee_id": f"{number:05}", "name": name_of(number)}


def _person(number: int) -> Row:
    status = "试用" if number % 23 == 5 else "顶岗" if number % 31 == 7 else "正式"
    hired = date(2026, 7, 1) if status == "试用" else date(2019, 1, 1) + timedelta(days=number * 37 % 2500)
    confirmed = hired + timedelta(days=92) if status == "正式" else None
    group = f"{(number - 1) // GROUP + 1}组"
    return {**_who(number), "role": "客服", "group": group, "status": status, "hired": hired, "confirmed": confirmed}


@cache
def sales_of(number: int, month: str) -> tuple[int, float, tuple[float, ...]]:
    """Returns task, sales of the month, and those of its four weeks; some reach an edge of completion exactly."""
    salt = int(month[5:])
    task = 20000 + 1000 * spread(number, salt, 30)
    percent = 40 + spread(number, salt + 3, 110)
    sales = task * percent / 100 + (0 if number % 3 else spread(number, salt + 5, 9999) / 100)
    cents = round(sales * 100)
    quarter = [cents * part // 100 for part in (22, 27, 24)]
    weeks = (*quarter, cents - sum(quarter))
    return task, cents / 100, tuple(each / 100 for each in weeks)


def _month(number: int, month: str) -> Row:
    task, sales, _ = sales_of(number, month)
    salt = int(month[5:]) * 7
    return {
        **_who(number),
        "period": month,
        "task_amount": task,
        "sales_amount": sales,
        "praise_count": spread(number, salt + 1, 4),
        "bad_attitude_count": max(0, spread(number, salt + 2, 10) - 7),
        "order_error_count": max(0, spread(number, salt + 3, 8) - 5),
        "irregular_operation_count": max(0, spread(number, salt + 4, 9) - 6),
        "overdue_task": max(0, spread(number, salt + 5, 12) - 10),
        "disobedience": max(0, spread(number, salt + 6, 30) - 28),
        "night_shift": "是" if number % 4 == 0 else "否",
        "assisted_paid_amount": spread(number, salt + 7, 150000) / 100,
        "full_attendance": "否" if number % 6 == 0 else "是",
        "overtime_hours": spread(number, salt + 8, 25) / 2,
    }


def _week(number: int, week: int) -> Row:
    salt = 100 + week * 20
    received = 180 + spread(number, salt, 260)
    inquiring = received * (55 + spread(number, salt + 1, 40)) // 100
    ordered = inquiring * (45 + spread(number, salt + 2, 40)) // 100
    same_day = ordered * (80 + spread(number, salt + 3, 20)) // 100
    paid = ordered * (70 + spread(number, salt + 4, 31)) // 100
    lost = ordered * spread(number, salt + 5, 14) // 100
    value = 80 + spread(number, salt + 6, 22000) / 100
    buyers = received * (6 + spread(number, salt + 7, 5))
    return {
        **_who(number),
        "period": MONTH,
        "week": week,
        "received_customers": received,
        "inquiry_customers": inquiring,
        "same_day_order_customers": same_day,
        "order_customers": ordered,
        "final_paid_customers": paid,
        "same_day_paid_customers_last4": 0,
        "paid_avg_order_value": value,
        "final_pay_success_rate": round(paid * 100 / inquiring, 2),
        "agent_messages": buyers + received * (spread(number, salt + 8, 9) - 1),
        "buyer_messages": buyers,
        "replied_customers": received if number % 5 else received - spread(number, salt + 9, 6),
        "avg_response_seconds": 12 + spread(number, salt + 10, 40),
        "agent_order_customers": ordered,
        "lost_customers": lost,
        "order_amount": round(value * ordered, 2),
        "lost_amount": round(value * lost, 2),
        "weekly_sales_amount": sales_of(number, MONTH)[2][week - 1],
    }


def _ticked(number: int, month: str) -> Row:
    salt = int(month[5:])
    ticks = {
        "process_improvement": spread(number, salt, 20) == 0,
        "obedient_active": spread(number, salt + 1, 10) > 1,
        "joins_other_work": spread(number, salt + 2, 3) == 0,
    }
    return {**_who(number), "period": month, **{key: "是" if ticked else "否" for key, ticked in ticks.items()}}


def _ticked_weekly(number: int, week: int) -> Row:
    abused, excused = spread(number, week, 60) == 0, spread(number, week + 9, 8) == 0
    ticks = {"filter_abuse_confirmed": abused, "reply_exception_approved": excused}
    told = {key: "是" if ticked else "否" for key, ticked in ticks.items()}
    return {**_who(number), "period": MONTH, "week": week, **told}


def _department(people: int) -> Iterator[Row]:
    """Yields the months that targets are made of, and the one that is appraised."""
    for index, month in enumerate(("2025-08", "2026-05", "2026-06", LAST_MONTH, MONTH)):
        sold = people * (31000 + index * 900)
        yield {
            "period": month,
            "shop_last_inquiry_share": 74.5,
            "dsr_start": 4.71203,
            "dsr_end": 4.72391,
            "dsr_peer_avg": 4.70512,
            "headcount_month_end": people,
            "shop_sales": round(sold * (1.61 + index / 50), 2),
            "shop_pv": people * (52000 + index * 700),
            "service_sales": sold,
            "dept_conversion": 53.1 + index / 10,
            "dept_avg_order_value": 188.4 + index,
            "first_month": "否",
        }


def _shop(rows: list[Row], week: int) -> Row:
    """Returns the shop's figures of a week: its agents', and customers whom no agent served and who buy less."""

    def sum_of(name: str) -> int:
        return sum(int(str(row[name])) for row in rows)

    summed = {"received": 130, "inquiry": 125, "same_day_order": 116, "order": 118, "final_paid": 109}  # percent
    counts = {f"shop_{name}_customers": sum_of(f"{name}_customers") * more // 100 for name, more in summed.items()}
    paid, inquiring = sum_of("final_paid_customers"), sum_of("inquiry_customers")
    return {
        "period": MONTH,
        "week": week,
        **counts,
        "shop_same_day_paid_customers_last4": 0,
        "shop_order_value": 151.62 + week,
        "shop_conversion": round(paid * 92 / inquiring, 2),
        "shop_avg_response_seconds": 41,
        "shop_message_ratio": 1.4,
        "shop_reply_rate": 99.6,
        "shop_loss_rate": 6.5,
        "special_event": "是" if week == 3 else "否",
        "special_event_approved": "否",
    }


def _saving(number: int) -> Row:
    points, day = 1 + number % 5, date(2026, 8, 1 + number % 28)
    return {**_who(number), "first": day, "special_saving_points": points, "approver": "周敏", "what": "挽回退款"}
