"""Names of bodies: how they end, and lists of them in a sentence."""

from __future__ import annotations

import re

BODY = (  # The end of a body's name
    "[局厅委办会室府院部站所队社团处行校馆台署司]$|中心$|公司$|集团$|党组$|工商联$|妇联$|侨联$|残联$|科协$|文联$"
    "|法院$|检察院$"
)
_BODY = re.compile(BODY)
_NAMED = re.compile(f"{BODY}|银行$|军区$|大学$|联$|街道$|[镇乡]$")  # Also what only a list names
_NOT_NAMED = re.compile("有关|相关|会办|协办|主办|职能|其他")
_AUTHORITY = re.compile(
    "[局厅府委会院办社]$|办公室$|办事处$|管理处$|中心$|公司$|集团$|[总支大]队$|党组$|[妇侨残文商科]联$"
)
_PLACE = re.compile(r"会客厅$|两会$|[：:]|^[“\d]")
_SHORTEST = 3  # Longest name that is too short for a body's, in characters
_JOINTS = re.compile("、|以及|及|和|与")
_COUNTED = re.compile(r"等?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?[个家]?(?:有关|相关)?(?:单位|部门)$|等$")


def bodies_of(text: str) -> tuple[str, ...]:
    """Return the bodies a list names, () if it is no list of bodies: 县财政局、教育局及11个区政府.

    A 和 or 及 within a name (住房和城乡建设局) stays: it does not follow a body's name.
    """
    names: list[str] = []
    begin = 0
    listed = _COUNTED.sub("", text.strip())
    for joint in [*_JOINTS.finditer(listed), None]:
        end = joint.start() if joint else len(listed)
        name = listed[begin:end].strip()
        if joint and joint[0] != "、" and not (_NAMED.search(name) and _NAMED.search(listed[joint.end() :])):
            continue
        names.append(name)
        begin = joint.end() if joint else end
    return tuple(names) if names and all(map(_is_named, names)) else ()


def _is_named(name: str) -> bool:
    return bool(_NAMED.search(name)) and not _NOT_NAMED.match(name)


def is_authority(text: str) -> bool:
    """Return True if a text may be the name of a body that writes letters: no 展台, no 会客厅."""
    return len(text) > _SHORTEST and bool(_AUTHORITY.search(text)) and not _PLACE.search(text)


def is_body(text: str) -> bool:
    """Return True if a text ends as the name of a body does."""
    return bool(_BODY.search(text))
