"""A year of two departments of invented people, day by day: their books, their worker, and what people do."""
