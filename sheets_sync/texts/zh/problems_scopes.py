"""Problems of figures that are known by the week, by the person or of the whole department."""

PROBLEMS = {
    "known_by_week": "“{found}”每周一个值，整个周期的项目不能直接用；用 over_weeks 说明怎样合计。",
    "not_by_week": "“{found}”整期只有一个值，over_weeks 会每周各取一次。请给它写上 per: week，或不用 over_weeks。",
    "beyond_a_week": "{found} 要看别的周期或各周，单独一周里没有这些：请去掉 per: week。",
    "known_by_person": "“{found}”每人一个值，全部门的项目不能直接用；用 group_sum、head_count 一类的词合计。",
    "role_not_there": "{scheme} 的“{item}”要看岗位“{found}”的人，团队文件里没有这个岗位。最接近的：{nearest}。",
    "watched_not_there": "{scheme} 的“{item}”要看岗位“{role}”的“{found}”，那里没有这一项：没有表提供，也没有方案算它。"
    "最接近的：{nearest}。",
    "watched_unit": "{scheme} 的“{item}”按 {taken} 合计“{found}”，岗位“{role}”那里它的单位是 {unit}。"
    "请在方案的 facts 里声明这一项和它的单位。",
}
