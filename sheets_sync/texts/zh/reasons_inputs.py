"""What is said of measures that several rows give."""

REASONS = {
    "corrected": "申诉更正：{why}（{by}），原为 {was}",
    "corrected_blank": "申诉更正：{why}（{by}）",
    "rated_mean": "{count} 人评分的平均：{parts}",
    "rated_sum": "{count} 人评分之和：{parts}",
    "rated_lowest": "{count} 人评分中最低的：{parts}",
    "rated_highest": "{count} 人评分中最高的：{parts}",
    "left_blank_by": "{person}没有填写",
    "left_blank": "没有填写",
}
