"""A file parted into its letters, and a letter on one line into its lines."""
