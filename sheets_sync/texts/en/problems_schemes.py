"""Problems of schemes that only the whole file shows: where they lie, and what stands in the wrong place."""

PROBLEMS = {
    "scheme_loose": "schemes/{found}.yaml lies loose: move it to schemes/{found}/{since}.yaml",
    "scheme_empty": "schemes/{found}/ holds no <since>.yaml. Write one, say 2026-01-01.yaml.",
    "stands_below": "“{found}” stands further down ({stage}); what a figure uses must stand above it.",
    "no_number_nor_setting": "“{found}” is neither a number nor the name of a setting. Nearest: {nearest}.",
    "number_lost": "A number is wanted here, not “{found}”. If the figure is lost, write UNSET.",
    "full_width_colon": "“{found}” has a full-width colon. Write a plain one, and a space after it.",
}
