"""What a plan, its refusals and lists of problems say, in Chinese."""

COMMANDS = {
    # 问题
    "problem_fatal": "✗ {place}：{message}",
    "problem_error": "✗ {place}：{message}",
    "problem_warning": "· {place}：{message}",
    "problems_left_out": "……还有 {count} 个问题",
    "range": "不在 {least} 到 {most} 之间",
    "range_least": "小于 {least}",
    "range_most": "大于 {most}",
    "not_nought": "；空白不会当作 0",
    "worded_columns": "人 名 姓名 工号 事由 日期 状态 岗位 职级 组别 类别 月份",
    # 计划
    "nothing_to_change": "没有要改的。",
    "book_new": "{book}：新建，{rows}",
    "book_changed": "{book}：{what}",
    "book_turns": "{book}：由{before}改为{after}，{rows}",
    "book_foreign": "{book}：这里的文件不是我们写的，将被替换",
    "book_seal_lost": "{book}：记着我们写过什么的隐藏页 _seal 不见了或被改动，我们的标签页将重写",
    "book_unchanged": "{book}：没有要改的",
    "restyled": "重新排版",
    "renamed_back": "“{tab}”被改名为“{found}”，将改回{who}",
    "protected_again": "“{tab}”的保护被取消或放宽，将恢复{who}",
    "turned_back": "“{tab}”的显示或隐藏被改动，将改回{who}",
    "last_editor": "（最近改动这个文件的是 {who}）",
    "cells": "改 {count} 格",
    "one_cells": "改 {count} 格",
    "appeared": "加 {count} 行",
    "one_appeared": "加 {count} 行",
    "vanished": "去 {count} 行",
    "one_vanished": "去 {count} 行",
    "tab_rows": "{tab} {count} 行",
    "one_tab_rows": "{tab} {count} 行",
    "person": "{name}（{id}）",
    "change": "{column} {before} → {after}",
    "change_because": "{column} {before} → {after}：{because}",
    "row_appears": "{tab}：新增 {who}",
    "of_total": "{who}，应发 {total}",
    "totals": "应发合计 {before} → {after}（{difference}）：{who}",
    "totals_more": "{count} 人多{amount}",
    "totals_fewer": "{count} 人少{amount}",
    "totals_settled": "{count} 人不再待处理，共{amount}",
    "totals_pending": "{count} 人改为待处理，共{amount}",
    "totals_joined": "新增 {count} 人，共{amount}",
    "totals_left": "去掉 {count} 人，共{amount}",
    "row_vanishes": "{tab}：去掉 {who}",
    "rows_elsewhere": "{tab}：改 {changed} 行，加 {appeared} 行，去 {vanished} 行",
    "tab_new": "{tab}：新标签页",
    "tab_gone": "{tab}：不再需要的标签页",
    "columns_added": "{tab}：新列 {columns}",
    "columns_gone": "{tab}：去掉列 {columns}",
    "reordered": "{tab}：换了次序",
    "laid_out_again": "{tab}：多出的行列或内容将去掉，恢复原来的版面",
    "heading": "{tab}：标题 {before} → {after}",
    "lines_left_out": "……还有 {count} 行（用 --all 列出全部）",
    "nothing": "（空）",
    "column_what": "项目",
    "column_before": "原来",
    "column_after": "改为",
    "column_because": "原因",
    "column_person": "谁",
    # 原因
    "cell_changed": "{where} {before} → {after}",
    "cell_appeared": "{where} 现为“{after}”",
    "cell_gone": "{where} 不再是“{before}”",
    "of_other": "{name}（{id}）：{cause}",
    "more_causes": "等 {count} 处",
    "problem_new": "新问题 {where}：{message}",
    "problem_settled": "已解决 {where}：{message}",
    "scheme_changed": "方案 {scheme} 变了",
    "paid_otherwise": (
        "注意：方案变了，写过的工资跟着变。这一期如果已经发过钱，请把方案文件改回去，另写一个从以后生效的新文件。"
    ),
    "scheme_set": "方案 {scheme} 的“{setting}”{before} → {after}",
    "scheme_set_otherwise": "方案 {scheme} 的“{setting}”变了",
    "scheme_new": "现用方案 {scheme}",
    "scheme_gone": "不再用方案 {scheme}",
    "version_changed": "程序版本 {before} → {after}",
    # 拒绝
    "hand_edited": (
        "{book} 被人手改过 {count} 处，写入会把它们抹掉。请把改动移到原始表里；确认不要了，用 --discard-edits："
    ),
    "edit_cell": "  {tab}!{address} {name}{column}：原为 {old}，现为 {new}",
    "edit_row_gone": "  {tab}：{name} 的一行被删掉了",
    "edit_column_gone": "  {tab}：“{column}”这一列被删掉了",
    "edit_tab_gone": "  标签页“{tab}”被删掉了",
    "edit_tab_added": "  多了一个标签页“{tab}”",
    "edit_other": "  {tab}：{what}",
    "edits_left_out": "  ……还有 {count} 处",
    "too_much_changed": (
        "{book} 的“{tab}”将有 {rows} 行改变（共 {of} 行，{share}，上限 {limit}）。请先看改动；确认无误用 --force。"
    ),
    "too_much_vanished": (
        "{book} 的“{tab}”将有 {rows} 行消失（共 {of} 行，{share}，"
        "上限 {limit}）。请先看是不是名册少了人；确认无误用 --force。"
    ),
    "inputs_lost": (
        "{lost} 读不到，{book} 里已有的数会被清空，没有写入。请先把它放回或修好再运行；确要这样写用 --force。"
    ),
    "foreign_book": "{book} 不是我们写的（或已损坏），不会覆盖它。请把它移走，或用 --force。",
    "seal_lost": (
        "{book} 里记着我们写过什么的隐藏页 _seal 不见了或被改动，看不出哪些格子被人手改过，没有写入。"
        "请先把要留的改动移到原始表里，再用 --force 重写我们的标签页（别人的页不动）；"
        "也可用“文件 › 版本历史记录”还原。"
    ),
    "month_not_over": "{wanted} 还没有过完，{book} 现在是 {shown} 的，不会换掉。确有需要用 --force。",
    "goes_back": "{book} 现在是 {shown} 的，不会改回 {wanted}。确有需要用 --force。",
    "refused": "{book}：{code} {details}",
}
