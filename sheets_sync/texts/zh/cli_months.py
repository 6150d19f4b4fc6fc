"""What the commands of the months say, in Chinese."""

CLI = {
    "month_differs_by_now": "{month} 的输入在关账以后又变了：账上仍是关账时的数字，这次核对的合计是按现在的输入算的；"
    "差异见月结工作簿的“差异”，可用 accept 结清。",
    "no_month_yet": "{team} 还没有月份：先运行一次。",
    "month_line": "{period} {state}：{people} 人，{problems} 个问题，指纹 {fingerprint}，确认 {confirmed_by} "
    "{confirmed_on}，"
    "关账 {closed_by} {closed_on}，存档 {archive}",
    "to_be_signed": "{month}（{state}）：{people} 人，其中 {paid} 人有应发合计，共 {total} 元；指纹 {fingerprint}。",
    "cannot_sign": "不能签，有 {count} 个原因：",
    "done_confirm": "{month} 已确认。输入再变，确认就失效，差异会列出来。",
    "done_close": "{month} 已关账并存档，不会再变。",
    "done_reopen": "{month} 已重开，又是草稿；原来的存档还在。",
    "reopen_outside": "{month} 里另行结清过的（{files}）不再抵减：这个月自己的应发已含这些变动。"
    "已经付过的，请用调整扣除。",
    "months_put_right": "月结工作簿是旧的（从早先打开的窗口保存的，或是放回的备份）：已按存档旁留的一份补回 {count} 条"
    "记录，签过的都在。",
    "month_late_waits": "关账以后 {count} 人有变动，见“差异”页；要补发或扣回："
    "sheets-sync accept {team} {month} --by 姓名",
    "month_fell": "{month} 确认后有变动，确认已失效；看月结工作簿的“差异”页。",
    "ticked_confirmed": "{month}：{by} 打勾确认了。",
    "ticked_closed": "{month}：{by} 打勾关账了，已存档，不会再变。",
    "tick_waits_confirm": "{month}：{by} 已打勾要确认，下次运行时处理。",
    "tick_waits_close": "{month}：{by} 已打勾要关账，下次运行时处理。",
    "month_stands": "{month}：{state}，指纹 {fingerprint}。",
}
