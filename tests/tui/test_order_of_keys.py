"""The same keys have the same outcome in one burst and one by one, in every editor and dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replydesk.tui.kit.textual_privates import HookedScreen
from tests.support.effort import examples
from tests.support.workbench import Driver, lay_out, running

# On a desk with the list in focus; what begins with “=” is pasted, ⏎ ends a line of it.
JOBS = {
    "form": "f2 甲稿 enter 一次 enter 0033 tab 养老 down down 张某某 f5",
    "number": "f2 甲稿 enter f4 云民 enter 2026 enter 12 down right f8",
    "kind": "f2 甲稿 tab right enter up right down 一次会议 f7 escape",
    "phrases": "f2 甲稿 enter f4 f4 down down enter up up end 多写。 f4",
    "sections": "enter f4 f4 f4 insert 新节 enter 正文。 enter 一是甲 f5 escape",
    "heading": "enter f4 f4 f4 enter 二、打算 right 继续。 insert 三 enter 末。",
    "outline": "enter escape 4 enter shift+tab shift+tab up shift+right shift+up 写。",
    "passages": "enter escape 5 enter ctrl+end 写。 ctrl+g 名称 enter down 逐项",
    "attachments": "enter escape 6 enter tab tab tab 名单 enter 清单 tab 张某某",
    "find": "enter ctrl+f 养老 enter tab 为老 enter ctrl+r escape 多 f8",
    "check": "down enter 0012 f5 案由 enter 关于 f5 f4 escape 道路 f6 f6 甲",
    "palette": "enter f9 下一项 enter f9 存盘 enter down f1 escape 甲",
    "versions": "enter 一次 f8 二次 f8 ctrl+o down enter 三次 escape escape",
    "export": "enter 会 f7 f3 f7 escape escape 缺项 enter f7 enter 关于 f8",
    "desk": "ctrl+f 养老 enter 一次 escape escape escape down space f5 escape f8",
    "register": "f8 f2 =留给甲 enter escape enter escape 2 enter ctrl+e f4 甲",
    "paste": "enter =四次 escape 4 enter =甲。⏎乙。 enter 丙。 escape 5 enter 丁",
}
KEYS = "enter tab shift+tab up down left right home end insert delete backspace escape space"
KEYS += " f2 f4 f5 f6 f8 f9 ctrl+f shift+right shift+down"
TEXTS = ("甲", "一、甲乙", "一是", "1. ", "2026", "4", "6", "＋", "=乙。⏎丙。")

numbers = count()


def parts(keys: Sequence[str]) -> list[str]:
    """Return keys and pastes with texts taken apart into characters."""
    found: list[str] = []
    for each in keys:
        is_key = each.isascii() and each[0].isalpha()
        found += [each.replace("⏎", "\n")] if is_key or each[0] == "=" else each
    return found


async def outcome(folder: Path, keys: Sequence[str], *, is_burst: bool) -> tuple[object, ...]:
    """Return what the keys lead to: the screens, the focus, the draft, the files."""
    desk = lay_out(folder)
    async with running(desk) as driver:
        if is_burst:
            await driver.burst(*parts(keys))
        else:
            for each in parts(keys):
                await (driver.paste(each[1:]) if each[0] == "=" else driver.press(each))
                await driver.settle()
        await driver.settle()
        screens = [type(each).__name__ for each in driver.app.screen_stack]
        focused = driver.app.focused and (type(driver.app.focused).__name__, driver.app.focused.id)
        written = [driver.draft] if "DraftScreen" in screens else []
        await left(driver)
    files = {path.name: path.read_bytes() for path in (desk / "drafts").glob("*.md")}
    return screens, focused, written, files


async def left(driver: Driver) -> None:
    """Leave the program with everything saved."""
    if not driver.has_left:
        await driver.press("f10")


@pytest.mark.parametrize("name", JOBS)
async def test_a_job_in_one_burst_is_done_as_key_by_key(name: str, tmp_path: Path) -> None:
    fast = await outcome(tmp_path / "快", JOBS[name].split(), is_burst=True)
    assert fast == await outcome(tmp_path / "慢", JOBS[name].split(), is_burst=False)


@settings(examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(st.sampled_from(KEYS.split()), st.sampled_from(TEXTS)), min_size=4, max_size=16))
def test_any_keys_in_one_burst_do_what_they_do_one_by_one(tmp_path: Path, keys: list[str]) -> None:
    folder, job = tmp_path / str(next(numbers)), ("enter", "f4", "f4", "f4", *keys)

    async def both() -> None:
        fast = await outcome(folder / "快", job, is_burst=True)
        assert fast == await outcome(folder / "慢", job, is_burst=False)

    asyncio.run(both())


async def test_the_field_before_one_shown_just_now_is_found_before_the_screen_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("enter", "f4", "f4", "f4")
        before = driver.app.focused
        monkeypatch.setattr(HookedScreen, "hurry", lambda _: None)
        monkeypatch.setattr(driver.app.screen._update_timer, "resume", lambda: None)
        await driver.burst("ctrl+f", "shift+tab")
        await driver.app.input.caught_up()
        assert driver.app.focused is before is not None
