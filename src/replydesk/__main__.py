"""`python -m replydesk` is the same program as `replydesk`."""

import sys

from replydesk.cli.program import program

sys.exit(program())
