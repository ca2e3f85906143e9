"""Originals as people and systems make them: odd forms, lines and encodings. All words are our own."""
