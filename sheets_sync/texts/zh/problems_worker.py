"""What is wrong with the jobs of the worker, in Chinese."""

PROBLEMS = {
    "not_a_duration": "这里要写一段时间，例如 15 minutes、36 hours、2 days（15分钟、36小时、2天），而不是“{found}”。",
    "not_hours": "这里要写一天里的时段，例如 08:00-20:00，而不是“{found}”。",
    "key_goes_with": "“{found}”只能和这些一起用：{wanted}。请删掉它，或改写成多久一次。",
    "not_a_job_name": "任务不能叫“{found}”：用字母、数字或汉字，最多40个，也不能叫 at、every_minutes。请改名。",
}
