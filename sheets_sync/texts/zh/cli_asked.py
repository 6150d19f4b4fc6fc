"""What is said of an option or an argument that cannot be as it was typed, in Chinese."""

CLI = {
    "no_period": "{found}：考核期写作 2026-10 或 2026年10月；季度、半年、年写作 2026-Q4、2026-H2、2026",
}
