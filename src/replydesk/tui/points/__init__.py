"""The points of a suggestion (逐条) and the passages that answer them, on the screen."""
