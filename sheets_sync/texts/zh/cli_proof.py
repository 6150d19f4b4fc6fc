"""What `verify` says, in Chinese."""

CLI = {
    "verify_same": "{period} 第{number}次关账：同到分",
    "verify_differs": "{period} 第{number}次关账：不同。{where}：存档 {archived}，重算 {again}",
    "verify_more": "；另有 {more} 格不同",
    "verify_gone": "{period} 第{number}次关账：不同。{where}只在存档或重算中有",
    "verify_where": "{book}“{tab}”{address}",
    "verify_unreadable": "{file}：没有重算，存档不可信",
    "verify_unworkable": "{period} 第{number}次关账：没有重算，本版不认它存档的配置",
    "verify_other_version": "（由 {engine} 版算出，本版 {version}）",
    "verify_install": "请装 {engine} 版再验；若只有本版不同，看更新记录里改了哪些数。",
    "verify_none": "还没有关过账：{folder} 里没有存档。",
    "verify_by_files": "没有月结记录可对（{why}），只按存档文件自身核对。",
    "verify_no_months": "团队文件没有 ours.months",
    "verify_by_choice": "用了 --archive",
    "verify_configuration": "配置有错",
    "verify_unrecorded": "{file} 没有记入月结记录：在记下之前中断了，或月结工作簿是旧的。它不算数，也不会被覆盖；"
    "月结工作簿若是最新的，请移走它。",
    "verify_dated_back": "第 {number} 条（{month}）的日期是 {on}，上一条却是 {before}：其中有一天时钟是错的。"
    "请看看当时申诉期是否真的过了。",
    "verify_unchecked": "{file} 没有核对：要有月结记录才知道它该是什么。",
    "verify_no_folder": "没有 {folder} 这个文件夹。--archive 后面写存档文件夹（里面有 {team} 文件夹）。",
    "verify_all": "共 {count} 次关账，全部同到分，存档一个字节也没有变。",
    "verify_not_all": "共 {count} 次关账，其中 {bad} 次没有通过。",
    "verify_beside": "共 {count} 次关账，全部同到分；但记录里的别的文件有问题，见上。",
    "verify_last": "最后一份 {file} 的校验码（抄在别处，就能证明它和它之前的都没有变）：{digest}",
}
