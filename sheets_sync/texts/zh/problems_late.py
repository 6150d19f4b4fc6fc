"""What stands in the way of taking late changes over, and of bringing in a history, in Chinese."""

PROBLEMS = {
    "accepted_for_absent": (
        "{earlier} 的更正里有 {name}（{id}）的一笔，可是此人 {month} 不在职，工资表里没有这一行，这笔钱无处可付。"
        "请人事另行支付，再用 accept {earlier} {id} --outside --reason 记下。"
    ),
}
