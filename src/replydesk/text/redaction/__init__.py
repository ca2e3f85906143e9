"""The finding of private text: numbers, accounts, names and addresses; `find.py` is the way in."""
