# ruff: noqa: E501 - texts as they come
"""Fifteen more, made after the reader was mended for the others: never mended for."""

from __future__ import annotations

from functools import partial

from tests.support.dirty.model import ABOVE, LEFT, DirtyOriginal, hard_wrapped, word_file

_LAMP = """石桥村到镇上三公里没有一盏路灯，去年冬天出了五起事故。
建议：
一、由镇里统一安装太阳能路灯，间距不超过四十米。
二、明确村委会为管护责任人，灯坏三天内报修。"""
_LAMP_POINTS = ("统一安装太阳能路灯", "明确村委会为管护责任人")
_BOOK = """农家书屋大多锁着门，书是五年前的，孩子们想看的没有。
建议县文旅局把书屋和图书馆的书统一调配，每季度更换一次。建议村里聘请退休教师看管书屋，给一点补贴。"""
_BOOK_POINTS = ("统一调配", "聘请退休教师看管")
_CHARGE = """小区里电动车飞线充电屡禁不止，火灾隐患很大。
1、在地面空地建设集中充电棚，电价按居民电价执行；
2、新建住宅按户数的三成配建充电车位；
3、物业每周巡查楼道，发现飞线当场拆除。"""
_CHARGE_POINTS = ("建设集中充电棚", "按户数的三成配建", "每周巡查楼道")


def _made(what: str, name: str, data: str | bytes, **right: object) -> DirtyOriginal:
    raw = data if isinstance(data, bytes) else data.encode()
    return DirtyOriginal(what, name, raw, **right)  # type: ignore[arg-type]


ALL = (
    partial(
        _made,
        "narrow lines, no head but a number",
        "a.txt",
        f"[第0412号]\n关于安装农村路灯的建议\n\n代表：  甘某某 （石桥镇代表团）\n\n{hard_wrapped(_LAMP, 30)}\n",
        kind="代表建议",
        number="0412",
        subject="关于安装农村路灯的建议",
        first=("甘某某",),
        points=_LAMP_POINTS,
        kept=("石桥村到镇上三公里没有一盏路灯，去年冬天出了五起事故。",),
    ),
    partial(
        _made,
        "a mail in English labels",
        "b.txt",
        f"From: 督查室\nTo: 文旅局\nSent: 2026-02-11 08:30\nSubject: FW: 提案\n\n转去提案一件，请于4月底前答复。\n\n政协青石县十届三次会议第031号提案\n题目：关于办活农家书屋的提案\n提案者：单某、申屠明远\n{_BOOK}".encode(
            "gb18030"
        ),
        kind="政协提案",
        session="县政协十届三次会议",
        number="031",
        subject="关于办活农家书屋的提案",
        first=("单某", "申屠明远"),
        points=_BOOK_POINTS,
        kept=("农家书屋大多锁着门",),
        apart=("转去提案一件",),
    ),
    partial(
        _made,
        "form with upright labels and opinions",
        "c.docx",
        word_file(
            "建议卡",
            (
                ("编\n号", "2026-0077", "日\n期", "1月7日"),
                ("标\n题", "关于规范电动车充电的建议", LEFT, LEFT),
                ("领衔\n代表", "闾丘某", "电\n话", "0000-1112223"),
                ("内\n容", _CHARGE, LEFT, LEFT),
                ("领导批示", "请住建、消防阅办", LEFT, LEFT),
            ),
        ),
        kind="代表建议",
        number="2026-0077",
        subject="关于规范电动车充电的建议",
        first=("闾丘某",),
        points=_CHARGE_POINTS,
        kept=("火灾隐患很大",),
        apart=("请住建、消防阅办",),
    ),
    partial(
        _made,
        "values below in two blocks",
        "d.docx",
        word_file(
            "东屏区八届人大六次会议",
            (
                ("编号", "类别", "提出人"),
                ("0091", "城建", "亓某某"),
                ("标题", LEFT, LEFT),
                ("关于规范电动车充电的建议", LEFT, LEFT),
                ("正文", LEFT, LEFT),
                (_CHARGE, LEFT, LEFT),
                ("承办单位", "协办单位", "办结时限"),
                ("区住建局", "区消防救援大队", "三个月"),
            ),
        ),
        kind="代表建议",
        session="区八届人大六次会议",
        number="0091",
        subject="关于规范电动车充电的建议",
        first=("亓某某",),
        points=_CHARGE_POINTS,
        kept=("火灾隐患很大",),
        apart=("区消防救援大队",),
    ),
    partial(
        _made,
        "seconders in a list below",
        "e.txt",
        f"案  由： 关于办活农家书屋的提案\n提案人： 空某（文艺界）\n附议人： 巫某、乌海燕、焦某某、\n         巴明远、弓某\n编  号： 政协提案第20260091号\n内  容：\n{_BOOK}",
        kind="政协提案",
        number="20260091",
        subject="关于办活农家书屋的提案",
        first=("空某",),
        seconded=("巫某", "乌海燕", "焦某某", "巴明远", "弓某"),
        points=_BOOK_POINTS,
        kept=("农家书屋大多锁着门",),
    ),
    partial(
        _made,
        "letter to the chairman",
        "f.txt",
        f"尊敬的主席、各位副主席：\n\n{hard_wrapped('我是县政协委员牧某。近日走访时看到：')}\n\n{hard_wrapped(_BOOK)}\n\n以上意见供参考。\n\n县政协委员 牧某\n2026年2月1日",
        kind="政协提案",
        first=("牧某",),
        points=_BOOK_POINTS,
        kept=("我是县政协委员牧某", "农家书屋大多锁着门"),
    ),
    partial(
        _made,
        "党派 with its writers",
        "g.txt",
        f"政协南屏市九届二次会议\n党派提案\n第015号\n关于规范电动车充电的提案\n提案单位：民建南屏市委\n执笔：隗某、山某某\n{_CHARGE}\n提案审查委员会意见：交市住建局牵头，市消防救援支队会办。",
        kind="政协提案",
        session="市政协九届二次会议",
        number="015",
        subject="关于规范电动车充电的提案",
        first=("民建南屏市委",),
        points=_CHARGE_POINTS,
        kept=("火灾隐患很大",),
        apart=("市消防救援支队会办",),
    ),
    partial(
        _made,
        "facts in brackets",
        "",
        f"关于安装农村路灯的建议\n（青石县十六届人大四次会议第8号，谷某、车某某代表提）\n{_LAMP}",
        kind="代表建议",
        session="县十六届人大四次会议",
        number="8",
        subject="关于安装农村路灯的建议",
        first=("谷某", "车某某"),
        points=_LAMP_POINTS,
        kept=("去年冬天出了五起事故",),
    ),
    partial(
        _made,
        "turned bill with places",
        "h.txt",
        f"（议案转建议）第12号\n题目：关于安装农村路灯的议案\n领衔人：侯某某　附议人：宓某等9人\n{_LAMP}",
        kind="议案转建议",
        number="12",
        subject="关于安装农村路灯的议案",
        first=("侯某某",),
        seconded=("宓某等9人",),
        points=_LAMP_POINTS,
        kept=("去年冬天出了五起事故",),
    ),
    partial(
        _made,
        "a page of divs",
        "i.html",
        f"<html><body><div>首页 / 提案 / 详情</div><div>提案编号：A0066</div><div>标题：关于规范电动车充电的提案</div><div>提案人：蓬某某</div><div>界别：工商联</div><div>联名人：全某 郗某某</div><div>{_CHARGE.replace(chr(10), '<br/>')}</div><div>答复单位：市住建局</div><div>Copyright © 2026</div></body></html>",
        kind="政协提案",
        number="A0066",
        subject="关于规范电动车充电的提案",
        first=("蓬某某",),
        joint=("全某", "郗某某"),
        points=_CHARGE_POINTS,
        kept=("火灾隐患很大",),
        apart=("工商联", "市住建局"),
    ),
    partial(
        _made,
        "UTF-16, tabs",
        "j.txt",
        f"编号\t0123\n案由\t关于办活农家书屋的提案\n提案人\t班某\t电话\t13500000000\n内容\n{_BOOK}".encode(
            "utf-16"
        ),
        kind="政协提案",
        number="0123",
        subject="关于办活农家书屋的提案",
        first=("班某",),
        points=_BOOK_POINTS,
        kept=("农家书屋大多锁着门",),
        apart=("13500000000",),
    ),
    partial(
        _made,
        "four in a table below a label",
        "k.docx",
        word_file(
            "青石县十六届人大四次会议建议",
            "第15号",
            "关于安装农村路灯的建议",
            (
                ("姓名", "代表团", "电话"),
                ("仰某", "石桥镇", "13100000001"),
                ("秋某某", "石桥镇", "13100000002"),
                ("仲明远", "白果镇", "13100000003"),
            ),
            *_LAMP.split("\n"),
        ),
        kind="代表建议",
        session="县十六届人大四次会议",
        number="15",
        subject="关于安装农村路灯的建议",
        first=("仰某", "秋某某", "仲明远"),
        points=_LAMP_POINTS,
        kept=("去年冬天出了五起事故",),
        apart=("13100000003",),
    ),
    partial(
        _made,
        "appendix of photographs",
        "l.docx",
        word_file(
            "关于办活农家书屋的建议",
            *_BOOK.split("\n"),
            "县人大代表：伊某",
            "附件1：农家书屋现状（照片略）",
            "石桥村书屋，门锁着。",
            "白果村书屋，漏雨。",
        ),
        kind="代表建议",
        subject="关于办活农家书屋的建议",
        first=("伊某",),
        points=_BOOK_POINTS,
        kept=("农家书屋大多锁着门", "白果村书屋，漏雨。"),
    ),
    partial(
        _made,
        "merged groups of people",
        "m.docx",
        word_file(
            "提案表",
            (
                ("第一提案人", "姓名", "宫某", "界别", "科技"),
                (ABOVE, "单位", "某某研究所", "手机", "13200000000"),
                ("联名人", "宁某、仇某某", LEFT, LEFT, LEFT),
                ("案由", "关于规范电动车充电的提案", LEFT, LEFT, LEFT),
                ("提案\n正文", _CHARGE, LEFT, LEFT, LEFT),
                ("主办", "市住建局", "会办", "市供电公司", ""),
            ),
        ),
        kind="政协提案",
        subject="关于规范电动车充电的提案",
        first=("宫某",),
        joint=("宁某", "仇某某"),
        points=_CHARGE_POINTS,
        kept=("火灾隐患很大",),
        apart=("市供电公司",),
    ),
    partial(
        _made,
        "short session and year",
        "",
        f"2026年 十四届三次 第0345号\n《关于安装农村路灯的建议》\n建议人 栾某某 电话0000-9998887\n{_LAMP}\n办理单位 县交通局",
        kind="代表建议",
        session="十四届三次会议",
        number="0345",
        subject="关于安装农村路灯的建议",
        first=("栾某某",),
        points=_LAMP_POINTS,
        kept=("去年冬天出了五起事故",),
        apart=("县交通局",),
    ),
)
