"""The `monitoring_advice` function: what to watch, and alert rules that are ready to apply."""
