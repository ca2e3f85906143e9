"""The draft that a copy was made from, as it was sent out, and the places in it."""
