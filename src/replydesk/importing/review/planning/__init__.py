"""The plan of reading a copy back: its changes, comments and clashes, and what is taken of them."""
