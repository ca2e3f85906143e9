"""What every test shares: Hypothesis without a clock, and in CI the same examples every time."""

import os

from hypothesis import settings

settings.register_profile("replydesk", parent=settings(), deadline=None, derandomize="CI" in os.environ)
settings.load_profile("replydesk")
