"""An invented draft that shows how a unit prints: it has every mark a profile decides about."""

from __future__ import annotations

from replydesk.draft.document_number import as_standard
from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.letter.facts import code_of
from replydesk.letter.kinds import SUGGESTION, Kind
from replydesk.letter.print_options import PUBLICITY
from replydesk.letter.printed_choices import SIGNER, example_class
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock

_UNIT = "本单位"
_HEADING = "加大投入，补齐设施短板"
_TEXT = "近年来，我们坚持以群众需求为导向，把这项工作列入年度重点任务，逐项推动落实。"
_ITEMS = (
    "完善政策。会同有关部门修订实施办法，明确建设、运营和监管要求。",
    "加强保障。将所需经费列入年度预算，做到专款专用。",
)


def example_stock(stock: Stock, profile: Profile) -> Stock:
    """Return a stock whose only profile is the one that is being changed."""
    return Stock(stock.phrases, {_UNIT: profile})


def example_draft(stock: Stock, profile: Profile, kind: Kind = SUGGESTION) -> Draft:
    """Return the draft of a kind of letter as a unit would write it; `stock` is its `example_stock`."""
    number = as_standard(code_of(profile, kind) or "某字", "2026", "33")
    fields = (
        (Key.UNIT, _UNIT),
        (Key.KIND, kind.name),
        (Key.SESSION, f"十四届{kind.congress}四次会议"),
        (Key.ITEM_NUMBER, "0033"),
        (Key.SUBJECT, "关于加强社区养老服务的建议"),
        (Key.FIRST_REPLY, "某字〔2026〕12号"),
        (Key.PROPOSERS, "张某某"),
        (Key.JOINT, "李某某"),
        (Key.LEAD_BODY, "某市民政局"),
        (Key.DOCUMENT_NUMBER, number),
        (Key.RESULT_CLASS, example_class(profile)),
        (Key.PUBLICITY, PUBLICITY[0]),
        (Key.SIGNER, SIGNER),
        (Key.DATE, "2026年5月29日"),
    )
    left = {Key.LEAD_BODY, Key.FIRST_REPLY} - {Key.LEAD_BODY if kind.to_lead else None, *kind.asked}
    left |= {Key.RESULT_CLASS} if kind.to_lead else set()
    items = tuple(Paragraph(text, is_item=True) for text in _ITEMS)
    draft = Draft(
        tuple((key, text) for key, text in fields if key not in left),
        sections=(Section(1, _HEADING, (Paragraph(_TEXT), *items)),),
    )
    return stock.new_draft(draft)
