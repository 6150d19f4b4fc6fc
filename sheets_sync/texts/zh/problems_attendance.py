"""What is wrong with hours, days of the year and rows, in Chinese."""

PROBLEMS = {
    "times_not_rising": (
        "这几个钟点前后颠倒，或一班超过 14 小时：{found}。请按上班、下班的次序写；确实这么长的夜班，下班写成 32:0"
        "0 这样。"
    ),
    "times_not_in_pairs": "一天的时间要成对：上班、下班，或上午上下班、下午上下班；这里写了 {found} 个。",
    "not_a_day_of_year": "这里应是 05-01 这样的日子（月-日），实际是“{found}”。",
    "list_capped": "“{found}”用 at_most 封了顶，里面的各笔没有，加起来会超过。请去掉 at_most，合计后用 limit 封顶。",
    "made_otherwise": "“{found}”只是一个数，里面没有一天一天、一次一次的内容。请写由这些词算出的项目：{wanted}。",
    "not_a_pair": "这里要写两个数：最小和最大，如 [1, 5]；这里写了 {found} 个。",
}
