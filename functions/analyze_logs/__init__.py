"""The `analyze_logs` function: what is wrong in a log, computed from its digest, then explained."""
