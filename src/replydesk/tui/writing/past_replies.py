"""Past replies looked at from the open draft: what is asked, where taken words go, taking them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from replydesk.desk.settings import reviewer_name
from replydesk.draft.lines import DraftLine, placed_lines
from replydesk.draft.model import PASSAGES, Draft, Key, Paragraph, Part, split_names
from replydesk.draft.original import format_original
from replydesk.draft.place import Place, is_text_key, text_at
from replydesk.draft.points.reading import points_of
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy
from replydesk.letter.source_map import LetterSpot
from replydesk.past.model import PastReply
from replydesk.reply.find_replace import describe_place
from replydesk.reply.steps import step_of
from replydesk.tui.past.past_acts import PastFound, PastPlace
from replydesk.tui.past.past_screen import PastScreen
from replydesk.tui.writing import undoing
from replydesk.tui.writing.host import PastHost
from replydesk.tui.writing.same_item import original_beside

if TYPE_CHECKING:
    from replydesk.past.past import Past

_LONGEST_SUBJECT = 20  # characters of the 案由 in the title


def open_past(screen: PastHost) -> None:
    """Show past replies like the words selected, else like the suggestion of the draft."""
    acts = DraftPast(screen)

    async def closed(_: None) -> None:
        await acts.go_to_taken()

    screen.app.push_screen(PastScreen(screen.workbench.past, acts, acts.selected_words()), closed)


class DraftPast:
    """The draft on a screen, for which past replies are looked at."""

    def __init__(self, screen: PastHost) -> None:
        self._screen = screen
        self._at, self._offset = self._written_at()
        self._before: list[tuple[Draft, Place, int | None]] = []  # what it was before each taking
        self._has_taken = False

    @property
    def _draft(self) -> Draft:
        return self._screen.session.draft

    @property
    def subject(self) -> str:
        """Return the 案由 for a title, "" if there is none."""
        subject = self._draft.get(Key.SUBJECT)
        return subject[:_LONGEST_SUBJECT] + "……" * (len(subject) > _LONGEST_SUBJECT)

    def selected_words(self) -> str:
        """Return the words selected in the editor, "" if there are none."""
        found = self._screen.editor.selected(self._draft)
        if found is None or found.span is None:
            return ""
        return (text_at(self._draft, found.place) or "")[slice(*found.span)]

    def _written_at(self) -> tuple[Place, int | None]:
        """Return the text one wrote at and the offset in it; from the form, the end of the answer."""
        found = self._screen.editor.selected(self._draft)
        place = found.place if found else self._screen.editor.place()
        if not is_text_key(place.key):
            return _end_of(self._draft, len(self._draft.sections) - 1), None
        return place, found.span[1] if found and found.span else None

    # where to

    @property
    def place(self) -> PastPlace:
        """Return where taken words go."""
        return self._told(self._at)

    def places(self) -> Sequence[PastPlace]:
        """Return where they may go: where they do now, then the end of each section."""
        ends = [_end_of(self._draft, section) for section in range(-1, len(self._draft.sections))]
        return [self._told(each) for each in dict.fromkeys((self._at, *ends))]

    def _told(self, place: Place) -> PastPlace:
        return PastPlace(place, f"{describe_place(self._draft, place)}后面")

    def aim(self, place: Place) -> None:
        """Have taken words go to a place."""
        if place != self._at:
            self._at, self._offset = place, None

    # asking

    def find(self, past: Past, words: str) -> PastFound:
        """Ask for what is like words, else like the suggestion; called in a thread."""
        draft, own = self._draft, self._screen.session.path
        if words:
            return PastFound(past.to_words(words, own=own))
        original = original_beside(self._screen)
        points = tuple(each.text for each in points_of(draft))
        same = past.same_item(draft, original, own=own)
        return PastFound(past.similar(draft, original, points, own=own), same)

    # taking

    def take(self, lines: Sequence[DraftLine], reply: PastReply, *, is_sentence: bool) -> tuple[str, bool]:
        """Take lines over, as one change; return what is said, and whether it was done.

        A sentence goes into the paragraph one wrote in, all else behind it; the next goes behind this one.
        """
        screen, before = self._screen, self._draft
        by = VerdictBy(reviewer_name(screen.workbench.settings), screen.workbench.clock())
        file = reply.named_in(screen.desk.home)
        source = TakenFrom(reply.label, file, tuple(split_names(Key.PROPOSERS, reply.people)))
        splice, aimed = self._splice() if is_sentence else None, (self._at, self._offset)
        after = take_over(self._with_printed_passage(), self._at, lines, source, by, splice, self._about())
        if after == before:
            return "没有取过来：这里没有可以取的文字", False
        screen.end_merging()
        screen.edit(lambda _: after, "")
        screen.end_merging()
        self._has_taken = True
        self._before.append((before, *aimed))
        size = sum(len(each.text) for each in lines)
        self._offset = splice + size if splice is not None else None
        if splice is None:
            self._at = last_new_place(before, after) or self._at
        count = len(stale_marks(after)) - len(stale_marks(before))
        mark = f"；标了 {count} 处要核对，回稿子里按 {screen.key('draft.confirm-taken')}" if count > 0 else ""
        return f"取过来 {size} 字{mark}（{screen.key('draft.undo')} 撤销）", True

    def _about(self) -> str:
        """Return what else is known of the draft: its unit as the profile names it, its original."""
        profile, original = self._screen.judged.reply.profile, original_beside(self._screen)
        names = (profile.name, profile.short_name, profile.field_of_work, *profile.other_names)
        return "\n".join((*names, format_original(original) if original else ""))

    def _with_printed_passage(self) -> Draft:
        """Return the draft with the passage of the place typed as its chosen phrases are printed."""
        draft, key = self._draft, self._at.key
        if key not in PASSAGES or draft.passage(Part(key)):
            return draft
        blocks = self._screen.judged.reply.letter.blocks
        texts = [Paragraph(each.text) for each in blocks if each.place.key == key and each.text.strip()]
        self._at, self._offset = Place(key, -1, max(len(texts) - 1, 0)), None
        return draft.with_passage(Part(key), texts)

    def _splice(self) -> int | None:
        """Return the offset at which a sentence goes into the text of the place; None if it has none."""
        is_chosen = self._at.key in PASSAGES and not self._draft.passage(Part(self._at.key))
        text = None if self._at.is_heading or is_chosen else text_at(self._draft, self._at)
        if not text:
            return None
        return len(text) if self._offset is None else min(self._offset, len(text))

    def undo(self) -> str:
        """Undo the last change; return what was undone. The next then goes where that one went."""
        said = undoing.take_back(self._screen) or "没有可撤销的改动"
        if self._before and self._before[-1][0] == self._draft:
            _, self._at, self._offset = self._before.pop()
        elif text_at(self._draft, self._at) is None:
            self._at, self._offset = _end_of(self._draft, len(self._draft.sections) - 1), None
        return said

    async def go_to_taken(self) -> None:
        """Put the cursor behind what was taken over last."""
        if self._has_taken:
            text = text_at(self._draft, self._at) or ""
            offset = len(text) if self._offset is None else self._offset
            await self._screen.go_to(step_of(self._at.key))
            self._screen.editor.turn_to_spot(LetterSpot(self._at, offset), self._draft)


def _end_of(draft: Draft, section: int) -> Place:
    """Return the last paragraph of a section, its heading if it has none."""
    texts = draft.preamble if section < 0 else draft.sections[section].paragraphs
    first = 0 if section < 0 else -1
    return Place(Part.ANSWER, section, max(len(texts) - 1, first))


def last_new_place(before: Draft, after: Draft) -> Place | None:
    """Return the place of the last line that was added, None if none was."""
    old = [line for line, _ in placed_lines(before)]
    placed = list(placed_lines(after))
    new = [line for line, _ in placed]
    added = len(new) - len(old)
    first = _count_same(old, new)
    last = first + added - 1
    if old[first:] != new[first + added :]:  # in several places
        last = len(new) - 1 - _count_same(old[::-1], new[::-1])
    return placed[last][1] if added > 0 else None


def _count_same(one: Sequence[DraftLine], other: Sequence[DraftLine]) -> int:
    """Return how many lines are the same at the beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
