"""Settings that decide how a letter is printed, apart from its text: sheet, format, seal, digits."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import MENDED, Draft, Key
from replydesk.layout.sheet import FONTS, SHEETS, Sheet
from replydesk.letter.print_options import Format, Seal, SignerForm
from replydesk.letter.profile import SHEET_NAMES, Profile


class Setup(NamedTuple):
    """The layout settings of a letter.

    `latin` is the face of digits and Latin letters, "" for the face of the Chinese around them; `mends`
    condenses paragraphs whose lines end badly.
    """

    sheet: Sheet = SHEETS[SHEET_NAMES[0]]
    format: Format = Format.LETTER
    seal: Seal = Seal.SEALED
    signer: SignerForm = SignerForm.BESIDE_NUMBER
    latin: str = ""
    two_sided: bool = False
    imprint_on_even_page: bool = False
    mends: bool = False


def setup_of(draft: Draft, profile: Profile) -> Setup:
    """Return the setup with which a unit prints the reply of a draft."""
    return Setup(
        SHEETS.get(profile.sheet, SHEETS[SHEET_NAMES[0]]),
        profile.format,
        profile.seal,
        profile.signer_form,
        profile.fonts.get("西文", FONTS["西文"]),
        profile.two_sided,
        profile.imprint_on_even_page,
        draft.get(Key.MENDING) == MENDED,
    )
