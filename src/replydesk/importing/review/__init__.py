"""Review copies that came back: what was changed and remarked in them, by whom, and what is taken of it."""
