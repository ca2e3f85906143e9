"""The command `search`: past replies that fit some words, or that are like a draft's suggestion."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from replydesk.cli.progress import progress
from replydesk.cli.talk import DONE, FINDINGS, put_json, put_lines, say
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.originals import original_of
from replydesk.desk.settings import own_path, read_settings
from replydesk.draft.points.reading import points_of
from replydesk.past.model import PastHit, PastReply, PastState, SameItem
from replydesk.past.past import Past
from replydesk.text.errors import UsageError

_NAMED = 5  # files that could not be read, named
_WORDS = 8  # shared words that are named

Entry = dict[str, str]


def search(options: Namespace) -> int:
    """Print the past replies that fit some words, or are like a draft; `FINDINGS` if there are none."""
    draft = _draft(options.words)
    if options.most < 1:
        raise UsageError("-n 要是 1 以上的数")
    desk = Desk.of(draft) if draft and options.desk == "." else Desk.open(Path(options.desk))
    past = Past.open(desk, read_settings(own_path()))
    try:
        _read_on(past)
        same, hits = _like_draft(past, draft, options.most) if draft else _to_words(past, options)
    finally:
        past.close()
    if options.json:
        put_json([*map(_same_entry, same), *map(_entry, hits)])
    else:
        _print(same, hits)
    if not same and not hits and not desk.every_draft():
        say(f"{desk.root.resolve()}：这里没有稿子；是别的工作台，用 --desk 写明它的文件夹")
    return DONE if same or hits else FINDINGS


def _draft(words: Sequence[str]) -> Path | None:
    """Return the draft that the words name, None if they are words to search for."""
    path = Path(words[0])
    is_draft = len(words) == 1 and path.suffix.lower() == ".md"
    return path if is_draft else None


def _read_on(past: Past) -> None:
    """Take up what is new or changed, with a bar if that is much; report what could not be read."""
    bar = progress("读旧复", 0)
    step = None
    done = 0

    def told(state: PastState) -> None:
        nonlocal bar, step, done
        if step is None:
            done = state.done
            bar = progress("读旧复", max(state.total - done, 0))
            step = bar.__enter__()
        for _ in range(state.done - done):
            step(False)
        done = max(done, state.done)

    try:
        state = past.upkeep(told)
    finally:
        if step is not None:
            bar.__exit__(None, None, None)
    if state.trouble:
        say(state.trouble)
    for name, reason in state.failed[:_NAMED]:
        say(reason if name in reason else f"{name}：{reason}")
    if len(state.failed) > _NAMED:
        say(f"还有 {len(state.failed) - _NAMED} 个文件没有读成")


def _like_draft(past: Past, path: Path, most: int) -> tuple[Sequence[SameItem], Sequence[PastHit]]:
    draft, original = read_draft(path).draft, original_of(path)
    points = [point.text for point in points_of(draft)]
    same = past.same_item(draft, original, own=path)
    told = {each.reply.key for each in same}
    hits = past.similar(draft, original, points, own=path, most=most + len(same))
    return same, [hit for hit in hits if hit.reply.key not in told][:most]


def _to_words(past: Past, options: Namespace) -> tuple[Sequence[SameItem], Sequence[PastHit]]:
    return (), past.to_words(" ".join(options.words), most=options.most)


def _print(same: Sequence[SameItem], hits: Sequence[PastHit]) -> None:
    for each in same:
        promised = f"；那时写到：{each.promise[0]}" if each.promise else ""
        _print_reply(each.reply, f"{_relation(each)}，{int(each.share * 100)}% 一样{promised}")
    for hit in hits:
        _print_reply(
            hit.reply, f"{'不太像，只' if hit.is_far else '都'}说到：{'、'.join(hit.shared[:_WORDS])}"
        )
    if not same and not hits:
        say("没有找到这样的旧复")


def _print_reply(reply: PastReply, why: str) -> None:
    """Print a reply in three lines: what it is, why it was found, and its file, whole."""
    year, number = reply.year and f"{reply.year}年", reply.number and f"第{reply.number}号"
    result = f"{reply.result_class}类" if len(reply.result_class) == 1 else reply.result_class
    facts = (year, number, reply.people, result, reply.stage or "已发", reply.title)
    put_lines(("  ".join(filter(None, facts)), f"    {why}", f"    {reply.path}"))


def _facts(reply: PastReply) -> Entry:
    return {
        "文件": str(reply.path),
        "年份": reply.year,
        "届次": reply.session,
        "编号": reply.number,
        "提出人": reply.people,
        "案由": reply.title,
        "类型": reply.kind,
        "类别": reply.result_class,
        "环节": reply.stage,
        "成文日期": reply.day,
    }


def _relation(same: SameItem) -> str:
    name = "题目相同" if same.is_by_title else "同一件"
    return f"{name}（可并案）" if same.is_this_year else name


def _same_entry(same: SameItem) -> dict[str, object]:
    more = {"相同": round(same.share, 3), "答应过的": list(same.promise)}
    return {"关系": _relation(same), **_facts(same.reply), **more}


def _entry(hit: PastHit) -> dict[str, object]:
    passages = [{"文字": each.text, "相同的词": list(each.shared)} for each in hit.passages]
    more = {"分": round(hit.score, 2), "不太像": hit.is_far, "相同的词": list(hit.shared), "段落": passages}
    return {"关系": "相近", **_facts(hit.reply), **more}
