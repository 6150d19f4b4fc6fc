"""What stands in the tabs of appeals and tasks, in Chinese."""

TABS = {
    "headed_until": "{heading} · 申诉至 {until}",
    "headed_until_unknown": "{heading} · 申诉截止日未定（{year} 年日历未知）",
    # 申诉情况
    "appeals": "申诉情况",
    "appeal_item": "项目",
    "appeal_keeper": "填写人",
    "appeal_filed": "申诉",
    "appeal_received": "已受理",
    "appeal_under_review": "复核中",
    "appeal_upheld": "成立",
    "appeal_partly_upheld": "部分成立",
    "appeal_rejected": "不成立",
    "appeal_late": "逾期",
    # 待办
    "tasks": "待办",
    "task": "事项",
    "task_because": "依据",
    "task_by": "谁办",
    "task_due": "期限",
    "task_state": "状态",
    "task_done": "完成（在此打勾）",
    "task_by_supervisor": "主管",
    "task_by_hr": "人事",
    "task_why": "{reason}：{parts}",
    "task_of_pay": "涉及金额，见工资表",
    "task_open": "待办",
    "task_is_done": "完成",
    "task_withdrawn": "撤回",
    "task_overdue": "逾期 {days} 天",
    "task_year_unknown": "待办（期限未定：{year} 年日历未知）",
}
