"""What is wrong with an address, in Chinese."""

PROBLEMS = {
    "not_an_address": "“{found}”不是工作簿的地址。请写 xlsx: 加文件的路径（相对于团队文件，以 .xlsx 结尾），"
    "或 google: 加表格的 ID。",
    "file_missing": "找不到文件 {path}。请检查文件名和所在的文件夹。",
}
