"""Points (逐条): what the original asks for, one by one, with the passages that answer each. Pure."""
