"""The changes of a returned copy: its stream of characters beside that of its base, in units of decision."""
