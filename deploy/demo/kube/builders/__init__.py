"""Builders of complete Kubernetes objects, one family a file; `objects` offers them all.

Objects are plain JSON-like dicts, as the wire has them. Serving them belongs to the server.
"""
