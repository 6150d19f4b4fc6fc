"""The payroll as a clerk would do it in a spreadsheet: formulas from the circular, recalculated by LibreOffice."""
