"""What stands in the way of taking late changes over, and of bringing in a history, in Chinese."""

PROBLEMS = {
    "accepted_for_absent": (
        "{earlier} 的更正里有 {name}（{id}）的一笔，可是此人 {month} 不在职，工资表里没有这一行，这笔钱无处可付。"
        "请人事另行支付，再用 accept {earlier} {id} --outside 原因 记下。"
    ),
    "accept_not_closed": "{month} 没有关账，没有什么要更正的：输入的改动会照常算进去。",
    "accept_nobody": "{month} 的变动里没有“{found}”。请用工号或姓名，或不写人名：全部接受。",
    "accept_gone": (
        "{name}（{id}）{into} 不在职，工资表里不会有这一行，这笔钱无处可付。请另行支付，再用 "
        "accept {team} {month} {id} --outside 原因 记下；其余的人可以点名接受。"
    ),
    # import-history
    "import_no_header": "前 10 行里找不到表头：要有 {wanted} 三列。可以先用 import-history --template 写一个空表。",
    "import_unknown_figure": "方案里没有叫“{found}”的数。是不是 {nearest}？请写方案里的名称或代号；应发的钱不能导入。",
    "import_two_figures": "“{found}”可以是 {known}。请写代号。",
    "import_column_twice": "“{found}”这一列出现了两次。请去掉一列。",
    "import_not_over": "{month} 还没有结束（最后一天是 {last}），不能导入。请去掉这些行。",
    "import_closed": "{month} 已经关账，历史以关账时的数为准。请去掉这些行；要改，请先重开那个月。",
    "import_again": "{month} 已经导入过。确实要换，请加 --replace 写上原因。",
    "import_unknown_person": "名册里没有工号“{found}”。是不是 {nearest}？离职的人也要在名册里。",
    "import_name_differs": "工号 {id} 在名册里是 {name}，这里写的是“{found}”。请核对是谁。",
    "import_not_employed": "{name} {month} 不在职。请核对月份，或在名册里补正入职、离职日期。",
    "import_twice": "这个人这个月的“{label}”在 {first} 已经写过。请留一处。",
    "import_of_department": "“{label}”是整个部门一个数，不属于哪个人。请在工号写 {everybody} 的行里填。",
    "import_of_people": "“{label}”每人一个数，不能填在部门（{everybody}）这一行。",
    "import_person_missing": "{name}（{id}）{month} 在职，文件里没有这个月的行。请补上；真不知道的数留空。",
    "import_two_forms": "{found} 是一列数，旁边又有项目和数值两列，这一列不会读。请去掉其中一种。",
    "import_signed": "{month} 在这里确认或关账过，它的历史要由关账得来。请去掉这些行。",
    "not_a_table_of_text": "{book} 不是 UTF-8、UTF-16 或 GB18030 的文本表。请在 Excel 里另存为“CSV UTF-8”。",
}
