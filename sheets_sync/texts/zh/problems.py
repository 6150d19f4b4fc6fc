"""The words of every problem: what was found, and what to do."""

from sheets_sync.texts.zh.google import FAULTS, WHY

# What is wrong with a workbook as a whole.
_BOOKS = {
    "book_missing": "找不到工作簿 {book}（{path}）。请把它放回原处，或在团队文件里改正地址。",
    "book_locked": "{book} 正在被占用或正在保存，读不了。请关闭它后重试。",
    "unreadable_book": "{book} 读不出来，文件可能已损坏。请用 Excel 打开并另存为 .xlsx。",
    "password_protected": "{book} 有打开密码。请取消密码后重新保存。",
    "old_workbook": "{book} 是旧格式（.xls）。请另存为 .xlsx。",
    "not_a_workbook": "{book} 不是 Excel 工作簿（实际是 {found}）。请另存为 .xlsx。",
    "stray_cell": "{book} 的“{tab}”在很远的 {address} 处有内容，多半是误填。请清除该处内容和多余的行列。",
    "not_writable": "{book} 写不进去（{error}）。请检查磁盘空间和文件夹权限，并关闭已打开的文件。",
    "stale": "{book} 在读取之后又被改动，没有写入。请重新运行。",
    "unknown_backend": "地址“{found}”的种类不认识。可用的有：{known}。",
}

# Tabs, headings and rows.
_TABLES = {
    "tab_missing": "找不到工作表“{wanted}”（最像的是：{nearest}；现有：{found}）。请补上这一页，或把名称改正。",
    "tab_twice": "有几页都可以是“{wanted}”：{found}。请只留一页，其余改名。",
    "tab_copy": "“{copy}”像是“{read}”的副本，只读了“{read}”。请把有用的内容合到一页，删去另一页或另取名称。",
    "headings_missing": "这一页找不到表头（应有：{wanted}）。请补上表头行。",
    "column_missing": "缺少“{wanted}”这一列（最像的表头是：{nearest}）。请补上，或把表头改正。",
    "column_twice": "“{column}”有两列都像：{found}。请只留一列，其余改名。",
    "day_missing": "{month} 的考勤缺少这些日期的列：{days}。请补上。",
    "day_twice": "{day} 日有两列：{cells}。请删去多余的一列。",
    "day_not_in_month": "{month} 没有 {day} 日，却有这一列。请删去，并核对记号是否错位。",
    "day_of_other_month": "{cells} 的日期不属于 {month}，可能是从别的月份复制来的。请改正表头。",
    "row_above_heading": "第 {row} 行在表头上面，却像是一行数据，没有读取。请把它移到表头下面。",
    "second_table": "第 {row} 行又有一个表头，列的次序与上面不同，从这里起没有读取。请排成一样，或移到另一页。",
    "id_missing": "这一行有内容但没有{column}。请填上；如果是备注，请以“注：”开头。",
    "not_an_id": "“{found}”不像{column}，但这一行有数据。请改正{column}；如果是备注，请把数据移开。",
    "unreadable_id": "{column}写成了“{found}”，认不出是谁。请按文本填写，例如 007。",
    "id_written_otherwise": "工号写成了“{found}”，已按 {wanted} 处理。请按文本改成 {wanted}。",
    "id_lost_zeros": "名册里的工号是数字“{found}”，别的表里写作“{wanted}”（{count} 处），已当作同一人。"
    "请把名册这一格按文本改成 {wanted}。",
    "unknown_person": "员工名册里没有“{found}”（最像的是：{nearest}）。请改正工号，或把此人加进名册。"
    "在此之前，名次和奖金都按没有此人算。",
    "name_differs": "工号 {id} 在名册里是{wanted}，这里的姓名却是“{found}”（名册：{other}）。未使用，请核对。",
    "perhaps_theirs": "工号 {id} 的一行写着此人的姓名，也许是此人的。请核对后改正工号或姓名。",
    "row_missing": "{id} 在 {month} 在职，但这里没有此人的行。请补上。",
    "month_missing": "这里没有 {month} 的任何数据。请补上；补上之前，靠它的结果都不算。",
    "duplicate_row": "同一人同一期有两行：{cells}。都未使用，请只留一行。",
    "same_row_twice": "这几行内容完全相同：{cells}，每行都算了一次。如果是重复登记，请删去多余的。",
    "row_outside_service": "此人 {month} 不在职，这一行未使用。请删去，或改正名册里的入职、离职日期。",
}

# Single cells.
_CELLS = {
    "blank_cell": "“{column}”是空的。请填上；空白不会当作 0。",
    "error_cell": "“{column}”里是错误值 {found}。请改正公式或直接填数。",
    "uncomputed_formula": "“{column}”的公式还没有计算过。请用 Excel 打开、保存后再交。",
    "merged_value": "“{column}”的“{found}”占着合并的单元格，说不清是谁的。请取消合并，逐格填写。",
    "unreadable_number": "“{column}”应为一个数，实际是“{found}”。请只写数字。",
    "out_of_range": "“{column}”的 {found} 不在 {least} 到 {most} 之间。请核对。",
    "not_whole": "“{column}”应为整数，实际是 {found}。请核对。",
    "percent_in_number": "“{column}”不是百分比，单元格里却是 {found}。请改成普通数字。",
    "unreadable_percent": "“{column}”应为百分比，实际是“{found}”。请写成 85% 这样。",
    "ambiguous_percent": "“{column}”的 {found} 说不清是几成还是百分之几。请带上百分号，例如 85%。",
    "unreadable_date": "“{column}”应为日期，实际是“{found}”。请写全年月日，例如 2026-09-03。",
    "unreadable_month": "“{column}”应为月份，实际是“{found}”。请写全年份和月份，例如 2026-10。",
    "date_far_off": "日期 {found} 比 {month} 晚得多，可能写错了年份。这一行未使用，请核对。",
    "unknown_word": "“{found}”不认识。可以写：{known}。最像的是：{nearest}。",
}

# People.
_PEOPLE = {
    "no_people": "员工名册里一个人也没有。请填上员工。",
    "duplicate_person": "工号 {found} 在名册里有几行：{cells}（{names}）。请只留一行，或改正工号。",
    "ids_look_alike": "名册里的 {ids} 只差前面的零或大小写，容易混淆。请核对是不是同一人。",
    "left_before_hired": "离职日期 {found} 早于入职日期 {hired}。请改正。",
    "confirmed_before_hired": "转正日期 {found} 早于入职日期 {hired}。请改正。",
    "left_without_date": "状态是“{found}”，但没有离职日期。请填上离职日期。",
    "left_but_listed": "离职日期是 {found}，状态却是“{status}”。请改正其中一个。",
    "confirmed_on_probation": "转正日期 {found} 已过，状态却是“{status}”。请改正其中一个。",
    "adjustment_for_absent": "{id} 在 {month} 不在职，这笔 {found} 元的调整不会发放。请改正工号、月份或名册日期。",
    "roster_incomplete": "名册缺少“{wanted}”这一列，此人的状态说不清，工资未算。请补上这一列或改正表头。",
    "probation_unknown": "此人 {left} 离职，但没有转正日期，说不清是否在试用期。请填上；如一直在试用，状态请写试用。",
    "regular_before_confirmed": "转正日期 {found} 在所算考核期之后，状态却是“{status}”；按日期当作试用期。请核对。",
    "confirmed_blank": "转正日期是空的（{hired} 入职），已按正式员工处理。请补上转正日期。",
    "event_old": "有 {count} 件事的日期比 {month} 早得多（{cells}），可能写错了年份，没有计入。请核对。",
    "event_outside_service": "事情发生在 {found}，此人当时不在职，没有计入。请核对日期和工号。",
}

# Marks of days.
_MARKS = {
    "unmarked_day": "{month} 的 {days} 日没有考勤记号（{cells}）。请填上；空白不会当作出勤。",
    "unknown_mark": "{column} 日的“{found}”不认识。可以写：{known}。最像的是：{nearest}。",
    "mark_needs_number": "{column} 日的“{found}”缺少数字。请写成例如 {mark}10。",
    "mark_out_of_range": "{column} 日的“{found}”数字不对：{mark}应大于 0，且不超过 {most}。请核对。",
    "contradictory_marks": "{column} 日的“{found}”自相矛盾。请只留真实的。",
    "marked_not_employed": "{column} 日记着未在职（{found}），但此人当天在职。请改正记号，或改正名册里的日期。",
    "mark_outside_service": "此人当天不在职，却有记号“{found}”，没有计入。请清除，或改正名册里的日期。",
    "mark_outside_month": "{month} 没有这一天，却有记号“{found}”。请核对整行是否错位。",
}

# Configuration: files and their form.
_FILES = {
    "config_missing": "找不到配置文件夹 {found}。请用 --config 指出它。",
    "no_teams": "{found} 里没有团队文件。可以用 sheets-sync init 建一个。",
    "unknown_team": "没有名为“{found}”的团队。已有：{known}。最像的是：{nearest}。",
    "file_unreadable": "文件 {found} 读不了：{reason}。",
    "file_too_large": "文件太大（超过 {most} 字节），不像配置文件。",
    "file_empty": "文件 {found} 是空的。",
    "not_utf8": "文件不是 UTF-8 编码。请另存为 UTF-8。",
    "yaml_syntax": "第 {line} 行不是正确的 YAML：{found}。请检查缩进、冒号和括号。",
    "yaml_too_deep": "嵌套超过 {most} 层，不像配置文件。",
    "yaml_documents": "一个文件里只能有一份内容。请去掉“---”之后的部分。",
    "yaml_anchor": "不能用锚或别名（{found}）。请直接写出内容。",
    "yaml_tag": "不能用类型标记（{found}）。请直接写出值。",
    "key_not_text": "键只能是文字，实际是 {found}。",
    "duplicate_key": "键“{found}”写了两次，第一次在第 {first} 行。请只留一个。",
    "unknown_key": "没有“{found}”这个键。可以写：{known}。最像的是：{nearest}。",
    "missing_key": "缺少“{wanted}”。请补上。",
    "not_a_table": "这里应是一组“键: 值”，实际是“{found}”。",
    "not_one_value": "这里应是一个值，实际是“{found}”。",
    "not_a_text": "这里应是文字，实际是“{found}”。",
    "not_a_name": "这里应是名称，实际是“{found}”。",
    "not_a_yes_or_no": "这里应是 yes 或 no，实际是“{found}”。",
    "not_a_whole_number": "这里应是整数，实际是“{found}”。",
    "not_a_number": "这里应是一个数，实际是“{found}”。",
    "not_a_day": "这里应是 2026-10-01 这样的日期，实际是“{found}”。",
    "not_a_time": "这里应是 07:30 这样的时刻，实际是“{found}”。",
    "out_of_bounds": "{found} 不在 {least} 到 {most} 之间。",
}

# A team file and what it refers to.
_TEAMS = {
    "team_named_otherwise": "team 是“{found}”，文件名却是“{wanted}”。请改成一样。",
    "unknown_time_zone": "没有名为“{found}”的时区。请写成 Asia/Shanghai 这样。",
    "one_roster_needed": "要有且只有一个 kind: people 的表，现有：{found}。",
    "address_twice": "地址 {found} 已经用在 {first}。我们写的工作簿不能和别的是同一个。",
    "one_for_all_periods": "{key} 的地址 {found} 里有 {{period}}：月结工作簿记着每个月，只有一个，请去掉 {{period}}。",
    "measure_reserved": "“{found}”是我们自己算的（{known}），表里不能再给。请改一个名称。",
    "measure_twice": "指标 {found} 已经由表 {first} 给出。请改一个名称。",
    "column_needed": "kind: {kind} 的表必须有 {wanted} 列。",
    "column_as": "这一列的 as 应为 {wanted}，实际是 {found}。",
    "key_not_for_kind": "kind: {kind} 的表不用“{wanted}”。请去掉。",
    "tab_pattern": "tab“{found}”应同时含有 {{year}} 和 {{month}}（或 {{month:02}}）。",
    "one_tab_needed": "这种表只能有一个工作表名称，实际是：{found}。",
    "title_twice": "表头“{found}”已经属于 {first}。同一表头只能指一列。",
    "word_twice": "“{found}”已经属于 {first}。一个词只能有一个意思。",
    "blank_word": "这里有一个空的词。请写上，或去掉。",
    "least_above_most": "least {least} 大于 most {most}。",
    "mark_is_plain": "记号 {found} 不能带数字或计数。",
    "mark_unit_differs": "指标 {found} 在这里以 {wanted} 计，在别处以 {first} 计。请统一。",
    "measure_hides_figure": (
        "有一张表提供的“{measure}”与方案 {scheme} 要算的项同名，方案的规则就不会算它了。"
        "请给这一列换个名字；确实要用表里的数，就在团队文件里写 given: [{measure}]。"
    ),
    "fact_not_kept": "方案 {scheme} 需要“{fact}”，但没有一张表提供它。请在团队文件里声明这一列。",
    "fact_unit_differs": "方案 {scheme} 的“{fact}”以 {wanted} 计，团队文件里却以 {found} 计。",
}

# Schemes and what is worked out.
_SCHEMES = {
    "unknown_scheme": "没有名为“{found}”的方案。最像的是：{nearest}。已有：{known}。",
    "schemes_out_of_order": "各岗位列出共用方案的次序互相矛盾（{found}）。"
    "同一个方案为各岗位合在一起只算一次，请在每个岗位按同样的次序列。",
    "no_scheme_in_force": "岗位 {role} 在这一期没有生效的方案（{count} 人）。请检查方案的生效日期。",
    "id_not_folder": "方案的 id 是“{found}”，文件夹却是“{wanted}”。请改成一样。",
    "since_not_file": "方案自 {found} 起生效，文件名却是 {wanted}。请改成一样。",
    "rules_of_base": "“{found}”属于所依据的方案 {base}，这里不能重写。",
    "unknown_name": "没有“{found}”这个名称。最像的是：{nearest}。名称都在方案文件（或底子的文件）的"
    " settings、facts 和各阶段里。",
    "name_taken": "名称“{found}”已经用过。请换一个。",
    "pay_not_yuan": "工资项“{found}”的单位是 {unit}，应为 yuan。",
    "history_in_score": "“{found}”要看以前各期，不能放在 score 里。请移到 rank 或后面。",
    "no_history_of": "“{found}”没有以前各期的值，不能这样用。",
    "units_differ": "单位不一致，不能相加：{found}。",
    "formula_syntax": "算式“{found}”有误：{at}。",
    "formula_without_names": "算式“{found}”里没有任何名称。",
    "band_two_edges": "分段“{found}”的同一边写了两个界限。",
    "band_overlap": "分段重叠：{found}。请让每个值只属于一段。",
    "band_gap": "分段之间有空档：{found}。请补上，或写明 gaps: allowed。",
    "last_case_otherwise": "最后一种情况应是 otherwise。",
    "one_of_two": "这两个键要写且只写一个：{wanted}。",
    "level_no_number": "等级“{found}”没有对应的数。",
    "standards_not_rising": "各级标准没有逐级升高：{found}。",
    "weights_name_others": "权重写的是 {found}，各项却是 {wanted}。",
    "weights_sum": "权重之和是 {found}，应为 {wanted}。",
    "unset_in_use": "“{setting}”还是 UNSET，请换成自己的数字；在此之前有 {count} 人算不出来。",
    "cannot_work_out": "{person}的“{item}”算不出来：表里没有读到要用的数。请补上；也看看提示里有没有空的表或考核期。",
    "cannot_work_out_because": "{person}的“{item}”算不出来：{because}。",
    "scheme_begins_in_quarter": (
        "方案 {scheme} 从季度中间开始生效：本季度的星级会按它重评。星级本该管一个季度，请让新方案从季度首月开始。"
    ),
    "negative_pay": "{person}的“{item}”算出来是负数。请人工核对。",
}

PROBLEMS: dict[str, str] = {
    **_BOOKS,
    **_TABLES,
    **_CELLS,
    **_PEOPLE,
    **_MARKS,
    **_FILES,
    **_TEAMS,
    **_SCHEMES,
    **FAULTS,
    **{f"why.{word}": said for word, said in WHY.items()},
}
