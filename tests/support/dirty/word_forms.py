"""Forms and letters in Word as offices make them: labels in odd cells, merged cells, upright labels."""

from __future__ import annotations

from tests.support.dirty.model import ABOVE, LEFT, DirtyOriginal, word_file

_LIFT = """老旧小区加装电梯在我市推进缓慢，四年只装成三十七部。
主要原因：低层住户反对；管线迁改费用高；报建要跑五个窗口。
建议：
（一）由街道牵头成立协商小组，对反对的住户上门做工作，必要时组织听证。
（二）管线迁改费用由财政和管线单位各担一半。
（三）报建实行一窗受理，二十个工作日内办结。"""
_CLINIC = """村卫生室缺人缺药，全县一百一十二名村医平均年龄五十六岁，六个村没有村医。
希望县卫健局从卫校定向培养村医，每年不少于十五名；希望县医保局把村卫生室常用药扩大到一百二十种；希望县财政局将村医养老补助列入预算。"""
_PARK = """滨河公园免费开放以后，节假日人满为患，厕所排队，座椅破损，夜间照明不足，老人孩子多次摔伤。
一、存在的问题
1.厕所只有两处。
2.路灯坏了三成没有人修。
二、几点建议
1.在南门和儿童区各增设一处厕所。
2.路灯由园方每月巡查，坏灯三日内修复。
3.把座椅更新列入今年的城市更新项目。"""
_KIDS = """三岁以下孩子没人带，是年轻父母最发愁的事。全区托位不足千人三个，公办的只有一处。
建议区教育局利用闲置的幼儿园教室开设托班。
同时建议区卫健委对社区托育点给予一次性建设补助，并免费培训保育人员。"""
_LIFT_POINTS = ("由街道牵头成立协商小组", "管线迁改费用由财政和管线单位各担一半", "报建实行一窗受理")
_CLINIC_POINTS = ("从卫校定向培养村医", "常用药扩大到一百二十种", "村医养老补助列入预算")
_PARK_POINTS = ("各增设一处厕所", "路灯由园方每月巡查", "座椅更新列入")
_KIDS_POINTS = ("开设托班", "一次性建设补助")


def _one_cell() -> DirtyOriginal:
    rows = (
        ("编号：0345", "届次：政协南屏市九届二次会议"),
        ("案由：关于加快老旧小区加装电梯的提案", LEFT),
        ("提案人：苏某某", "联系电话：0000-8888123"),
        ("附议人：潘某、葛明远", LEFT),
        (f"提案内容：\n{_LIFT}", LEFT),
        ("审查意见：拟交市住建局主办，市资规局会办", LEFT),
    )
    return DirtyOriginal(
        "label and value in one cell",
        "提案表.docx",
        word_file("提 案 表", rows),
        "政协提案",
        "市政协九届二次会议",
        "0345",
        "关于加快老旧小区加装电梯的提案",
        ("苏某某",),
        (),
        ("潘某", "葛明远"),
        _LIFT_POINTS,
        ("四年只装成三十七部。",),
        ("拟交市住建局主办", "0000-8888123"),
    )


def _value_below() -> DirtyOriginal:
    rows = (
        ("建议编号", "建议人", "代表团"),
        ("2026-0102", "范秀兰", "桂花镇代表团"),
        ("建议标题", LEFT, LEFT),
        ("关于培养和留住村医的建议", LEFT, LEFT),
        ("建议内容", LEFT, LEFT),
        (_CLINIC, LEFT, LEFT),
        ("主办单位", "会办单位", "办理时限"),
        ("县卫健局", "县医保局、县财政局", "2026年5月30日"),
    )
    return DirtyOriginal(
        "values in the row below their labels",
        "建议表.docx",
        word_file("青石县第十六届人民代表大会第四次会议代表建议", rows),
        "代表建议",
        "县十六届人大四次会议",
        "2026-0102",
        "关于培养和留住村医的建议",
        ("范秀兰",),
        points=_CLINIC_POINTS,
        kept=("六个村没有村医。",),
        apart=("县医保局、县财政局", "桂花镇代表团"),
    )


def _upright() -> DirtyOriginal:
    rows = (
        ("案\n由", "关于完善滨河公园设施的提案", LEFT, LEFT),
        ("提\n案\n人", "彭一帆", "联系\n电话", "0000-6543210"),
        ("附\n议\n人", "鲁某、韦某某", LEFT, LEFT),
        ("提\n案\n内\n容", _PARK, LEFT, LEFT),
        ("审\n查\n意\n见", "交城管局办理", LEFT, LEFT),
    )
    return DirtyOriginal(
        "upright labels",
        "提案.docx",
        word_file("政协青石县委员会提案", "编号：第88号", rows),
        "政协提案",
        "",
        "88",
        "关于完善滨河公园设施的提案",
        ("彭一帆",),
        (),
        ("鲁某", "韦某某"),
        _PARK_POINTS,
        ("老人孩子多次摔伤。", "厕所只有两处。"),
        ("交城管局办理",),
    )


def _ten_rows() -> DirtyOriginal:
    names = ["马某某", "苗某", "花建国", "方小云", "俞某", "任文博", "袁某某", "柳某", "鲍子昂", "史某"]
    people = tuple(
        (str(at), name, f"南屏市某某单位{at}", f"1390000{at:04}") for at, name in enumerate(names, 1)
    )
    rows = (
        ("建议编号", "0207", "分类", "教科文卫"),
        ("标题", "关于增加普惠托位的建议", LEFT, LEFT),
        ("序号", "代表姓名", "单位及职务", "联系电话"),
        *people,
        ("建议内容", _KIDS, LEFT, LEFT),
    )
    return DirtyOriginal(
        "ten deputies in a table with units and telephones",
        "联名建议.docx",
        word_file("东屏区第八届人民代表大会第六次会议", "代表建议", rows),
        "代表建议",
        "区八届人大六次会议",
        "0207",
        "关于增加普惠托位的建议",
        tuple(names),
        points=_KIDS_POINTS,
        kept=("全区托位不足千人三个",),
        apart=("南屏市某某单位7", "13900000010"),
    )


def _grouped_rows() -> DirtyOriginal:
    rows = (
        ("领衔代表", "姓名", "唐某某", "代表证号", "031"),
        (ABOVE, "单位", "桂花镇中学", "电话", "0000-5550001"),
        ("附议代表", "姓名", "费某", "代表证号", "045"),
        (ABOVE, "姓名", "廉海燕", "代表证号", "052"),
        ("案  由", "关于增加普惠托位的建议", LEFT, LEFT, LEFT),
        ("内容", _KIDS, LEFT, LEFT, LEFT),
        ("议案审查委员会意见", "列为建议，由区政府办理", LEFT, LEFT, LEFT),
    )
    return DirtyOriginal(
        "labels merged over rows",
        "建议.docx",
        word_file("东屏区八届人大六次会议代表建议、批评和意见", "（第 31 号）", rows),
        "代表建议",
        "区八届人大六次会议",
        "31",
        "关于增加普惠托位的建议",
        ("唐某某",),
        (),
        ("费某", "廉海燕"),
        _KIDS_POINTS,
        ("公办的只有一处。",),
        ("列为建议，由区政府办理", "桂花镇中学"),
    )


def _reason_and_way() -> DirtyOriginal:
    reason, _, way = _LIFT.partition("建议：\n")
    rows = (
        ("案号", "第 12 - 0345 号", "立案日期", "2026.1.20"),
        ("案由", "加快老旧小区加装电梯", LEFT, LEFT),
        ("提案者", "农工党南屏市委", LEFT, LEFT),
        ("理由", reason.strip(), LEFT, LEFT),
        ("办法", way.strip(), LEFT, LEFT),
        ("承办单位", "主办", "市住建局", ""),
        (ABOVE, "会办", "市资规局、市财政局", ""),
        ("提案委意见", "立案", LEFT, LEFT),
    )
    return DirtyOriginal(
        "reason and way in two cells, 主办 and 会办 rows",
        "农工党提案.docx",
        word_file("政协第九届南屏市委员会第二次会议提案", rows),
        "政协提案",
        "市政协九届二次会议",
        "12-0345",
        "加快老旧小区加装电梯",
        ("农工党南屏市委",),
        points=_LIFT_POINTS,
        kept=("报建要跑五个窗口。",),
        apart=("市资规局、市财政局",),
    )


def _two_in_one() -> DirtyOriginal:
    second = DirtyOriginal(
        "",
        "",
        b"",
        "代表建议",
        "县十六届人大四次会议",
        "19",
        "关于培养和留住村医的建议",
        ("伍某",),
        points=_CLINIC_POINTS,
        kept=("六个村没有村医",),
    )
    heads = "青石县十六届人大四次会议"
    return DirtyOriginal(
        "two suggestions in one Word file, each a letter",
        "两件建议.docx",
        word_file(
            f"{heads}第18号建议",
            "关于完善滨河公园设施的建议",
            "提出人：余某某　电话：0000-1010101",
            *_PARK.split("\n"),
            "2026年1月9日",
            f"{heads}第19号建议",
            "关于培养和留住村医的建议",
            "提出人：伍某",
            *_CLINIC.split("\n"),
            "2026年1月9日",
        ),
        "代表建议",
        "县十六届人大四次会议",
        "18",
        "关于完善滨河公园设施的建议",
        ("余某某",),
        points=_PARK_POINTS,
        kept=("厕所排队",),
        more=(second,),
    )


def _two_forms() -> DirtyOriginal:
    def form(number: str, title: str, person: str, text: str) -> tuple[tuple[str, ...], ...]:
        return (
            ("编号", number, "提出人", person),
            ("题目", title, LEFT, LEFT),
            ("内容", text, LEFT, LEFT),
            ("承办单位", "县政府办", LEFT, LEFT),
        )

    second = DirtyOriginal(
        "",
        "",
        b"",
        "代表建议",
        "",
        "72",
        "关于老旧小区加装电梯的建议",
        ("元某某",),
        points=_LIFT_POINTS,
        kept=("四年只装成三十七部",),
    )
    return DirtyOriginal(
        "two forms in one Word file",
        "汇总.docx",
        word_file(
            "代表建议",
            form("71", "关于增加普惠托位的建议", "卜某", _KIDS),
            "代表建议",
            form("72", "关于老旧小区加装电梯的建议", "元某某", _LIFT),
        ),
        "代表建议",
        "",
        "71",
        "关于增加普惠托位的建议",
        ("卜某",),
        points=_KIDS_POINTS,
        kept=("公办的只有一处",),
        more=(second,),
    )


def _lists_over_lines() -> DirtyOriginal:
    rows = (
        ("提案编号", "０３４５", "提案类型", "联名提案"),
        ("提案题目", "关于加快老旧小区加装电梯的提案", LEFT, LEFT),
        ("第一提案人", "顾某（致公党界）", "手机", "13700000000"),
        ("联名提案人", "孟建国（教育界）\n平某某（工商联界）\n黄晓雯（无党派人士）", LEFT, LEFT),
        ("正文", _LIFT, LEFT, LEFT),
    )
    return DirtyOriginal(
        "names with their fields in brackets, a line each",
        "系统导出.docx",
        word_file("云川省政协十三届四次会议提案", rows),
        "政协提案",
        "省政协十三届四次会议",
        "0345",
        "关于加快老旧小区加装电梯的提案",
        ("顾某",),
        ("孟建国", "平某某", "黄晓雯"),
        points=_LIFT_POINTS,
        kept=("四年只装成三十七部",),
        apart=("13700000000",),
    )


def _spaced_labels() -> DirtyOriginal:
    return DirtyOriginal(
        "labels with blanks within in paragraphs, the proposers' unit behind",
        "政协提案.docx",
        word_file(
            "政协南屏市第九届委员会第二次会议",
            "提　案",
            "编　号：(0214)",
            "案　由：关于增加普惠托位，减轻家庭负担的提案",
            "提案人：穆某某（南屏市某某幼儿园园长）",
            "联名人：萧某（东屏区某某社区）、尹明远（某某公司）",
            "内　容：",
            *_KIDS.split("\n"),
            "提案人签名：　　　　　　　　2026年1月　日",
        ),
        "政协提案",
        "市政协九届二次会议",
        "0214",
        "关于增加普惠托位，减轻家庭负担的提案",
        ("穆某某",),
        ("萧某", "尹明远"),
        points=_KIDS_POINTS,
        kept=("公办的只有一处",),
        apart=("南屏市某某幼儿园园长",),
    )


def _bill_turned() -> DirtyOriginal:
    return DirtyOriginal(
        "a bill made a suggestion, ten who signed",
        "议案.docx",
        word_file(
            "南屏市第十七届人民代表大会第五次会议",
            "议案转建议第6号",
            "案由：关于加快老旧小区加装电梯的议案",
            "领衔代表：姚某某",
            "附议代表：邵某　湛某　汪建国　祁小云　毛某某　禹秀兰　狄某　米一帆　贝某　明某",
            "案据：",
            *_LIFT.split("建议：\n")[0].strip().split("\n"),
            "方案：",
            *_LIFT.split("建议：\n")[1].split("\n"),
        ),
        "议案转建议",
        "市十七届人大五次会议",
        "6",
        "关于加快老旧小区加装电梯的议案",
        ("姚某某",),
        (),
        ("邵某", "湛某", "汪建国", "祁小云", "毛某某", "禹秀兰", "狄某", "米一帆", "贝某", "明某"),
        _LIFT_POINTS,
        ("四年只装成三十七部",),
    )


def _cover_sheet() -> DirtyOriginal:
    rows = (
        ("交办单号", "政办交〔2026〕12号", "交办日期", "2026年2月10日"),
        ("主办单位", "市卫健委", "会办单位", "市财政局"),
        ("办理要求", "请于5月10日前答复代表，并抄送我办", LEFT, LEFT),
    )
    return DirtyOriginal(
        "a covering sheet before the suggestion",
        "交办件.docx",
        word_file(
            "人大代表建议交办单",
            rows,
            "南屏市十七届人大五次会议",
            "第0066号建议",
            "关于培养和留住村医的建议",
            "建议人：臧某某等3名代表",
            *_CLINIC.split("\n"),
        ),
        "代表建议",
        "市十七届人大五次会议",
        "0066",
        "关于培养和留住村医的建议",
        ("臧某某等3人",),
        points=_CLINIC_POINTS,
        kept=("六个村没有村医",),
        apart=("政办交〔2026〕12号", "市财政局", "请于5月10日前答复代表"),
    )


def _appendix_table() -> DirtyOriginal:
    rows = (("公园", "厕所数", "路灯数"), ("滨河公园", "2", "118"), ("桂花公园", "3", "96"))
    return DirtyOriginal(
        "an appendix with a table behind the signature",
        "公园.docx",
        word_file(
            "关于完善滨河公园设施的建议",
            *_PARK.split("\n"),
            "　　　　　　　　　　　　　　　　　　市人大代表：计某某、伏某",
            "　　　　　　　　　　　　　　　　　　2026年1月6日",
            "附件：市区公园设施情况",
            rows,
        ),
        "代表建议",
        "",
        "",
        "关于完善滨河公园设施的建议",
        ("计某某", "伏某"),
        points=_PARK_POINTS,
        kept=("厕所只有两处。", "桂花公园"),
    )


WORD_FORMS = (
    _one_cell,
    _value_below,
    _upright,
    _ten_rows,
    _grouped_rows,
    _reason_and_way,
    _two_in_one,
    _two_forms,
    _lists_over_lines,
    _spaced_labels,
    _bill_turned,
    _cover_sheet,
    _appendix_table,
)
