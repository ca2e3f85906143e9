"""What was taken over from past replies (旧复): where from, and its figures until each is confirmed. Pure."""
