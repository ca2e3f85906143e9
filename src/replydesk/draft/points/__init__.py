"""The points (逐条) that a suggestion asks for, and the passages of the draft that answer them. Pure."""
