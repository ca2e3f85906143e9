"""The original (原件) of a draft on the screen: beside the page, and taken in from files."""
