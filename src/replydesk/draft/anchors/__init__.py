"""Anchors: stretches of a draft by their words, written in its file, found again, moved with changes."""
