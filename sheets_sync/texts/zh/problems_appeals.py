"""What is wrong with appeals, and with what a scheme says of appeals and tasks, in Chinese."""

PROBLEMS = {
    "appeal_item_unknown": "“{found}”不是这个人方案里的项目，最像的是“{nearest}”。请在“{column}”里写方案里的名称。",
    "appeal_filed_early": "“{column}”是 {found}，可是 {month} 从 {first} 才开始。请改正日期或月份。",
    "appeal_filed_ahead": "“{column}”是 {found}，那一天还没有到。请改正日期；改正之前，这件申诉不算逾期。",
    "appeal_filed_after": "“{column}”是 {found}，在处理日期 {last} 之后。请改正其中一个日期。",
    "appeal_left_blank": "“{column}”空着。请补上。",
    "appeal_worked_out": "“{item}”是算出来的，不能直接改。请在这一行改为申诉它下面输入的项目：{below}。",
    "appeal_not_corrected_here": "“{item}”不是每人每期一个数，不能在申诉里改。请在输入它的表里改正。",
    "appeal_own_rater": "“{item}”本来就是 {by} 填的，申诉又由本人裁定。最好请另一个人复核。",
    "appeal_own_case": "{by} 自己申诉，又自己裁定，在别人裁定之前更正不算数。请由另一个人裁定，“{column}”写那个人；"
    "如果只是同名，请写工号。",
    "appeal_twice": "同一项“{item}”有两件成立的申诉（{first} 和 {last}）。以裁定较晚的 {last} 为准。",
    "month_appeals_year": "{month} 的申诉截止日算不出来：不知道 {year} 年哪些日子上班。请在 config/calendar.yaml 里写上"
    " {year} 年的放假和调休，或更新程序。",
    # 配置
    "appeals_twice": "只能有一张申诉表，{found} 是第二张（第一张是 {first}）。请合成一张。",
    "task_no_answer": "{found}（{unit}）不是每人每期一个的是非项或日期，不能当待办。"
    "请写回答是或否、或是一个日期的项目。",
}
