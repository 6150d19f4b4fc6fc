"""What the command line says when late changes are taken over, in Chinese."""

CLI = {
    "no_months": "团队 {team} 的月份不确认也不关账（团队文件的 ours 里没有 months），没有什么可做。",
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
    "accept_undone": "存档文件写好了，可是没有记进月结工作簿，等于没有接受。请再来一次。",
    "locked": "{team} 正由别人写入（{by}），请稍后再试。",
}
