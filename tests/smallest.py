"""The smallest team that has a book of every kind, for tests that run a month many times over."""

from datetime import date

SCHEME = """\
id: shop
since: 2020-01-01
title: {zh: 小店, en: Shop}
settings:
  full_award: 200
facts:
  score: {unit: points, zh: 得分, en: Score}
  late_count: {unit: count, zh: 迟到次数, en: Times late}
  post_pay: {unit: yuan, zh: 岗位工资, en: Post pay}
score:
  points: {rule: formula, formula: score * 1, gives: points, zh: 考核得分, en: Points}
rank:
  place: {rule: place, of: points, zh: 名次, en: Place}
pay:
  post: {rule: formula, formula: post_pay * 1, gives: yuan, zh: 应发岗位工资, en: Post pay due}
  bonus: {rule: formula, formula: points * 10, gives: yuan, zh: 绩效工资, en: Performance pay}
  award: {rule: amount, amount: full_award, when: {late_count: 0}, zh: 全勤奖, en: Full-attendance award}
pays: [post, bonus, award]
headline: {score: points, place: place}
names:
  full_award: {zh: 全勤奖标准, en: Full-attendance amount}
"""

TEAM = """\
team: shop
title: {zh: 小店, en: Shop}
language: zh
time_zone: Asia/Shanghai
roles:
  rep: {titles: [店员], schemes: [shop]}
books:
  scorecard: {at: "google:{scorecard}", owner: 店长}
  attendance: {at: "google:{attendance}", owner: 店长}
  adjustments: {at: "google:{adjustments}", owner: 人事}
tables:
  roster:
    kind: people
    book: scorecard
    tab: 名册
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
      role: {titles: [岗位], as: role}
      post_pay: {titles: [岗位工资], as: number, unit: yuan, least: 0}
  monthly:
    kind: monthly
    book: scorecard
    tab: 评分
    for: [rep]
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
      period: {titles: [月份], as: month}
      score: {titles: [得分], as: number, unit: points, least: 0, most: 100}
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
      rest: [休]
      late: {words: [迟], n: minutes, counts: late_count}
  adjustments:
    kind: adjustments
    book: adjustments
    tab: 调整
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
      period: {titles: [月份], as: month}
      amount: {titles: [金额], as: number, unit: yuan}
      reason: {titles: [原因], as: text}
      approver: {titles: [批准人], as: text}
ours:
  summary: {at: "google:{scorecard}"}
  payroll: {at: "google:{payroll}"}
  results: {at: "google:{results}"}
"""

SERVICE = """\
worker:
  at: []
  every_minutes: 0
trust: {changed: 60%, vanished: 20%, floor: 20}
"""

PEOPLE = (("001", "甲一"), ("002", "乙二"), ("003", "丙三"))
DAYS = range(1, 32)
BOOKS = {
    "scorecard": {
        "名册": [
            ["工号", "姓名", "岗位", "岗位工资"],
            *([number, name, "店员", 2000] for number, name in PEOPLE),
        ],
        "评分": [
            ["工号", "姓名", "月份", "得分"],
            *([number, name, date(2026, 10, 1), 80 + place] for place, (number, name) in enumerate(PEOPLE)),
        ],
    },
    "attendance": {
        "2026年10月": [
            ["工号", "姓名", *DAYS],
            *([number, name, *("休" if day % 7 in {3, 4} else "√" for day in DAYS)] for number, name in PEOPLE),
        ]
    },
    "adjustments": {
        "调整": [
            ["工号", "姓名", "月份", "金额", "原因", "批准人"],
            ["002", "乙二", date(2026, 10, 1), 50, "代班", "人事甲"],
        ]
    },
    "payroll": {"工作表1": []},
    "results": {"工作表1": []},
}
TITLES = {
    "scorecard": "评分表",
    "attendance": "考勤表",
    "adjustments": "人事调整",
    "payroll": "工资表",
    "results": "绩效结果",
}


def opened(google, folder):
    """Puts the team's spreadsheets there and writes its configuration; returns the id of each book by its key."""
    ids = {key: google.add(TITLES[key], tabs) for key, tabs in BOOKS.items()}
    said = TEAM
    for key, file in ids.items():
        said = said.replace(f"{{{key}}}", file)
    (folder / "teams").mkdir(parents=True)
    (folder / "schemes" / "shop").mkdir(parents=True)
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "teams" / "shop.yaml").write_text(said, encoding="utf-8")
    (folder / "schemes" / "shop" / "2020-01-01.yaml").write_text(SCHEME, encoding="utf-8")
    return ids
