"""Past replies (旧复) on the screen: similar ones, and what is taken over from them."""
