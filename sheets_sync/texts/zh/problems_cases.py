"""Problems of worked examples, in Chinese: what they say that nobody can read, and what came out otherwise."""

PROBLEMS = {
    "case_differs": "应为 {wanted}，算得 {found}",
    "case_unknown": "应为 {wanted}，算得 unknown（未知）：{what}",
    "case_unknown_because": "应为 {wanted}，算得 unknown（未知）：{missing}——{because}",
    "case_not_employed": "应为 {wanted}，但 {who} 在 {period} 不在职（not_employed）",
    "case_not_reported": "应报出问题 {wanted}，实际报出：{found}。",
    "why.one_not_given": "没有给 {missing}",
    "why.some_not_given": "没有给 {missing}",
    "why.case_open": "{missing} 算不出来",
    "no_such_figure": "没有名为“{found}”的指标。最像的是：{nearest}。",
    "not_among_people": "“{found}”不在 people 里：{known}。",
    "not_a_period": "这里应是 2026-10、2026-Q4、2026-H2 或 2026 这样的考核期，实际是“{found}”。",
    "period_of_other_kind": "这个方案按{what}考核，请写 {wanted}，不要写 {found}。",
    "why.periods_month": "月",
    "why.periods_quarter": "季",
    "why.periods_half_year": "半年",
    "why.periods_year": "年",
    "case_blank": "“{found}”是空的。请填上；没人知道的写 unknown。",
    "case_by_week": "“{found}”每周一个值，第一周的请写 {found}@1。",
    "no_such_week": "没有 {found}：一期有 {most} 周。",
    "punches_differ": "这里要 {count} 个时刻（{wanted}），没打卡的写横线。",
    "standing_by_dates": "算例里的 standing 只写 regular、probation 或 stand_in；"
    "转正当期（confirming）由 confirmed: 的日子定，不在职（absent）由 hired:、left: 定。",
}
