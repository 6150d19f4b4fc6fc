"""The factory's attendance as formulas: a row a day beside its punches, a row a request of leave, a row a person.

Written to be quick: rows stand in the order of people and days, so that a form is found by halving and somebody's days
are a range; nothing is counted through the whole tab for each person.
"""

from pathlib import Path

from bench.schemes.factory_rows import Rows
from bench.schemes.formulas import Formulas

HOLIDAYS = ("2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-04-05", "2026-05-01", "2026-06-19")
"""The listed holidays of this year before the month; in it there is none."""
DUE = "0.0000000001"
"""Added before rounding: a float below half a cent by its last bit is half a cent."""
_KEY = "VALUE([employee_id])*100000+[{}]"


def write(path: Path, rows: Rows) -> None:
    """Writes the workbook."""
    with Formulas(path) as book:
        book.add("roster", rows["roster"][0], rows["roster"], {"number": "VALUE([employee_id])"})
        book.add("monthly", rows["monthly"][0], rows["monthly"], {})
        book.add("events", rows["events"][0], rows["events"], {})
        book.add("exceptions", rows["exceptions"][0], rows["exceptions"], _EXCUSED)
        book.add("holidays", ["day"], [{}] * len(HOLIDAYS), {"on": _LISTED})
        book.add("leave", rows["leave"][0], rows["leave"], _LEAVE)
        book.add("punches", rows["punches"][0], rows["punches"], _DAY)
        book.add("overtime", rows["overtime"][0], rows["overtime"], _OVERTIME)
        book.add("ranges", ["employee_id"], rows["roster"], _RANGES)
        book.add("result", ["employee_id", "name"], rows["roster"], _RESULT)


_LISTED = "CHOOSE(ROW()-1," + ",".join(f'DATEVALUE("{day}")' for day in HOLIDAYS) + ")"
_WORKED = "IF(OR(WEEKDAY({0})=1,COUNTIF([holidays.on:],{0})>0),0,1)"
_FIRST = f'{_WORKED.format("[first]")}*IF(OR([from_half]="下午",AND([first]=[last],[to_half]="上午")),0.5,1)'
_LAST = f'IF([last]>[first],{_WORKED.format("[last]")}*IF([to_half]="上午",0.5,1),0)'
_LEAVE = {
    "key": _KEY.format("first"),
    "at": "MATCH(VALUE([employee_id]),[roster.number:],1)",
    "counts_as": 'IF([approved]<>"是","",IF(AND([type]="病假",[proof_ok]<>"是"),"事假",IF(AND([type]="年休假",'
    'DATEDIF(INDEX([roster.hired:],[at]),EOMONTH([first],0)+1,"m")<12),"事假",[type])))',
    "taken": f'IF([counts_as]="",0,{_FIRST}+{_LAST})',
    "until": 'IF([counts_as]="",0,VALUE([employee_id])*100000+[last])',
    "this_month": "IF([first]>=DATE(2026,8,1),1,0)",
    "too_late": 'IF(AND([this_month]=1,[type]="事假",[emergency]<>"是",[first]-[applied_on]<1),1,0)',
}


def _late(slot: str, due: int, side: int) -> str:
    """Returns the minutes by which a punch is late or early; nothing for one that is missing or not asked."""
    late = f"ROUND([{slot}]*1440,0)-{due}" if side > 0 else f"{due}-ROUND([{slot}]*1440,0)"
    return f'IF(OR([{slot[:2]}_gone]>1,[{slot}]="",[excused]="{slot}"),0,MAX(0,{late}))'


def _gone(half: str, other: str) -> str:
    """Returns how many punches of half a day are missing without a form; 9 where none is asked."""
    gone = [f'([{slot}]="")*([excused]<>"{slot}")' for slot in (f"{half}_in", f"{half}_out")]
    return f'IF(AND([asked],OR([part]="",[part]="{other}")),{"+".join(gone)},9)'


_WORDS = (("上午上班", "am_in"), ("上午下班", "am_out"), ("下午上班", "pm_in"), ("下午下班", "pm_out"))
_SLOT = "".join(f'IF([slot]="{word}","{slot}",' for word, slot in _WORDS) + '""' + ")" * len(_WORDS)
_EXCUSED = {"key": _KEY.format("first"), "excused": f'IF(AND([approved]="是",[filed]="是"),{_SLOT},"")'}
_FOUR = ("late_am", "early_am", "late_pm", "early_pm")
_DAY = {
    "key": _KEY.format("date"),
    "asked": "[date]>=INDEX([roster.hired:],MATCH(VALUE([employee_id]),[roster.number:],1))+7",
    "request": "IFERROR(MATCH([key],[leave.key:],1),0)",
    "part": """IF([request]=0,"",IF(INDEX([leave.until:],[request])<[key],"",
        IF(AND(INDEX([leave.key:],[request])=[key],INDEX([leave.from_half:],[request])="下午"),"pm",
        IF(AND(INDEX([leave.until:],[request])=[key],INDEX([leave.to_half:],[request])="上午"),"am","whole"))))""",
    "form": "IFERROR(MATCH([key],[exceptions.key:],1),0)",
    "excused": """IF([form]=0,"",IF(INDEX([exceptions.key:],[form])=[key],INDEX([exceptions.excused:],[form]),""))""",
    "am_gone": _gone("am", "pm"),
    "pm_gone": _gone("pm", "am"),
    "late_am": _late("am_in", 480, 1),
    "early_am": _late("am_out", 720, -1),
    "late_pm": _late("pm_in", 810, 1),
    "early_pm": _late("pm_out", 1050, -1),
    "times": "+".join(f"([{each}]>0)" for each in _FOUR),
    "fined": "+".join(f"([{each}]>0)*([{each}]<=30)" for each in _FOUR),
    "missing": "([am_gone]=1)+([pm_gone]=1)",
    "absent": "MIN(1,0.5*(([am_gone]=2)+([pm_gone]=2)+"
    + "+".join(f"([{each}]>30)+([{each}]>120)" for each in _FOUR)
    + "))",
}
_APPROVED = (
    'AND([approved_dept]="是",[approved_vp]="是",[has_output]="是",[voluntary_activity]<>"是",[approved_on]<=[first])'
)
_OVERTIME = {
    "key": _KEY.format("first"),
    "counted": f"IF(AND([first]>=DATE(2026,8,1),{_APPROVED}),"
    "IF(IFERROR(INDEX([punches.key:],MATCH([key],[punches.key:],1)),0)=[key],[hours],0),0)",
}
_RANGES = {
    "first_day": "IFERROR(MATCH(VALUE([employee_id])*100000,[punches.key:],1),0)+1",
    "last_day": "MATCH(VALUE([employee_id])*100000+99999,[punches.key:],1)",
    "first_leave": "IFERROR(MATCH(VALUE([employee_id])*100000,[leave.key:],1),0)+1",
    "last_leave": "IFERROR(MATCH(VALUE([employee_id])*100000+99999,[leave.key:],1),0)",
    "first_hours": "IFERROR(MATCH(VALUE([employee_id])*100000,[overtime.key:],1),0)+1",
    "last_hours": "IFERROR(MATCH(VALUE([employee_id])*100000+99999,[overtime.key:],1),0)",
}


def _range(column: str, kind: str) -> str:
    return f"INDEX([{column}:],[ranges.first_{kind}]):INDEX([{column}:],[ranges.last_{kind}])"


def _days(column: str) -> str:
    return f"SUM({_range(f'punches.{column}', 'day')})"


def _leave(*types: str, this_month: bool = True) -> str:
    """Returns somebody's days on leave of some types, of the month or of the year so far."""
    month = f",{_range('leave.this_month', 'leave')},1" if this_month else ""
    said = [
        f'SUMIFS({_range("leave.taken", "leave")},{_range("leave.counts_as", "leave")},"{kind}"{month})'
        for kind in types
    ]
    return f"IF([ranges.last_leave]<[ranges.first_leave],0,{'+'.join(said)})"


def _events(word: str) -> str:
    return f'COUNTIFS([events.employee_id:],[employee_id],[events.event:],"{word}")'


_RESULT = {
    "late_times": _days("times"),
    "fined_lates": _days("fined"),
    "missing_punches": _days("missing"),
    "absent_days": _days("absent"),
    "personal_days": _leave("事假"),
    "sick_days_taken": _leave("病假"),
    "annual_days_taken": _leave("年休假"),
    "comp_days": _leave("调休"),
    "personal_this_year": _leave("事假", this_month=False),
    "over_quota": "MAX(0,[personal_this_year]-MAX(15,[personal_this_year]-[personal_days]))",
    "insurance_share": "IF([personal_days]+[sick_days_taken]+[annual_days_taken]+[comp_days]>15,100,0)",
    "late_requests": f"IF([ranges.last_leave]<[ranges.first_leave],0,SUM({_range('leave.too_late', 'leave')}))",
    "overtime_hours": f"IF([ranges.last_hours]<[ranges.first_hours],0,SUM({_range('overtime.counted', 'hours')}))",
    "time_off_left": "MAX(0,[overtime_hours]-[comp_days]*8)",
    "fine_total": f"20*([fined_lates]+[missing_punches]+{_events('不按要求打卡次数')}+{_events('代人打卡次数')})",
    "served": """IF([roster.left]="",DATE(2026,8,31),MIN([roster.left],DATE(2026,8,31)))
        -MAX([roster.hired],DATE(2026,8,1))+1""",
    "base_wage": f"ROUND([roster.post_base_wage]*[served]/31+{DUE},2)",
    "unpaid_leave_deduction": f"-ROUND([personal_days]*[roster.post_base_wage]/21.75+{DUE},2)",
    "absence_deduction": "-[absent_days]*120",
    "fine": 'IF([monthly.fines_approved]="是",-[fine_total],0)',
    "holiday_pay": "0",
    "pay_total": "[base_wage]+[unpaid_leave_deduction]+[absence_deduction]+[fine]+[holiday_pay]",
}
