"""Problems of schemes that only the whole file shows, in Chinese."""

PROBLEMS = {
    "scheme_loose": "schemes/{found}.yaml 没有放在文件夹里，请移到 schemes/{found}/{since}.yaml",
    "scheme_empty": "schemes/{found}/ 里没有 <since>.yaml。请写一个，如 2026-01-01.yaml。",
    "stands_below": "“{found}”写在后面（{stage}）；指标用到的，要写在它上面。",
    "no_number_nor_setting": "“{found}”既不是数，也不是设置的名字。最像的是：{nearest}。",
    "number_lost": "这里应是一个数，实际是“{found}”。数字失传的，请写 UNSET。",
    "full_width_colon": "“{found}”里是全角冒号。请改成半角冒号，后面空一格。",
}
