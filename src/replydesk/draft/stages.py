"""The stages of a reply (环节), and the one table of the steps between them.

Whoever moves a draft, on the desk, on the reading screen or on the command line, moves it by a step of
`STEPS`. What a step needs of the text is judged in `reply.stage_needs`; `draft.workflow` writes the record.
docs/stages.md is made from the table.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The stage of a draft; the values are written in its file."""

    DRAFTING = "拟稿"
    CHECKING = "核稿"
    SIGNING = "签发"
    SENT = "已发"


class Verdict(StrEnum):
    """An action on a draft at a stage; the values are written in its file."""

    TO_CHECK = "送核"
    TO_SIGN = "送签"
    PASSED = "通过"
    RETURNED = "退回"
    TAKEN_BACK = "收回"  # by the author
    SENT = "发出"


# States within a stage: returned for rewriting, passed at 签发, passed at 签发 and changed since.
RETURNED, SIGNED, RESIGN = "退回", "已签", "签发后改过"

# The states of a draft in one word, in the order of the stages.
STATE_WORDS = (
    RETURNED,
    str(Stage.DRAFTING),
    str(Stage.CHECKING),
    str(Stage.SIGNING),
    SIGNED,
    str(Stage.SENT),
)


class Need(StrEnum):
    """A condition of a step; the values are shown in the table."""

    REASON = "写明理由"
    REASON_FOR_ERRORS = "没有错误；有错误的要写明理由"
    TAKEN = "取自旧复的年份、数字、名称都核对了；没有的要写明理由"
    REMARKS = "批注都处理了；没有的提醒一句，记下来"
    POINTS = "所提的意见都答了；没有的提醒一句，记下来"
    SIGNER = "写明谁签发的"
    TEXT = "有正文"
    NUMBER = "文号写全，没有作废、退回，没有别的稿子用"
    DATE = "成文日期写全"


class StageStep(NamedTuple):
    """A step: the states it can begin in, the one it ends in, what it needs and writes, who undoes it."""

    name: str
    begins: tuple[str, ...]
    ends: str
    writes: tuple[Verdict, ...]  # as lines of 阅稿记录
    who: str
    undone: str
    needs: tuple[Need, ...] = ()
    when: str = ""  # when a clerk takes it, for the steps of the desk

    @property
    def verdict(self) -> Verdict:
        """Return the verdict that makes the step."""
        return self.writes[-1]

    @property
    def is_on_paper(self) -> bool:
        """Return True if the step records what was done on paper."""
        return Need.SIGNER in self.needs


_BEING_WRITTEN = (str(Stage.DRAFTING), RETURNED)
_ON_THE_WAY = (str(Stage.CHECKING), str(Stage.SIGNING), SIGNED, RESIGN, str(Stage.SENT))
_TAKE_BACK = "拟稿人收回"
_SEND_BACK = f"{_TAKE_BACK}；核稿人、签发人退回"

_JUDGED = (Need.REASON_FOR_ERRORS, Need.TAKEN, Need.REMARKS, Need.POINTS)

# Every step from stage to stage.
STEPS = (
    StageStep(
        "送核稿",
        begins=_BEING_WRITTEN,
        ends=str(Stage.CHECKING),
        writes=(Verdict.TO_CHECK,),
        who="拟稿人",
        undone=_SEND_BACK,
        needs=_JUDGED,
        when="拟好了，请核稿",
    ),
    StageStep(
        "送签发",
        begins=(*_BEING_WRITTEN, str(Stage.CHECKING)),
        ends=str(Stage.SIGNING),
        writes=(Verdict.TO_SIGN,),
        who="拟稿人",
        undone=_SEND_BACK,
        needs=_JUDGED,
        when="核稿在纸上做，或者不另核稿",
    ),
    StageStep(
        "核稿通过",
        begins=(str(Stage.CHECKING),),
        ends=str(Stage.SIGNING),
        writes=(Verdict.PASSED,),
        who="核稿人",
        undone=_SEND_BACK,
        needs=_JUDGED,
    ),
    StageStep(
        "签发通过",
        begins=(str(Stage.SIGNING), RESIGN),
        ends=SIGNED,
        writes=(Verdict.PASSED,),
        who="签发人",
        undone=_SEND_BACK,
        needs=_JUDGED,
    ),
    StageStep(
        "记为已签",
        begins=(*_BEING_WRITTEN, str(Stage.CHECKING), str(Stage.SIGNING), RESIGN),
        ends=SIGNED,
        writes=(Verdict.TO_SIGN, Verdict.PASSED),
        who="拟稿人，照纸面签发的记",
        undone=_SEND_BACK,
        needs=(Need.SIGNER, *_JUDGED),
        when="领导在纸上签发了，补记一笔",
    ),
    StageStep(
        "记为已发",
        begins=(SIGNED,),
        ends=str(Stage.SENT),
        writes=(Verdict.SENT,),
        who="拟稿人",
        undone=_SEND_BACK,
        needs=(Need.TEXT, Need.NUMBER, Need.DATE),
        when="已经印好、用印、发出",
    ),
    StageStep(
        "退回",
        begins=_ON_THE_WAY,
        ends=RETURNED,
        writes=(Verdict.RETURNED,),
        who="核稿人、签发人",
        undone="拟稿人改好再送",
        needs=(Need.REASON,),
    ),
    StageStep(
        "收回拟稿",
        begins=_ON_THE_WAY,
        ends=str(Stage.DRAFTING),
        writes=(Verdict.TAKEN_BACK,),
        who="拟稿人",
        undone="拟稿人再送",
        when="拿回来再改",
    ),
)
ON_DESK = tuple(step for step in STEPS if step.when)  # those of the desk


def step_named(name: str) -> StageStep:
    """Return a step by its name."""
    return next(step for step in STEPS if step.name == name)


def step_for(verdict: Verdict, state: str) -> StageStep | None:
    """Return the step that a verdict makes from a state, None if it makes none."""
    steps = (step for step in STEPS if step.writes == (verdict,) and state in step.begins)
    return next(steps, None)


def why_no_step(verdict: Verdict, state: str) -> str:
    """Return why a verdict makes no step from a state, and what to do first."""
    match verdict:
        case Verdict.PASSED | Verdict.RETURNED if state == RETURNED:
            return "已经退回，等拟稿人改好再送"
        case Verdict.PASSED | Verdict.RETURNED if state in _BEING_WRITTEN:
            return "还在拟稿，没有送审；请先在桌面上送核稿"
        case Verdict.PASSED if state == Stage.SENT:
            return "已经发出，不再阅稿"
        case Verdict.PASSED if state == SIGNED:
            return "已经签发过了，文字没有再改"
        case Verdict.SENT if state != Stage.SENT:
            return _NOT_TO_BE_SENT[state]
        case Verdict.TO_CHECK if state != Stage.CHECKING:
            return f"已经到了“{state}”；要重新核稿，先收回"
        case Verdict.TO_SIGN if state == Stage.SENT:
            return "已经发出；要重新签发，先收回"
    ends = next(step.ends for step in STEPS if step.writes == (verdict,))
    return f"已经在“{ends}”了"


_NOT_TO_BE_SENT = {
    RETURNED: "退回以后还没有改好再送",
    Stage.DRAFTING: "还在拟稿，没有签发；纸面签发的，先记为已签",
    Stage.CHECKING: "还在核稿，没有签发；纸面签发的，先记为已签",
    Stage.SIGNING: "送签了，还没有签发；纸面签发的，先记为已签",
    RESIGN: "签发以后文字改过，要重新签发",
}
