"""Why a score of one person is what it is, in Chinese: ratios, steps, conditions, rows ticked, runs of months."""

REASONS = {
    # 比率
    "ratio": "{above} ÷ {below}",
    "nothing_to_divide_by": "{label}为 0，没有可除的数，不算",
    # 按步扣分
    "target_reached": "{of}，达到目标 {target}，得满分",
    "beyond_limit": "{of}，超出界限 {limit}，不得分",
    "steps_off": "{of}，与目标 {target} 差 {steps} 步（每步 {step}）：{points} − {steps} × {each}",
    "steps_used_up": "{of}，与目标 {target} 差 {steps} 步（每步 {step}）：{points} − {steps} × {each}，扣完为止",
    # 几项条件
    "conditions_failed": "{count} 项里有 {failed} 项没有做到：{parts}",
    "conditions_met": "{count} 项都做到了",
    "failed_again": "重复没有做到：{parts}",
    # 评分人在表上勾选
    "rows_ticked": "勾选 {rows}：{sum}",
    "rows_held": "勾选 {rows}：{sum} = {whole}，本项最多 {most}",
    "one_row_only": "只能勾选一行，表上勾了“{rows}”",
    "outside_block": "{of}，不在 0 到 {most} 之间",
    "finer_than": "{of}，不是 {part} 的整倍数",
    # 合计
    "mean_of_parts": "({sum}) ÷ {count}",
    "sum_scaled": "({sum}) × {every} ÷ {there}（缺 {absent}，由其余各项代替）",
    "weighted_scaled": "({sum}) ÷ {there}（缺 {absent}，权重由其余各项分担）",
    "in_no_band": "{of} 不在任何一档里，按 {value} 计",
    "rounded_to": "{of}，四舍五入",
    "looked_up_by": "{parts}，照表",
    "looked_up_else": "{parts}，表里没有，按 {value} 计",
    # 几周、几个月
    "over_weeks": "{count} 周{take}：{parts}",
    "weeks.sum": "合计",
    "weeks.mean": "平均",
    "weeks.highest": "最高",
    "weeks.lowest": "最低",
    "no_weeks": "没有一周的数",
    "period_not_kept": "没有{month}的数",
    "too_few_periods": "只有 {count} 期有数，不足 {least} 期",
    "periods_counted": "{parts}",
    "periods_counted_none": "这几期都没有",
    "streak_not_long_enough": "不足 {count} 期，连不起来",
    "streak_completed": "到{month}就已经连满，不重复计",
}
