"""Words by which an original asks for something, gives reasons, or closes."""

from __future__ import annotations

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Nouns of what is asked for, and of reasons; the last one in a heading says what is below it.
_ASKING = _words(
    """
    建议 对策 措施 办法 诉求 请求 方案 举措 思路 恳请 希望 呼吁 要求 途径 构想 设想 几点想法 工作重点
    意见 打算
    """
)
_REASONS = _words(
    """
    问题 现状 原因 背景 情况 理由 案据 依据 必要性 重要性 意义 困难 不足 短板 瓶颈 分析 做法 经验 隐患
    危害 可行性 成因 基础 条件 优势 成效 表现 案由 事由 形势 挑战 影响 困境 堵点 难点 痛点 弊端 预期效果
    效益 启示 差距 迫切性 紧迫性 症结 制约因素 矛盾 概况 进展 成绩 目标 趋势
    """
)
_PROMISES = _words("如下 以下 几点 几条 几个方面 几方面 下列 下面 方面着手 方面入手")
_SET_OUT = ("着手", "入手", "做起", "下功夫", "做好", "努力", "改进", "推进", "发力", "突破", "加以解决")

# Verbs with which what is asked for begins.
_IMPERATIVES = _words(
    """
    加强 加快 加大 加密 加装 加固 完善 建立 健全 推进 推动 推广 推行 强化 优化 提升 提高 规范 落实 明确
    出台 制定 制订 设立 设置 增设 增加 增派 增强 开展 支持 鼓励 引导 统筹 深化 拓宽 拓展 严格 改造 修建
    修缮 整治 严厉 组织 实施 开通 延长 调整 简化 畅通 打造 构建 搭建 培育 培养 发挥 做好 抓好 做优 做强
    做大 做实 重视 扩大 降低 减少 取消 开放 探索 试行 给予 纳入 尽快 尽早 及时 定期 全面 科学 合理
    进一步 大力 积极 充分 着力 切实 坚持 突出 创新 改善 改进 改革 健康 丰富 整合 盘活 配备 配齐 配套
    补齐 夯实 筑牢 压实 落细 细化 聚焦 围绕 立足 依托 借助 利用 借鉴 参照 结合 实行 实现 促进 保障 确保
    树立 倡导 普及 宣传 建设 建好 新建 扩建 改建 续建 启动 开发 开设 引进 引入 吸引 编制 修订 修编 划定
    划设 施划 安装 更换 更新 维修 维护 修复 疏通 清理 清运 清除 拆除 搬迁 打通 拓建 拉长 补贴 补助 减免
    放宽 提供 提前 缩短 成立 组建 联合 协调 协同 研究 论证 规划 布局 因地制宜 分类 分步 分级 多渠道
    多措并举 多元 采取 采用 运用 开辟 营造 净化 美化 绿化 亮化 硬化 治理 防治 预防 防止 防范 打击 查处
    取缔 监督 监管 检查 考核 评估 公开 公布 公示 通报 建成 争取 挖掘 传承 保护 保留 弘扬 讲好 用好 用活
    管好 理顺 捋顺 破解 解决 消除 缓解 化解 严禁 禁止 杜绝 限制 控制 强制 督促 敦促 要求 动员 发动 号召
    适当 适时 适度 逐步 逐年 率先 统一 重新 重点 专门 持续 不断 深入 广泛 有效 精准 高标准 高质量 高起点
    高度重视 主动 激发 激励 奖励 表彰 注重 把握 转变 厘清 梳理 排查 摸清 摸排 盘点 调研 试点 示范 选择
    选取 遴选 选派 派驻 聘请 邀请 购买 投入 设计 设定 形成 延伸 覆盖 下放 下沉 简政 放开 搞好 办好 兴建
    兴办 创建 创办 争创 共建 共享 对接 衔接 融合 联动 嵌入 植入 融入 列入 执行 贯彻 履行 兑现 督导 督查
    跟踪 追究 问责 惩处 惩治 从严 从重 依法 从源头 从制度 从政策 允许 准许 同意 授权 赋予 恢复 保持 维持
    巩固 稳定 稳步 有序 有计划 有针对性 分期 分批 集中 抓紧 抓住 牵头 增 补 开办 推出 编印 购置 召开
    划出 印发 配置 配发 发放 添置 添加 安排 举办 承办 招募 招聘 招引 选聘 选育 选好 征集 征收 调动 调配
    调度 调剂 移交 输送 种植 养护 装配 挂牌 签订 授予 评选 评定 认定 认真 宣讲 普查 监测 监控 预警 防控
    抢修 清淤 清查 清退 疏导 分流 分担 错峰 错时 限定 限期 放大 放活 试办 试种 停止 停办 终止 撤销 合并
    归并 归集 汇总 联通 联网 并入 接管 承接 转化 转移 升级 纠正 修改 修正 补充 补偿 补足 补种 追加 追责
    扶持 扶植 帮扶 帮助 救助 资助 奖补 关爱 关心 关注 尊重 培训 教育 指导 辅导 督办 督察 批准 审批 审查
    审核 核查 核定 披露 告知 提倡 提炼 塑造 擦亮 叫响 唱响 打响 打牢 打好 办理 办成 抓实 抓细 抓牢 抢抓
    守住 守护 看护 爱护 支付 收购 收回 上门 错位 领办 成片 免除 免费 轮训 新增 新设 重建 重修 复建 迁建
    复垦 加高 加宽 加设 加派 启用 采购 打捞 拆并 出资 多开展 多措施 多种 多方 全力 全程 全域 严把 严控
    严管 严打 从快 从速 优先 优选 择优
    """
)
# Words with which it begins too, but other sentences as well.
_PREPOSITIONS = _words("由 对 将 把 在 为 向 以 按照 根据 通过 针对 建 设 修")
_NOT_PREPOSITIONS = _words("由于 对此 在此 为此 在于 以上 以往 设施 设备 建筑 将来 对方")
# Words at the start that ask by themselves; behind them a point's words begin.
_LEAD_IN = re.compile(
    r"(?:(?:因此|为此|对此|故此?|鉴于此|据此|综上所述|综上|总之|所以|同时|另外|此外|还有|最后|首先|其次|再次|再者|"
    r"在此|与此同时|除此之外|基于此|基于以上)[，,、]?)*+"
    r"(?:(?:为了?|针对|鉴于|因|基于|从|结合|考虑到?|以上|上述|由于|根据|按照|借鉴|参照|随着|面对|围绕|就此|对于|"
    r"关于)[^，,。；;：:]{1,50}[，,]){0,2}"
    r"(?:我们|我|本人|笔者|提案人|代表|我代表团|我委|本委|我会|我镇|我村|居民|村民|群众|广大群众)?"
    r"(?:特此|特|现|谨|兹|故|强烈|郑重|诚恳|再次|衷心|真诚|热切|迫切|也|还|并|一并|同时|另|再|特别|具体|提出|作出)*+"
    r"(?:建议|恳请|请求|呼吁|提议|提请|恳求|希望|期盼|盼望|盼|敬请|拟请|请|要求)"
    r"(?!书|案|的|人|者|等|和|与|及|已|被|是否|回复|答复|示)"
)
_ASKED_FOR = ("建议", "恳请", "请求", "希望", "呼吁", "诉求", "对策")  # however it begins
# Somebody who asks: 代表们建议, 某委员建议. Behind 办理, 重视 it is a noun.
_SOMEBODY_ASKS = re.compile(
    "(?:(?:因此|为此|对此|综上)[，,]?)?[^，,。；;：:！？办提重听采的]{1,12}(?:建议|提出|呼吁|认为)[，,：:]"
)
_STRONG_LEAD = ("建议", "恳请", "请求", "呼吁", "提议", "提请", "恳求", "拟请")
_MODAL_START = _words(
    """
    要 应 应当 应该 需 需要 必须 须 还要 还应 也要 也应 可 可以 宜 不得 不宜 不要 同时要 同时应 二要
    三要
    """
)
_EXPLAINING = _words(
    """
    这 该 此举 其 目前 近年 据 比如 例如 譬如 如 因 由于 周边 国内 国外 实践 只有 事实 经验 一方面
    与此同时 通过这 如此 届时 如果 否则 既 不仅 从而 以便 确保 使 让 其中 主要 当前 现在 我市现有
    我县现有 我区现有 现有
    """
)
_CONNECTED = re.compile("^(?:同时|此外|另外|与此同时|还有|除此之外|再者|并且|而且)[，,、]?")
_MODAL_WITHIN = re.compile(
    "(?:应|应当|应该|要|需要|必须|须|宜|可以|可|尽快|建议|恳请|希望)(?=[\u4e00-\u9fff])"
)
_MODAL_ASKS = re.compile(
    "(?:政府|部门|局|委|厅|单位|学校|医院|企业|社区|街道|乡镇|镇|村|公司|中心|机构|各级|各地|相关方|区里|市里|县里)"
    "(?:应|要|应当|应该|需要|必须|须|可以|可|尽快)"
)
_LACKS = _words(
    """
    不足 不够 滞后 缺乏 薄弱 困难 难以 不高 不强 不完善 不健全 偏低 突出 较少 短缺 单一 不合理 不到位
    不规范 不便 隐患 严重 缺失 匮乏 参差不齐 不畅 不均 流失 老化 过高 过低 较低 较差 较弱 缺少 尚未 没有
    有待 亟待 亟需 欠缺 落后 混乱 脱节 不明 不清 空白 堵塞 拥堵 破损 损坏 不一 不平衡 不充分 难题 问题
    较大 制约 普遍 无法 不能 不配套 缺位 不匹配 重建轻管 偏少 意识不 意识淡薄 淡薄 吃力 受限 瓶颈 不佳
    差距 存在 影响 年久失修 泥泞
    """
)
_CLOSING = re.compile(
    "(?:以上(?:建议|意见|提案|就是|是|为|几点|内容|，|,)|综上所述|总之|特此|此致|敬礼|谢谢|当否|妥否|是否妥当|"
    "联系人|提案人|建议人|附议人|领衔|联名|附件|承办|办理|审查意见|主办单位|20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日$)"
)
_FIRST_CLAUSE = re.compile("[。，；：,;:]")
_ABOUT_ABOVE = _words(
    "以上建议 以上意见 以上提案 以上几点 以上问题 以上措施 上述建议 上述意见 上述问题 通过以上"
)
_HOPES = _words(
    """
    认真对待 详加考虑 给予重视 采纳推行 引起重视 予以采纳 予以考虑 为盼 予以关注 积极的回应 早日得到解决
    """
)
_TITLE = re.compile(
    "(?:(?:题目|标题|案由|事由|名称|建议名称|提案名称)[：:])?"
    "关于[^。：:]{2,80}的?(?:建议|提案|议案|建议案|意见|对策|思考)[。：:]?$"
)
_WHOLE_TEXT = _words("题目 建议内容 提案内容 主要内容 具体内容 正文 内容 建议正文 建议全文 提案全文 议案全文")
_LONGEST_HEADING, _LONGEST_STOPPED, _LONGEST_GENERAL, _LONGEST_LEAD = 26, 8, 12, 70
_EDGE = 16  # characters of a sentence's beginning or end
_SUBJECTS = ("关于", "对", "就", "针对", "在")


def is_title(text: str) -> bool:
    """Return True for the title of a suggestion: 关于……的建议."""
    return bool(_TITLE.match(text))


def is_closing(text: str) -> bool:
    """Return True for a line behind what is asked for: 特此建议, 以上建议……, people, dates."""
    return bool(_CLOSING.match(text)) or (text.startswith(("希望", "恳请", "请")) and is_hope(text))


def is_hope(text: str) -> bool:
    """Return True for a sentence that hopes for attention only."""
    is_above = any(each in text[:_EDGE] for each in _ABOUT_ABOVE)
    return is_above or any(each in text[-_EDGE:] for each in _HOPES)


def _last_of(text: str, words: tuple[str, ...]) -> int:
    """Return where the last of some words ends, 0 if there is none."""
    return max((at + len(each) for each in words if (at := text.rfind(each)) >= 0), default=0)


def is_label_of_all(text: str) -> bool:
    """Return True for a label of the whole text, reasons and all: 建议内容："""
    return text.strip("【】[]（）()：: \u3000") in _WHOLE_TEXT


def announces_asking(text: str, *, is_line: bool) -> bool:
    """Return True for a heading of suggestions (a line of its own), or words that lead in to them."""
    bare = text.strip("【】[]（）() \u3000")
    if not bare or is_label_of_all(bare) or is_title(bare):
        return False
    asks, gives = _last_of(bare, _ASKING), _last_of(bare, _REASONS)
    core = bare.rstrip("：:。.，,")
    is_heading = is_line and _is_heading(bare, core) and len(core) - 1 <= asks > gives
    if is_heading and not _is_asked_itself(core):
        return True
    is_promised = any(each in bare[-14:] for each in _PROMISES)
    is_named = core.endswith(_ASKED_FOR) or not core.startswith(_IMPERATIVES)
    is_lead = is_promised or (text.endswith(("：", ":", "】")) and is_named)
    if not is_lead or len(bare) > _LONGEST_LEAD:
        return False
    sets_out = _last_of(bare, _SET_OUT)
    if asks > gives:
        return True
    return bool(sets_out > gives and any(each in bare for each in _PROMISES))


def _is_asked_itself(text: str) -> bool:
    """Return True for a heading that is a point itself: 制定实施方案, 关于加大投入的建议."""
    is_long = len(text) > _LONGEST_GENERAL and text.startswith((*_IMPERATIVES, *_SUBJECTS))
    return is_long or (text.startswith(_IMPERATIVES) and not text.endswith(("建议", "对策")))


def is_asking_heading(text: str) -> bool:
    """Return True for a heading like 关于加大投入的建议, which names one point."""
    core = text.rstrip("：:。.，, \u3000")
    is_named = core.endswith(("建议", "意见", "请求")) and core.startswith(_SUBJECTS)
    return is_named and _LONGEST_GENERAL - 4 < len(core) <= 2 * _LONGEST_HEADING


def _is_heading(text: str, core: str) -> bool:
    """Return True if a line may be a heading: short, no sentences; with a stop at its end very short."""
    most = _LONGEST_STOPPED if text.endswith(("。", ".")) else _LONGEST_HEADING
    return len(core) <= most and not any(mark in core for mark in "。；;！")


def announces_reasons(text: str, *, is_line: bool) -> bool:
    """Return True for a heading of reasons, or words that lead in to them."""
    bare = text.strip("【】[]（）() \u3000")
    core = bare.rstrip("：:。.，,")
    asks, gives = _last_of(bare, _ASKING), _last_of(bare, _REASONS)
    if not gives or gives <= asks:
        return False
    if is_line and _is_heading(bare, core):
        return gives >= len(core) - 1 and not begins_asking(core)
    is_lead = text.endswith(("：", ":", "】")) or any(each in bare[-14:] for each in _PROMISES)
    return is_lead and len(bare) <= _LONGEST_LEAD and not begins_asking(core)


def lead_in(text: str) -> int:
    """Return how many characters lead in to what a sentence asks for (为此，我建议), 0 if it does not so."""
    found = _LEAD_IN.match(text) or _SOMEBODY_ASKS.match(text)
    if not found:
        return 0
    end = found.end()
    while end < len(text) and text[end] in "：:，, \u3000":
        end += 1
    return end


def asks_strongly(text: str) -> bool:
    """Return True if a sentence asks in so many words: 建议……, 为此，恳请……; not 希望……."""
    if is_hope(text):
        return False
    found = _LEAD_IN.match(text)
    return found[0].endswith(_STRONG_LEAD) if found else bool(_SOMEBODY_ASKS.match(text))


def asks_at_all(text: str) -> bool:
    """Return True if a sentence asks, also by 希望 or 请."""
    return lead_in(text) > 0 and not is_hope(text)


def begins_asking(text: str) -> bool:
    """Return True if the first words ask: a verb, or 要, 应."""
    return text.startswith((*_IMPERATIVES, *_MODAL_START)) or lead_in(text) > 0


def may_begin_asking(text: str) -> bool:
    """Return True if the first words may ask, where asking is what one expects: also 由……, 在……."""
    text = _CONNECTED.sub("", text, count=1)
    is_other = text.startswith(_NOT_PREPOSITIONS)
    return begins_asking(text) or (text.startswith(_PREPOSITIONS) and not is_other)


def asks_within(text: str) -> bool:
    """Return True if a text asks by 应, 要, 建议 somewhere."""
    return bool(_MODAL_WITHIN.search(text))


def tells_who_should(text: str) -> bool:
    """Return True for 区政府应……, 有关部门要……."""
    return bool(_MODAL_ASKS.search(text))


def explains(text: str) -> bool:
    """Return True if a paragraph explains what is before it."""
    return text.startswith(_EXPLAINING) or (tells_of_lack(text) and not begins_asking(text))


def names_lack(text: str) -> bool:
    """Return True if the first clause of a text ends with what is wrong: 养护资金短缺, not 修复破损的路面."""
    return _FIRST_CLAUSE.split(text, maxsplit=1)[0].endswith(_LACKS)


def tells_of_lack(text: str) -> bool:
    """Return True if a text tells what is wrong: 不足, 滞后, 隐患."""
    head = text[:60]
    return any(each in head for each in _LACKS)
