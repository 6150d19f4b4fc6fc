"""What is wrong with what a scheme pays, in Chinese."""

PROBLEMS = {
    "pay_twice": "“{found}”列了两次，会发两次。每个工资项只列一次。",
    "pay_of_department": "“{found}”是全部门一个数，会给每个人都发全额。请用 pool_share 分，或发个人的数。",
    "pay_by_week": "“{found}”每周一个数，整期的没有，发不出来。请先用 over_weeks 合成一个数，再发那个数。",
    "adjustment_not_paid": "{person}有一笔 {amount} 元的调整，但岗位“{role}”的方案不发钱，工资表里没有这笔钱。"
    "请另行发放并删去这一行，或给这个岗位加上发钱的方案。",
    "name_reserved": "名称“{found}”留给每人都要算的数（{known}）。请换一个。",
    "not_one_for_all": "“{found}”每人一个结果，不能当作全部门一个数。请去掉 whose: department，或改用 {known}。",
}
