"""`python -m tests.attacks [THEME …] [--seed N]` runs all attacks, or those of some themes.

Prints the table of docs/security.md, and below it whatever broke; exits with 1 if anything did.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from tests.attacks.model import Attack

# The modules of this package that hold attacks, each with ATTACKS, in the order of docs/security.md.
THEMES: tuple[str, ...] = (
    "numbers",
    "privacy",
    "terminal",
    "foreign_files",
    "desk_files",
    "originals",
    "ending",
)


def main() -> int:
    """Run the attacks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("themes", nargs="*", metavar="THEME", help=f"of {', '.join(THEMES)}; all if none")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults: list[str] = []
    print("| theme | attack | tries | survived |\n| --- | --- | --- | --- |")
    for theme in options.themes or THEMES:
        attacks: tuple[Attack, ...] = import_module(f"tests.attacks.{theme}").ATTACKS
        for attack in attacks:
            result = attack.run(options.seed)
            print(
                f"| {theme} | {attack.kind} | {result.tries:,} | {result.tries - len(result.faults):,} |",
                flush=True,
            )
            faults += (f"{theme}, {attack.kind}: {fault}" for fault in result.faults)
    print(*faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
