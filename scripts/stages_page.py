"""Write docs/stages.md, the page of the steps of a draft: python -m scripts.stages_page docs/stages.md."""

from __future__ import annotations

import sys
from pathlib import Path

from replydesk.draft.stages_page import stages_page


def main() -> None:
    """Write the page to the file named on the command line."""
    Path(sys.argv[1]).write_text(stages_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
