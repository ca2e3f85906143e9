"""How many lines of the samples and of varied replies end badly, and how many once mended."""

from __future__ import annotations

from tests.replies import SAMPLES, office, varied

from replydesk import desk
from replydesk.draft import MENDED, Draft, Key
from replydesk.office import make_reply
from replydesk.pagecheck import bad_breaks

VARIED = 40


def main() -> None:
    """Print the two counts."""
    drafts = [*(desk.read_draft(path).draft for path in SAMPLES), *map(varied, range(VARIED))]
    before = sum(map(_bad, drafts))
    after = sum(_bad(draft.with_field(Key.MENDING, MENDED)) for draft in drafts)
    print(f"{len(drafts)} replies: {before} lines end badly, {after} once mended")


def _bad(draft: Draft) -> int:
    return len(bad_breaks(make_reply(draft, office()).pages))


if __name__ == "__main__":
    main()
