"""Comments, and clashes that nobody decided, as remarks of the draft."""
