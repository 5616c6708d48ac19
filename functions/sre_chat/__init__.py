"""The `sre_chat` function: general SRE questions, answered from entries of our own writing."""
