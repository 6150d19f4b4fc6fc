"""What is said of an option or an argument that cannot be as it was typed."""

CLI = {
    "no_period": "{found}: a period is written like 2026-10, or 2026-Q4, 2026-H2, 2026",
}
