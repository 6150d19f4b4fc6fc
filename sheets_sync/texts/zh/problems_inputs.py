"""The words of problems with tables of every kind: periods and weeks, records, punches, ratings."""

_CELLS = {
    "unreadable_period": "“{column}”应为考核期，实际是“{found}”。请写成 {like} 这样。",
    "points_below_one": "“{column}”有 {count} 处小于 1（{cells}），按 {read}% 计。"
    "若应为 {more}%，请写 {more}；确实不到 1%，请写成 {read}%。",
    "said_of_several": "{said}（同样的共 {count} 处：{cells}）",
    "unreadable_week": "“{column}”应为第几周（1 到 {most}），或这一周里的一天，实际是“{found}”。",
    "unreadable_time": "“{column}”应为时刻，实际是“{found}”。请写成 08:30 这样；没有打卡就留空。",
    "punch_out_of_order": "“{column}”的 {found} 早于同一行前面的 {before}。"
    "请核对（下午 5:30 请写 17:30）；确是次日的，请写 {later}。",
    "unreadable_moment": "“{column}”应为日期和时刻，实际是“{found}”。请写成 2026-10-08 08:30 这样。",
    "week_outside_period": "“{column}”的 {found} 不在 {wanted} 里。请改正考核期或日期。",
    "row_of_other_period": "这一页是 {wanted} 的，这一行却写着“{found}”。未使用，请改正，或移到那一期的页上。",
    "row_of_other_week": "这一页是第 {wanted} 周的，这一行却写着“{found}”。未使用，请改正，或移到那一周的页上。",
    "last_before_first": "结束日期 {found} 早于开始日期 {first}。请改正。",
}

_ROWS = {
    "row_missing_in_week": "{id} 在 {month} 第 {week} 周在职，但这里没有此人的行。请补上。",
    "row_outside_service_week": "此人 {month} 第 {week} 周不在职，这一行未使用。请删去，或改正名册里的入职、离职日期。",
    "months_missing": "这里没有 {first} 至 {last}（{count} 期）的任何数据。影响：要看以前各期的{affects}。"
    "有就补上；新部门确实没有，可以不理会。",
    "month_left_blank": "这里没有 {month} 的任何数据。这一页的各列都可以不填：确实没有，就不用管。",
    "week_left_blank": "这里没有 {month} 第 {week} 周的任何数据。这一页的各列都可以不填：确实没有，就不用管。",
    "week_missing": "这里没有 {month} 第 {week} 周的任何数据。请补上。",
    "duplicate_row_in_week": "同一人同一周有两行：{cells}。都未使用，请只留一行。",
    "department_twice": "部门的同一期有几行：{cells}。都未使用，请只留一行。",
    "never_punched": "{id} 在 {month} 没有任何打卡记录。请核对工号和考勤机；如果整期请假，可以不理会。",
    "punch_day_twice": "同一人同一天有两行：{cells}。此人的打卡都未使用，请只留一行。",
    "slot_twice": "同一天同一班次打了几次卡，相隔较久：{cells}。说不清是哪一次，请核对。",
    "too_many_punches": "{day} 打了 {count} 次卡，按次序只能有 {most} 次。请删去多余的，或写明 assign: nearest。",
}

_RATINGS = {
    "rated_twice": "评分人 {rater} 给同一人评了几次：{cells}。都未使用，请只留一行。",
    "rates_self": "{id} 给自己评了分。未使用，请删去这一行或改正评分人。",
    "rater_name_differs": "评分人工号 {id} 在名册里是{wanted}，这里的姓名却是“{found}”。未使用，请核对。",
    "rater_ambiguous": "评分人“{name}”在名册里有几位同名。未使用，请写工号。",
    "unknown_rater": "员工名册里没有评分人“{found}”（最像的是：{nearest}）。已按外部评分人计入，请核对。",
    "too_few_raters": "“{column}”只有 {count} 人评分，至少要 {least} 人。请补上评分。",
}

_TEAMS = {
    "tab_pattern_kind": "tab“{found}”说不清是哪一期：考核期是 {kind}，可以用 {known}。",
    "kind_needs_months": "kind: {kind} 的表按自然月记，考核期不从 1 日开始时不能用。请改用别的表。",
    "weeks_needed": "这张表按周记（kind: {kind}），但团队文件没有说一期有几周。请写 period: {{weeks: 4}}。",
    "slot_without_way": "打卡分进出时，班次“{found}”的名称应以 _in 或 _out 结尾。",
    "record_twice": "记录 {found} 已经由表 {first} 给出。一种记录只能有一张表；不同岗位各有一张时，请写明 for。",
    "period_differs": "方案 {scheme} 按 {wanted} 考核，团队文件里却是 {found}。请把 period 改成一样。",
    "fact_by_week": "方案 {scheme} 的“{fact}”每周一个数，表 {table} 却是每期一个。请改用按周的表。",
    "fact_by_period": "方案 {scheme} 的“{fact}”每期一个数，表 {table} 却是每周一个。请改用按期的表。",
    "fact_of_department": "方案 {scheme} 的“{fact}”是整个部门的数，表 {table} 却是各人的。请用 kind: department 的表。",
    "fact_of_person": "方案 {scheme} 的“{fact}”是各人的数，表 {table} 却是整个部门的。请放到各人的表里。",
    "record_not_kept": "方案 {scheme} 需要记录“{fact}”，但没有一张表提供它。请声明一张 record: {fact} 的表。",
    "record_kind_differs": "方案 {scheme} 的记录“{fact}”应放在 kind: {wanted} 的表里，表 {table} 却是 {found}。",
    "field_not_kept": "方案 {scheme} 的记录“{fact}”需要“{field}”这一列，表 {table} 里没有。请补上。",
    "field_unit_differs": "方案 {scheme} 的记录“{fact}”里，“{field}”以 {wanted} 计，表 {table} 里却以 {found} 计。",
    "choice_unknown": "方案 {scheme} 的“{fact}”只能是 {known}，表 {table} 里却有“{found}”。请改成一样。",
    "slots_differ": "方案 {scheme} 的打卡“{fact}”依次是 {wanted}，表 {table} 里却是 {found}。请改成一样。",
}

PROBLEMS: dict[str, str] = {**_CELLS, **_ROWS, **_RATINGS, **_TEAMS}
