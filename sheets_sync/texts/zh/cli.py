"""What the command line says, in Chinese."""

CLI = {
    "stage_read": "读取工作簿",
    "stage_tidy": "整理数据",
    "stage_appraise": "计算",
    "stage_present": "排版",
    "stage_plan": "对比",
    "stage_write": "写入",
    "configuration_wrong_once": "配置有 1 处错误，没有运行：",
    "configuration_wrong": "配置有 {count} 处错误，没有运行：",
    "problems_stand": "错误 {errors} 个、提示 {hints} 个：",
    "nothing_written": "什么也没有写入。",
    "perhaps_written": "没有收到答复，不知道写入了没有：{books}。再运行一次，缺的会补上。",
    "fault_of": "{book}：{what}",
    "nothing_to_change": "没有要改的：结果与工作簿一致，没有写入。",
    "nobody_appraised": "没有可以考核的人，没有写入。",
    "written": "已写入 {path}",
    "still_old": "{books}还是旧的。",
    "run_again": "计算时有工作簿被改动，重新算了，共 {count} 次。",
    "control": "核对：{people} 人，其中 {paid} 人有应发合计，共 {total} 元。",
    "checked": "{team} {period}：{people} 人，读取 {rows} 行，错误 {errors} 个、提示 {hints} 个。",
    "case_wrong": "    {place}：{what}",
    "no_cases": "{scheme} 没有 {file}，没有算例可算。",
    "cases_of_team": "{team} 是团队；算例在方案旁边。它的方案：{schemes}",
    "cases_done": "{passed} 个算例相符，{failed} 个不符。",
    "cases_told": "原文印出的算例 {printed} 个，按规则推出的 {derived} 个。",
    "asked_score": "得分 绩效 总分 score",
    "asked_place": "名次 排名 place",
    "asked_star": "星级 星 star stars",
    "asked_pay": "工资 应发 pay",
    "told_above": "（见上）",
    "several_people": "有几个人叫 {found}，请用工号：{known}",
    "other_kind_of_period": "{team} 的考核期应写作 {wanted} 这样，实际是“{found}”。",
    "left_before": "{name}（{id}）{day} 离职，不在 {period} 的考核里。",
    "not_yet": "{name}（{id}）{day} 才入职，不在 {period} 的考核里。",
    "unknown_person": "没有 {found} 这个人（工号或姓名）。最接近的：{nearest}。",
    "unknown_figure": "没有 {found} 这一项。最接近的：{nearest}。全部名称在汇总的“明细”页、"
    "工资的“工资明细”页的“项目”列。",
    "demo_written": "示范客服部已写入 {folder}：",
    "demo_there": "{folder} 里已有示范客服部，原样使用（不会覆盖您的改动）。",
    "demo_in_the_way": "{path} 已经存在，示范不会覆盖它。请换一个文件夹，例如：sheets-sync demo 另一个文件夹",
    "cannot_write_folder": "无法写入 {folder}：{why}。请换一个可以写的文件夹。",
    "demo_look": """接下来可以试（命令一行一行照贴就行）：

打开 {results}/月结.xlsx：这个月是草稿，还差什么才能关账；
{results}/{period}/绩效汇总.xlsx：得分、星级和理由。
为什么是这个星级：
  sheets-sync explain {team} 李娜 星级 --config {config} --period {period}""",
    "demo_next": """改 {books} 的工作簿里的一个格子，或 {scheme} 里的一个数字，
保存，先看会改什么，再写入：
  sheets-sync plan {team} --config {config} --period {period}
  sheets-sync run {team} --config {config} --period {period}""",
    "demo_sign": """主管确认（会先问一声，答 y）。确认以后输入再变，运行时确认就失效，
月结.xlsx 的“差异”页列出因为哪一格：
  sheets-sync confirm {team} {period} --by {supervisor} --config {config}
由另一个人（人事）关账，从此一格不变；再从存档重新算一遍，应当同到分：
  sheets-sync close {team} {period} --by {hr} --config {config}
  sheets-sync verify {team} --config {config}""",
    "demo_not_over": "（这台机器上还没过 {last}：示范的月份没有结束，确认和关账要等它过去。）",
    "team_name": "团队名只能用字母、数字、汉字、- 和 _：{found}",
    "init_in_the_way": "{path} 已经存在，不会覆盖。请换一个团队名，或先移走它。",
    "init_next": (
        "接下来：在 teams/{team}.yaml 里写上自己的工作簿、工作表和列名；\n"
        "在 schemes 里把 UNSET 换成自己的数字（旁边是示例）；然后运行 sheets-sync check {team} --config {config}"
    ),
    "team_left_out": "团队 {team} 的配置有错，这次不运行它；请运行 sheets-sync check {team}（{place}：{code}）",
    "worker_refused": "团队 {team} 没有写入：{codes}。详情请运行 sheets-sync plan {team}",
    "worker_started": "已开始值守：{count} 个团队，任务：{jobs}（各团队当地时间）。按 Ctrl+C 或发送 SIGTERM 结束。",
    "worker_without_jobs": "service.yaml 里没有写何时运行：请在 worker 下写 at、every_minutes 或 jobs。",
    "worker_begins_anew": "一次运行超时没有结束，值守程序重新启动。",
    "worker_stopped": "已结束值守。",
}
