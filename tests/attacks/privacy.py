"""Private text in every spelling at every place of a draft, a profile and the phrases; ordinary sentences.

After an export with a public copy nothing of a secret may be found, folded, in any part of the public copy,
in the names of the files, in 目录.xlsx or in the record beside them.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unicodedata import category, digit, normalize
from zipfile import ZipFile

from replydesk.draft.file import format_draft
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section
from replydesk.export import batch
from replydesk.export.export_one import ExportSettings
from replydesk.export.filenames import Pattern
from replydesk.export.outputs import ProductKind, products
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import ClassForm, Format, SignerForm
from replydesk.letter.profile import Profile
from replydesk.render import docx
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day
from replydesk.text.redaction.find import find_private_text
from tests.attacks.model import Attack, Result
from tests.attacks.privacy_secrets import SPELLINGS, Spelling, spell
from tests.attacks.privacy_sentences import sentence

_WRITTEN = str.maketrans("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789")
_BASE = Draft(
    (
        *(
            ("单位", "甲局"),
            ("类型", "代表建议"),
            ("届次", "省十四届人大四次会议"),
            ("编号", "0033"),
            ("案由", "关于某事的建议"),
        ),
        *(
            ("提出人", "张某某"),
            ("发文字号", "甲复〔2026〕3号"),
            ("办理类别", "A"),
            ("公开属性", "主动公开"),
            ("成文日期", "2026年5月29日"),
        ),
    ),
    preamble=(Paragraph("我局高度重视，2026年已建成12个站点。"),),
)
_UNIT = Profile(name="甲局")


class Case:
    """A draft with its unit and phrases, to be exported."""

    def __init__(self, draft: Draft = _BASE, unit: Profile = _UNIT, phrases: Phrases | None = None) -> None:
        self.draft = draft
        self.unit = unit
        self.phrases = phrases or Phrases()


Place = Callable[[str], Case]


def folded(text: str) -> str:
    """Return the letters and digits of a text in one form; the program's own folding is not used."""
    found = []
    for char in text:
        value = digit(char, None)
        plain = str(value) if value is not None else normalize("NFKC", char).lower()
        found += [each for each in plain if category(each)[0] in "LN"]
    return "".join(found).translate(_WRITTEN)


def _field(key: str, form: str = "{}", unit: Profile = _UNIT) -> Place:
    return lambda text: Case(_BASE.with_field(key, form.format(text)), unit)


def _text(form: str, *, is_item: bool = False) -> Place:
    return lambda text: Case(replace(_BASE, preamble=(Paragraph(form.format(text), is_item),)))


def _rows(*rows: str) -> Place:
    return lambda text: Case(
        replace(_BASE, preamble=tuple(Paragraph(row.replace("{}", text.replace("|", "\\|"))) for row in rows))
    )


def _section(heading: str, *texts: str) -> Place:
    return lambda text: Case(
        replace(
            _BASE,
            sections=(
                Section(1, heading.format(text), tuple(Paragraph(each.format(text)) for each in texts)),
            ),
        )
    )


def _part(name: str) -> Place:
    return lambda text: Case(replace(_BASE, **{name: (Paragraph(f"特此说明，请见{text}，谢谢。"),)}))  # type: ignore[arg-type]


def _attached(*texts: str) -> Place:
    def place(text: str) -> Case:
        paragraphs = tuple(Paragraph(each.format(text.replace("|", "\\|"))) for each in texts)
        return Case(replace(_BASE.with_field("附件", "名单"), attachments=(Attachment(paragraphs),)))

    return place


def _unit(**names: object) -> Callable[[str], Case]:
    def place(text: str) -> Case:
        made = {key: value.format(text) if isinstance(value, str) else value for key, value in names.items()}
        return Case(unit=replace(_UNIT, **made))  # type: ignore[arg-type]

    return place


_DOCUMENT = replace(_UNIT, format=Format.DOCUMENT)

PLACES: dict[str, Place] = {
    "编号": _field("编号"),
    "编号里": _field("编号", "0033 {}"),
    "发文字号": _field("发文字号", "甲复〔2026〕{}号"),
    "发文字号后": _field("发文字号", "甲复〔2026〕3号 {}"),
    "办理类别": _field("办理类别"),
    "办理类别文号后": _field("办理类别", unit=replace(_UNIT, class_form=ClassForm.AFTER_NUMBER)),
    "公开属性": _field("公开属性", "主动公开 {}"),
    "份号": _field("份号"),
    "紧急程度": _field("紧急程度"),
    "届次": _field("届次", "省十四届人大四次会议 {} "),
    "案由": _field("案由", "关于{}的建议"),
    "提出人": _field("提出人", "张某某 {} "),
    "联名": _field("联名", "吴某某（{}）"),
    "主送": _field("主送", "张某某代表（{}）"),
    "标题": _field("标题", "关于{}的答复"),
    "标题末": _field("标题", "关于某事的答复 {}"),
    "落款": _field("落款", "甲局 {}"),
    "抄送": _field("抄送", "省政府办公厅（{}）"),
    "附件名": _field("附件", "名单（{}）"),
    "成文日期": _field("成文日期", "2026年5月29日 {}"),
    "印发日期": _field("印发日期", "2026年5月29日 {}", _DOCUMENT),
    "签发人": _field("签发人", "{}"),
    "联系人": _field("联系人", "{}"),
    "电话": _field("电话", "{}"),
    "开头语": _field("开头语", "请见{}，现答复如下："),
    "感谢": _field("感谢", "感谢支持（{}）。"),
    "句中": _text("我局高度重视，如有疑问请见{}，我们将及时答复。"),
    "段首": _text("{}，以上请知悉。"),
    "段末": _text("以上请知悉，{}"),
    "括号里": _text("以上请知悉（{}）。"),
    "数字旁": _text("2026年已建成12个站点，{}，投入300万元。"),
    "一条": _text("健全机制，{}，落实责任。", is_item=True),
    "标题一级": _section("工作情况（{}）", "以上。"),
    "接排标题": _section("工作情况，{}。", "以上请知悉。"),
    "节里": _section("工作情况", "以上请知悉。", "另见{}。"),
    "开头语正文": _part("opening"),
    "下一步": _part("next_steps"),
    "结束语": _part("closing"),
    "单元格": _rows("| 项目 | 内容 |", "| --- | --- |", "| 站点 | {} |"),
    "表头": _rows("| 项目（{}） | 内容 |", "| --- | --- |", "| 站点 | 12个 |"),
    "无头表": _rows("| 站点 | {} |", "| 数量 | 12 |"),
    "表中句": _rows("| 项目 | 内容 |", "| --- | --- |", "| 站点 | 详见{}，共12个 |"),
    "附件正文": _attached("名单如下：", "甲，{}，乙。"),
    "附件表": _attached("| 姓名 | 备注 |", "| --- | --- |", "| 甲 | {} |"),
    "单位名称": _unit(name="甲局 {}"),
    "信头": _unit(letterhead="甲局 {}"),
    "印发机关": _unit(issuer="甲局 {}", format=Format.DOCUMENT),
    "审签": lambda text: Case(
        _BASE.with_field("签发人", text), replace(_UNIT, signer_form=SignerForm.APPROVED)
    ),
    "字体": lambda text: Case(unit=replace(_UNIT, fonts={"正文": text})),
    "套用语": lambda text: Case(
        _BASE.with_field("结束语", "热线"), phrases=Phrases({"结束语": {"热线": f"请见{text}。"}})
    ),
    "档案抄送": lambda text: Case(unit=replace(_UNIT, cc={"代表建议": (f"省政府办公厅（{text}）",)})),
}
"""All places: a name, and what makes a case from a spelling."""

_ENDS_SENTENCE = re.compile("[。]")


def is_possible(place: str, spelling: Spelling) -> bool:
    """Return False where the file cannot hold a spelling, or it would read as something else there."""
    return not ("{" in spelling.text or "\\" in spelling.text) and (
        place not in ("提出人", "联名", "抄送", "附件名") or not re.search("[、，,；;]", spelling.text)
    )


def public_bytes(case: Case) -> bytes:
    """Return the public copy of a case as .docx, b"" if there is none."""
    stock = Stock(case.phrases, {"甲局": case.unit})
    reply = make_reply(
        case.draft.with_field(Key.UNIT, case.unit.name), replace(stock, profiles={case.unit.name: case.unit})
    )
    for each in products(reply, stock, public=True).made:
        if each.kind is ProductKind.PUBLIC:
            return docx.render(
                each.pages, each.profile.fonts, each.profile.name, parse_day(case.draft.get(Key.DATE))
            )
    return b""


def leaked(data: bytes, secret: str) -> str:
    """Return the part of a package in which a secret is found, "" if it is in none."""
    wanted = folded(secret)
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            xml = package.read(name).decode("utf-8", "replace")
            bare = re.sub(r"<w:instrText.*?</w:instrText>|<[^>]*>", "", xml)
            values = "" if len(wanted) < 7 else " ".join(re.findall(r'="([^"]{7,})"', xml))
            if wanted in folded(bare) or wanted in folded(values):
                return name
    return ""


def try_spelling(place: str, spelling: Spelling) -> str:
    """Return what leaked, "" if nothing did."""
    data = public_bytes(PLACES[place](spelling.text))
    found = leaked(data, spelling.secret) if data else "没有公开件"
    return f"{place}：{spelling.text!r}（{spelling.kind}）在 {found}" if found else ""


def spellings_everywhere(seed: int, every: int = 1) -> Result:
    """Try every spelling at every place, or each `every`th pair."""
    rng = random.Random(seed)
    tries, faults = 0, list[str]()
    for index, place in enumerate(PLACES):
        for number in range(len(SPELLINGS)):
            if (number + index * 7) % every:
                continue
            spelling = spell(number, rng)
            if is_possible(place, spelling):
                tries += 1
                faults += filter(None, [try_spelling(place, spelling)])
    return Result(tries, tuple(faults))


_SPLIT = ("mobile", "landline", "identity")  # kinds of numbers that are parted


def _number(rng: random.Random) -> str:
    """Return one of these numbers, all of digits."""
    forms = [number for number, form in enumerate(SPELLINGS) if form.kind in _SPLIT]
    return next(
        secret for secret in (spell(rng.choice(forms), rng).secret for _ in range(500)) if secret.isdigit()
    )


def _table(*rows: str) -> Case:
    return Case(replace(_BASE, preamble=tuple(map(Paragraph, rows))))


def _split_cases(rng: random.Random) -> list[tuple[str, str, Case]]:
    """Return a name, a secret and a case for each way in which the bounds of texts part or hide it."""
    whole = _number(rng)
    cut, second = sorted(rng.sample(range(2, len(whole) - 1), 2))
    one, two, three = whole[:cut], whole[cut:second], whole[second:]
    part = f"{rng.choice('345678')}{whole[-7:]}"
    heading = Section(1, f"电话：{one}。", (Paragraph(f"{two}{three}"),))
    head, wide = "| 姓名 | 电话 | |", "| 姓名 | 电话 | | |"
    rule, wide_rule = "| --- | --- | --- |", "| --- | --- | --- | --- |"
    return [
        ("两格", whole, _table(head, rule, f"| 张某某 | {one} | {two}{three} |")),
        ("三格", whole, _table(wide, wide_rule, f"| 张某某 | {one} | {two} | {three} |")),
        ("两格无头", whole, _table(f"| 电话 | {one} | {two}{three} |", "| 地址 | 某地 | |")),
        ("两段", whole, _table(f"联系电话：{one}", f"{two}{three}")),
        ("两种字", whole, Case(replace(_BASE, sections=(heading,)))),
        ("隔段", part, _table("联系电话：", part)),
        ("表头下", part, _table("| 姓名 | 电话 |", "| --- | --- |", f"| 张某某 | {part} |")),
        ("表头隔两格", part, _table(wide, wide_rule, f"| 张某某 | 办公室 | | {part} |")),
        ("左边隔一格", part, _table(f"| 电话 | 办公室 | {part} |")),
        (
            "另一行的表头",
            part,
            _table("| 一组 | |", "| --- | --- |", "| 姓名 | （电话） |", f"| 张某某 | {part} |"),
        ),
        ("短号", part[:6], _table("| 姓名 | 短号 |", "| --- | --- |", f"| 张某某 | {part[:6]} |")),
    ]


def split_numbers(seed: int, rounds: int = 100) -> Result:
    """Try numbers over cells and paragraphs, and under labels two cells away."""
    rng = random.Random(seed)
    tries, faults = 0, []
    for _ in range(rounds):
        for place, secret, case in _split_cases(rng):
            tries += 1
            if found := leaked(public_bytes(case), secret):
                faults.append(f"{place}：{secret} 在 {found}")
    return Result(tries, tuple(faults))


_BESIDE_NAMES = ("文件名", "案由", "提出人", "编号", "文号")


def files_beside(seed: int, every: int = 4) -> Result:
    """Export drafts whose names and fields hold private text; look at all that lies beside the letters."""
    rng = random.Random(seed)
    tries, faults = 0, list[str]()
    for number in range(0, len(SPELLINGS), every):
        spelling = spell(number, rng)
        for place in _BESIDE_NAMES:
            if is_possible("提出人", spelling) and not re.search(r"[/\x00]", spelling.text):
                tries += 1
                faults += [f"{place}：{spelling.text!r}在 {each}" for each in _exported(place, spelling)]
    return Result(tries, tuple(faults))


def _exported(place: str, spelling: Spelling) -> list[str]:
    """Export a draft with a spelling; return where in the folder it was found, or the folder's own path."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "drafts").mkdir()
        fields = {
            "案由": f"关于{spelling.text}的建议",
            "提出人": f"张某某 {spelling.text}",
            "编号": spelling.text,
            "文号": f"甲复〔2026〕3号 {spelling.text}",
        }
        key = {"文号": "发文字号"}.get(place, place)
        draft = _BASE.with_field(key, fields[place]) if place in fields else _BASE
        draft = draft.with_field(Key.UNIT, "")
        stem = f"甲 {spelling.text}" if place == "文件名" else "甲"
        path = root / "drafts" / f"{stem}.md"
        path.write_text(format_draft(draft), "utf-8")
        output = root / "out"
        output.mkdir()
        pattern = Pattern("{编号} {收件人} {案由} {文号}") if place in fields else Pattern()
        tasks = batch.plan_exports(batch.drafts_of([path]), pattern, public=True)
        settings = ExportSettings(output, force=True, public=True)
        log = batch.Log(output, {})
        for result in batch.run_exports(tasks, settings):
            if result.entry:
                log.add(result.entry)
        batch.write_list(log.entries.values(), output)
        return list(_found_beside(output, spelling.secret, str(root)))


def _found_beside(output: Path, secret: str, root: str) -> list[str]:
    wanted, found = folded(secret), []
    names = sorted(output.iterdir())
    if len(names) < 4:
        found.append(f"没有导出（{len(names)} 个文件）")
    for path in names:
        if wanted in folded(path.name):
            found.append(f"文件名 {path.name}")
        if path.suffix == ".docx" and "公开件" not in path.name:
            continue
        data = path.read_bytes()
        if path.suffix in (".docx", ".xlsx"):
            if part := leaked(data, secret):
                found.append(f"{path.name} {part}")
        elif wanted in folded(data.decode()) or root in data.decode():
            found.append(path.name)
    return found


def ordinary_sentences(seed: int, tries: int = 10_000) -> Result:
    """Read ordinary sentences; a sentence of which something would be taken out does not survive."""
    rng = random.Random(seed)
    texts = [sentence(rng) for _ in range(tries)]
    return Result(tries, tuple(text for text in texts if find_private_text(text)))


ATTACKS = (
    Attack(f"{len(SPELLINGS)} spellings of private text at {len(PLACES)} places", spellings_everywhere),
    Attack("numbers over cells and paragraphs, labels two cells away", split_numbers),
    Attack("names of files, 目录.xlsx, the record beside the files", files_beside),
    Attack("ordinary sentences that stay whole (at most 0.5 % may not)", ordinary_sentences),
)
