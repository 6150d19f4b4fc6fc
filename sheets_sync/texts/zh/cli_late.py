"""What the command line says when late changes are taken over, in Chinese."""

CLI = {
    "no_months": "团队 {team} 的月份还不确认也不关账。要月结，请在 {path} 的 ours 里加上一行，再运行一次：\n{line}\n"
    "谁可以确认、关账，写在 signs 里。",
    "months_file": "月结.xlsx",
    "accept_head": "{month} 关账以后应发变了的人（计入 {into}）：",
    "accept_head_outside": "{month} 里另行结清、不计入工资的人：",
    "accept_line": "  {id} {name}：{before} → {after}，差 {amount} 元",
    "accept_line_outside": "  {id} {name}：{amount} 元另行结清",
    "accept_unpaid": "没有",
    "accept_open": "  {id} {name}：现在算不出，先处理问题再接受",
    "accept_nothing": "{month} 的应发和关账时一样（或都已接受），没有要接受的。",
    "accept_ask": "以 {by} 的名义接受，写入存档并计入 {into}？",
    "accept_refused": "没有接受，什么也没有写：",
    "accept_not_yet": "没有接受，什么也没有写。要接受，请加 --yes。",
    "accept_done": "已接受 {count} 人，写在 {path}；运行 {into} 时计入调整。",
    "accept_done_outside": "已接受 {count} 人，写在 {path}；已另行结清，不再计入工资。",
    "accept_undone": "存档文件写好了，可是没有记进月结工作簿，等于没有接受。请再来一次。",
    "locked": "{team} 正由别人写入（{by}），请稍后再试。",
    "unlocked": "签的时候挡不住别人：{folder} 里锁不上（{error}）。什么也没有签。请让这个文件夹可写，"
    "或在 service.yaml 里用 state 指到本机磁盘上的文件夹。",
    # import-history
    "template_is_a_workbook": "空表是一个工作簿：请给 {path} 换成以 .xlsx 结尾的名字。"
    "填好以后也可以另存为 .csv 再导入。",
    "template_there": "{path} 已经有了，没有覆盖。请换一个文件名。",
    "template_not_written": "{path} 写不了：{error}。",
    "template_written": "已写 {path}：请填好每一格（不知道的留空），再用 import-history 导入。",
    "import_wrong": "文件里有 {count} 处要先改，什么也没有写：",
    "import_found": "{months}：{people} 人，{count} 个数；空着的 {blank} 格当作不知道，不当作零。",
    "import_nothing": "文件里没有可以导入的数。",
    "import_ask": "写入历史？以后的季度、连续、星级都按这些数看。",
    "import_not_yet": "没有导入，什么也没有写。要导入，请加 --yes。",
    "import_done": "已导入 {months}：{people} 人，{count} 个数。",
    "import_undone": "没有写进月结工作簿，等于没有导入。请再来一次。",
}
