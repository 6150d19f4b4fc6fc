"""What stands in the way of taking late changes over, and of bringing in a history, in Chinese."""

PROBLEMS = {
    "accepted_for_absent": (
        "{earlier} 的更正里有 {name}（{id}）的一笔，可是此人 {month} 不在职，工资表里没有这一行，这笔钱无处可付。"
        "请人事另行支付，再用 accept {earlier} {id} --outside 原因 记下。"
    ),
    "accept_not_closed": "{month} 没有关账，没有什么要更正的：输入的改动会照常算进去。",
    "accept_nobody": "{month} 的变动里没有“{found}”。请用工号或姓名，或不写人名：全部接受。",
    "accept_gone": (
        "{name}（{id}）{into} 不在职，工资表里不会有这一行，这笔钱无处可付。请另行支付，再用 "
        "accept {team} {month} {id} --outside 原因 记下；其余的人可以点名接受。"
    ),
}
