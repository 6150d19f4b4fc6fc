"""What is told when something is the matter, in Chinese; no names of people, and no pay."""

WATCHING = {
    "head": "【sheets-sync】",
    "more": "……另有 {count} 条，见 sheets-sync status",
    "times": "（已 {times} 次）",
    "trial": "这是一条试发的提醒（{name}）。收到就说明设置对了，不用处理。",
    "recovered": "团队 {team}：已恢复（{over}）。原先的情况从 {since} 起。",
    "recovered_worker": "值守程序：已恢复（{over}）。原先的情况从 {since} 起。",
    # 任务没有做好
    "is_failed": "团队 {team}：任务“{about}”出错（{code}），从 {since} 起。请先运行 sheets-sync run {team} 看错在哪"
    "里；程序会在下一个时刻再试。",
    "is_wrong": "团队 {team}：配置有错（{code}），从 {since} 起没有运行。请运行 sheets-sync check {team}，照提示改。",
    "is_refused": "团队 {team} {period}：为安全起见没有写入（{code}），从 {since} 起。请运行 sheets-sync plan "
    "{team} 看原因。",
    "is_nobody": "团队 {team} {period}：名册读不到或是空的，没有人可算，从 {since} 起没有写入。请运行 sheets-sync "
    "check {team} 看是哪个表。",
    "is_unreached": "团队 {team}：表格所在的服务连不上（{code}），从 {since} 起。程序会自己再试；长时间不好，请查网"
    "络、密钥和限额：sheets-sync doctor {team}。",
    "is_timed_out": "团队 {team}：任务“{about}”太久没有结束，已中断并重新开始，从 {since} 起。没有写坏任何表。反复"
    "出现请运行 sheets-sync run {team} 看停在哪一步。",
    "is_broken_off": "团队 {team}：任务“{about}”做到一半程序被关掉了，从 {since} 起反复出现。请查机器的内存和日志。",
    "is_skipped": "团队 {team}：任务“{about}”错过了时刻，已经太久，不再补做（{since}）。要补请运行 sheets-sync run "
    "{team}。",
    # 没有动静
    "is_silent": "团队 {team}：从 {since} 起该算没有算，表里的数已经旧了。请运行 sheets-sync status {team} 看卡在哪"
    "里。",
    # 月份
    "is_confirmation_fell": "团队 {team} {period}：确认之后数据有变动，确认已失效，回到草稿。请看“差异”页，核对后重"
    "新确认。",
    "is_appeal_waiting": "团队 {team} {period}：有 {times} 个申诉还没有处理。请在“申诉”页写上结论。",
    "is_late_change": "团队 {team} {period}：关账之后来源表又有 {times} 处变动，已列在“差异”页，关账的数没有动。要"
    "计入下个月，由人事运行 sheets-sync accept。",
    # 值守程序自己
    "is_state_not_kept": "值守程序：从 {since} 起写不进状态文件夹（{code}）。请查磁盘是否已满、权限是否改过；计算照"
    "常。",
    "is_team_left_out": "团队 {team}：配置有错，没有参加值守，从 {since} 起。请运行 sheets-sync check {team}，照提"
    "示改，值守会自己重新读入。",
    "is_configuration_wrong": "值守：配置在 {since} 改过，里面有错（{code}），仍按改动前的配置运行。请运行 "
    "sheets-sync check 团队 并按提示改，改好会自己重新读入。",
    "is_ledger_set_aside": "团队 {team}：值守记录坏了，已移到一旁，从头记起（{since}）。表格不受影响；请查磁盘。",
    "is_clock_went_back": "值守程序：机器的时钟往回拨过（{since}）。任务不会因此重复做；请查对时。",
    "is_year_unknown": "团队 {team}：不知道下一年哪些天上班，按工作日的任务停了（{since}）。请更新 chinesecalendar"
    "，或在 config/calendar.yaml 写上。",
}
