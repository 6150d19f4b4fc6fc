"""Why a month cannot be signed, and what is wrong with the book that remembers the months, in Chinese."""

PROBLEMS = {
    # 不能签字的原因
    "month_books_differ": "{books} 现在写着的和按输入算出的不一样，签字的人看到的不是要签的。请先运行一次，看过再签。",
    "month_of_nobody": "{month} 没有可以考核的人，没有什么可签。",
    "month_is_not_over": "{month} 还没有结束（最后一天是 {last}）。",
    "month_closed_already": "{month} 已由 {by} 于 {on} 关账。要改，请人事先重开（reopen），并写明原因。",
    "month_confirmed_already": "{month} 已由 {by} 于 {on} 确认，数字没有变过，不用再确认。",
    "month_confirmation_fell": "{month} 的确认在 {on} 失效了：确认以后数字有变动，见“差异”页。请主管核对后重新确认。",
    "month_not_confirmed": "{month} 还没有主管确认。请主管先确认。",
    "month_four_eyes": "{by} 确认了这个月，不能再由本人关账。请由另一位有权的人关账。",
    "month_may_not_confirm": "{by} 不在可以确认的人之列（{known}）。请由其中一位确认，或在 teams/{team}.yaml 的 "
    "signs 里改。",
    "month_may_not_close": "{by} 不在可以关账的人之列（{known}）。请由其中一位关账，或在 teams/{team}.yaml 的 signs "
    "里改。",
    "month_needs_name": "没有写是谁签的。请用 --by 写上姓名。",
    "month_needs_reason": "重开 {month} 要写原因，请用 --reason 写上。",
    "month_problem": "有问题没有处理",
    "month_earlier_open": "更早的 {earlier} 还没有关账。请先关 {earlier}。",
    "month_appeals_open": "{month} 还有 {count} 件申诉没有处理完。请先处理。",
    "month_appeals_until": "{month} 的申诉到 {until} 为止，还没有到期。",
    "month_not_closed": "{month} 没有关账，不用重开。",
    "month_later_closed": "更晚的 {later} 已经关账，用到了 {month} 的数字。请先重开 {later}。",
    "month_clock_behind": "月结记录最后一条（{month}）的日期是 {on}，今天却是 {today}：时钟错了，或者当时错了。"
    "请校准时钟；若是那一条的日期错了，请主管再确认一次 {month}，或人事重开并写明原因。",
    # 打勾没有算的原因
    "month_tick_moved": "打勾时旁边的指纹是 {shown}，现在算出的是 {now}：数字变了。请看过新的数字再打勾。",
    "month_tick_other": "我们的工作簿现在写的是 {now}，不是 {month}。请先运行 {month}"
    "（--period {month}），看过再打勾。",
    "month_tick_form": "格子里写的是“{found}”，不是打勾。请点复选框。",
    "month_tick_unlocked": "读到时这一列不是只有 {by}（{address}）一个人能改，看不出是谁打的勾。保护已经"
    "恢复，请再打一次。",
    "month_tick_owner": "这个表格的所有者（或程序自己的账号）也在签字的人里，保护管不住所有者，看不出是谁打的勾。请让不"
    "签字的人当所有者，或用命令 confirm、close 签。",
    "month_tick_unproven": "云端硬盘没有告诉程序这个表格归谁所有，看不出是谁打的勾。请运行 doctor 看原因，或用命令 "
    "confirm、close 签。",
    # 月结工作簿
    "months_foreign": (
        "{path} 不是我们写的月结工作簿，或者记着我们写过什么的隐藏页 _seal 不见了或被改动。什么也没有写入："
        "签过的字不会从头再来。"
        "请从备份里放回这个文件；它确实是别的文件，就移走它。"
    ),
    "months_unreadable": "读不懂 {path} 里记下的月结。它可能是更新的版本写的：请用那个版本，或从备份里放回这个文件。",
    "months_other_team": "{path} 记的是团队 {found} 的月结，不是 {wanted} 的。请放回自己的文件，或在团队文件里改正 "
    "ours.months 的地址。",
    "months_older": "月结工作簿 {path} 是旧的：{wanted} 条记录里只有 {found} 条。下次运行会按 {note} 补回。",
    "months_diverged": "月结工作簿 {path}（{found} 条记录）和存档旁 {note} 里留的一份（{wanted} 条）对不上，"
    "说不清谁签过什么。请先把两个文件都复制留底；放回正确的月结工作簿（sheets-sync verify 会与存档核对），"
    "再删掉 {note}。",
    "months_note_damaged": "存档旁另留的一份月结记录 {note} 读不出来。请先确认 {path} 是最新的"
    "月结工作簿（sheets-sync verify 会与存档核对），再删掉 {note}。",
    "months_vanished": "找不到 {path}，可是 {archive} 里有已关账的月份。请从备份里放回月结工作簿；确实要从头开始，"
    "请先移走这些存档。",
    "months_without_archive": "{month} 已关账，可是没有告诉程序存档在哪里。",
    # 团队文件
    "not_a_signer": "“{found}”不像签字的人。请写姓名，或“姓名 <谷歌账号邮箱>”，例如 周敏 <zhou@example.com>。",
    "signer_twice": "“{found}”和 {first} 分不开：同一个名字在一处写了两次，或同一个邮箱写了两个名字。一个账号只能是"
    "一个人，不然同一个人既能确认又能关账。请改正 signs。",
    "signs_one_person": "可以确认和可以关账的只有 {found} 一个人：谁确认的月份谁就不能关账，所以永远关不了账。"
    "请在 close 里加上另一个人。",
    "signs_without_months": "ours 里没有 months：月份不确认也不关账，signs 不起作用。要月结，请在 ours 里加上 "
    "months；不要，请删去 signs。",
    "pay_needs_months": "要让员工在结果里看到应发，先要有人确认：请在 ours 里加上 months，或去掉 pay。",
    "pay_only_in_results": "pay 只用于 results；工资表里本来就有应发，汇总里不放。请去掉。",
}
