"""How people really type: the cells of the demo whose value is right but not tidy, each of them readable."""

from datetime import date
from decimal import Decimal

from sheets_sync.demo.records import Place, Typed
from sheets_sync.grid import Percent

# (tab, 工号, month, column) → what stands there instead
TYPED: dict[Place, Typed] = {
    ("员工名册", "007", "", "hired"): "2021年3月15日",
    ("员工名册", "012", "", "hired"): "2024/2/26",
    ("员工名册", "019", "", "confirmed"): "2023.1.17",
    ("员工名册", "016", "", "post_pay"): "2,300",
    ("员工名册", "020", "", "id"): "０２０",
    ("员工名册", "014", "", "role"): "客服",
    ("员工名册", "011", "", "status"): "在职",
    ("月度绩效", "007", "2026-10", "name"): "李　娜",
    ("月度绩效", "006", "2026-08", "month"): "2026年8月",
    ("月度绩效", "003", "2026-09", "id"): " 003 ",
    ("月度绩效", "012", "2026-10", "daily_tasks"): "１６",
    ("月度绩效", "016", "2026-09", "workload"): "844",
    ("月度绩效", "025", "2026-09", "error_rate"): "0.7%",
    ("月度绩效", "018", "2026-08", "error_rate"): Percent(Decimal("0.005")),
    ("月度绩效", "002", "2026-10", "satisfaction"): "97.4%",
    ("技能考核", "005", "2026-10", "name"): "孙丽华 ",
    ("技能考核", "004", "2026-10", "test_day"): "2026年10月4日",
    ("技能考核", "009", "2026-07", "test_day"): "2026/7/3",
    ("技能考核", "021", "2026-10", "typing"): "70",
    ("奖惩记录", "007", "2026-09", "day"): "2026年9月12日",
    ("奖惩记录", "019", "2026-09", "day"): "2026/9/18",
    ("人事调整", "006", "2026-10", "amount"): "150.00",
    ("人事调整", "024", "2026-10", "month"): "2026/10",
    ("人事调整", "026", "2026-10", "month"): date(2026, 10, 1),
}

# How the seats' rate of a month was written: a plain number, text with a sign, or a cell formatted as percentage.
SEAT_RATE_WRITTEN = {"2026-07": "number", "2026-08": "cell", "2026-09": "text", "2026-10": "cell"}
