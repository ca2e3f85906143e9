"""What stands behind an amount: the unit that is counted. Behind a private number stands something else."""

from __future__ import annotations

import re

from replydesk.text.redaction.folding import CELL, PARAGRAPH

# Few units for a number whose form says what it is, many for any other.
_FEW = (
    r"[多余几]?(?:[元万亿千百%‰℃吨亩$]|户(?![主籍口])|平方|立方|公[里斤顷]|千瓦|兆|米(?!线)|[次件笔]|人次"
    r"|美元|港元)"
)
_MANY = (
    r"[多余几来]?(?:[元万亿千百十%‰℃吨亩户人个家名件次条处所座辆台套只头株册份批场项年月日天时分秒"
    r"层栋幢间米口岁克斤升倍页字幅对双组支瓶箱盒袋包棵匹艘架根块片枚粒本门起班床周伏瓦]|平方|立方|公[里斤顷]"
    r"|千[瓦克米]|兆|(?<! )张|部(?![门分长队委级])|号(?!码)|[km]?[mgwv](?![a-z])|kwh|[ht](?![a-z]))"
)
FEW_BEHIND = re.compile(f" ?{_FEW}")
MANY_BEHIND = re.compile(f" ?{_MANY}")
COUNTED_BEHIND = re.compile(rf" ?(?!号){_MANY}")
ENDS = re.compile(rf"[ )\]'}}]{{0,3}}(?:$|[,，。;、:()/{PARAGRAPH}{CELL}'|\]!?-]|转|或|和|及)")
