"""What stands beside a number: the words before it, behind it, and the labels of its cell."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from replydesk.text.redaction.folding import CELL, PARAGRAPH, fold, squeezed


class About(Enum):
    """What words say of the number beside them."""

    PHONE = "电话号码"
    SHORT = "短号"
    DOCUMENT = "证件号码"
    CARD = "账号"
    ACCOUNT = "微信或QQ号"
    PLATE = "车牌号"
    CODE = "编号"  # a public number: of a document, item, project, place
    NOTHING = ""


class Context(NamedTuple):
    """What is said of a number, and whether it is said right beside it."""

    about: About = About.NOTHING
    is_beside: bool = False


# Words of which one stands before a number, with fillers between.
_WORDS = {
    About.CODE: (
        "第 编码 标识 索引 识别 条形"
        " 代码 信用代码 文号 案号 许可证 备案 安备 注册 登记 执照 邮编 邮政编码 邮政 标准 型号"
        " isbn issn gb gbt"
        " 合同 批号 序列号 项目 公众号 小程序 视频号 服务号 订阅号 坐标 经度 纬度 东经 北纬 桩号 信访件"
        " 事项编号 工单"
        " 建议 提案 编号 图号 地块 宗地 产值 人口 面积 海拔"
    ),
    About.SHORT: "短号 分机 内线 虚拟网 集群网 小号 内部号",
    About.ACCOUNT: (
        "微信 微信群 薇信 威信 微芯 v信 weixin wechat wx vx qq 扣扣 扣扣群 qq群 企鹅 企鹅号 球球 q群"
        " 抠抠 微号 wxid"
        " 钉钉 钉钉群 抖音 快手 飞信 telegram whatsapp skype line 支付宝 加v 加q"
    ),
    About.DOCUMENT: (
        "身份证 身份证件 公民身份 身份号码 证件 护照 通行证 军官证 士兵证 驾驶证 驾照 社保卡 医保卡"
        " 社会保障 残疾证"
        " 残疾人证 低保证 户口簿 户口本 居住证 学籍 工作证 idcard idno 身份"
    ),
    About.CARD: "银行卡 卡号 账号 帐号 账户 帐户 开户 储蓄卡 信用卡 借记卡 存折 一卡通 收款",
    About.PLATE: "车牌 车号 牌照 车牌号码",
    About.PHONE: (
        "电话 手机 座机 固话 固定电话 传真 联系方式 联系 致电 来电 去电 电联 热线 拨打 请拨 拨 tel"
        " telephone phone mobile"
        " fax call cell mob 宅电 办电 小灵通 总机 专线 咨询 投诉 举报 值班 短信 电話 手機 聯繫 电讯"
        " 微信同号 同号 联络"
        " 呼叫 打给 热线电话 通讯方式 通讯号码 机主"
    ),
}
_KINDS = {word: about for about, words in _WORDS.items() for word in words.split()}
_LONGEST = max(map(len, _KINDS))

# What may stand between such a word and its number.
_FILLER_WORDS = (
    "号码 号 账号 帐号 昵称 id 为 是 的 如下 分别 可 请 直接 改 变更 更换 现 统一 均 都 本人 我 他"
    " 她 及 和 或 与 并 转"
    " no number num 一 二 三 甲 乙 加 搜 搜索 添加 同 也 就 即 在 办 宅 机 群 至 找 他的 我的 码"
)
_FILLERS = tuple(_FILLER_WORDS.split())
_WINDOW = 36  # characters of a text read before a number
_NEAR = 16  # of them, letters and digits in which a word may stand further off
_STOPS = re.compile(rf"[。;!?{PARAGRAPH}{CELL}]")
_LETTER = re.compile(r"(?:^|[^a-z])(?:t|m|p|h|f|tel|ph|电|手|机)\.?[:.] *$")
_SIGNS = frozenset("☎☏✆📞📱📲📠🕾🕿✉")
_PHONE_NEAR = re.compile("电话|手机|座机|固话|传真|致电|联系方式|请联系|联系|拨打|热线|tel|phone|fax")
_LABEL_MOST = 24  # characters of the longest label of cells
_NO_LABEL = re.compile(r"数|量|率|部|台|费|次|人数|比|制度|\([^()]{0,12}[个件条户][^()]{0,12}\)")
_YEAR = re.compile(r"\((?:19|20)\d\d\) {0,3}第? {0,3}$")


def context_before(text: str, at: int) -> Context:
    """Return what the words before a number of a folded text say of it."""
    before = text[max(0, at - _WINDOW) : at]
    stops = list(_STOPS.finditer(before))
    stop = stops[-1] if stops else None
    if stop and not (stop[0] == PARAGRAPH and before[: stop.start()].rstrip().endswith((":", "-"))):
        before = before[stop.end() :]
    if not before.strip():
        return Context()
    if not _SIGNS.isdisjoint(before[-4:]) or _LETTER.search(before):
        return Context(About.PHONE, True)
    if _YEAR.search(before):
        return Context(About.CODE, True)
    words = squeezed(before)
    about = _word_at_end(words)
    if about is not About.NOTHING:
        return Context(about, True)
    return Context(About.PHONE) if _PHONE_NEAR.search(words[-_NEAR:]) else Context()


def _word_at_end(words: str) -> About:
    """Return what the last word says, past fillers such as 号码为."""
    for _ in range(6):
        for length in range(min(_LONGEST, len(words)), 0, -1):
            if (about := _KINDS.get(words[-length:])) is not None:
                return about
        filler = next((each for each in _FILLERS if words.endswith(each)), None)
        if filler is None and words[-1:].isascii() and words[-1:].isdigit():
            filler = words[-1:]  # 电话2
        if not filler:
            return About.NOTHING
        words = words[: -len(filler)]
    return About.NOTHING


_BEHIND = re.compile(
    r"[ ,()':/-]{0,3}(?:这|也)?(?:是|为|系)?(?:我|本人|他|她)?的?[ (]?"
    r"(?P<word>手机|电话|微信|座机|传真|qq|vx|v信|wx)"
)


def context_behind(text: str, at: int) -> Context:
    """Return what the words behind a number say of it: 12345678是我的QQ."""
    found = _BEHIND.match(text, at, at + 16)
    return Context(_KINDS[found["word"]], True) if found else Context()


def context_of_labels(labels: tuple[str, ...]) -> Context:
    """Return what the labels of a cell say of it; only the nearest ones are beside it."""
    for place, label in enumerate(labels):
        about = label_kind(label)
        if about not in (About.NOTHING, About.CODE):
            return Context(about, place < 2)
    return Context()


def label_kind(label: str) -> About:
    """Return what a folded label says: 联系电话（手机）, but not 电话数量."""
    if len(label) > _LABEL_MOST or _NO_LABEL.search(label):
        return About.NOTHING
    words = squeezed(label)
    end = _word_at_end(words)
    if end is not About.NOTHING:
        return end
    if _LETTER.search(label + ":") or not _SIGNS.isdisjoint(label):
        return About.PHONE
    return next((about for word, about in _KINDS.items() if len(word) > 1 and word in words), About.NOTHING)


_NAMES = re.compile("联系人|联络[人员]|经办人?|承办人|对接人|姓名|户主|住址|地址")


@lru_cache(maxsize=1024)
def is_label(text: str) -> bool:
    """Return True for a text that labels the cells below or beside it."""
    if not text or len(text) > _LABEL_MOST:
        return False
    folded = fold(text).text
    return sum(map(str.isdigit, folded)) < 4 and bool(
        label_kind(folded) not in (About.NOTHING, About.CODE) or _NAMES.search(squeezed(folded))
    )
