"""Originals (原件): read from files and pasted text, matched to the drafts of a desk, kept beside them."""
