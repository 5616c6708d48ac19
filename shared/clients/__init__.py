"""One outside system a file; only that file imports its SDK, and its errors become ours.

A client is built from `Settings`, once a process, on the first call that needs it. What its
answers mean belongs in `shared.domain`.
"""
