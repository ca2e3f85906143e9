"""Finds the points in an original: what it asks for, one by one, not its reasons. Pure."""
