"""Whole letters as they lie on sites and in offices: fields, what is printed, and what is left out."""

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.importing.replies.source import Source, SourceLine
from tests.support.replies import starter_stock

# Letters, each with the fields a person would fill in and lines of the page around it.
LETTERS: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "a date without a signature above labels and sentences of a site": (
        """
某市卫健委关于市政协八届一次会议第45号提案的答复
白某委员：
您提出的《关于加强基层医疗的提案》收悉，现答复如下：
全市新建卫生院3所。
感谢您的关心。
2023年6月2日
文章标签：
提案 卫健
版权声明：
凡注明来源的作品，版权均属本站所有。
""",
        {Key.DATE: "2023年6月2日", Key.PROPOSERS: "白某"},
        ("文章标签：", "提案 卫健", "版权声明：", "凡注明来源的作品，版权均属本站所有。"),
    ),
    "a person whose name is a word": (
        """
某县商务局关于县政协十四届一次会议第122号提案的答复
时间委员：
您提出的《关于加快农村电商发展的建议》提案收悉，现答复如下：
时间：11月至12月，举办展销28场。
主办单位：县商务局、县供销社。
活动期间，销售农产品1.6万单。
感谢您的关心。
某县商务局
2022年5月16日
""",
        {Key.PROPOSERS: "时间", Key.KIND: "政协提案", Key.SUBJECT: "关于加快农村电商发展的建议"},
        (),
    ),
    "an opinion about a party's proposal that says 您 at its end": (
        """
某市分行关于市政协十三届三次会议第0411号提案的会办意见
市科技局：
民建某某市委提出的《关于发展科技金融的提案》（第0411号）收悉，现提出如下会办意见：
科创贷累计放贷76亿元。正如委员所言，“您要的是一条路”。
以上意见，供你局统一答复时参考。
某市分行
2024年4月25日
""",
        {Key.KIND: "政协提案会办意见", Key.LEAD_BODY: "市科技局", Key.PROPOSERS: "民建某某市委"},
        (),
    ),
    "a title of three lines below the number": (
        """
某自然资规函〔2022〕201号
某市自然资源和规划局
关于市第十五届人民代表大会第一次会议
第088号建议的答复
某区代表团：
你团提出的《关于完善登记的建议》（第088号）收悉，现答复如下：
已化解151个项目。
某市自然资源和规划局
2022年9月1日
""",
        {
            Key.TITLE: "某市自然资源和规划局关于市第十五届人民代表大会第一次会议第088号建议的答复",
            Key.UNIT: "某市自然资源和规划局",
        },
        (),
    ),
    "class and publicity on one line below the number": (
        """
某监提复〔2023〕5号   签发人：庄某
公开方式：主动公开   办理类别：A类
某市监管局关于市政协七届二次会议第45号提案的答复
九三学社某市委员会：
贵社提出的《关于规范小餐饮的提案》收悉，现答复如下：
登记率达98.6%。
某市监管局
2023年8月2日
""",
        {Key.RESULT_CLASS: "A", Key.PUBLICITY: "主动公开", Key.SIGNER: "庄某"},
        (),
    ),
    "a class behind 办理情况, and straight quotation marks": (
        """
关于对市人大十六届三次会议
第180号代表建议的答复
办理情况：A
尼某某代表:
您提出的"关于加强司法保护的建议"收悉,现答复如下:
已采纳3条建议.
某市检察院
2024年6月28日
""",
        {Key.RESULT_CLASS: "A", Key.SUBJECT: "关于加强司法保护的建议", Key.ITEM_NUMBER: "180"},
        (),
    ),
    "a list of names that ends in 等": (
        """
某县民政局关于县十八届人大一次会议第40号建议的答复
农某、韦某某、黄某等代表：
你们提出的《关于提高待遇的建议》收悉，现答复如下：
我局已向县政府报告。
某县民政局
2022年6月10日
""",
        {Key.PROPOSERS: "农某、韦某某、黄某"},
        (),
    ),
    "a town in the title": (
        """
河口镇关于镇人大代表高某提出的修建排水沟的建议的办理情况
高某代表：
你好！你提出的修建排水沟的建议，镇政府已收到。经研究，现答复如下：
排水沟长420米，11月完工。
河口镇人民政府
2019年11月5日
""",
        {Key.TITLE: "河口镇关于镇人大代表高某提出的修建排水沟的建议的办理情况", Key.PROPOSERS: "高某"},
        (),
    ),
    "a body and a date on lines of their own within the text": (
        """
某市司法局关于市八届人大三次会议第17号建议的答复
法某代表：
您提出的《关于完善人民调解制度的建议》收悉，现答复如下：
全市有调解员6842名。
某市司法局
2022年3月1日
《调解条例》正式施行，为调解工作提供了保障。
某市司法局
2022年4月2日
""",
        {Key.DATE: "2022年4月2日", Key.UNIT: "某市司法局"},
        (),
    ),
    "a body above a date within a text without a date at its end": (
        """
某市司法局关于市八届人大三次会议第17号建议的答复
法某代表：
您提出的《关于完善人民调解制度的建议》收悉，现答复如下：
某市司法局
2022年3月1日
《调解条例》正式施行，为调解工作提供了保障。
感谢您的关心。
某市司法局
""",
        {Key.SIGNATURE: "某市司法局"},
        (),
    ),
    "another body above the letter, and a page's lines below its telephone and its cc": (
        """
市教育局
关于区政协六届三次会议第18号提案的答复
方某委员：
您提出的关于校园安全的提案收悉，现答复如下：
已排查学校87所。
感谢您的关心。
某区民政局
2023年6月9日
抄送：区政协提案委员会、区政府办公室
热点排行
回到顶部
联系人：周某  电话：5557788
2023-06-12
本文地址：http://www.example.com/1.html
""",
        {
            Key.UNIT: "某区民政局",
            Key.CC: "区政协提案委员会、区政府办公室",
            Key.PHONE: "5557788",
            "本文地址": "",
        },
        ("热点排行", "回到顶部", "2023-06-12", "本文地址：http://www.example.com/1.html"),
    ),
    "a body above a date within a text without thanks, signature and date at its end": (
        """
对市八届人大三次会议第17号建议的答复
法某代表：
您提出的《关于完善人民调解制度的建议》收悉，现答复如下：
某市司法局
2022年3月1日
一、《调解条例》正式施行
为调解工作提供了保障。
""",
        {Key.DATE: "", Key.PROPOSERS: "法某"},
        (),
    ),
    "the name of a page directly above a title": (
        """
2023年全国两会
关于市政协第五届委员会第三次会议
第17号提案答复的函
方某委员：
您提出的关于校园安全的提案收悉，现答复如下：
已排查学校87所。
某区民政局
2023年6月9日
""",
        {Key.TITLE: "关于市政协第五届委员会第三次会议第17号提案答复的函"},
        ("2023年全国两会",),
    ),
    "a university as issuer": (
        """
某某大学关于对市十一届人大三次会议第98号建议的答复
学某代表：
您提出的《关于深化校地合作的建议》收悉，现答复如下：
已签订协议14份。
某某大学
2023年10月10日
""",
        {Key.SESSION: "市十一届人大三次会议", Key.UNIT: "某某大学"},
        (),
    ),
    "a site's question to its visitors, and a line behind the cc": (
        """
某县民政局关于县政协十五届三次会议第27号提案的答复
欧阳某某、鲜于某委员：
你们提出的《关于推进居家养老的提案》收悉，现答复如下：
新增设施46处。
某县民政局
2024年8月26日
抄送：县政协提案委员会、县政府办公室
网站声明 站点办公室
您访问的链接即将离开本县网站，是否继续？
""",
        {Key.CC: "县政协提案委员会、县政府办公室", Key.PROPOSERS: "欧阳某某、鲜于某"},
        ("网站声明 站点办公室", "您访问的链接即将离开本县网站，是否继续？"),
    ),
}


def _read(text: str) -> Imported:
    return recognise(Source(tuple(map(SourceLine, text.strip().split("\n")))), starter_stock())


@pytest.mark.parametrize("name", LETTERS)
def test_letter_as_found_is_read(name: str) -> None:
    text, fields, page = LETTERS[name]
    got = _read(text)
    assert {key: "、".join(got.draft.names(key)) for key in fields} == fields
    assert set(page) <= set(got.left_out)
    assert got.missing == 0
    assert got.unplaced == ()


def test_text_alone_keeps_the_heading_above_its_first_sentence() -> None:
    got = _read("一、工作情况\n我局高度重视，已完成整改。\n以上是我局对该提案的答复。")
    assert [section.heading for section in got.draft.sections] == ["工作情况"]
    assert [para.text for para in got.draft.closing] == ["以上是我局对该提案的答复。"]


def test_flattened_heading_is_parted_from_its_text() -> None:
    got = _read(
        "对县九届人大三次会议第43号建议的答复\n张某某代表：您提出的关于补充教师的建议收悉，现答复如下："
        "一、工作情况我局已于3月完成招聘。二、存在困难部分学校位置偏远。三、下一步打算我们将提高补助标准。"
        "感谢您的关心。某县教育局2020年5月6日"
    )
    assert [section.heading for section in got.draft.sections] == ["工作情况", "存在困难", "下一步打算"]


def test_lines_without_a_cut_are_read() -> None:
    assert _read("1\na\n1").missing == 0
