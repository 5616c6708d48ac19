"""The `jamie_chat` function: a question in words, answered from what the tools find."""
