"""The .docx that came back, with its tracked changes and comments: nothing is resolved yet."""
