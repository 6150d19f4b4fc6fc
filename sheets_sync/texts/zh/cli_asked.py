"""What is said of an option or an argument that cannot be as it was typed, in Chinese."""

CLI = {
    "no_period": "{found}：考核期写作 2026-10 或 2026年10月；季度、半年、年写作 2026-Q4、2026-H2、2026",
    "by_configuration": "有工作簿找不到；位置是配置文件夹 {folder} 里写的。要用别的配置，请加 --config。",
    "not_begun": "{month} 还没有开始（第一天是 {first}，今天是 {today}），什么也没有写。"
    "请改 --period；确实要提前写，加 --force。",
}
