"""The kinds of trouble that real letters give, and how often: at most one of each group in a letter."""

from __future__ import annotations

from random import Random

# Group: the part of letters that have one of its troubles.
RATES = {
    "类型": 0.14,
    "标题": 0.3,
    "文号": 0.12,
    "称呼": 0.18,
    "开头": 0.28,
    "正文": 0.2,
    "结尾": 0.12,
    "经办": 0.32,
    "落款": 0.24,
}

# Group: its troubles, and the weight of each.
GROUPS = {
    "类型": {"会办意见": 6, "再次答复": 3, "议案转建议": 2, "闭会期间建议": 2},
    "标题": {
        "关于答复": 3,
        "办理": 3,
        "号在后": 3,
        "无号字": 2,
        "号加引号": 2,
        "字间空": 4,
        "部门尾": 2,
        "类别尾": 3,
        "案由尾": 2,
        "年份在前": 2,
        "案由为题": 4,
        "案由带号": 3,
        "无标题": 2,
    },
    "文号": {"字间空": 3, "类别粘连": 3, "版头": 3, "同行签发人": 3, "类别独行": 2},
    "称呼": {
        "二位": 3,
        "无冒号": 4,
        "隐名": 4,
        "只有委员": 2,
        "您好": 3,
        "名中空": 2,
        "空格隔开": 2,
        "各位": 1,
    },
    "开头": {
        "先现将": 3,
        "先致谢": 3,
        "关于引号": 3,
        "无书名号": 3,
        "建议提案": 2,
        "重复的建议": 2,
        "字间空": 2,
        "会议在前": 3,
        "交办面商": 3,
        "括号届次": 2,
        "年份方括号": 2,
        "只有编号": 2,
        "分两段": 3,
        "你": 2,
    },
    "正文": {"数字开头": 4, "顿号编号": 3, "标签段落": 3, "西文": 4, "分号条目": 2},
    "结尾": {"满意": 2, "祝颂": 2, "无正文": 3, "公开注": 2, "征询": 2},
    "经办": {
        "领导和经办": 5,
        "三人一行": 4,
        "括号股室": 4,
        "落款前": 4,
        "括号粘连": 2,
        "邮编地址": 3,
        "空白表": 2,
        "标签独行": 2,
        "各带电话": 2,
        "单位电话": 2,
    },
    "落款": {
        "日期不全": 4,
        "日期坏": 4,
        "数字日期": 3,
        "同行竖线": 3,
        "日期在前": 2,
        "字间空": 2,
        "盖章": 3,
        "全无": 3,
        "只有单位": 2,
    },
}


def drawn(random: Random) -> dict[str, str]:
    """Return the trouble of each group that a letter has: group → name."""
    return {
        group: random.choices(list(names), weights=list(names.values()))[0]
        for group, names in GROUPS.items()
        if random.random() < RATES[group]
    }
