"""What a single line can be: a date, a body, a contact, a mark of the letter's end."""
