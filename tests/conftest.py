"""What every test shares: Hypothesis without a clock."""

from hypothesis import settings

settings.register_profile("replydesk", parent=settings(), deadline=None)
settings.load_profile("replydesk")
