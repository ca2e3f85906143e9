"""Originals as real people and systems make them: odd forms, odd lines, odd encodings. All words are our own."""
