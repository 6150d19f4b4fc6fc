"""What Google's side of things may answer, and what to do, in Chinese."""

FAULTS = {
    "google_no_key": (
        "还没有设置 Google 账号。"
        "请设环境变量 SHEETS_SYNC_GOOGLE_KEY_FILE 为服务账号密钥文件的路径（做法见 docs/google.zh-CN.md），"
        "再运行 sheets-sync doctor。"
    ),
    "google_bad_key": "Google 密钥用不了（{path}：{why}）。请重新下载服务账号的 JSON 密钥，或改正环境变量。",
    "google_signed_out": (
        "Google 不接受 {email} 的登录（{why}）。请检查本机时钟，以及密钥是否已停用或删除；需要时换一把新密钥。"
    ),
    "google_no_delegation": (
        "Google 没有批准本账号代表 {email}（{why}）。请超级管理员打开 https://admin.google.com ›"
        "“安全性 › 访问权限和数据控件 › API 控件 › 全网域授权”，给服务账号的客户端 ID"
        "（密钥里的 client_id）加上这些范围：{scopes}。"
    ),
    "google_no_impersonation": (
        "不能代用服务账号 {account}（{why}）。请在这个服务账号上，给登录用的账号"
        "“Service Account Token Creator”角色（roles/iam.serviceAccountTokenCreator），等几分钟再试。"
    ),
    "google_scope": "账号的授权范围不够，缺少 {scope}。请按 docs/google.zh-CN.md 重新授权。",
    "google_api_off": "{api} 没有启用。请在 Google Cloud 的同一项目里启用它（{url}），等几分钟再试。",
    "google_not_shared": "{email} 打不开 {book}。请把它共享给这个地址（编辑者），再试。",
    "google_read_only": "{email} 对 {book} 只有查看权限，写不进去。请把共享权限改为“编辑者”。",
    "google_not_found": (
        "Google 上找不到 {book}。请核对团队文件里的地址；如果进了回收站，请还原；再确认已共享给 {email}。"
    ),
    "google_trashed": "{book} 在 Google 云端硬盘的回收站里。请还原它，或在团队文件里改正地址。",
    "google_busy": "Google 的配额用完了（{quota}），等了 {seconds} 秒、试了 {tries} 次，这次没有完成。请稍后再运行。",
    "google_unreachable": ("连不上 Google（{why}），等了 {seconds} 秒、试了 {tries} 次。请检查网络，稍后再运行。"),
    "google_protected": (
        "{book} 里有我们的账号不能改的受保护区域（{error}）。请在“数据 › 保护工作表和范围”里把账号加为编辑者。"
    ),
    "google_too_large": (
        "{book} 写不下：{what}是 {found}，最多 {most}（{tab}）。"
        "部门很大时，可在团队文件里给这个工作簿写 details: no，不写明细页。"
    ),
    "google_refused": "Google 拒绝了这次请求（{status}：{error}）。请把这一行报告给维护者。",
    "google_interrupted": "已要求停止，没有再等 Google。下次运行会接着做。",
    "google_shifted": (
        "写入 {book} 的同时，有人给我们的页排了序或插了行列，改正时又没有成功（{why}）：这一页可能有错行。"
        "请马上再运行一次 sheets-sync run，并加上 --discard-edits。"
    ),
    "title_taken": "{book} 里已有一页别人的“{tab}”，我们的同名页放不进去。请把那一页改名。",
    "inputs_moved": "{book} 在我们计算时又被改动；已重新读取。",
    "google_id": (
        "“{found}”不是表格的地址。请写 google: 加表格的 ID，或直接粘贴浏览器地址栏里的网址"
        "（https://docs.google.com/spreadsheets/d/…）。"
    ),
    "tab_renamed": "“{wanted}”这一页现在叫“{found}”，是同一页，已照常读取。请改回原名，或在团队文件里改正 tab。",
    "tab_replaced": (
        "有新的一页叫“{wanted}”，而原来那页改名为“{found}”，不能断定该读哪一页。"
        "请只留一页叫这个名，或再运行 sheets-sync init。"
    ),
    "book_time_zone": "{book} 的时区是 {found}，团队的时区是 {wanted}。请在“文件 › 设置”里改正，否则日期可能差一天。",
}

WHY = {
    # 密钥
    "no_key_json": "内容不是密钥的 JSON",
    "oauth_client": "这是 OAuth 客户端，不是服务账号的密钥",
    "other_kind": "类型是 {kind}，不是服务账号（service_account）的密钥",
    "unknown_kind": "类型（type）不是服务账号（service_account）",
    "key_incomplete": "密钥里缺少 {missing}",
    "bad_private_key": "密钥里的 private_key 不完整或有误",
    "key_for_path": "这里应是密钥文件的路径，写的却是密钥的内容；内容请放进 SHEETS_SYNC_GOOGLE_KEY",
    "no_credentials": "内容不是 Google 的凭据",
    "cannot_act_for": "只有服务账号的密钥或代用的服务账号才能代表用户",
    "no_such_file": "没有这个文件",
    "is_a_folder": "这是文件夹，不是文件",
    "may_not_read": "当前用户没有读取权限",
    "file_unreadable": "这个文件读不了",
    # 网络
    "no_connection": "没有连接",
    "no_answer": "没有及时收到回答",
    "connection_broke": "连接断开",
    "certificate": "证书不受信任",
    "proxy_wrong": "代理的地址不对，请改正环境变量 HTTPS_PROXY，写成 http://主机:端口",
    "no_socks": "不支持 SOCKS 代理，请在环境变量 HTTPS_PROXY 里改用 HTTP 代理，写成 http://主机:端口",
    "status": "服务器回答状态 {status}",
    "sent_elsewhere": "被转到别处，状态 {status}；所在的网络也许要先登录",
    "broken_answer": "回答不是 JSON，或不完整，状态 {status}",
    "endless_answer": "回答长得没有尽头",
    "slow_answer": "回答太慢",
    "other_book": "回答的是另一个表格",
    "no_token": "登录的回答看不懂",
    "no_time_left": "没有时间了",
    "too_many_calls": "请求太多",
    "told_to_wait": "{why}；Google 要求等 {after} 秒",
    # 配额
    "read": "读取",
    "write": "写入",
    "drive": "云端硬盘",
    "token": "登录",
    "own_read": "本程序自己限定的读取次数",
    "own_write": "本程序自己限定的写入次数",
    "own_drive": "本程序自己限定的云端硬盘请求次数",
    "own_token": "本程序自己限定的登录次数",
    # 上限
    "cells": "格数",
    "characters in a cell": "一格的字数",
    "bytes in one request": "一次请求的字节数",
    # 哪个工作簿
    "book_at": "{book}（{url}）",
}
"""The reasons that a fault gives as a word of ours; reasons in Google's words are shown as they are."""
