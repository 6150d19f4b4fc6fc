"""The factory's attendance as people write such a script: pandas, openpyxl, a function for each row of punches."""

from datetime import date, time, timedelta
from pathlib import Path

import pandas as pd

from bench.schemes.plain import read_tabs, write_result

SLOTS = {"上午上班": time(8), "上午下班": time(12), "下午上班": time(13, 30), "下午下班": time(17, 30)}
HOLIDAYS = {
    *(date(2026, 1, 1), date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18)),
    *(date(2026, 4, 5), date(2026, 5, 1), date(2026, 6, 19)),
}
MONTH, LAST = date(2026, 8, 1), date(2026, 8, 31)
Key = tuple[str, date]


def run(books: Path, out: Path) -> None:
    """Reads the workbooks, works the month out and writes one."""
    tabs = read_tabs(books)
    people = tabs["员工名册"].set_index("工号")
    leave = leave_of(tabs["请假申请单"], people)
    days = days_of(tabs["打卡"], people, covered(leave), excused(tabs["打卡异常申请单"]))
    people = people.join(days.groupby("工号")[["late_times", "fined_lates", "missing_punches", "absent_days"]].sum())
    add_leave(people, leave)
    worked = set(zip(tabs["打卡"]["工号"], tabs["打卡"]["日期"].dt.date, strict=True))
    people["overtime_hours"] = overtime_of(tabs["加班申请单"], worked)
    people["events"] = tabs["事项记录"].groupby("工号").size()
    people["fines_approved"] = tabs["考核数据"].set_index("工号")["罚款已批准"]
    people = people.fillna({"overtime_hours": 0, "events": 0})
    people = people.join(people.apply(pay_of, axis=1, result_type="expand"))
    write_result(people, "factory", out)


def full_months(hired: date, first: date) -> int:
    """Returns the full months of service at the end of the month of a day."""
    months = (first.year - hired.year) * 12 + first.month + 1 - hired.month
    return months if hired.day == 1 else months - 1


def leave_of(forms: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Returns the requests, with the type they count as and the days they took."""
    forms = forms.copy()
    forms["from"] = forms["开始日期"].dt.date
    forms["to"] = forms["结束日期"].dt.date

    def counts_as(row: pd.Series) -> str:
        if row["已批准"] != "是":
            return ""
        if row["假别"] == "病假" and row["证明齐全"] != "是":
            return "事假"
        if row["假别"] == "年休假" and full_months(people.loc[row["工号"], "入职日期"].date(), row["from"]) < 12:
            return "事假"
        return row["假别"]

    forms["counts_as"] = forms.apply(counts_as, axis=1)
    forms["taken"] = forms.apply(lambda row: sum(part for _, _, part in pieces(row)), axis=1)
    return forms


def pieces(row: pd.Series) -> list[tuple[date, str, float]]:
    """Returns the days of a request, which half of each, and how much of a day that is."""
    made, day = [], row["from"]
    while day <= row["to"]:
        half = "pm" if day == row["from"] and row["起于上午或下午"] == "下午" else "whole"
        if day == row["to"] and row["止于上午或下午"] == "上午":
            half = "am"
        if day.weekday() != 6 and day not in HOLIDAYS:
            made.append((day, half, 1 if half == "whole" else 0.5))
        day += timedelta(days=1)
    return made


def covered(leave: pd.DataFrame) -> dict[Key, str]:
    """Returns who is away on which day, for which half."""
    granted = leave[leave["counts_as"] != ""]
    return {(row["工号"], day): half for _, row in granted.iterrows() for day, half, _ in pieces(row)}


def excused(forms: pd.DataFrame) -> set[tuple[str, date, str]]:
    """Returns the slots that forms excuse."""
    valid = forms[(forms["已批准"] == "是") & (forms["已交人资部存档"] == "是")]
    return {(row["工号"], row["开始日期"].date(), row["哪一次卡"]) for _, row in valid.iterrows()}


def days_of(
    punches: pd.DataFrame, people: pd.DataFrame, away: dict[Key, str], forms: set[tuple[str, date, str]]
) -> pd.DataFrame:
    """Returns what was out of the ordinary on each day."""
    hired = people["入职日期"].dt.date.to_dict()

    def judged(row: pd.Series) -> dict[str, float]:
        who, day = row["工号"], row["日期"].date()
        made = {"late_times": 0, "fined_lates": 0, "missing_punches": 0, "absent_days": 0.0}
        part = away.get((who, day), "")
        if day < hired[who] + timedelta(days=7) or part == "whole":
            return made
        for half in ("am", "pm"):
            if part != half:
                judge_half(row, (who, day, half), forms, made)
        made["absent_days"] = min(1, made["absent_days"])
        return made

    return pd.concat([punches[["工号"]], punches.apply(judged, axis=1, result_type="expand")], axis=1)


def judge_half(
    row: pd.Series, which: tuple[str, date, str], forms: set[tuple[str, date, str]], made: dict[str, float]
) -> None:
    """Adds what was out of the ordinary in half a day."""
    who, day, half = which
    asked = [slot for slot in list(SLOTS)[:2] if half == "am"] or list(SLOTS)[2:]
    open_slots = [slot for slot in asked if (who, day, slot) not in forms]
    gone = [slot for slot in open_slots if pd.isna(row[slot])]
    if len(gone) == 2:
        made["absent_days"] += 0.5
        return
    made["missing_punches"] += len(gone)
    for slot in open_slots:
        if slot in gone:
            continue
        minutes = (row[slot].hour - SLOTS[slot].hour) * 60 + row[slot].minute - SLOTS[slot].minute
        late = minutes if slot.endswith("上班") else -minutes
        if late > 0:
            made["late_times"] += 1
            made["fined_lates"] += late <= 30
            made["absent_days"] += 0 if late <= 30 else 0.5 if late <= 120 else 1


def add_leave(people: pd.DataFrame, leave: pd.DataFrame) -> None:
    """Adds the days of each type, of the month and of the year."""
    this_month = leave[leave["from"] >= MONTH]
    kinds = {"personal_days": "事假", "sick_days_taken": "病假", "annual_days_taken": "年休假", "comp_days": "调休"}
    for name, kind in kinds.items():
        people[name] = this_month[this_month["counts_as"] == kind].groupby("工号")["taken"].sum()
    people["personal_this_year"] = leave[leave["counts_as"] == "事假"].groupby("工号")["taken"].sum()
    asked_late = this_month[
        (this_month["假别"] == "事假")
        & (this_month["特殊情况（先口头后补单）"] != "是")
        & (this_month["申请日期"].dt.date >= this_month["from"])
    ]
    people["late_requests"] = asked_late.groupby("工号").size()
    for name in (*kinds, "personal_this_year", "late_requests"):
        people[name] = people[name].fillna(0)


def overtime_of(forms: pd.DataFrame, worked: set[Key]) -> pd.Series:
    """Returns the hours of overtime that count."""

    def counts(row: pd.Series) -> bool:
        ticked = all(row[name] == "是" for name in ("部门领导已批", "主管副总已批", "有实际产出"))
        day = row["开始日期"].date()
        before = row["批准日期"].date() <= day
        return ticked and before and day >= MONTH and (row["工号"], day) in worked

    return forms[forms.apply(counts, axis=1)].groupby("工号")["小时"].sum()


def pay_of(row: pd.Series) -> dict[str, float]:
    """Returns what a person is fined and paid."""
    wage = row["岗位基本工资"]
    last = LAST if pd.isna(row["离职日期"]) else min(LAST, row["离职日期"].date())
    served = (last - max(MONTH, row["入职日期"].date())).days + 1
    fines = 20 * (row["fined_lates"] + row["missing_punches"] + row["events"])
    leave = row["personal_days"] + row["sick_days_taken"] + row["annual_days_taken"] + row["comp_days"]
    before = row["personal_this_year"] - row["personal_days"]
    made = {
        "over_quota": max(0, row["personal_this_year"] - max(15, before)),
        "insurance_share": 100 if leave > 15 else 0,
        "time_off_left": max(0, row["overtime_hours"] - row["comp_days"] * 8),
        "fine_total": fines,
        "base_wage": round(wage * served / 31, 2),
        "unpaid_leave_deduction": -round(row["personal_days"] * wage / 21.75, 2),
        "absence_deduction": -row["absent_days"] * 120,
        "fine": -fines if row["fines_approved"] == "是" else 0,
        "holiday_pay": 0,
    }
    items = ("base_wage", "unpaid_leave_deduction", "absence_deduction", "fine", "holiday_pay")
    return made | {"pay_total": round(sum(made[name] for name in items), 2)}
