"""What is said of measures that several rows give."""

REASONS = {
    "rated_mean": "{count} 人评分的平均：{parts}",
    "rated_sum": "{count} 人评分之和：{parts}",
    "rated_lowest": "{count} 人评分中最低的：{parts}",
    "rated_highest": "{count} 人评分中最高的：{parts}",
    "left_blank_by": "{person}没有填写",
    "left_blank": "没有填写",
}
