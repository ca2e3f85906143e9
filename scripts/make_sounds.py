"""Write the table of sounds used by the rules of words, from pypinyin (not needed to run the program).

    pip install pypinyin && python scripts/make_sounds.py

A line is a syllable without tone, and the characters of GB 2312 read so; their usual reading only.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

_TABLE = Path(__file__).parents[1] / "src/replydesk/reply/rules/words/sounds.txt"


def _characters() -> list[str]:
    """Return the 6,763 characters of GB 2312."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [row.decode("gb2312", "ignore") for row in rows]


def main() -> None:
    """Write the table."""
    read: dict[str, list[str]] = defaultdict(list)
    for character in filter(None, _characters()):
        read[lazy_pinyin(character)[0]].append(character)
    head = "# Syllables without tone, and the characters read so: by scripts/make_sounds.py from pypinyin.\n"
    lines = (f"{syllable} {''.join(found)}\n" for syllable, found in sorted(read.items()))
    _TABLE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
