"""What may be said of a tool that could not ask."""

SOURCES: dict[str, tuple[str, ...]] = {
    "check_golden_signals": ("prometheus", "metrics", "signals"),
    "query_prometheus": ("prometheus", "metrics", "query"),
    "get_pod_logs": ("kubernetes", "logs"),
    "analyze_logs": ("kubernetes", "logs"),
    "incident_response": ("events",),
}


# How a source failed, by a word of what it was told as.
HOW = {"refused": "refused", "late": "time"}


def could_not_ask(tool: str, detail: str = "") -> tuple[str, ...]:
    """Return the claims that hold when a tool got no answer."""
    unasked = (f"unasked:{source}" for source in SOURCES.get(tool, ()))
    how = tuple(claim for claim, word in HOW.items() if word in detail)
    said = (
        *how,
        "could_not_ask",
        "unreachable",
        "silent",
        "unseen:data",
        "unseen:logs",
    )
    return (*said, *(f"why:{claim}" for claim in said), "cannot_tell", *unasked)
