"""The editors of the steps, one kind to a module."""
