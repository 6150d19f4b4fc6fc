"""The four schemes of the flagship shop as people write such a script: pandas, openpyxl, a function for each row."""

from pathlib import Path

import pandas as pd

from bench.schemes.plain import read_tabs, write_result

MONTH, LAST_MONTH = "2026-08", "2026-07"
RANKED = {
    "order_rate_points": ("order_rate", "店铺下单率"),
    "payment_rate_points": ("payment_rate", "店铺付款率"),
    "order_value_points": ("付款客单价", "店铺总客单价"),
    "conversion_points": ("转化率", "店铺平均转化率"),
}
ITEMS = (
    *("base_pay", "full_attendance_bonus", "overtime_pay"),
    *("performance_bonus", "behaviour_bonus", "sales_commission"),
)
APPRAISED, RANKING = ("正式",), ("正式", "顶岗")


def run(books: Path, out: Path) -> None:
    """Reads the workbooks, works the month out and writes one."""
    tabs = read_tabs(books)
    roster = tabs["员工名册"].set_index("工号")
    weekly = weekly_points(tabs, roster)
    people = monthly(tabs, roster, weekly)
    pools(tabs, people)
    people["pay_total"] = people[list(ITEMS)].sum(axis=1).round(2)
    write_result(people, "flagship", out)


def weekly_points(tabs: dict[str, pd.DataFrame], roster: pd.DataFrame) -> pd.DataFrame:
    """Returns the nine items of each week."""
    shop = tabs["部门每周数据"].set_index("周次")
    shop["店铺下单率"] = shop["店铺当日下单人数"] / shop["店铺询单人数"] * 100
    shop["店铺付款率"] = (shop["店铺最终付款人数"] + shop["店铺后4天当日付款人数"]) / shop["店铺下单人数"] * 100
    department = tabs["部门数据"].set_index("月份")
    weekly = tabs["每周数据"].merge(tabs["经理评分（每周）"].drop(columns=["姓名", "月份"]), on=["工号", "周次"])
    weekly["状态"] = weekly["工号"].map(roster["状态"])
    weekly["order_rate"] = weekly.apply(lambda row: row["当日下单人数"] / row["询单人数"] * 100, axis=1)
    weekly["payment_rate"] = weekly.apply(
        lambda row: (row["最终付款人数"] + row["后4天当日付款人数"]) / row["下单人数"] * 100, axis=1
    )
    ranking = weekly[weekly["状态"].isin(RANKING)]
    contests = {name: of for name, (of, _) in RANKED.items()} | {"sales_rank_points": "本周业绩"}
    for name, of in contests.items():
        weekly[f"{name}_place"] = ranking.groupby("周次")[of].rank(method="min", ascending=False)
    last_share = department.loc[MONTH, "店铺上月询单人数比"]
    points = weekly.apply(lambda row: points_of(row, shop.loc[row["周次"]], last_share), axis=1, result_type="expand")
    return pd.concat([weekly, points], axis=1)


def points_of(row: pd.Series, shop: pd.Series, last_share: float) -> dict[str, float]:
    """Returns the points of somebody's week."""
    made = {}
    share = row["询单人数"] / row["接待人数"] * 100
    made["inquiry_points"] = -2 if row["查实恶意过滤"] == "是" and share < last_share else 0
    for name, (of, mark) in RANKED.items():
        if row["状态"] not in APPRAISED:
            made[name] = 0
        elif row[of] < shop[mark]:
            made[name] = -1
        else:
            made[name] = {1: 3, 2: 2, 3: 1}.get(row[f"{name}_place"], 0)
    if shop["特殊活动"] == "是" and shop["特殊活动已批"] == "是":
        made["order_value_points"] = 0
    made["message_points"] = -2 if row["客服消息数"] / row["买家消息数"] < 1 else 0
    made["reply_points"] = 0
    if row["回复率特殊情况（已批）"] == "否" and row["回复过的顾客"] / row["接待人数"] * 100 < 100:
        made["reply_points"] = -1
    made["response_points"] = -1 if row["平均响应时间（秒）"] > shop["店铺平均响应时间（秒）"] else 0
    loss = row["流失人数"] / row["客服下单人数"] * 100
    made["loss_points"] = 1 if loss < 5 else 0 if loss <= 10 else -1
    made["week_points"] = sum(made.values())
    return made


def monthly(tabs: dict[str, pd.DataFrame], roster: pd.DataFrame, weekly: pd.DataFrame) -> pd.DataFrame:
    """Returns scores and commissions of the month."""
    both = tabs["考核数据"].set_index("工号")
    people = both[both["月份"] == MONTH].copy()
    ticked = tabs["经理评分"]
    people = people.join(ticked[ticked["月份"] == MONTH].drop(columns=["姓名", "月份"]).set_index("工号"))
    people = people.join(roster[["状态", "入职日期"]])
    people["week_points"] = weekly.groupby("工号")["week_points"].sum()
    people["saved"] = tabs["挽回损失"].groupby("工号")["加分"].sum()
    made = people.apply(scores_of, axis=1, result_type="expand")
    people = people.join(made)
    people["kpi_place"] = people["counted_kpi"].rank(method="min", ascending=False)
    people["behaviour_place"] = people["behaviour_score"].rank(method="min", ascending=False)
    return people


def completion_points(completion: float) -> int:
    """Returns the points for a completion of the task."""
    if completion <= 50:
        return -2
    if completion < 60:
        return 0
    if completion < 80:
        return 1
    return 3 if completion < 130 else 5


def behaviour_of(row: pd.Series) -> float:
    """Returns the points for behaviour."""
    months = (2026 - row["入职日期"].year) * 12 + 9 - row["入职日期"].month
    if row["入职日期"].day > 1:
        months -= 1
    score = (5 if row["态度差评次数"] == 0 else 0) + row["态度表扬次数"] * 0.5 - row["态度差评次数"] * 2
    score += (5 if row["订单出错次数"] == 0 else 0) - row["订单出错次数"] - row["不按常规操作次数"] * 0.5
    score += 3 * (row["优化部门流程"] == "是") + 5 * (row["服从领导、积极主动"] == "是")
    score += 2 * (row["参与其他工作"] == "是") + 2 * (row["当月有晚班"] == "是")
    score += 0 if months < 6 else 2 if months < 12 else 3 if months < 24 else 5 if months < 36 else 8
    score -= 3 * row["未按期完成任务次数"] + 2 * row["不服从分配次数"]
    return score + (0 if pd.isna(row["saved"]) else row["saved"])


def scores_of(row: pd.Series) -> dict[str, float | None]:
    """Returns what a person has earned without the pools."""
    sales, task = row["当月业绩"], row["任务金额"]
    completion = sales / task * 100
    made: dict[str, float | None] = {"into_pool": 0}
    if row["状态"] in RANKING:
        made |= {"completion_points": completion_points(completion), "month_points": row["week_points"]}
    if row["状态"] == "顶岗":
        return made | {"personal_kpi": 0}
    made["in_commission"] = min(sales, task) * (5 if completion < 60 else 8) / 1000
    made["over_commission"] = max(0, sales - task) * (9 if completion < 130 else 10) / 1000
    made["base_pay"] = 2500
    made["full_attendance_bonus"] = 200 if row["全勤（照考勤制度）"] == "是" else 0
    made["overtime_pay"] = round(row["加班小时"] * 18.75, 2)
    if row["状态"] in APPRAISED:
        made["personal_kpi"] = made["counted_kpi"] = row["week_points"] + made["completion_points"]
        made["behaviour_score"] = behaviour_of(row)
        made["into_pool"] = made["in_commission"] * 0.2 + made["over_commission"] * 0.1
        assisted = row["落实他人订单付款金额"] * 2 / 1000
        kept = made["in_commission"] * 0.8 + made["over_commission"] * 0.9
        made["sales_commission"] = round(kept + assisted, 2)
    return made


def pools(tabs: dict[str, pd.DataFrame], people: pd.DataFrame) -> None:
    """Adds everybody's share of the two pools, rounded as it comes."""
    department = tabs["部门数据"].set_index("月份")
    now, before = department.loc[MONTH], department.loc[LAST_MONTH]
    past = department[department.index < MONTH]
    target = now["店铺总PV"] * (past["店铺销售总金额"] / past["店铺总PV"]).mean()
    target *= (past["客服部总销售金额"] / past["店铺销售总金额"]).mean()
    completion = now["客服部总销售金额"] / target
    each = tabs["考核数据"].copy()
    each["完成率"] = each["当月业绩"] / each["任务金额"] * 100
    counted = each[each["工号"].map(people["状态"]).isin(APPRAISED)]
    means = counted.groupby("月份")["完成率"].mean()
    head = 100 * (
        now["态度动态评分（月尾）"] > now["态度动态评分（月头）"] and now["态度动态评分（月尾）"] > now["同行平均评分"]
    )
    head -= 100 * (now["态度动态评分（月尾）"] < now["同行平均评分"])
    head += 50 * (means[MONTH] > means[LAST_MONTH]) - 50 * (means[MONTH] < means[LAST_MONTH])
    rose = [now[name] - before[name] for name in ("部门平均转化率", "部门平均客单价")]
    head += 50 * all(each > 0 for each in rose) - 50 * all(each < 0 for each in rose)
    pool = people["当月业绩"].sum() * completion * now["部门平均转化率"] / 100 * 0.01
    pool += people["into_pool"].sum() + head * now["月末部门人数"]
    for name, by, part in (("performance_bonus", "counted_kpi", 0.8), ("behaviour_bonus", "behaviour_score", 0.2)):
        weights = people[by].clip(lower=0)
        divisor = max(weights.sum(), 96) if by == "counted_kpi" else weights.sum()
        people[name] = (max(pool, 0) * part * weights / divisor).round(2)
