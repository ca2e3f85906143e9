"""`python -m replydesk` is the same program as `replydesk`."""

import os

try:
    from replydesk.cli.program import program
except KeyboardInterrupt:  # this early there is nothing to tidy up
    os._exit(130)
program()
