"""Problems of figures that are known by the week, by the person or of the whole department."""

PROBLEMS = {
    "known_by_week": "“{found}”每周一个值，整个周期的项目不能直接用；用 over_weeks 说明怎样合计。",
    "known_by_person": "“{found}”每人一个值，全部门的项目不能直接用；用 group_sum、head_count 一类的词合计。",
}
