"""What stands in the tabs of appeals and tasks, in English."""

TABS = {
    "headed_until": "{heading} · appeals until {until}",
    "headed_until_unknown": "{heading} · last day to appeal not known (no calendar for {year})",
    # appeals
    "appeals": "Appeals",
    "appeal_item": "Item",
    "appeal_keeper": "Entered by",
    "appeal_filed": "Filed",
    "appeal_received": "Received",
    "appeal_under_review": "Under review",
    "appeal_upheld": "Upheld",
    "appeal_partly_upheld": "Partly upheld",
    "appeal_rejected": "Rejected",
    "appeal_late": "Late",
    # tasks
    "tasks": "To do",
    "task": "What",
    "task_because": "Because",
    "task_by": "By whom",
    "task_due": "Due",
    "task_state": "State",
    "task_done": "Done (tick here)",
    "task_by_supervisor": "supervisor",
    "task_by_hr": "HR",
    "task_why": "{reason}: {parts}",
    "task_of_pay": "about pay: see the payroll",
    "task_open": "to do",
    "task_is_done": "done",
    "task_withdrawn": "withdrawn",
    "task_overdue": "overdue by {days} day(s)",
    "task_year_unknown": "to do (no day set: no calendar for {year})",
}
