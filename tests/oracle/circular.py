"""The circular (综)字20161101 as spreadsheet formulas, article by article, and the figures that the demo fills in.

The lost figures are those of config/schemes/demo-*; where the circular is silent or says two things, the reading is
the one that config/schemes/bozhen-* declares. Comparisons round to nine places first: a spreadsheet counts in binary.
A month is counted as year × 12 + month, so that months can be subtracted.
"""

TYPED = {
    # 附表1 is lost: the quarter's mean and the typing that each star takes.
    "score_1": 60, "score_2": 75, "score_3": 85, "score_4": 92, "score_5": 96,
    "typing_2": 60, "typing_3": 70, "typing_4": 85, "typing_5": 95,
    # 4.1.1①: only 1200 is printed.
    "star_0": 0, "star_1": 600, "star_2": 900, "star_3": 1200, "star_4": 1500, "star_5": 2000,
    # 附表3 is lost; of the leads' pay only 2000 is printed.
    "lead_score_1": 60, "lead_score_2": 75, "lead_score_3": 85, "lead_score_4": 92,
    "lead_star_0": 0, "lead_star_1": 1000, "lead_star_2": 2000, "lead_star_3": 2500, "lead_star_4": 3000,
    "full_attendance": 200,
    "award": 200,
    "five_star_reward": 500,
    "lead_post_pay": 2800,
}  # fmt: skip
WORKED_OUT = {
    "month_first": "=DATE(year_paid,month_paid,1)",
    "month_last": "=DATE(year_paid,month_paid+1,0)",
    "month": "=year_paid*12+month_paid",
    "quarter": "=month-MOD(month-1,3)",  # the first month of the quarter
    "review_day": "=DATE(year_paid,month_paid-(month-quarter),10)",  # 4.1.5.1
    "test_day": "=DATE(year_paid,month_paid-(month-quarter),5)",  # 4.1.3③
    # 4.1.1③: 5 % of the heads in post, a part of a place being none.
    "heads": '=SUMPRODUCT((people_role="客服代表")*(people_hired<=review_day)'
    '*(((people_left="")+(people_left>=review_day))>0))',
    "five_star_places": "=INT(ROUND(heads*5/100,9))",
    # 四、7 and 五、6: the two examples as they are printed.
    "printed_rep": "=2000+star_3*85/100+full_attendance",
    "printed_lead": "=lead_post_pay+lead_star_2*85/100+full_attendance",
    "canary": "=6*7",
}


def _events(sheet, what, who="[id]"):
    """Returns the number of events of a kind in the month of the row."""
    return f'SUMPRODUCT(([{sheet}.id]={who})*([{sheet}.month]=[month])*([{sheet}.what]="{what}"))'


def _marks(mark, who="[id]"):
    return f'SUMPRODUCT(([marks.id]={who})*([marks.month]=[month])*([marks.kind]="{mark}"))'


MONTH_OF_DAY = {"month": "=YEAR([day])*12+MONTH([day])"}

MARK_FORMULAS = {
    **MONTH_OF_DAY,
    "kind": "=LEFT([mark],1)",
    "days": '=IF(ISERROR(FIND([kind],"事病")),0,IF(LEN([mark])=1,1,VALUE(MID([mark],2,9))))',
}

# What a month of anybody was: one row a person and month.
ATTENDANCE = {
    "late": f"={_marks('迟')}",
    "early": f"={_marks('早')}",
    "personal": f"={_marks('事')}",
    "sick": f"={_marks('病')}",
    "comp": f"={_marks('调')}",
    "absent": f"={_marks('旷')}",
}

# 4.2.2: individual results and daily tasks. 附表2 is lost: 40 + 20 + 10 + 10 and 20 points.
SCORE = {
    "for_workload": "=MIN([workload]/900,1)*40",
    "for_errors": "=IF([error_rate]<=0.5,20,IF([error_rate]<=1,16,IF([error_rate]<=2,10,0)))",
    "for_seat": "=IF([seat_rate]>=95,10,IF([seat_rate]>=90,8,IF([seat_rate]>=80,5,0)))",
    "for_complaints": "=MAX(0,10-5*[upheld])",
    "score": "=ROUND([for_workload]+[for_errors]+[for_seat]+[for_complaints]+[daily_tasks],9)",
}

REP_MONTH = {
    **ATTENDANCE,
    **SCORE,
    "attitude": f"={_events('events', '服务态度异常')}",
    # 4.2.3② b, c and d; a is seen from the month before.
    "breach": f"={_events('events', '通报批评')}+{_events('events', '违反工作制度')}",
    "attitude_complaint": f"={_events('events', '态度投诉成立')}",
    "major_error": f"={_events('events', '重大工作失误')}",
    "praise": f"={_events('events', '书面表扬')}",
    "decision": f"={_events('events', '三个月零星决定')}",
    "secret_swap": f"={_events('swaps', '私自')}+{_events('swaps', '未批准')}",
}

LEAD_MONTH = {
    **ATTENDANCE,
    "score": "=ROUND([overall]*30/100+[floor]*30/100+[training]*20/100+[daily]*20/100,9)",
    "praise": f"={_events('events', '书面表扬')}",
}


def _sum(sheet, what, months, who="id"):
    """Returns the sum of a column over somebody's months (or a group's)."""
    return f"SUMPRODUCT(([{sheet}.{who}]=[{who}])*{months}*[{sheet}.{what}])"


def _within(sheet, first, last):
    return f"([{sheet}.month]>={first})*([{sheet}.month]<={last})"


def _now(sheet, what):
    return _sum(sheet, what, f"([{sheet}.month]=month)")


def _last_quarter(sheet, what):
    return _sum(sheet, what, _within(sheet, "quarter-3", "quarter-1"))


def _stars(value, names):
    """Returns how many standards a value meets, the standard itself being enough."""
    return "+".join(f"({value}>={name})" for name in names)


def _star_pay(star, prefix, highest):
    return f"CHOOSE({star}+1,{','.join(f'{prefix}{level}' for level in range(highest + 1))})"


SERVED = {
    "days": '=MIN(month_last,IF([left]="",month_last,[left]))-MAX(month_first,[hired])+1',
    "month_days": "=month_last-month_first+1",
}


CONFIRMED_MONTH = '=IF([confirmed]="",0,YEAR([confirmed])*12+MONTH([confirmed]))'
BREAKING = ("late", "early", "personal", "sick", "absent")


def _full_attendance(sheet):
    """Article 3: no lateness, early leave or absence, no sick or personal leave, at most three compensatory leaves.

    Whoever was not there for the whole month has not been there in full.
    """
    broken = "+".join(_now(sheet, what) for what in BREAKING)
    return {"full": f"=([days]=[month_days])*(({broken})=0)*({_now(sheet, 'comp')}<=3)"}


REP_STARS = {
    **SERVED,
    **_full_attendance("reps"),
    "score": f"={_now('reps', 'score')}",
    "confirmed_month": CONFIRMED_MONTH,
    # 6: on probation; in the month of confirmation; confirmed, but not yet evaluated; evaluated.
    "standing": '=IF(OR([confirmed_month]=0,[confirmed_month]>month),"probation",IF([confirmed_month]=month,'
    '"confirming",IF([confirmed_month]>=quarter-1,"waiting","evaluated")))',
    # 4.1.3①
    "months": f"=SUMPRODUCT(([reps.id]=[id])*{_within('reps', 'quarter-3', 'quarter-1')})",
    "mean": f"=IF([months]=0,0,ROUND({_last_quarter('reps', 'score')}/[months],9))",
    # 4.1.3②
    "gate": f"=(({'+'.join(_last_quarter('reps', what) for what in BREAKING)})=0)*({_last_quarter('reps', 'comp')}<=3)",
    # 4.1.3③
    "typed": "=SUMPRODUCT(([skills.id]=[id])*([skills.month]=quarter)*([skills.day]<=test_day)*[skills.typing])",
    # 4.1.4: attendance, score, skill, in this order.
    "by_score": f"={_stars('[mean]', [f'score_{level}' for level in range(1, 6)])}",
    "by_skill": f"=1+{_stars('[typed]', [f'typing_{level}' for level in range(2, 6)])}",
    "standard": "=IF([gate]=1,MIN([by_score],[by_skill]),MIN([by_score],1))",
    # 4.1.1③: ranked by the mean; those who tie over the last place leave it unused.
    "candidate": '=([standing]="evaluated")*([standard]=5)',
    "ahead": "=SUMPRODUCT(([rep_pay.candidate]=1)*([rep_pay.mean]>=[mean]))",
    "evaluated": "=IF([standard]<5,[standard],IF([ahead]<=five_star_places,5,4))",
    "held": '=IF([standing]="evaluated",[evaluated],3)',
    # 4.2.3①: from the month of praise on, three months.
    "praised": f"=({_sum('reps', 'praise', _within('reps', 'month-2', 'month'))}>0)*1",
    # 4.2.3②
    "bad_attitude": f"=({_now('reps', 'attitude')}>0)*({_sum('reps', 'attitude', '([reps.month]=month-1)')}>0)",
    "down": f"=([bad_attitude]+{_now('reps', 'breach')}+{_now('reps', 'attitude_complaint')}+{_now('reps', 'absent')}"
    f"+{_sum('reps', 'decision', _within('reps', 'month-2', 'month'))}>0)*1",
    "star": "=IF([down]=1,0,MIN(5,[held]+[praised]))",
}

REP_AWARDS = {
    # 5.2: full attendance, no absence, no swap in secret, no complaint, no major error.
    "may_win": f"=[full]*({_now('reps', 'absent')}=0)*({_now('reps', 'secret_swap')}=0)*({_now('reps', 'upheld')}=0)"
    f"*({_now('reps', 'attitude_complaint')}=0)*({_now('reps', 'major_error')}=0)",
    "had_before": "=SUMPRODUCT(([reps.id]=[id])*([reps.month]=month-1))",
    "rise": f"=IF([had_before]=0,0,ROUND([score]-{_sum('reps', 'score', '([reps.month]=month-1)')},9))",
    "skill": "=SUMPRODUCT(([skills.id]=[id])*([skills.month]=month)*[skills.points])",
    # 5.3, 5.4, 5.5: the first among those who may win.
    "service_star": "=IF([may_win]*(SUMPRODUCT(([rep_pay.may_win]=1)*([rep_pay.score]>[score]))=0),award,0)",
    "progress_star": "=IF([may_win]*([rise]>0)*(SUMPRODUCT(([rep_pay.may_win]=1)*(([rep_pay.rise]>[rise])"
    "+([rep_pay.rise]=[rise])*([rep_pay.score]>[score])))=0),award,0)",
    "efficiency_star": "=IF([may_win]*([skill]>0)*(SUMPRODUCT(([rep_pay.may_win]=1)*([rep_pay.skill]>[skill]))=0),"
    "award,0)",
}

CHANGES = {"changes": "=SUMPRODUCT(([changes.id]=[id])*([changes.month]=month)*[changes.amount])"}

REP_PAY = {
    **REP_STARS,
    **REP_AWARDS,
    "post_pay_paid": "=ROUND(ROUND([post_pay]*[days]/[month_days],8),2)",
    "full_attendance_paid": "=[full]*full_attendance",
    # 4, 4.2.3②e and 6.3; 6.5 in the month of confirmation and until the next evaluation.
    "performance_pay": '=ROUND(ROUND(IF([standing]="probation",star_3*90/100*MAX([score],70)/100,'
    f'IF([standing]="evaluated",{_star_pay("[star]", "star_", 5)},star_3)*[score]/100),8),2)',
    # 4.2.3①: when praise leads to five stars, once, in the month of the praise.
    "reward": f'=IF(([standing]="evaluated")*({_now("reps", "praise")}>0)*([star]=5),five_star_reward,0)',
    **CHANGES,
    "total": "=[post_pay_paid]+[full_attendance_paid]+[performance_pay]+[service_star]+[progress_star]"
    "+[efficiency_star]+[reward]+[changes]",
}


def _in_group(*what):
    """Returns how often something happened in the lead's group, the lead included, in the month."""
    kinds = "+".join(f'([events.what]="{one}")' for one in what)
    return f"SUMPRODUCT(([events.group]=[group])*([events.month]=month)*({kinds}))"


LEAD_PAY = {
    **SERVED,
    **_full_attendance("leads"),
    "score": f"={_now('leads', 'score')}",
    "confirmed_month": CONFIRMED_MONTH,
    "probation": "=(([confirmed_month]=0)+([confirmed_month]>month)>0)*1",
    # 五、4.1.2②: the mean of all monthly scores of the group's representatives in the last quarter.
    "group_mean": f"=ROUND({_sum('reps', 'score', _within('reps', 'quarter-3', 'quarter-1'), 'group')}"
    f"/SUMPRODUCT(([reps.group]=[group])*{_within('reps', 'quarter-3', 'quarter-1')}),9)",
    "by_mean": f"={_stars('[group_mean]', [f'lead_score_{level}' for level in range(1, 5)])}",
    # 五、5.5: the first star after confirmation takes monthly scores that are not there yet; until then it is one.
    "held": "=IF([confirmed_month]>=quarter-1,1,[by_mean])",
    # 五、4.2.2①: praise in this quarter; satisfaction of the month.
    "up": f"=({_sum('leads', 'praise', _within('leads', 'quarter', 'month'))}>0)+({_now('leads', 'satisfaction')}>=99)",
    # 五、4.2.2② a, b, c; then f and g.
    "to_nought": f"=({_in_group('违反工作制度', '通报批评', '态度投诉成立', '重大工作失误')}>0)*1",
    "away_hours": "=8*SUMPRODUCT(([marks.id]=[id])*([marks.month]=month)*[marks.days])",
    "to_one": f"=(({_now('leads', 'late')}>=3)+([away_hours]>40)+({_now('leads', 'absent')}>0)>0)*1",
    "star": "=IF([to_nought]=1,0,MIN(IF([to_one]=1,1,4),[held]+[up]))",
    "post_pay_paid": "=ROUND(ROUND(lead_post_pay*[days]/[month_days],8),2)",
    "full_attendance_paid": "=[full]*full_attendance",
    "performance_pay": "=ROUND(ROUND(IF([probation]=1,lead_star_1*MAX([score],80)/100,"
    f"{_star_pay('[star]', 'lead_star_', 4)}*[score]/100),8),2)",
    **CHANGES,
    "total": "=[post_pay_paid]+[full_attendance_paid]+[performance_pay]+[changes]",
}
