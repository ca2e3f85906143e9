"""A returned copy as a draft: what was changed is typed, all else stays as it was."""
