"""Mistakes of section 记录: the text says something else than the record of the item."""

from __future__ import annotations

import re

from replydesk.draft.model import Key, Part
from replydesk.letter.kinds import kind_of
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind
from tests.support.planting.slips import other_character, other_digit, other_numeral
from tests.support.planting.tools import (
    added,
    field_planted,
    in_field,
    in_part,
    pattern,
    words,
)
from tests.support.planting.ways.record import (
    NOUNS,
    ask_together,
    asks_alone,
    class_without,
    consulted_otherwise,
    in_filled,
    in_salutation,
    in_sentence_of_record,
    in_title,
    is_proposal,
    is_suggestion,
    lost_in_title,
    named_twice,
    number_of_other_kind,
    only,
    other_congress,
    other_file,
    other_in_text,
    other_number,
    other_self_name,
    other_session,
    other_title,
    signed_by_other,
    subject_for_person,
    too_many,
    unnamed_consulted,
    wrong_cc,
    wrong_in_title,
    year_before,
)

SECTION = "记录"
E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind(
        "开头语届次不符",
        SECTION,
        "开头语的次数与届次不同",
        S,
        True,
        in_part(Part.OPENING, pattern("([一二三四五六七八九])次会议", other_numeral), Key.SESSION),
    ),
    Kind(
        "开头语届数不符",
        SECTION,
        "开头语的届数与届次不同",
        S,
        True,
        in_part(Part.OPENING, pattern("十?([一二三四五六七八九])届", other_numeral), Key.SESSION),
    ),
    Kind(
        "开头语编号不符",
        SECTION,
        "开头语的编号与编号栏不同",
        S,
        True,
        in_part(
            Part.OPENING, pattern("(?<=第)([0-9]+)(?=号)", other_digit, everywhere=True), Key.ITEM_NUMBER
        ),
    ),
    Kind(
        "开头语案由漏字",
        SECTION,
        "开头语里的题目漏了一个字",
        S,
        True,
        in_part(Part.OPENING, lost_in_title, Key.SUBJECT),
    ),
    Kind(
        "开头语案由错字",
        SECTION,
        "开头语里的题目错了一个字",
        S,
        True,
        in_part(Part.OPENING, wrong_in_title, Key.SUBJECT),
    ),
    Kind(
        "开头语案由是别件的",
        SECTION,
        "开头语里是另一件的题目",
        S,
        True,
        in_part(Part.OPENING, other_title, Key.SUBJECT),
    ),
    Kind("案由写在人的位置", SECTION, "开头语开头应是人，写成了案由", S, False, subject_for_person),
    Kind(
        "标题编号不符",
        SECTION,
        "手写的标题编号与编号栏不同",
        S,
        True,
        in_title(pattern("(?<=第)([0-9]+)(?=号)", other_digit), Key.ITEM_NUMBER),
    ),
    Kind(
        "标题届次不符",
        SECTION,
        "手写的标题次数与届次不同",
        S,
        True,
        in_title(pattern("([一二三四五六七八九])次会议", other_numeral), Key.SESSION),
    ),
    Kind(
        "标题建议提案相混",
        SECTION,
        "手写的标题把建议写成提案，或者相反",
        S,
        False,
        in_title(pattern("(?<=号)(代表建议|提案)", lambda found: NOUNS[found[0]]), Key.KIND),
    ),
    Kind(
        "主送姓名不符",
        SECTION,
        "手写的主送姓氏与提出人不同",
        S,
        False,
        only(
            lambda draft: "某" in draft.get(Key.PROPOSERS)[:3] and not kind_of(draft).to_lead,
            in_salutation(lambda text, random: other_character(text[0], random) + text[1:]),
        ),
    ),
    Kind(
        "主送代表委员相混",
        SECTION,
        "手写的主送把代表写成委员，或者相反",
        S,
        False,
        only(
            lambda draft: "某" in draft.get(Key.PROPOSERS) and not kind_of(draft).to_lead,
            in_salutation(
                lambda text, random: re.sub(
                    "代表|委员", lambda found: "委员" if found[0] == "代表" else "代表", text, count=1
                )
            ),
        ),
    ),
    Kind(
        "建议误作提案",
        SECTION,
        "答复代表，正文称提案",
        S,
        False,
        only(
            is_suggestion,
            added(
                (
                    "办理过程中，我们就建议内容与有关方面作了充分沟通。",
                    "该建议由分管负责同志牵头办理。",
                    "建议中提到的几个具体地点均已实地查看。",
                ),
                words([("建议", "提案")]),
            ),
        ),
    ),
    Kind(
        "提案误作议案",
        SECTION,
        "答复委员，正文称议案",
        S,
        False,
        only(
            is_proposal,
            added(
                (
                    "办理过程中，我们就提案内容与有关方面作了充分沟通。",
                    "该提案由分管负责同志牵头办理。",
                    "提案中提到的几个具体地点均已实地查看。",
                ),
                words([("提案", "议案")]),
            ),
        ),
    ),
    Kind(
        "建议误作议案",
        SECTION,
        "答复代表，正文称议案",
        S,
        False,
        only(
            is_suggestion,
            added(
                ("该建议由分管负责同志牵头办理。", "建议中提到的几个具体地点均已实地查看。"),
                words([("建议", "议案")]),
            ),
        ),
    ),
    Kind(
        "代表误作委员",
        SECTION,
        "答复代表，正文称委员",
        S,
        False,
        only(
            is_suggestion,
            added(
                (
                    "竣工后将邀请代表到现场查看。",
                    "办理期间，我们与代表保持了经常联系。",
                    "代表反映的其他问题也已一并研究。",
                ),
                words([("代表", "委员")]),
            ),
        ),
    ),
    Kind(
        "委员误作代表",
        SECTION,
        "答复委员，正文称代表",
        S,
        False,
        only(
            is_proposal,
            added(
                (
                    "竣工后将邀请委员到现场查看。",
                    "办理期间，我们与委员保持了经常联系。",
                    "委员反映的其他问题也已一并研究。",
                ),
                words([("委员", "代表")]),
            ),
        ),
    ),
    Kind(
        "一人称你们",
        SECTION,
        "答复一人，称你们",
        S,
        True,
        only(
            asks_alone,
            added(
                (
                    "您反映的情况，我们已经逐项核实。",
                    "对您的意见，我们将认真吸收。",
                    "工作进展将及时向您通报。",
                ),
                words([("您", "你们")]),
            ),
        ),
    ),
    Kind(
        "几人称您",
        SECTION,
        "答复几人，称您",
        S,
        True,
        only(
            ask_together,
            added(
                (
                    "你们反映的情况，我们已经逐项核实。",
                    "对你们的意见，我们将认真吸收。",
                    "工作进展将及时向你们通报。",
                ),
                words([("你们", "您")]),
            ),
        ),
    ),
    Kind(
        "称您们",
        SECTION,
        "称您们",
        S,
        True,
        only(
            ask_together,
            added(
                ("你们反映的情况，我们已经逐项核实。", "感谢你们的理解，工作进展将及时向你们通报。"),
                words([("你们", "您们")]),
            ),
        ),
    ),
    Kind(
        "一人称你",
        SECTION,
        "答复一人，称你",
        S,
        True,
        only(
            asks_alone,
            added(
                (
                    "您反映的情况，我们已经逐项核实。",
                    "对您的意见，我们将认真吸收。",
                    "工作进展将及时向您通报。",
                ),
                words([("您", "你")]),
            ),
        ),
    ),
    Kind("自称不符", SECTION, "厅自称我局，等等", S, True, other_self_name),
    Kind("正文是别的单位", SECTION, "正文里本单位的名称是另一单位的", S, False, other_in_text),
    Kind("落款是别的单位", SECTION, "落款是另一单位", S, False, signed_by_other),
    Kind("会商单位未提", SECTION, "会商单位多一家，文中没有提到", S, False, unnamed_consulted),
    Kind("开头语会商单位不符", SECTION, "开头语写的会商单位与栏里不同", S, False, consulted_otherwise),
    Kind(
        "文号年份不符",
        SECTION,
        "文号的年份是上一年",
        S,
        True,
        in_field(Key.DOCUMENT_NUMBER, year_before, Key.DATE),
    ),
    Kind("文号代字不符", SECTION, "建议用了提案的代字，或者相反", S, False, number_of_other_kind),
    Kind(
        "届次与类型不符",
        SECTION,
        "建议的届次写了政协，或者相反",
        S,
        False,
        only(lambda draft: not kind_of(draft).base, in_field(Key.SESSION, other_congress, Key.KIND)),
    ),
    Kind(
        "抄送给了另一方",
        SECTION,
        "建议抄送了政协，提案抄送了人大",
        S,
        False,
        only(lambda draft: draft.get(Key.SESSION)[:1] in ("省", "市", "县", "区"), wrong_cc),
    ),
    Kind(
        "联系人与档案不符",
        SECTION,
        "联系人的姓与单位档案不同",
        H,
        True,
        in_filled(Key.CONTACT, lambda text, random: other_character(text[0], random) + text[1:]),
    ),
    Kind(
        "电话与档案不符",
        SECTION,
        "电话有一位与单位档案不同",
        H,
        True,
        in_filled(Key.PHONE, lambda text, random: text[:-1] + str((int(text[-1]) + 3) % 10)),
    ),
    Kind("提出人重复", SECTION, "同一提出人写了两遍", S, True, in_field(Key.PROPOSERS, named_twice)),
    Kind(
        "B类没有时限",
        SECTION,
        "B类答复没有说什么时候办成",
        H,
        False,
        class_without("B", "该项工作已列入计划，将逐步推进。"),
    ),
    Kind(
        "C类没有原因",
        SECTION,
        "C类答复没有说为什么办不了",
        H,
        False,
        class_without("C", "该项意见暂不办理，留作参考。"),
    ),
    Kind(
        "列入计划没有时限",
        SECTION,
        "列入计划，没有说哪一年",
        H,
        False,
        added(("该项目已列入2027年度建设计划。", "道路拓宽已列入2027年建设计划。"), pattern("2027年度?", "")),
    ),
    Kind(
        "开头语姓名不符",
        SECTION,
        "会办意见开头语的姓名与提出人不同",
        S,
        True,
        in_part(
            Part.OPENING,
            pattern("(.)(?=某某(?:代表|委员|[、等]))", lambda found: "詹" if found[0] != "詹" else "龚"),
            Key.PROPOSERS,
        ),
    ),
    Kind(
        "原答复文号是本文号",
        SECTION,
        "原答复写成了本文的文号",
        S,
        False,
        only(
            lambda draft: kind_of(draft).family == "再次答复" and "　" not in draft.get(Key.DOCUMENT_NUMBER),
            lambda draft, random: field_planted(
                draft, Key.FIRST_REPLY, draft.get(Key.DOCUMENT_NUMBER), (Key.DOCUMENT_NUMBER,)
            ),
        ),
    ),
    Kind("文件名与提出人不符", SECTION, "稿子的文件名写的是别人", H, False, other_file),
    Kind("开头语缺收字", SECTION, "收悉只剩悉", S, True, in_part(Part.OPENING, pattern("收(?=悉)", ""))),
    Kind(
        "正文届次不符",
        SECTION,
        "正文提到的次数与届次不同",
        H,
        True,
        in_sentence_of_record(Key.SESSION, "{}期间，我们当面听取了意见。", other_session),
    ),
    Kind(
        "正文编号不符",
        SECTION,
        "正文提到的编号与编号栏不同",
        H,
        True,
        in_sentence_of_record(Key.ITEM_NUMBER, "第{}号件由分管负责同志牵头办理。", other_number),
    ),
    Kind("主送人数不符", SECTION, "主送写的人数与提出人不同", S, False, too_many),
)
