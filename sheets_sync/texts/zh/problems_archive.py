"""What may be wrong with the file of a closed month."""

PROBLEMS = {
    "archive_named": "存档 {book} 已记入月结记录，不会覆盖。请先看 sheets-sync months，再决定是否重开。",
    "archive_full": "存档 {book} 写不进去：{path} 所在的磁盘已满（{error}）。腾出空间后再做一次；什么也没有签。",
    "archive_shut": "存档 {book} 写不进去：没有权限写 {path}（{error}）。请改权限，或在 service.yaml "
    "里改 archive，再做一次；什么也没有签。",
    "archive_not_written": "存档 {book} 写不进去（{path}：{error}）。请检查这个文件夹，再做一次；什么也没有签。",
    "archive_missing": "找不到存档 {book}（{path}）。请从备份放回原处。",
    "archive_unreadable": "存档 {book} 打不开（{path}：{error}）。请检查权限和磁盘。",
    "archive_foreign": "{book} 不是我们的存档（{path}）。请移走它；若本该是存档，从备份放回。",
    "archive_damaged": "存档 {book} 已损坏：写好以后有字节变了或少了（{path}）。请从备份放回。",
    "archive_newer": "存档 {book} 是更新的版本写的（格式 {form}，本版只认 {known}）。请升级后再看。",
    "archive_misnamed": "{book} 里装的是 {found}：文件被换过或改了名（{path}）。请从备份放回原来的文件。",
    "archive_exchanged": "{book} 不是关账时记下的那一份：校验码是 {found}…，记录里是 {wanted}…。"
    "请从备份放回（{path}）。",
    "archive_unchained": "{book} 接不上它前面的 {before}：前面那份被换过、改过或不见了（{path}）。请从备份放回。",
    "archive_strange": "{book} 不在月结记录里，也不是中断的关账留下的（{path}）。月结工作簿若是旧的，请放回最新的；"
    "否则请查明来历并移走。",
    "record_rewritten": "月结记录与关账 {book} 时不同：第 {number} 条（{period}）被改过或不见了。"
    "记录只会增加，请从备份放回月结工作簿。",
    "history_rewritten": "历史页里 {period} 的数与关账 {book} 时不同，而这个月没有重开过。请从备份放回月结工作簿。",
    "archive_not_signed": "关账 {book} 的数不是确认过的：确认的指纹是 {wanted}，关账的是 {found}。请查明后重开这个月。",
    "configuration_moved": "配置（{path}）在读入以后又改过，存档里的就不是算出这个月的配置了。"
    "什么也没有签，请再做一次。",
}
