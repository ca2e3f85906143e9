"""Text taken over from past replies (旧复): its sources, and its figures until each is confirmed. Pure."""
