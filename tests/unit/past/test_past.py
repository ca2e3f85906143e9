"""The memory of a desk: what is found, why, and that it follows the files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from threading import Event

import pytest

from replydesk.desk.desk_folder import Desk, encode_draft, read_draft
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.original import Original, format_original
from replydesk.importing.replies import importer
from replydesk.past import builder
from replydesk.past.keeping import keep_up
from replydesk.past.model import PastReply, PastState
from replydesk.past.past import Past
from replydesk.past.ranking import Query, among, put_together, score
from replydesk.past.same_item import promises
from replydesk.past.texts import RememberedLine, RememberedText
from replydesk.past.upkeep import Changes
from replydesk.text.errors import UserError
from tests.support.past_families import members, questions

LIFTS = ("关于既有住宅加装电梯的建议", "去年全市加装电梯一百二十台，每台补助二十万元。")
ROADS = ("关于修复青石坡村道路的建议", "石门坎至双河口的村道路面坑槽较多，已列入养护计划。")
MEALS = ("关于办好社区老年食堂的建议", "全区建成助餐点三十个，失能老人由志愿者送餐上门。")


def reply(title: str, *paragraphs: str, **fields: str) -> Draft:
    thanks = (Paragraph("感谢您对民政工作的关心和支持，欢迎多提宝贵意见。"),)
    draft = Draft(sections=(Section(1, "基本情况", tuple(map(Paragraph, paragraphs))),), thanks=thanks)
    return draft.with_fields([(Key.SUBJECT, title), *((Key[name], text) for name, text in fields.items())])


def put(desk: Desk, name: str, draft: Draft) -> Path:
    path = desk.drafts_folder / f"{name}.md"
    path.write_bytes(encode_draft(draft))
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "台" / "drafts").mkdir(parents=True)
    (tmp_path / "台" / "templates").mkdir()
    place = Desk.open(tmp_path / "台")
    for name, parts in (("电梯", LIFTS), ("道路", ROADS), ("食堂", MEALS)):
        put(place, name, reply(*parts, DATE="2025年5月6日", ITEM_NUMBER="55", PROPOSERS="王某某"))
    return place


@pytest.fixture
def past(desk: Desk, tmp_path: Path):  # type: ignore[no-untyped-def]
    memory = Past(desk, (), tmp_path / "旧复.目录")
    memory.upkeep()
    yield memory
    memory.close()


def names(hits) -> list[str]:  # type: ignore[no-untyped-def]
    return [hit.reply.path.stem for hit in hits]


def test_words_are_found_with_why_and_where(past: Past) -> None:
    hit = past.to_words("加装电梯")[0]
    assert hit.reply.label == "2025年 第55号 王某某 关于既有住宅加装电梯的建议"
    assert hit.shared == ("加装电梯",)
    passage = hit.passages[0]
    assert passage.text == LIFTS[1]
    assert passage.place and passage.place.key == Part.ANSWER


@pytest.mark.parametrize("words", ["电梯", "梯", "电梯 AND", '"电梯', "电梯 -食堂*", "(电梯", "电 梯"])
def test_short_words_and_the_marks_of_queries_are_only_words(past: Past, words: str) -> None:
    assert "电梯" in names(past.to_words(words))


@pytest.mark.parametrize("words", ["", "　", "？！", '"', "龘", "NEAR(", "*"])
def test_words_that_are_nowhere_find_nothing(past: Past, words: str) -> None:
    assert past.to_words(words) == ()


def test_formulas_are_not_found(past: Past) -> None:
    assert past.to_words("感谢您的关心和支持") == ()


def test_like_a_suggestion_but_not_itself(desk: Desk, past: Past) -> None:
    own = desk.drafts_folder / "食堂.md"
    draft = reply("关于增设老年助餐点的建议")
    assert names(past.similar(draft))[0] == "食堂"
    assert "食堂" not in names(past.similar(draft, own=own))
    assert names(past.similar(reply("关于民生的建议"), points=["给住宅加装电梯"]))[0] == "电梯"


def test_the_memory_follows_the_files(desk: Desk, past: Past) -> None:
    lift, road = desk.drafts_folder / "电梯.md", desk.drafts_folder / "道路.md"
    data = lift.read_bytes()
    lift.unlink()
    road.rename(road.with_name("村道.md"))
    put(desk, "食堂", reply(MEALS[0], "改成了托育点。"))
    past.upkeep()
    assert past.to_words("电梯") == past.to_words("送餐") == ()
    assert names(past.to_words("坑槽")) == ["村道"]
    assert names(past.to_words("托育")) == ["食堂"]
    lift.write_bytes(data)
    past.upkeep()
    assert names(past.to_words("电梯")) == ["电梯"]


def test_a_file_whose_time_goes_back_is_read_again(desk: Desk, past: Past) -> None:
    path = put(desk, "电梯", reply(LIFTS[0], "现在说的是充电桩。"))
    os.utime(path, (1_000, 1_000))
    past.upkeep()
    assert names(past.to_words("充电桩")) == ["电梯"]


@pytest.mark.skipif(sys.platform == "win32", reason="times of changes are not told there")
def test_a_file_of_the_same_size_and_time_in_its_place_is_read(desk: Desk, past: Past) -> None:
    path = desk.drafts_folder / "电梯.md"
    state, new = path.stat(), path.with_suffix(".新")
    new.write_bytes(path.read_bytes().replace("一百二十台".encode(), "某某牌电梯".encode()))
    os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
    new.replace(path)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (state.st_size, state.st_mtime_ns)
    past.upkeep()
    assert names(past.to_words("某某牌")) == ["电梯"]


def test_files_that_could_not_be_opened_are_tried_again_at_the_next_start(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may have kept them for itself: they are the same then."""
    old = tmp_path / "历年"
    old.mkdir()
    (old / "旧.txt").write_text("您的建议收悉。现答复如下：\n\n推行节地安葬。\n", "utf-8")
    (old / "坏.docx").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    real = os.open

    def kept(path: str | Path, *more: int, **others: int) -> int:
        if Path(path).stem in ("旧", "电梯"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *more, **others)

    past = Past(desk, [old], tmp_path / "目录")
    with monkeypatch.context() as context:
        context.setattr("os.open", kept)
        assert len(past.upkeep().failed) == 3
        assert past.changes() == Changes(total=5)
    assert past.changes() == Changes(total=5)
    past.close()
    again = Past(desk, [old], tmp_path / "目录")
    found = again.changes()
    assert found and {each.path.stem for each in found.to_read} == {"旧", "电梯"}
    assert [Path(name).stem for name, _ in again.upkeep().failed] == ["坏"]
    assert names(again.to_words("节地安葬")) == ["旧"] and names(again.to_words("电梯")) == ["电梯"]
    again.close()


def test_an_original_put_beside_a_draft_is_read(desk: Desk, past: Past) -> None:
    (desk.drafts_folder / "原件").mkdir()
    text = format_original(Original(subject="电梯", text=("低层住户担心采光。",)))
    (desk.drafts_folder / "原件" / "电梯.txt").write_text(text, "utf-8")
    past.upkeep()
    assert names(past.to_words("采光")) == ["电梯"]


def test_folders_of_the_settings_are_read_and_what_cannot_be_is_told(desk: Desk, tmp_path: Path) -> None:
    old = tmp_path / "历年" / "2019"
    old.mkdir(parents=True)
    head = "对第7号建议的答复\n\n李某某代表：\n\n您提出的建议收悉。现答复如下：\n\n"
    letter = f"{head}全县新建公墓三处，推行节地安葬。\n\n某某县民政局\n2019年5月6日\n"
    (old / "答复.txt").write_text(letter, "utf-8")
    (old / "坏.docx").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    past = Past(desk, [tmp_path / "历年", tmp_path / "没有"], tmp_path / "目录")
    state = past.upkeep()
    hit = past.to_words("节地安葬")[0]
    assert hit.reply.path == old / "答复.txt" and hit.reply.is_final
    assert "节地安葬" in format_draft(past.text_of(hit.reply))
    assert {Path(name).name for name, _ in state.failed} == {"坏.docx", "没有"}
    (tmp_path / "历年").rename(tmp_path / "拔下")
    past.upkeep()
    assert past.to_words("节地安葬")
    with pytest.raises(UserError):
        past.text_of(hit.reply)
    past.close()


def test_reading_stops_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    desk = Desk.open(tmp_path)
    for number in range(30):
        put(desk, f"{number:02}", reply(f"关于第{number}件的建议", "加装电梯。"))
    past = Past(desk, (), tmp_path / "目录")
    asked = iter([False] * 8)
    past.upkeep(should_stop=lambda: next(asked, True))
    before = len(past.to_words("电梯", most=99))
    assert before < 30
    told: list[PastState] = []
    assert past.upkeep(told.append).done == 30
    assert len(past.to_words("电梯", most=99)) == 30
    assert told[-1].words == "旧复还在读：30/30"
    past.close()


def test_a_torn_index_is_rebuilt(past: Past, tmp_path: Path) -> None:
    past.close()
    file = tmp_path / "旧复.目录"
    data = file.read_bytes()
    file.write_bytes(data[:4_096] + b"\x07" * (len(data) - 4_096))
    again = Past(past.desk, (), file)
    again.to_words("电梯")
    again.upkeep(is_thorough=True)
    assert names(again.to_words("电梯")) == ["电梯"]
    again.close()


def test_an_index_that_another_program_rebuilt_is_asked(desk: Desk, past: Past, tmp_path: Path) -> None:
    (tmp_path / "旧复.目录").unlink()
    put(desk, "公交", reply("关于开通夜间公交的建议", "夜间公交末班车延长至二十三时。"))
    builder.build(past, Event())
    assert past.changes() == Changes(total=4)
    assert "公交" in names(past.to_words("夜间公交"))


def test_without_a_home_the_memory_is_kept_in_memory(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    memory = Past.open(desk)
    assert not memory.is_kept
    assert memory.upkeep().done == 3
    memory.close()


def test_another_program_that_reads_is_left_to_it(desk: Desk, past: Past, tmp_path: Path) -> None:
    from replydesk.desk.locks import hold

    put(desk, "新", reply("关于充电桩的建议", "建了充电桩。"))
    release = hold(tmp_path / "旧复.锁")
    assert release
    past.upkeep()
    assert past.to_words("充电桩") == ()
    release()
    past.upkeep()
    assert names(past.to_words("充电桩")) == ["新"]


def test_a_process_of_its_own_reads_all(desk: Desk, tmp_path: Path) -> None:
    past = Past(desk, (), tmp_path / "目录")
    assert builder.build(past, Event())
    assert past.state.done == past.state.total == 3
    assert names(past.to_words("电梯")) == ["电梯"]
    past.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs groups of processes")
def test_what_the_process_has_started_ends_with_the_workbench() -> None:
    program = """
import subprocess, sys
from replydesk.desk import processes
from replydesk.past import builder

started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
with processes.ended_with_us(started.pid):
    builder._end_with_parent()
"""
    # the one started has the same output: this waits until it has ended, too
    done = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60
    )
    assert done.returncode == 0


def test_a_process_that_cannot_start_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "没有"))
    past = Past(desk, (), tmp_path / "目录")
    assert not builder.build(past, Event())
    assert past.state.words
    past.close()


def test_keeping_up_reads_few_drafts_in_the_thread_and_ends(desk: Desk, tmp_path: Path) -> None:
    past = Past(desk, (), tmp_path / "目录")

    class Once(Event):
        """Ended with the first pause."""

        def wait(self, timeout: float | None = None) -> bool:
            self.set()
            return True

    keep_up(past, Once())
    assert names(past.to_words("电梯")) == ["电梯"]
    past.close()


def test_a_closed_memory_answers_nothing(past: Past) -> None:
    past.close()
    assert past.to_words("电梯") == ()
    assert past.upkeep() == past.state


def test_the_same_suggestion_of_another_year_is_told_with_its_promise(desk: Desk, past: Past) -> None:
    put(
        desk,
        "旧",
        reply(LIFTS[0], "我局将于2026年底前再加装五十台。已建成十台。", SESSION="一次会议", ITEM_NUMBER="7"),
    )
    past.upkeep()
    new = reply("关于既有住宅加装电梯的提案", SESSION="二次会议", ITEM_NUMBER="90")
    told = {each.reply.path.stem: each for each in past.same_item(new)}
    assert told["旧"].share == 1.0 and not told["旧"].is_this_year
    assert told["旧"].promise == ("我局将于2026年底前再加装五十台。",)
    itself = reply(LIFTS[0], SESSION="一次会议", ITEM_NUMBER="0007")
    assert "旧" not in {each.reply.path.stem for each in past.same_item(itself)}


def test_titles_of_two_villages_are_not_the_same(past: Past) -> None:
    assert past.same_item(reply("关于修复白石坡村道路的建议")) == ()


def test_promises_are_sentences_with_a_time_or_will() -> None:
    from replydesk.draft.place import Place
    from replydesk.past.model import PastReply

    text = "已建成三处。下一步将扩建。即将到来的雨季要防范。年底前完成验收！"
    given = RememberedText(PastReply("", Path(), ""), (RememberedLine(Place(Part.ANSWER), text),))
    assert "下一步将扩建。" in tuple(promises(given))
    assert "年底前完成验收！" in tuple(promises(given))
    assert "已建成三处。" not in tuple(promises(given))


def test_families_of_likeness_are_found(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    desk = Desk.open(tmp_path)
    families = {}
    for number, each in enumerate(members(250, 3)):
        families[put(desk, f"{number:03}", each.draft)] = each.family
    past = Past(desk)
    past.upkeep()
    asked = list(questions(Counter(families.values()), 20, 4))
    hits = [
        past.similar(Draft().with_field(Key.SUBJECT, each.original.subject), each.original) for each in asked
    ]
    right = sum(families[found[0].reply.path] == each.family for found, each in zip(hits, asked, strict=True))
    assert right >= 12
    past.close()


def test_words_that_all_found_replies_have_tell_little_among_them() -> None:
    query = Query({"公路": 3.0, "监审": 1.0}, {"公路": 2.0, "监审": 2.0})
    apart = among(query, [{"公路": 4}] * 9 + [{"公路": 1, "监审": 1}])
    assert apart.rarity["监审"] > 3 * apart.rarity["公路"] > 0
    assert score(apart, {"公路": 1, "监审": 1}, 1) > score(apart, {"公路": 9}, 1)
    assert score(query, {"公路": 1, "监审": 1}, 1) < 2 * score(query, {"公路": 9}, 1)
    assert among(query, []).rarity.keys() == query.rarity.keys()


def test_shared_words_that_stand_together_in_both_are_put_together() -> None:
    ours, theirs = (
        "建日间照料中心和互助幸福院，给老楼加装电梯",
        "日间照料中心九所，幸福院十所，电梯加装二十部",
    )
    words = ["照料", "日间", "幸福", "加装", "电梯"]
    assert put_together(words, ours, theirs) == ["日间照料中心", "幸福", "加装", "电梯"]
    assert put_together(words, "", theirs) == words


def test_the_reasons_are_whole_words_of_things(desk: Desk, past: Past) -> None:
    put(desk, "养老", reply("关于养老的建议", "去年建成日间照料中心九所，互助幸福院十所。"))
    past.upkeep()
    asked = Original(subject="关于农村养老的建议", text=("老人多，缺少日间照料中心、互助幸福院。",))
    assert {"日间照料中心", "互助幸福院"} <= set(past.similar(Draft(), asked)[0].shared)


def test_a_reply_is_read_again_from_its_file(desk: Desk, past: Past) -> None:
    hit = past.to_words("电梯")[0]
    assert past.text_of(hit.reply) == read_draft(desk.drafts_folder / "电梯.md").draft


def test_replies_with_nothing_telling_in_common_are_left_out_or_last(desk: Desk, past: Past) -> None:
    put(desk, "无关", reply("关于林下种植的建议", "去年安排了资金，今年推进落实，全部完成。"))
    past.upkeep()
    hits = past.similar(reply("关于给老楼加装电梯的建议", "建议去年的安排全部落实，推进加装电梯。"))
    assert names(hits)[0] == "电梯" and "无关" not in names(hits)
    assert not {"去年", "安排", "建议", "全部"} & {word for hit in hits for word in hit.shared}


def test_a_file_that_ends_the_program_is_left_out_after_two_times(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "历年"
    old.mkdir()
    for name in ("好", "坏"):
        (old / f"{name}.txt").write_text("您的建议收悉。现答复如下：\n\n推行节地安葬。\n", "utf-8")
    read = importer.import_paths

    def ends(paths: list[Path], stock: object) -> object:
        if any(path.stem == "坏" for path in paths):
            raise KeyboardInterrupt
        return read(paths, stock)  # type: ignore[arg-type]

    monkeypatch.setattr("replydesk.past.reading.import_paths", ends)
    past = Past(desk, [old], tmp_path / "目录")
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            past.upkeep()
    state = past.upkeep()
    assert [Path(name).stem for name, _ in state.failed] == ["坏"]
    assert names(past.to_words("节地安葬")) == ["好"]
    monkeypatch.undo()
    (old / "坏.txt").write_text("您的建议收悉。现答复如下：\n\n推行节地安葬，又加一段。\n", "utf-8")
    assert not past.upkeep().failed
    past.close()


def test_a_draft_that_is_remembered_with_its_points_does_not_hide_the_others(past: Past, desk: Desk) -> None:
    """The rarest words of a suggestion are those that only its own draft has."""
    points = tuple(
        f"{first}{second}设施开放" for first in "甲乙丙丁戊己庚辛" for second in "子丑寅卯辰巳午未"
    )
    draft = reply(MEALS[0], *points, PROPOSERS="赵某某", ITEM_NUMBER="77", SESSION="省十四届人大四次会议")
    own = put(desk, "新的", draft)
    past.upkeep()
    assert "食堂" in names(past.similar(draft, None, points, own=own))
    assert [each.reply.path.stem for each in past.same_item(draft, own=own)] == ["食堂"]


def test_a_reply_is_named_by_its_path_in_the_desk_or_with_its_folder_only() -> None:
    home = Path("/home/某某/桌面")
    reply = PastReply("", home / "2025" / "drafts" / "养老.md", "")
    assert reply.named_in(home) == "2025/drafts/养老.md"
    away = PastReply("", Path("/mnt/共享/往年/合集.docx"), "", place=2)
    assert away.named_in(home) == "往年/合集.docx#2"
