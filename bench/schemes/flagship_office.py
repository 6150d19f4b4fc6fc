"""The four schemes of the flagship shop as formulas: weekly points, places, department figures, pools, pay.

Written to be quick: a row is found once and its cells taken by place; places among the first three are looked for with
LARGE before anything is counted.
"""

from pathlib import Path

from bench.schemes.flagship_rows import LAST_MONTH, MONTH, Rows
from bench.schemes.formulas import Formulas

RANKED = {
    "order_rate_points": ("order_rate", "shop_order_rate"),
    "payment_rate_points": ("payment_rate", "shop_payment_rate"),
    "order_value_points": ("paid_avg_order_value", "shop_order_value"),
    "conversion_points": ("final_pay_success_rate", "shop_conversion"),
}
"""Points by place → the figure that decides, the shop's to hold it against."""
DUE = "0.0000000001"
"""Added before rounding: a float below half a cent by its last bit is half a cent."""


def write(path: Path, rows: Rows) -> None:
    """Writes the workbook."""
    with Formulas(path) as book:
        book.add(
            "roster",
            rows["roster"][0],
            rows["roster"],
            {"number": "VALUE([employee_id])", "appraised": _APPRAISED, "holds": _HOLDS, "paid": _PAID},
        )
        key = {"key": _KEY.format("VALUE(RIGHT([period],2))")}
        book.add("monthly", rows["monthly"][0], rows["monthly"], {**key, **_MONTHLY})
        book.add("monthly_manager", rows["monthly_manager"][0], rows["monthly_manager"], key)
        book.add("savings", rows["savings"][0], rows["savings"], {})
        book.add("department", rows["department"][-1], rows["department"], _PER_VIEW)
        book.add("shop", rows["department_weekly"][0], rows["department_weekly"], _SHOP)
        book.add("manager", rows["weekly_manager"][0], rows["weekly_manager"], {})
        book.add("weekly", rows["weekly"][0], rows["weekly"], _COMPARED)
        contests = {name: of for name, (of, _) in RANKED.items()} | {"sales_rank_points": "weekly_sales_amount"}
        book.add("best", ["week"], [{"week": week} for week in range(1, 5)], _best(contests))
        book.add("points", [], rows["weekly"], _points())
        book.add("pay", ["employee_id"], rows["roster"], _PAID_BEFORE)
        book.add("pool", [], [{}], _POOL)
        book.add("paid", ["employee_id"], rows["roster"], _SHARES)
        book.add("left", [], [{}], _LEFT)
        book.add("result", ["employee_id", "name"], rows["roster"], _RESULT)


_KEY = "(VALUE([employee_id])*100+{})"
_APPRAISED = 'IF([status]="正式",1,0)'
_PAID = 'IF(OR([status]="正式",[status]="试用"),1,0)'
_HOLDS = 'IF(OR([status]="正式",[status]="顶岗"),1,0)'
_MONTHLY = {
    "task_completion": "[sales_amount]/[task_amount]*100",
    "counted": "INDEX([roster.appraised:],MATCH(VALUE([employee_id]),[roster.number:],1))",
}
_PER_VIEW = {"sales_per_pv": "[shop_sales]/[shop_pv]", "service_share": "[service_sales]/[shop_sales]"}
_SHOP = {
    "shop_inquiry_share": "[shop_inquiry_customers]/[shop_received_customers]*100",
    "shop_order_rate": "[shop_same_day_order_customers]/[shop_inquiry_customers]*100",
    "shop_payment_rate": "([shop_final_paid_customers]+[shop_same_day_paid_customers_last4])"
    "/[shop_order_customers]*100",
}
_COMPARED = {
    "key": _KEY.format("[week]"),
    "at": "MATCH(VALUE([employee_id]),[roster.number:],1)",
    "holds": "INDEX([roster.holds:],[at])",
    "appraised": "INDEX([roster.appraised:],[at])",
    "inquiry_share": "[inquiry_customers]/[received_customers]*100",
    "order_rate": "[same_day_order_customers]/[inquiry_customers]*100",
    "payment_rate": "([final_paid_customers]+[same_day_paid_customers_last4])/[order_customers]*100",
    "message_ratio": "[agent_messages]/[buyer_messages]",
    "reply_rate": "[replied_customers]/[received_customers]*100",
    "loss_rate": "[lost_customers]/[agent_order_customers]*100",
}


def _best(contests: dict[str, str]) -> dict[str, str]:
    """Returns the third best value of each contest and week; who is as good or better is among the first three."""
    made = {}
    for name, of in contests.items():
        made[name] = f"{{LARGE(IF(([weekly.week:]=[week])*([weekly.holds:]=1),[weekly.{of}:]),3)}}"
    return made


def _points() -> dict[str, str]:
    """Returns the nine items of a week, each row beside the one with the inputs."""
    week = "[weekly.week]"
    made = {
        "inquiry_points": 'IF(AND([manager.filter_abuse_confirmed]="是",'
        "[weekly.inquiry_share]<[department.shop_last_inquiry_share@5]),-2,0)"
    }
    for name, (of, shop) in RANKED.items():
        exempt = f'INDEX([shop.special_event:],{week})&INDEX([shop.special_event_approved:],{week})="是是"'
        behind = f"IF([weekly.{of}]<INDEX([shop.{shop}:],{week}),-1,{_place(name, of)})"
        earned = f"IF([weekly.appraised]=0,0,{behind})"
        made[name] = f"IF({exempt},0,{earned})" if name == "order_value_points" else earned
    made["message_points"] = "IF([weekly.message_ratio]<1,-2,0)"
    made["reply_points"] = 'IF(AND([manager.reply_exception_approved]="否",[weekly.reply_rate]<100),-1,0)'
    made["response_points"] = f"IF([weekly.avg_response_seconds]>INDEX([shop.shop_avg_response_seconds:],{week}),-1,0)"
    made["loss_points"] = "IF([weekly.loss_rate]<5,1,IF([weekly.loss_rate]<=10,0,-1))"
    made["week_points"] = "+".join(f"[{name}]" for name in made)
    made["sales_rank_points"] = f"IF([weekly.appraised]=0,0,{_place('sales_rank_points', 'weekly_sales_amount')})"
    return made


def _place(name: str, of: str) -> str:
    """Returns 3, 2, 1 for the first three places, ties included: counted only for who is among the best."""
    week = "[weekly.week]"
    better = f'COUNTIFS([weekly.week:],{week},[weekly.holds:],1,[weekly.{of}:],">"&[weekly.{of}])'
    return f"IF([weekly.{of}]>=INDEX([best.{name}:],{week}),CHOOSE(1+{better},3,2,1),0)"


def _monthly(name: str) -> str:
    return f"INDEX([monthly.{name}:],[at])"


def _ticked(name: str) -> str:
    return f'INDEX([monthly_manager.{name}:],[at])="是"'


_COMPLETION = """IF([completion]<=50,-2,IF([completion]<60,0,IF([completion]<80,1,IF([completion]<130,3,5))))"""
_SENIORITY = """IF([months]<6,0,IF([months]<12,2,IF([months]<24,3,IF([months]<36,5,8))))"""
_BEHAVIOUR = f"""IF({_monthly("bad_attitude_count")}=0,5,0)+{_monthly("praise_count")}*0.5
    -{_monthly("bad_attitude_count")}*2+IF({_monthly("order_error_count")}=0,5,0)-{_monthly("order_error_count")}
    -{_monthly("irregular_operation_count")}*0.5+IF({_ticked("process_improvement")},3,0)
    +IF({_ticked("obedient_active")},5,0)+IF({_ticked("joins_other_work")},2,0)+[seniority]
    -{_monthly("overdue_task")}*3-{_monthly("disobedience")}*2+IF({_monthly("night_shift")}="是",2,0)
    +SUMIF([savings.employee_id:],[employee_id],[savings.special_saving_points:])"""
_PAID_BEFORE = {
    "at": f"MATCH({_KEY.format(8)},[monthly.key:],1)",
    "week": f"MATCH({_KEY.format(1)},[weekly.key:],1)",
    "completion": _monthly("task_completion"),
    "completion_points": _COMPLETION,
    "month_points": "SUM(INDEX([points.week_points:],[week]):INDEX([points.week_points:],[week]+3))",
    "sales_rank_month": "SUM(INDEX([points.sales_rank_points:],[week]):INDEX([points.sales_rank_points:],[week]+3))",
    "appraised": "[roster.appraised]",
    "personal_kpi": 'IF([roster.holds]=0,"",IF([appraised]=1,[month_points]+[completion_points],0))',
    "ranked": 'IF([appraised]=1,[personal_kpi],"")',
    "months": 'DATEDIF([roster.hired],DATE(2026,9,1),"m")',
    "seniority": _SENIORITY,
    "behaviour_score": f'IF([appraised]=1,{_BEHAVIOUR},"")',
    "weight_kpi": "IF([appraised]=1,MAX(0,[personal_kpi]),0)",
    "weight_behaviour": "IF([appraised]=1,MAX(0,[behaviour_score]),0)",
    "sales": _monthly("sales_amount"),
    "task": _monthly("task_amount"),
    "in_commission": "IF([roster.paid]=1,MIN([sales],[task])*IF([completion]<60,5,8)/1000,0)",
    "over_commission": "IF([roster.paid]=1,MAX(0,[sales]-[task])*IF([completion]<130,9,10)/1000,0)",
    "into_pool": "IF([appraised]=1,[in_commission]*0.2+[over_commission]*0.1,0)",
}
_MEAN = "AVERAGE([department.{0}@1],[department.{0}@2],[department.{0}@3],[department.{0}@4])"
_HEAD = "[department.headcount_month_end@5]"


def _rise(good: str, bad: str) -> str:
    return f"IF({good},50,IF({bad},-50,0))*{_HEAD}"


_POOL = {
    "dept_target": f"[department.shop_pv@5]*{_MEAN.format('sales_per_pv')}*{_MEAN.format('service_share')}",
    "dept_completion": "[department.service_sales@5]/[dept_target]*100",
    "mean_completion": f'AVERAGEIFS([monthly.task_completion:],[monthly.counted:],1,[monthly.period:],"{MONTH}")',
    "last_completion": f'AVERAGEIFS([monthly.task_completion:],[monthly.counted:],1,[monthly.period:],"{LAST_MONTH}")',
    "gap": "[department.dsr_end@5]-[department.dsr_peer_avg@5]",
    "dsr_reward": f"""(IF(AND([department.dsr_end@5]>[department.dsr_start@5],[gap]>0),100,0)
        +IF([gap]<0,-100,0))*{_HEAD}""",
    "completion_reward": _rise("[mean_completion]>[last_completion]", "[mean_completion]<[last_completion]"),
    "conversion_change": "[department.dept_conversion@5]-[department.dept_conversion@4]",
    "value_change": "[department.dept_avg_order_value@5]-[department.dept_avg_order_value@4]",
    "results_reward": _rise(
        "AND([conversion_change]>0,[value_change]>0)", "AND([conversion_change]<0,[value_change]<0)"
    ),
    "dept_reward": "[dsr_reward]+[completion_reward]+[results_reward]",
    "people_sales": "SUM([pay.sales:])",
    "coefficient": "[dept_completion]/100*[department.dept_conversion@5]/100*0.01",
    "bonus_pool_x": "[people_sales]*[coefficient]+SUM([pay.into_pool:])+[dept_reward]",
    "performance_cents": f"ROUND(MAX(0,[bonus_pool_x]*0.8*100)+{DUE},0)",
    "behaviour_cents": f"ROUND(MAX(0,([bonus_pool_x]-[bonus_pool_x]*0.8)*100)+{DUE},0)",
    "kpi_sum": "SUM([pay.weight_kpi:])",
    "behaviour_sum": "SUM([pay.weight_behaviour:])",
    "all_of_it": "IF([kpi_sum]>=96,1,0)",
}
_SHARES = {
    "kpi_exact": "IF([pool.all_of_it@1]=1,[pool.performance_cents@1]*[pay.weight_kpi]/[pool.kpi_sum@1],0)",
    "behaviour_exact": "[pool.behaviour_cents@1]*[pay.weight_behaviour]/[pool.behaviour_sum@1]",
    "kpi_floor": "INT([kpi_exact])",
    "behaviour_floor": "INT([behaviour_exact])",
    "kpi_rest": "[kpi_exact]-[kpi_floor]",
    "behaviour_rest": "[behaviour_exact]-[behaviour_floor]",
}


def _left(name: str, cents: str) -> dict[str, str]:
    """Returns how many cents are left over, and the smallest remainder that still gets one."""
    left, edge, above = f"{name}_left", f"{name}_edge", f"{name}_above"
    return {
        left: f"{cents}-SUM([paid.{name}_floor:])",
        edge: f"IF([{left}]>0,LARGE([paid.{name}_rest:],[{left}]),2)",
        above: f'COUNTIF([paid.{name}_rest:],">"&[{edge}])',
    }


_LEFT = _left("kpi", "IF([pool.all_of_it@1]=1,[pool.performance_cents@1],0)") | _left(
    "behaviour", "[pool.behaviour_cents@1]"
)


def _share(name: str) -> str:
    rest, edge = f"[paid.{name}_rest]", f"[left.{name}_edge@1]"
    tied = f"COUNTIF([paid.{name}_rest^],{rest})<[left.{name}_left@1]-[left.{name}_above@1]"
    more = f"IF({rest}>{edge},1,IF({rest}={edge},IF({tied},1,0),0))"
    return f"IF([pay.weight_{name}]>0,([paid.{name}_floor]+{more})/100,0)"


_FIXED = {
    "base_pay": "2500",
    "full_attendance_bonus": 'IF(INDEX([monthly.full_attendance:],[pay.at])="是",200,0)',
    "overtime_pay": f"ROUND(INDEX([monthly.overtime_hours:],[pay.at])*18.75+{DUE},2)",
}
_ITEMS = {
    "performance_bonus": f"""IF([pool.all_of_it@1]=1,{_share("kpi")},
        ROUND([pool.performance_cents@1]/100/96*[pay.weight_kpi]+{DUE},2))""",
    "behaviour_bonus": _share("behaviour"),
    "sales_commission": f"""ROUND([pay.in_commission]*0.8+[pay.over_commission]*0.9
        +INDEX([monthly.assisted_paid_amount:],[pay.at])*2/1000+{DUE},2)""",
}
_RESULT = {
    "month_points": 'IF([roster.holds]=1,[pay.month_points],"")',
    "completion_points": 'IF([roster.holds]=1,[pay.completion_points],"")',
    "personal_kpi": "[pay.personal_kpi]",
    "kpi_place": 'IF([pay.appraised]=1,RANK([pay.ranked],[pay.ranked:]),"")',
    "behaviour_score": "[pay.behaviour_score]",
    "behaviour_place": 'IF([pay.appraised]=1,RANK([pay.behaviour_score],[pay.behaviour_score:]),"")',
    "in_commission": "[pay.in_commission]",
    "over_commission": "[pay.over_commission]",
    **{name: f"IF([roster.paid]=1,{formula},0)" for name, formula in _FIXED.items()},
    **{name: f"IF([pay.appraised]=1,{formula},0)" for name, formula in _ITEMS.items()},
    "pay_total": "+".join(f"[{name}]" for name in (*_FIXED, *_ITEMS)),
}
