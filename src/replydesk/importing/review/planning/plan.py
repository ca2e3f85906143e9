"""The plan of reading a review copy back, and the draft with some of its changes taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from replydesk.desk.versions import ID_DIGITS
from replydesk.draft.authorship import DraftState
from replydesk.draft.merge import Conflict, MergedDraft, merge_drafts, settle
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.base.places import place_name, place_of_paragraph, place_of_words
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.comparing.changes import resolved
from replydesk.importing.review.drafting.to_draft import BackDraft, theirs_draft
from replydesk.importing.review.model import DocComment, ReviewChange
from replydesk.importing.review.reading.returned_file import ReturnedFile
from replydesk.importing.review.remarks.from_clashes import is_kept, with_clash
from replydesk.importing.review.remarks.from_comments import (
    NotedWords,
    Returned,
    ReturnedComment,
    with_comments,
    with_note,
)
from replydesk.letter.compose import passage
from replydesk.letter.facts import DraftFacts
from replydesk.letter.recipients import first_copy
from replydesk.reply.stock import Stock
from replydesk.text.note import Note


@dataclass(frozen=True)
class ReviewPlan:
    """The content of a returned copy that is new to a draft; changes are in the order of the letter.

    `by` is who reads it back, and when; `read_before` is when the same file was read back, None if it was
    not. `was_taken` if all of it was taken then: its clashes are not noted again. `has_all` unless that was
    undone since: then the file brings nothing more, whatever was changed here.
    """

    file: ReturnedFile
    ours: Draft
    base: ReviewBase
    stock: Stock
    by: VerdictBy
    changes: tuple[ReviewChange, ...]
    returned: tuple[ReturnedComment, ...]
    notes: tuple[Note, ...]
    read_before: datetime | None = None
    was_taken: bool = False
    has_all: bool = False
    _made: dict[tuple[str, frozenset[int]], object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.file.name

    @property
    def why(self) -> str:
        """Return the reason of the version with what is taken."""
        return self.file.why

    @property
    def version(self) -> str:
        """Return the digits of the version that the copy was made from."""
        return self.file.content.version[:ID_DIGITS]

    @property
    def comments(self) -> tuple[DocComment, ...]:
        """Return the comments that are new, and those of ours that were answered or settled."""
        return tuple(each.comment for each in self.returned)

    @property
    def every(self) -> frozenset[int]:
        """Return the ids of all changes."""
        return frozenset(each.id for each in self.changes)

    @property
    def people(self) -> tuple[str, ...]:
        """Return who made changes, "" for those not tracked."""
        return tuple(dict.fromkeys(each.who for each in self.changes))

    @cached_property
    def is_read(self) -> bool:
        """Return True if the draft has all that the file brings already."""
        return self.result(self.every, {}) == self.ours

    def ids_of(self, who: str) -> frozenset[int]:
        """Return the ids of the changes of one person."""
        return frozenset(each.id for each in self.changes if each.who == who)

    def place_of_change(self, change: ReviewChange) -> Place | None:
        """Return the place of a change in the draft that was sent out."""
        words = change.before + change.removed
        return place_of_words(self.base, self.file.content, change.paragraph, words)

    def where(self, change: ReviewChange) -> str:
        """Return the place of a change as a clerk calls it: that of the paragraph it is in or behind."""
        return place_name(self.base.draft, self.place_of_change(change))

    def words_of(self, comment: DocComment) -> str:
        """Return the words that a comment is on."""
        return next((each.words for each in self.returned if each.comment is comment), "")

    def place_of_comment(self, comment: DocComment) -> Place | None:
        """Return the place that a comment was put on."""
        return (
            place_of_paragraph(self.base, self.file.content, comment.where[0].paragraph)
            if comment.where
            else None
        )

    def clashes(self, accepted: Set[int]) -> tuple[Conflict, ...]:
        """Return what was changed both in the file and in the draft."""
        return self._merged(frozenset(accepted)).conflicts

    def place_of(self, clash: Conflict) -> str:
        """Return the place of a clash as a clerk calls it."""
        return place_name(self._merged(self.every).draft, clash.place)

    def result(self, accepted: Set[int], choices: Mapping[str, str]) -> Draft:
        """Return the draft with some changes taken and all comments as remarks.

        Of a clash without a choice ours stays, and theirs becomes a remark with the proposed words.
        """
        chosen = frozenset(accepted)
        merged = self._merged(chosen)
        draft = move_anchors(self.ours, settle(merged, choices))
        draft = self._without_echoes(draft, chosen)
        taken = [each for each in self.changes if each.id in chosen]
        for conflict in merged.conflicts:
            is_known = self.was_taken or (self.read_before and is_kept(draft, conflict))
            if conflict.id not in choices and not is_known:
                draft = with_clash(draft, conflict, taken, self.by)
        states = (lambda: self._returned(chosen), lambda: self._returned(self.every), self._unchanged)
        draft = with_comments(draft, self.returned, states, self.by, self.version)
        for line in self.back(chosen).untaken:
            text = f"审阅稿里“{line}”改过，稿子里没有放它的地方，没有收进来"
            draft = with_note(draft, NotedWords(Place(Key.TITLE)), text, self.by)
        return draft

    def states(self, accepted: Set[int], choices: Mapping[str, str]) -> tuple[DraftState, ...]:
        """Return the draft as it becomes with the changes taken of one person after the other."""
        found: list[DraftState] = []
        taken: set[int] = set()
        for who in self.people:
            if own := self.ids_of(who) & accepted:
                taken |= own
                found.append(DraftState(self.result(taken, choices), who))
        return tuple(found)

    def back(self, accepted: Set[int]) -> BackDraft:
        """Return the draft that the file makes of what was sent out, with some changes taken."""
        return self._returned(frozenset(accepted)).back

    def _unchanged(self) -> Returned:
        return self._returned(frozenset())

    def _returned(self, accepted: frozenset[int]) -> Returned:
        """Return the draft that the file makes with some changes taken."""
        key = ("file", accepted)
        if key not in self._made:
            paragraphs = resolved(self.base.file, self.file.content, accepted)
            self._made[key] = Returned(theirs_draft(self.base, paragraphs), paragraphs)
        made = self._made[key]
        assert isinstance(made, Returned)
        return made

    def _merged(self, accepted: frozenset[int]) -> MergedDraft:
        if self.has_all:
            return MergedDraft(self.ours)
        key = ("merged", accepted)
        if key not in self._made:
            theirs = self.back(accepted).draft
            parts = [part for part in PASSAGES if theirs.passage(part) and not self.base.draft.passage(part)]
            base = self._with_passages(self.base.draft, parts)
            self._made[key] = merge_drafts(base, self._with_passages(self.ours, parts), theirs)
        made = self._made[key]
        assert isinstance(made, MergedDraft)
        return made

    def _with_passages(self, draft: Draft, parts: Sequence[Part]) -> Draft:
        """Return a draft with passages typed that are made of phrases: what they say can be merged."""
        for part in parts:
            if not draft.passage(part):
                facts = first_copy(DraftFacts(draft, self.stock.profile(draft)))
                draft = draft.with_passage(
                    part, passage(facts.draft, facts.profile, self.stock.phrases, part)
                )
        return draft

    def _without_echoes(self, draft: Draft, accepted: frozenset[int]) -> Draft:
        """Return the draft without passages typed that say what our phrases say."""
        theirs = self.back(accepted).draft
        for part in PASSAGES:
            typed = draft.passage(part)
            is_made = typed and not self.ours.passage(part) and theirs.passage(part)
            if is_made and typed == self._with_passages(self.ours, [part]).passage(part):
                draft = draft.with_passage(part, ())
        return draft
