"""Why somebody has a place, a share, a commission or a part of a pool, in Chinese."""

REASONS = {
    # 名次分
    "rank_points": "{of}，第 {place} 名",
    "rank_points_tied": "{of}，{tied} 人并列第 {place} 名",
    "no_rank_points": "{of}，第 {place} 名，没有名次分",
    "behind_benchmark": "{of}，不及{mark}",
    "exempt": "因为{parts}，不计",
    # 前百分之几
    "in_share": "{of}，在 {heads} 人中第 {place} 名，在前 {most} 名（{share}）之内",
    "beyond_shares": "{of}，在 {heads} 人中第 {place} 名，在前 {most} 名之外",
    "tied_beyond": "{of}，{tied} 人并列第 {place} 名，名额只有 {most} 个，都不算",
    # 最低的几名
    "lowest_prize": "{of}，最低",
    "lowest_prize_tied": "{of}，{tied} 人并列最低，都照全额",
    "lowest_prize_split": "{of}，{tied} 人并列最低，平分",
    "lowest_others_better": "{of}，有人更低",
    # 人数
    "counted_heads": "按名册和条件数",
    # 提成
    "commission": "{of}，完成{task}的 {done}%：{sum}",
    "commission_after": "{of}，加上{before}，完成{task}的 {done}%：{sum}",
    "nothing_in_part": "{of}，{task}，有提成的那一部分没有增加",
    "tier_gap": "{of}，完成{task}的 {done}%，不在任何一档里",
    "no_task": "{task}，不是正数，算不出完成率",
    "nothing_beyond": "{of}，没有超过{task}",
    "negative_sales": "{of}，小于零，不计提成",
    # 分奖金池
    "pool_share": "{pool} × {of} ÷ {divisor}",
    "pool_share_scaled": "{pool} × {of} ÷ {divisor}（合计超过 {limit}，按合计分）",
    "weight_below_nought": "{of}，小于零，不分",
    "no_weights": "没有人有份，不分",
    "pool_empty": "{of}，没有可分的",
    "pool_negative": "{of}，小于零，不分，须人工核对",
    "pools_differ": "{of}，与别人的不同，分不了",
    "shares_unknown": "还有 {count} 人的数没有定，先不分",
    # 比上期
    "change_percent": "({now} − {then}) ÷ {then}",
    "no_base": "{of}，不是正数，算不出百分之几",
}
