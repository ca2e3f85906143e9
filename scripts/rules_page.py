"""Write docs/rules.md, the page of all rules: python -m scripts.rules_page docs/rules.md."""

from __future__ import annotations

import sys
from pathlib import Path

from replydesk.reply.rules.rules_page import rules_page


def main() -> None:
    """Write the page to the file named on the command line."""
    Path(sys.argv[1]).write_text(rules_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
