"""Originals as people type them: gaps for colons, labels alone, counts for names, notes of offices."""

from __future__ import annotations

from replydesk.importing.originals.reading import original_of_text


def test_labels_and_values_may_be_apart_by_gaps() -> None:
    read = original_of_text(
        "编号：027          类别：交通\n建议题目　　关于修复青石坡村道路的建议\n"
        "领衔代表　　刘某某（桂花镇代表团）　　　联系电话　0000\n附议代表　　周某、吴某某等5名代表\n"
        "主办单位　　县交通运输局　　　协办单位　县财政局\n\n一、问题\n路面坏了。\n"
    )
    assert (read.number, read.subject) == ("027", "关于修复青石坡村道路的建议")
    assert (read.first, read.seconded) == (("刘某某",), ("周某", "吴某某等5人"))
    assert "领衔代表：刘某某（桂花镇代表团）" in read.contact
    assert "协办单位：县财政局" in read.contact
    assert read.text == ("一、问题", "路面坏了。")


def test_a_labelled_title_outdoes_the_name_of_the_form() -> None:
    read = original_of_text(
        "2026年市政协提案\n案  号：0118\n案  由：《关于加装电梯的提案》\n"
        "提案者：李某某（经济界）\n老人出行难。\n"
    )
    assert (read.kind, read.subject, read.first) == ("政协提案", "关于加装电梯的提案", ("李某某",))


def test_a_member_may_stand_below_the_title() -> None:
    read = original_of_text("关于加强食品安全的建议\n\n省十四届人大代表  陈明远\n\n近年来，事件时有发生。\n")
    assert (read.first, read.session, read.contact) == (("陈明远",), "", ())


def test_a_title_may_follow_the_name_of_a_member() -> None:
    read = original_of_text("赵某某委员:把旧书报亭改成便民驿站\n目前，亭子闲着。\n")
    assert (read.kind, read.subject, read.first) == ("政协提案", "把旧书报亭改成便民驿站", ("赵某某",))


def test_labels_may_follow_without_a_gap() -> None:
    read = original_of_text(
        "南屏市东屏区第十四届人民代表大会第二次会议代表建议\n事由:改造老菜市场建议人:陈某某建议内容:棚顶漏雨,应翻修。\n"
    )
    assert (read.session, read.subject, read.first) == ("区十四届人大二次会议", "改造老菜市场", ("陈某某",))
    assert read.text == ("棚顶漏雨,应翻修。",)


def test_labels_may_be_alone_on_their_lines() -> None:
    read = original_of_text(
        "第 88 号\n案由 关于夜间公交的建议\n联名代表\n徐文博\n何某\n"
        "内容\n晚上没有公交。\n交办意见\n请研究办理。\n"
    )
    assert (read.number, read.subject) == ("88", "关于夜间公交的建议")
    assert (read.first, read.joint) == (("徐文博",), ("何某",))
    assert read.text == ("晚上没有公交。",)
    assert read.contact[-2:] == ("交办意见", "请研究办理。")


def test_a_letter_without_a_title_keeps_its_salutation() -> None:
    read = original_of_text(
        "尊敬的市人大常委会领导：\n    夜间施工多，群众睡不好。\n    一、严格审批。\n"
        "          代表：高立冬\n          2026年1月20日\n"
    )
    assert read.first == ("高立冬",)
    assert read.text == ("尊敬的市人大常委会领导：", "夜间施工多，群众睡不好。", "一、严格审批。")
    assert read.contact == ("2026年1月20日",)


def test_buttons_of_a_page_are_left_out() -> None:
    read = original_of_text("关于加强甲的提案\n甲不足。应加强。\n点击查看全文\n返回顶部\n")
    assert read.text == ("甲不足。应加强。",)
    assert read.notes


def test_a_line_of_nothing_but_labels_ends() -> None:
    text = "提案人：" * 5_000
    assert original_of_text(text).subject == ""


def test_forms_of_a_pdf_have_gaps_for_cells() -> None:
    read = original_of_text(
        "建议编号　　　第0651号　　提出日期　　　2026年1月\n建议题目　　　关于充电设施的建议\n"
        "联名代表　　　姓名　　　　　所在代表团　　联系电话\n"
        "1　　　　　　张秀兰　　　　桂花镇代表团　　0000\n"
        "领衔代表　　　何海燕　　　　代表证号　　　0078\n"
        "建议内容　　　有的部门各管一段，信息不通。\n交办意见　　　请研究。\n"
    )
    assert (read.number, read.subject) == ("0651", "关于充电设施的建议")
    assert (read.first, read.joint) == (("何海燕",), ("张秀兰",))
    assert read.text == ("有的部门各管一段，信息不通。",)
