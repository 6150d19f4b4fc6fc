"""What is wrong with an address."""

PROBLEMS = {
    "not_an_address": "“{found}” is not the address of a workbook. Write xlsx: and the path of a file that ends in "
    ".xlsx (relative to the team file), or google: and the id of a spreadsheet.",
    "file_missing": "There is no file {path}. Look at its name and its folder.",
}
