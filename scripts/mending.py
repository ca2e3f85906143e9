"""The number of bad line ends in the samples and in varied replies, before and after mending."""

from __future__ import annotations

from tests.support.replies import SAMPLES, starter_stock, varied

from replydesk.desk import desk_folder
from replydesk.draft.model import MENDED, Draft, Key
from replydesk.reply.reply import make_reply
from replydesk.reply.rules.printed.pages import bad_breaks

VARIED = 40


def main() -> None:
    """Print the two counts."""
    drafts = [*(desk_folder.read_draft(path).draft for path in SAMPLES), *map(varied, range(VARIED))]
    before = sum(map(_bad, drafts))
    after = sum(_bad(draft.with_field(Key.MENDING, MENDED)) for draft in drafts)
    print(f"{len(drafts)} replies: {before} lines end badly, {after} once mended")


def _bad(draft: Draft) -> int:
    return len(bad_breaks(make_reply(draft, starter_stock()).pages))


if __name__ == "__main__":
    main()
