"""Generated replies that answer the points of a suggestion, with what answers which."""
