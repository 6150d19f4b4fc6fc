"""The two departments as they are declared: one of natural months, one from the 21st to the 20th."""

from sheets_sync.calendars import notices

YEAR = max(notices().years)
"""The last year of which it is known which days are worked: the next one is told to be missing."""

SCHEME = """\
id: {id}
since: {since}
title: {{zh: 门店, en: Shop}}
{period}
settings:
  full_award: {award}
  star_pay: {{0: 0, 1: 100, 2: 200, 3: {best}}}
facts:
  score: {{unit: points, zh: 得分, en: Score}}
  late_count: {{unit: count, zh: 迟到次数, en: Times late}}
  post_pay: {{unit: yuan, zh: 岗位工资, en: Post pay}}
score:
  points: {{rule: formula, formula: score * 1, gives: points, zh: 考核得分, en: Points}}
level:
  served: {{rule: months_of_standing, standing: regular, over: previous_quarter, zh: 上季度月数, en: Months served}}
  quarter: {{rule: mean_over, of: points, over: previous_quarter, zh: 上季度平均分, en: Mean of last quarter}}
  by_score: {{rule: ladder, of: quarter, minimum: {{1: 70, 2: 80, 3: 85}}, else: 0, zh: 得分星级, en: Stars by score}}
  reached:
    rule: choose
    cases: [{{when: {{served: {{below: 1}}}}, take: 1}}, {{take: by_score}}]
    zh: 达到星级
    en: Stars reached
  star:
    {{rule: quota, of: reached, shares: {{3: 20%}}, overflow: {{3: 2}}, by: quarter, zh: 季度星级, en: Stars}}
  steady: {{rule: streak, when: {{points: {{at_least: 80}}}}, months: 2, zh: 连续两月, en: Two months running}}
rank:
  place: {{rule: place, of: points, zh: 名次, en: Place}}
pay:
  post: {{rule: formula, formula: post_pay * 1, gives: yuan, zh: 应发岗位工资, en: Post pay due}}
  bonus: {{rule: formula, formula: points * 10.25, gives: yuan, zh: 绩效工资, en: Performance pay}}
  stars: {{rule: look_up, by: star, table: star_pay, gives: yuan, zh: 星级工资, en: Star pay}}
  award: {{rule: amount, amount: full_award, when: {{late_count: 0}}, zh: 全勤奖, en: Full-attendance award}}
  run: {{rule: amount, amount: 66.66, when: {{steady: yes}}, zh: 稳定奖, en: Award for steadiness}}
pays: [post, bonus, stars, award, run]
headline: {{score: points, place: place, star: star}}
names:
  full_award: {{zh: 全勤奖标准, en: Full-attendance amount}}
  star_pay: {{zh: 星级工资标准, en: Star pay amounts}}
"""

TEAM = """\
team: {name}
title: {{zh: {title}, en: {name}}}
language: zh
time_zone: Asia/Shanghai
{period}
signs: {{confirm: [店长], close: [人事甲]}}
roles:
  rep: {{titles: [店员], schemes: [{name}]}}
books:
  scorecard: {{at: "memory:{name}/评分表", owner: 店长}}
  attendance: {{at: "memory:{name}/考勤表", owner: 店长}}
  adjustments: {{at: "memory:{name}/人事调整", owner: 人事}}
tables:
  roster:
    kind: people
    book: scorecard
    tab: 名册
    columns:
      employee_id: {{titles: [工号], as: id}}
      name: {{titles: [姓名], as: text}}
      role: {{titles: [岗位], as: role}}
      hired: {{titles: [入职日期], as: date}}
      left: {{titles: [离职日期], as: date, blank: allowed}}
      post_pay: {{titles: [岗位工资], as: number, unit: yuan, least: 0}}
  monthly:
    kind: monthly
    book: scorecard
    tab: 评分
    for: [rep]
    columns:
      employee_id: {{titles: [工号], as: id}}
      name: {{titles: [姓名], as: text}}
      period: {{titles: [月份], as: month}}
      score: {{titles: [得分], as: number, unit: points, least: 0, most: 100}}
{late}
  adjustments:
    kind: adjustments
    book: adjustments
    tab: 调整
    columns:
      employee_id: {{titles: [工号], as: id}}
      name: {{titles: [姓名], as: text}}
      period: {{titles: [月份], as: month}}
      amount: {{titles: [金额], as: number, unit: yuan}}
      reason: {{titles: [原因], as: text}}
      approver: {{titles: [批准人], as: text}}
{appeals}ours:
  summary: {{at: "memory:{name}/{{period}}/汇总"}}
  payroll: {{at: "memory:{name}/{{period}}/工资表"}}
  results: {{at: "memory:{name}/{{period}}/绩效结果", pay: yes}}
  months: {{at: "memory:{name}/月结"}}
"""

GRID = """\
  attendance:
    kind: month_grid
    book: attendance
    tab: ["{year}年{month}月"]
    for: [rep]
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
    unmarked: problem
    marks:
      present: [√]
      late: {words: [迟], n: minutes, counts: late_count}
"""
COUNTED = "      late_count: {titles: [迟到次数], as: number, unit: count, least: 0}\n"

SERVICE = """\
worker:
  jobs:
    morning: {do: run, at: ["06:30"], days: [monday]}
    month: {do: run, monthly: {working_day: 2, at: "07:00"}, teams: [east]}
    cut: {do: run, monthly: {day: 21, at: "07:00"}, teams: [cycle]}
    quarter: {do: draft, quarterly: {working_day: 1, at: "07:30"}}
    late: {do: late_changes, monthly: {day: 8, at: "08:00"}}
trust: {changed: 100%, vanished: 100%, floor: 20}
"""
TITLES = {"east": "东区", "cycle": "西区"}


def configured(folder, appeals):
    """Writes the configuration of both departments; their schemes change in July."""
    texts = {"service.yaml": SERVICE}
    for name, title in TITLES.items():
        period = "period: {from_day: 21}" if name == "cycle" else ""
        late = COUNTED if name == "cycle" else GRID
        said = {"name": name, "title": title, "period": period, "late": late.rstrip("\n"), "appeals": appeals}
        texts[f"teams/{name}.yaml"] = TEAM.format(**said)
        for since, award, best in ((f"{YEAR - 2}-01-01", 200, 300), (f"{YEAR}-07-01", 260, 380)):
            told = {"id": name, "since": since, "period": period, "award": award, "best": best}
            texts[f"schemes/{name}/{since}.yaml"] = SCHEME.format(**told)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
