"""Errors whose text is a message for a clerk, with the remedy."""

from __future__ import annotations


class UserError(Exception):
    """A message for a clerk: what cannot be done, and the remedy."""


class UsageError(UserError):
    """A command line that asks for what cannot be; the program exits with 2."""


class DiskError(UserError):
    """What the operating system did not allow: the file, and the remedy."""
