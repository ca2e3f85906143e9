"""The skeleton 一条一节: a heading for each point that no passage answers yet."""

from __future__ import annotations

from replydesk.draft.model import Draft


def with_sections(draft: Draft) -> Draft:
    """Return the draft with a heading 关于……的建议。 and an empty section for each point without passages.

    They are in the points' order and tied to them; a point that is 不采纳 gets one too, as it is answered
    by its reasons. The draft itself if there is nothing to add.
    """
    return draft
