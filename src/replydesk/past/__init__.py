"""The unit's past replies: an index of them, upkeep, search. Never a source of truth: files are."""
