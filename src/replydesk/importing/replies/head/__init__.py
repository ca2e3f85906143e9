"""What stands above the text of a letter."""
