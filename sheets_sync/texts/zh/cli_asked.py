"""What is said of an option or an argument that cannot be as it was typed, in Chinese."""

CLI = {
    "no_period": "{found}：考核期写作 2026-10 或 2026年10月；季度、半年、年写作 2026-Q4、2026-H2、2026",
    "by_configuration": "有工作簿找不到；位置是配置文件夹 {folder} 里写的。要用别的配置，请加 --config。",
    "ask_confirm": "以 {by} 的名义确认 {month}？",
    "ask_close": "以 {by} 的名义关账 {month} 并存档？关账以后，这个月的数不再变动。",
    "not_signed": "没有签，什么也没有写。不再询问，加 --yes。",
    "not_begun": "{month} 还没有开始（第一天是 {first}，今天是 {today}），什么也没有写。"
    "请改 --period；确实要提前写，加 --force。",
}
