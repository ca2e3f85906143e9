"""The CPU time of judging a draft after a keystroke, and of the products for many recipients.

The draft is the longest sample with 40 proposers; its unit sends one letter to all (同函) or one each (分送).
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from dataclasses import replace

from bench_letters import PLACE, longest_draft, typed_into
from tests.support.processor_time import milliseconds

from replydesk.draft.model import Draft, Key
from replydesk.export.outputs import Product, products
from replydesk.layout.lay_out import lay_out
from replydesk.letter.model import Letter
from replydesk.letter.print_options import JointForm
from replydesk.reply.judged import judge
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock

RECIPIENTS, KEYS, EXPORTS = 40, 150, 30
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"


def main() -> None:
    """Print the table."""
    draft = longest_draft().with_field(Key.PROPOSERS, tuple(f"{name}某某" for name in SURNAMES))
    alone = draft.with_field(Key.PROPOSERS, draft.names(Key.PROPOSERS)[:1])
    each, together = (_stock(draft, form) for form in (JointForm.EACH, JointForm.TOGETHER))
    runs = (_keys(alone, together), _keys(draft, together), _keys(draft, each))
    one, same, apart = (statistics.median(taken) for taken in zip(*_alternately(runs), strict=True))
    print(f"\n{'a full judgement per key':<52}{'ms':>8}{'ratio':>16}")
    print(f"{'one proposer':<52}{one:>8.2f}")
    print(f"{f'{RECIPIENTS} proposers, 同函':<50}{same:>8.2f}")
    print(f"{f'{RECIPIENTS} proposers, 分送 (≤ 1.5 × 同函)':<48}{apart:>8.2f}{apart / same:>16.2f}")
    _print_products(draft, each)


def _print_products(draft: Draft, stock: Stock) -> None:
    """Print the time of the products for many recipients, and of laying out their letters alone."""
    reply = make_reply(draft, stock)
    made = products(reply, stock).made
    exports: list[Callable[[], object]] = [lambda: products(reply, stock)]
    again: list[Callable[[], object]] = [lambda: _lay_out_again(made)]
    runs = (exports * EXPORTS, again * EXPORTS)
    whole, layouts = (statistics.median(taken) for taken in zip(*_alternately(runs), strict=True))
    print(f"{f'products of {RECIPIENTS} (≤ 2 × their layouts)':<52}{whole:>8.2f}{whole / layouts:>16.2f}")
    print(f"{'their layouts':<52}{layouts:>8.2f}")


def _stock(draft: Draft, form: JointForm) -> Stock:
    """Return the starter stock, with another form of joint reply for the draft's unit."""
    profile = replace(PLACE.stock.profile(draft), joint_form=form)
    return replace(PLACE.stock, profiles={profile.name: profile})


def _keys(draft: Draft, stock: Stock) -> list[Callable[[], object]]:
    """Return the judgements after each of some keystrokes, as calls."""
    states = [typed_into(draft, number + 1) for number in range(KEYS)]
    return [lambda state=state: judge(state, stock) for state in states]  # type: ignore[misc]


def _lay_out_again(made: Iterable[Product]) -> None:
    """Lay out the letters of some products as if they had just been composed."""
    for each in made:
        letter = each.pages.letter
        lay_out(Letter(letter.blocks, letter.unfilled, letter.names), each.pages.setup)


def _alternately(runs: Iterable[list[Callable[[], object]]]) -> list[tuple[float, ...]]:
    """Return the CPU times (ms) of several lists of calls, made in turn."""
    return [tuple(map(milliseconds, turn)) for turn in zip(*runs, strict=True)]


if __name__ == "__main__":
    main()
