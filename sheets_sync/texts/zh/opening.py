"""What stands at the headings of a blank tab, and what preparing spreadsheets says, in Chinese."""

OPENING = {
    # 表头批注
    "as_id": "按文本填写，前面的 0 保留，例如 007。",
    "as_date": "写全年月日，例如 2026-09-03。",
    "as_month": "写年份和月份，例如 2026-10。",
    "as_week": "写第几周：1、2、3……",
    "as_time": "写几点几分，例如 8:05；次日凌晨的写 0:30 或 24:30；没有打卡就空着。",
    "as_moment": "写日期和时间，例如 2026-10-08 08:05。",
    "as_quarter": "写年份和季度，例如 2026-Q4。",
    "as_half_year": "写年份和上下半年，例如 2026-H2。",
    "as_year": "写年份，例如 2026。",
    "at_most": "不大于 {most}。",
    "email": "登录 Google 用的邮箱；用来把绩效结果共享给本人查看。",
    "weeks_month": "第 1 周是 1–7 日，第 2 周是 8–14 日，依此类推；第 {weeks} 周到月底为止。",
    "weeks_days": "从考核期第一天起每 7 天一周；第 {weeks} 周到期末为止。",
    "weeks_calendar": "按周一到周日算；第 1 周从考核期第一天起，第 {weeks} 周到期末为止。",
    "percent_points": "百分比，直接写数：85 就是 85%；不到 1% 的请带百分号，例如 0.5%。",
    "percent_fraction": "百分比，写 85% 或 0.85。",
    "percent_either": "百分比，请带百分号，例如 85%。",
    "words": "可以写（同一行的几个词意思一样）：\n{words}",
    "or": "、",
    "and": "、",
    "between": "在 {least} 到 {most} 之间。",
    "at_least": "不小于 {least}。",
    "whole": "只写整数。",
    "only_for": "只有{roles}要填。",
    "blank_allowed": "没有就空着。",
    "marks": "每天写一个记号，也可以连写，例如 迟10早5：\n{marks}",
    "mark_minutes": "{words}（后面写分钟数，例如 {word}10）",
    "mark_days": "{words}（后面可写天数，例如 {word}0.5）",
    "protected_heading": "表头由程序读取；改动前请先问管理员。",
    # 计划与结果
    "plan_head": "{book}：",
    "plan_add": "  加一页“{tab}”（{columns} 列）",
    "plan_fill": "  在空白页“{tab}”里写表头（{columns} 列）",
    "plan_fasten": "  给“{tab}”做记号（不改任何单元格），以后改名也认得",
    "plan_lacks": "  “{tab}”里没有这些表头，请自己加上：{columns}（不改别人写好的页）",
    "plan_no_headings": "  “{tab}”里有内容，却找不到表头（应有：{columns}），没有动它",
    "nothing_to_do": "表格都准备好了，没有要做的。",
    "ask": "现在就做吗？",
    "not_confirmed": "没有做：您没有确认，什么也没有改。",
    "done": "{book}：好了。",
    "next": "接下来：填上数据，然后运行 sheets-sync doctor {team}，再运行 sheets-sync check {team}",
    "again": "请先解决上面的问题，再运行 sheets-sync init {team}",
    "written_already": "{path} 已经写好了，没有再写。",
    "to_paste": "{path}：还有 {count} 处 PASTE-ID 没有换成表格的网址：\n{places}\n换好后运行 sheets-sync init {team}",
    "to_paste_at": "  第 {row} 行 {place}：{found}",
    # 新团队的步骤
    "steps": """接下来把表格放到 Google 上（程序的账号不能拥有文件，要由人来建）：
  1. 打开 https://sheets.new，建 {count} 个空白表格：{books}。
     在“文件 › 设置”里把时区改为 {time_zone}。
  2. 每个表格点“共享”，加上 {email}，权限选“编辑者”，去掉“通知”。
     工资表除此之外只共享给人事；绩效结果先不共享给员工，以后用 sheets-sync share {team}。
  3. 把每个表格的网址粘贴到 {path}，换掉 PASTE-ID-…。
  4. 在同一文件里改好岗位、列名；在 schemes 里把 UNSET 换成自己的数字。
  5. 再运行一次 sheets-sync init {team}，它会加上各页、表头和下拉词。""",
    "email_unknown": "程序账号的邮箱（还没有账号：{why}）",
    "email_unread": "程序账号的邮箱（现在查不到：{why}）",
    "no_google_account": "先按 docs/google.zh-CN.md 建服务账号，其邮箱写在密钥文件的 client_email 里",
}
