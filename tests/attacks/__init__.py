"""Attacks on the promises of docs/security.md, at full size; the tests try a few of each."""
