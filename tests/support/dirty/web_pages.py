# ruff: noqa: E501 - texts as they come
"""Pages saved from sites and systems, and odd letters: with navigation, tables in tables, two columns."""

from __future__ import annotations

from tests.support.dirty.model import DirtyOriginal

_BUS = """城北新区住了四万多人，只有两条公交线路，末班车晚上七点半就收了，上晚自习的学生和夜班工人只能走路或者打车。
一是开通城北新区至高铁站的夜间公交，末班车不早于晚上十点半。
二是在学校放学时段加密车次。
三是把公交站牌换成电子站牌，让群众知道车到哪里了。"""
_RIVER = """小河长年发臭，沿岸居民夏天不敢开窗。经查看，上游有三家作坊直排污水，雨污管网错接也有十几处。
因此建议：由生态环境局对三家作坊限期整改；由水务局今年完成错接管网改造；恢复河道保洁员，每日巡河。"""
_HEAT = """冬天供暖不热，投诉年年都有，去年全区接到一千六百多件。我认为要从三个方面解决：首先，热力公司要在十月底前完成管网检修；其次，住建局要公布各小区的室温监测结果；最后，建立不热退费制度，由物价部门核定标准。"""
_BUS_POINTS = ("开通城北新区至高铁站的夜间公交", "在学校放学时段加密车次", "把公交站牌换成电子站牌")
_RIVER_POINTS = ("由生态环境局对三家作坊限期整改", "由水务局今年完成错接管网改造", "恢复河道保洁员")
_HEAT_POINTS = ("十月底前完成管网检修", "公布各小区的室温监测结果", "建立不热退费制度")


def _paragraphs(text: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{each}</{tag}>" for each in text.split("\n"))


def _nested() -> DirtyOriginal:
    page = (
        "<html><head><title>提案详情</title></head><body><div class='nav'><a href='#'>首页</a> | <a href='#'>提案查询</a> |"
        "<a href='#'>退出登录</a></div><table width='100%'><tr><td><table>"
        "<tr><td>提案号：</td><td>A类0345</td><td>届次：</td><td>市政协九届二次会议</td></tr>"
        "<tr><td>案由：</td><td colspan='3'>关于优化城北新区公交服务的提案</td></tr>"
        "<tr><td>第一提案人：</td><td>成某某</td><td>联名提案人：</td><td>戴某，谈明远</td></tr>"
        f"<tr><td>提案内容：</td><td colspan='3'>{_paragraphs(_BUS)}</td></tr>"
        "<tr><td>主办单位：</td><td>市交通局</td><td>会办单位：</td><td>市公交公司</td></tr>"
        "<tr><td>提案状态：</td><td colspan='3'>已交办</td></tr>"
        "</table></td></tr></table><div>技术支持：某某软件　联系电话：0000-0000000</div></body></html>"
    )
    return DirtyOriginal(
        "a table in a table of a system, labels with colons in cells",
        "提案详情.html",
        page.encode(),
        "政协提案",
        "市政协九届二次会议",
        "0345",
        "关于优化城北新区公交服务的提案",
        ("成某某",),
        ("戴某", "谈明远"),
        points=_BUS_POINTS,
        kept=("末班车晚上七点半就收了",),
        apart=("市公交公司",),
    )


def _saved_page() -> DirtyOriginal:
    page = (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>关于治理小河污染的建议_代表建议_东屏区人大</title></head><body>"
        "<ul class='menu'>"
        + "".join(
            f"<li><a href='/{i}'>{word}</a></li>"
            for i, word in enumerate(("首页", "人大概况", "代表工作", "建议办理", "监督工作", "联系我们"))
        )
        + "</ul><div>今天是 2026年3月5日 星期四</div><div>您的位置：首页 &gt; 代表工作 &gt; 建议办理</div>"
        "<h1>关于治理小河污染的建议</h1><div>来源：代表工委 日期：2026-03-01 访问次数：<span>37</span> 字号：[大 中 小]</div>"
        "<div class='article'><p>东屏区八届人大六次会议第009号建议</p><p>提建议人：宋文博（第五代表团）</p>"
        f"{_paragraphs(_RIVER)}</div><div>扫一扫在手机打开当前页</div><div>相关链接</div><ul><li><a href='/x'>关于增设路灯的建议</a></li>"
        "<li><a href='/y'>关于修缮农贸市场的建议</a></li></ul><div>主办：东屏区某某办公室 网站标识码：0000000000</div></body></html>"
    )
    return DirtyOriginal(
        "a page saved with its menus and links to others, GBK",
        "建议.html",
        page.encode("gb18030"),
        "代表建议",
        "区八届人大六次会议",
        "009",
        "关于治理小河污染的建议",
        ("宋文博",),
        points=_RIVER_POINTS,
        kept=("小河长年发臭",),
        beside=("关于增设路灯的建议",),
    )


def _breaks() -> DirtyOriginal:
    broken = "<br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + each for each in _BUS.split("\n"))
    page = (
        f"<html><body><div><b>建议编号：</b>2026-0345<br><b>标　　题：</b>关于优化城北新区公交服务的建议<br><b>领衔代表：</b>茅某<br>"
        f"<b>附议代表：</b>庞某某、熊建国、<br>纪海燕<br><b>内　　容：</b><br>{broken}<br><b>办理单位：</b>市交通局<br></div></body></html>"
    )
    return DirtyOriginal(
        "all in one block with br",
        "打印.htm",
        page.encode(),
        "代表建议",
        "",
        "2026-0345",
        "关于优化城北新区公交服务的建议",
        ("茅某",),
        (),
        ("庞某某", "熊建国", "纪海燕"),
        _BUS_POINTS,
        ("末班车晚上七点半就收了",),
        ("办理单位",),
    )


def _spans() -> DirtyOriginal:
    page = (
        "<html><body><form><div><label>编号</label><span>0016</span></div><div><label>案由</label><span>关于提高供暖质量的提案</span></div>"
        "<div><label>提案人</label><span>舒某某</span></div><div><label>提案人电话</label><span>13600000000</span></div>"
        f"<div><label>提案内容</label><div>{_HEAT}</div></div><div><label>审查结果</label><span>立案</span></div></form></body></html>"
    )
    return DirtyOriginal(
        "a form of labels and spans, no table",
        "表单.html",
        page.encode(),
        "政协提案",
        "",
        "0016",
        "关于提高供暖质量的提案",
        ("舒某某",),
        points=_HEAT_POINTS,
        kept=("投诉年年都有",),
        apart=("13600000000",),
    )


def _chat() -> DirtyOriginal:
    text = f"""各位老师，转一件区人大的建议，请民政、水务看看谁主办[抱拳]
第9号 关于治理小河污染的建议（屈某代表）
{_RIVER}
"""
    return DirtyOriginal(
        "passed on in a chat",
        "",
        text.encode(),
        "代表建议",
        "",
        "9",
        "关于治理小河污染的建议",
        ("屈某",),
        points=_RIVER_POINTS,
        kept=("小河长年发臭",),
        apart=("请民政、水务看看谁主办",),
    )


def _markdown() -> DirtyOriginal:
    text = f"""# 关于提高供暖质量的提案

- **案号**：〔2026〕第016号
- **提案者**：九三学社南屏市委
- **界别**：九三学社

## 正文

{_HEAT}
"""
    return DirtyOriginal(
        "marked as Markdown",
        "提案.md",
        text.encode(),
        "政协提案",
        "",
        "016",
        "关于提高供暖质量的提案",
        ("九三学社南屏市委",),
        points=_HEAT_POINTS,
        kept=("投诉年年都有",),
    )


def _one_line() -> DirtyOriginal:
    text = (
        "东屏区第八届人民代表大会第六次会议代表建议 编号：77 题目：关于治理小河污染的建议 提出人：项某 祝某某 "
        f"内容：{_RIVER.replace(chr(10), '')} 承办单位：区水务局"
    )
    return DirtyOriginal(
        "all in one line",
        "",
        text.encode(),
        "代表建议",
        "区八届人大六次会议",
        "77",
        "关于治理小河污染的建议",
        ("项某", "祝某某"),
        points=_RIVER_POINTS,
        kept=("小河长年发臭",),
        apart=("区水务局",),
    )


def _scanned() -> DirtyOriginal:
    text = """中 国 人 民 政 治 协 商 会 议
南 屏 市 第 九 届 委 员 会 第 二 次 会 议
提    案
第  0 0 5 8  号
案由：   关于优化城北新区公交服务的提案
提案人：董 某 某  联系电话：0000 - 2223334
附议人：梁 某 杜 明 远
内容：
城北新区住了四万多人， 只有两条公交线路， 末班车晚上七
点半就收了， 上晚自习的学生和夜班工人只能走路或者打车。
一是开通城北新区至高铁站的夜间公交， 末班车不早于晚上
十点半。
二是在学校放学时段加密车次。
三是把公交站牌换成电子站牌， 让群众知道车到哪里了。
"""
    return DirtyOriginal(
        "as a scanner's program reads it, with blanks",
        "扫描.txt",
        text.encode(),
        "政协提案",
        "市政协九届二次会议",
        "0058",
        "关于优化城北新区公交服务的提案",
        ("董某某",),
        (),
        ("梁某", "杜明远"),
        _BUS_POINTS,
        ("末班车晚上七点半就收了",),
    )


def _committee() -> DirtyOriginal:
    text = f"""政协云川省第十三届委员会第四次会议提案

案  号：0345
提案人：省政协人口资源环境委员会
题  目：关于提高供暖质量的提案
类  别：专委会提案

{_HEAT}

审查意见：
    经审查，予以立案，建议由省住房和城乡建设厅主办，省发展改革委、
省市场监管局会办。
"""
    return DirtyOriginal(
        "of a committee, the opinion over two lines",
        "专委会.txt",
        text.encode("utf-8-sig"),
        "政协提案",
        "省政协十三届四次会议",
        "0345",
        "关于提高供暖质量的提案",
        ("省政协人口资源环境委员会",),
        points=_HEAT_POINTS,
        kept=("投诉年年都有",),
        apart=("省市场监管局会办",),
    )


def _joined_behind() -> DirtyOriginal:
    text = f"""关于治理小河污染的建议
（东屏区八届人大六次会议第110号建议，阮某某、蓝某、闵立冬代表提出）

{_RIVER}
"""
    return DirtyOriginal(
        "all facts in brackets below the title",
        "",
        text.encode(),
        "代表建议",
        "区八届人大六次会议",
        "110",
        "关于治理小河污染的建议",
        ("阮某某", "蓝某", "闵立冬"),
        points=_RIVER_POINTS,
        kept=("小河长年发臭",),
    )


def _delegation() -> DirtyOriginal:
    text = f"""省十四届人大三次会议
全团建议
第0003号

关于优化城北新区公交服务的建议

南屏市代表团（团长：席某某）

{_BUS}

联系人：市人大选任联工委 季某  0000-3216549
"""
    return DirtyOriginal(
        "of a whole delegation",
        "全团.txt",
        text.encode(),
        "代表建议",
        "省十四届人大三次会议",
        "0003",
        "关于优化城北新区公交服务的建议",
        ("南屏市代表团",),
        points=_BUS_POINTS,
        kept=("末班车晚上七点半就收了",),
        apart=("席某某", "0000-3216549"),
    )


def _nothing_above() -> DirtyOriginal:
    text = f"""建议优化城北新区公交服务
麻某某　贾海燕
{_BUS}
"""
    return DirtyOriginal(
        "a title and names only",
        "建议.txt",
        text.encode(),
        "",
        "",
        "",
        "建议优化城北新区公交服务",
        ("麻某某", "贾海燕"),
        points=_BUS_POINTS,
        kept=("末班车晚上七点半就收了",),
    )


def _old_page() -> DirtyOriginal:
    page = (
        "<HTML><BODY><TABLE border=1><TR><TD rowspan=2>提<br>案<br>者</TD><TD>姓名</TD><TD>界别</TD><TD>电话</TD></TR>"
        "<TR><TD>路某某</TD><TD>经济界</TD><TD>0000-4445556</TD></TR>"
        "<TR><TD>案由</TD><TD colspan=3>关于提高供暖质量的提案</TD></TR>"
        f"<TR><TD>内容</TD><TD colspan=3>{_HEAT}</TD></TR><TR><TD>办理单位</TD><TD colspan=3>主办：住建局<BR>会办：热力公司</TD></TR></TABLE></BODY></HTML>"
    )
    return DirtyOriginal(
        "an old page with an upright label over two rows",
        "老系统.htm",
        page.encode("gb18030"),
        "政协提案",
        "",
        "",
        "关于提高供暖质量的提案",
        ("路某某",),
        points=_HEAT_POINTS,
        kept=("投诉年年都有",),
        apart=("会办：热力公司", "0000-4445556"),
    )


WEB_PAGES = (
    _nested,
    _saved_page,
    _breaks,
    _spans,
    _chat,
    _markdown,
    _one_line,
    _scanned,
    _committee,
    _joined_behind,
    _delegation,
    _nothing_above,
    _old_page,
)
