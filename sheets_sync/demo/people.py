"""The 26 invented people of the demo department; what each is there to show stands behind them."""

from sheets_sync.demo.records import Member

REP, LEAD = "客服代表", "客服领班"
ONE, TWO = "一组", "二组"
REGULAR, PROBATION, LEFT = "正式", "试用", "离职"

# What each of them shows in October 2026 is told in comments; the figures stand in figures.py, the marks in days.py.
MEMBERS = (
    Member("001", "王建国", LEAD, ONE, REGULAR, "高级", 2800, "2016-11-03", "2017-02-03"),  # satisfaction 99.2 %
    Member("002", "刘玉兰", LEAD, TWO, REGULAR, "高级", 2800, "2017-03-01", "2017-06-01"),  # complaint in the group
    Member("003", "陈晓燕", REP, ONE, REGULAR, "高级", 2300, "2018-05-07", "2018-08-07"),  # takes the five-star place
    Member("004", "赵磊", REP, ONE, REGULAR, "高级", 2300, "2018-09-10", "2018-12-10"),  # praised: four stars and one
    Member("005", "孙丽华", REP, ONE, REGULAR, "中级", 2000, "2019-03-04", "2019-06-04"),  # the source's own: 3220
    Member("006", "周涛", REP, ONE, REGULAR, "中级", 2000, "2019-07-15", "2019-10-15"),  # one lateness in August
    Member("007", "李娜", REP, ONE, REGULAR, "中级", 2000, "2021-03-15", "2021-06-15"),  # praised in September
    Member("008", "吴桂英", REP, ONE, REGULAR, "初级", 1800, "2022-02-21", "2022-05-21"),  # two stars by score
    Member("009", "郑凯", REP, ONE, REGULAR, "中级", 2000, "2020-06-01", "2020-09-01"),  # two stars by typing
    Member("010", "冯雪", REP, TWO, REGULAR, "中级", 2000, "2021-08-02", "2021-11-02"),  # complaint about attitude
    Member("011", "何明", REP, TWO, REGULAR, "初级", 1800, "2023-04-10", "2023-07-10"),  # bad attitude twice running
    Member("012", "许婷", REP, ONE, REGULAR, "初级", 1800, "2024-02-26", "2024-05-26"),  # one star; largest rise
    Member("013", "林志强", REP, ONE, PROBATION, "初级", 1800, "2026-08-17"),  # 70 twice running: to be confirmed
    Member("014", "高敏", REP, ONE, REGULAR, "中级", 2000, "2026-05-11", "2026-08-10"),  # confirmed in the quarter
    Member("015", "马文静", REP, TWO, LEFT, "初级", 1800, "2024-06-03", "2024-09-03", "2026-08-21"),  # left in August
    Member("016", "罗丹", REP, TWO, REGULAR, "高级", 2300, "2019-11-18", "2020-02-18"),  # five stars, but no place
    Member("017", "梁宇", REP, TWO, REGULAR, "初级", 1800, "2025-01-06", "2025-04-06"),  # no star
    Member("018", "宋佳", REP, TWO, REGULAR, "高级", 2300, "2020-03-23", "2020-06-23"),  # first, but swapped in secret
    Member("019", "唐勇", REP, TWO, REGULAR, "中级", 2000, "2022-10-17", "2023-01-17"),  # three months without a star
    Member("020", "韩雪梅", REP, TWO, REGULAR, "中级", 2000, "2021-05-24", "2021-08-24"),  # same score as the next
    Member("021", "曹阳", REP, ONE, REGULAR, "中级", 2000, "2022-07-04", "2022-10-04"),  # … on every edge of three
    Member("022", "彭飞", REP, TWO, PROBATION, "中级", 2000, "2026-09-01"),  # below 70: counts as 70
    Member("023", "董欣怡", REP, TWO, PROBATION, "初级", 1800, "2026-10-12"),  # joined within the month
    Member("024", "袁浩", REP, TWO, LEFT, "初级", 1800, "2023-09-11", "2023-12-11", "2026-10-20"),  # left within it
    Member("025", "于秀英", REP, ONE, REGULAR, "中级", 2000, "2026-07-13", "2026-10-15"),  # the month of confirmation
    Member("026", "潘志伟", REP, TWO, REGULAR, "初级", 1800, "2024-11-04", "2025-02-04"),  # absent without leave
)
