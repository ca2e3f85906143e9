"""Words common in titles of replies: no line of a title breaks inside one (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

_WORDS = """
    关于 进一步 加强 加快 加大 推进 推动 促进 支持 完善 健全 建立 建设 提升 提高 优化 强化 深化 规范
    落实 解决 改善 改造 保障 保护 发展 创新 改革 振兴 实施 开展 开发 利用 扩大 培育 培养 打造 构建 引导
    鼓励 扶持 统筹 整合 修复 修建 修缮 治理 管理 监管 监督 服务 工作 措施 政策 机制 体系 制度 条例 办法
    规划 方案 项目 工程 问题 情况 意见 建议 提案 议案 答复 回复 复函 办理 代表 委员 会议 大会 人民 政府
    政协 人大 全国 全省 全市 全县 我省 我市 我县 本省 省级 市级 县级 城市 城镇 城乡 农村 乡村 乡镇 街道
    社区 小区 住宅 居民 村民 群众 农民 职工 企业 民营 国有 单位 机构 组织 部门 基层 养老 居家 医疗 卫生
    健康 医院 医保 医疗保障 社会 救助 福利 残疾人 老年人 未成年人 儿童 妇女 青年 留守 特困 低保 就业
    创业 教育 学校 学前 义务 职业 高等 教师 学生 校园 文化 旅游 体育 文物 遗产 非物质 图书馆 博物馆
    科技 科学 技术 人才 交通 运输 公路 道路 铁路 高速 桥梁 公交 停车 停车场 物流 水利 水库 河道 河流
    防洪 灌溉 饮水 供水 排水 污水 垃圾 环境 生态 生态保护 绿色 低碳 能源 电力 光伏 新能源 充电 充电桩
    森林 草原 湿地 土地 耕地 农田 高标准 农业 林业 畜牧 渔业 种植 养殖 粮食 特色 产业 工业 制造业 数字
    数据 信息 网络 平台 智慧 智能 互联网 电子 商务 市场 消费 金融 信贷 财政 资金 补贴 补助 税收 投资
    招商 营商 开放 贸易 合作 区域 园区 开发区 示范 试点 基地 中心 设施 基础 基础设施 公共 安全 应急
    消防 防灾 食品 药品 法治 法律 司法 执法 诉讼 调解 治安 电信 诈骗 反诈 民族 宗教 退役 军人 双拥 志愿
    慈善 殡葬 婚姻 老旧 既有 加装 电梯 物业 房屋 住房 保障性 租赁 公积金 棚户区 历史 名城 街区 传统
    村落 民宿 质量 高质量 标准 品牌 融合 协同 一体化 现代化 信息化 常态化 制度化 规范化 多元化 均衡
    统一 综合 全面 深入 有效 切实 大力 积极 持续 有关 相关
"""
WORDS = frozenset(_WORDS.split())  # Between two of them is a good place to break
_LENGTHS = sorted(set(map(len, WORDS)), reverse=True)


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each word in `text`, from left to right, preferring the longest.

    One regular expression of all the words takes longer to compile than a reply to lay out.
    """
    at = 0
    while at < len(text):
        start = at
        word = next((text[at : at + each] for each in _LENGTHS if text[at : at + each] in WORDS), "")
        at += len(word) or 1
        if word:
            yield start, at
