"""Errors whose text is a message for a clerk, with the remedy."""

from __future__ import annotations


class UserError(Exception):
    """A message for a clerk: the problem and the remedy."""


class UsageError(UserError):
    """A wrong command line; the program exits with 2."""


class DiskError(UserError):
    """A refusal of the operating system: the file, and the remedy."""
