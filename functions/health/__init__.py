"""The `health` function: whether Jamie and what is behind it can be asked."""
