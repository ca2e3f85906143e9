"""The forms in which a generated letter is tried: as typed, distorted, framed by a site, as found."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.support.corpus.distort import distorted, plain
from tests.support.corpus.generate import sample
from tests.support.corpus.layouts import laid_out
from tests.support.corpus.real.letter import real_sample
from tests.support.corpus.site.page import framed
from tests.support.corpus.truth import Sample

# A letter as it should come out, and its file.
Case = tuple[Sample, bytes]


def plain_case(seed: int) -> Case:
    """Return a clean letter, one line for each paragraph."""
    made = sample(seed)
    return made, plain(made)


def distorted_case(seed: int) -> Case:
    """Return a clean letter as a wrapped, spaced, paged text."""
    made = sample(seed)
    return made, distorted(made)


def typed_case(seed: int) -> Case:
    """Return a letter with the troubles of real ones, one line for each paragraph."""
    made = real_sample(seed)
    return made, plain(made)


def framed_case(seed: int) -> Case:
    """Return such a letter between the lines of a site."""
    random = Random(f"framed {seed}")
    made, above, below = framed(random, real_sample(seed))
    return made, "\n".join([*above, plain(made).decode(), *below]).encode()


def real_case(seed: int) -> Case:
    """Return such a letter as found: mostly framed, and laid out, flattened, doubled or wrapped."""
    random = Random(f"found {seed}")
    made = real_sample(seed)
    above: list[str] = []
    below: list[str] = []
    if random.random() < 0.75:
        made, above, below = framed(random, made)
    return laid_out(random, made, above, below)


FORMS: dict[str, Callable[[int], Case]] = {
    "plain": plain_case,
    "distorted": distorted_case,
    "typed": typed_case,
    "framed": framed_case,
    "real": real_case,
}
