"""Kubernetes' own notations, read: quantities and times.

Format: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""

from datetime import datetime

SUFFIXES = {"m": 1e-3, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "k": 1e3, "M": 1e6, "G": 1e9}


def quantity(text: str) -> float:
    """Read e.g. `500m` (cores) or `256Mi` (bytes)."""
    number = text.rstrip("".join(SUFFIXES))
    suffix = text[len(number) :]
    return float(number) * (SUFFIXES[suffix] if suffix else 1)


def unix_time(stamp: str) -> float:
    """Read an RFC 3339 time as Unix seconds."""
    return datetime.fromisoformat(stamp).timestamp()
