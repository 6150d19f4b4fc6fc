"""From an appraisal to what people see: the tabs of our books, and every reason in words."""
