"""What is wrong with how the worker is seen from outside, in Chinese."""

PROBLEMS = {
    "not_a_place_to_listen": "这里要写地址和端口，例如 127.0.0.1:8089，而不是“{found}”。",
    "alert_needs": "发给 {found} 的提醒还要写 {wanted}。请补上。",
    "command_in_one": "程序和参数要分开写，不经过 shell：command: {wanted}",
    "alert_twice": "有两个提醒都叫“{found}”。请改一个名字。",
    "not_an_environment_name": "这里不写密钥也不写网址，只写存放它的环境变量的名字，例如 "
    "{wanted}。刚才写的如果是密钥：它已经进过文件，请到对应的服务里换一个。",
}
