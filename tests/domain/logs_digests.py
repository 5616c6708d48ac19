"""Digests made by hand, so that what follows from one is tested apart from how it is made."""

from typing import Any

from shared.domain.logs.digested import Digest, Stack, Template


def template(text: str, *, line: int = 1, **more: Any) -> Template:
    """A kind of line that was seen once unless `more` says otherwise."""
    fields: dict[str, Any] = {
        "id": f"t{line}",
        "template": text,
        "count": 1,
        "level": "error",
        "first_line": line,
        "last_line": line,
        "first_at": "2026-11-20T10:00:01Z",
        "last_at": "2026-11-20T10:04:00Z",
        "example": text,
        "example_line": line,
        "reason": "severity",
    }
    return Template(**{**fields, **more})


def stack(exception: str, *, line: int = 1, **more: Any) -> Stack:
    """A trace that was seen once unless `more` says otherwise."""
    fields: dict[str, Any] = {
        "id": f"s{line}",
        "language": "java",
        "exception": exception,
        "message": "",
        "frames": ("com.acme.Cart.total", "com.acme.Checkout.pay"),
        "fingerprint": "f1",
        "count": 1,
        "first_line": line,
        "last_line": line,
        "first_at": "",
        "last_at": "",
    }
    return Stack(**{**fields, **more})


def digest(*parts: Template | Stack, lines: int = 100, **more: Any) -> Digest:
    """A digest that holds these."""
    templates = tuple(part for part in parts if isinstance(part, Template))
    levels = dict.fromkeys(("fatal", "error", "warning", "info", "debug", ""), 0)
    for one in templates:
        levels[one.level] += one.count
    fields: dict[str, Any] = {
        "lines": lines,
        "templates_total": len(templates),
        "tokens": 100,
        "templates": templates,
        "stacks": tuple(part for part in parts if isinstance(part, Stack)),
        "levels": levels,
        "first_at": "2026-11-20T10:00:00Z",
        "last_at": "2026-11-20T10:05:00Z",
        "redactions": 0,
        "warnings": (),
    }
    return Digest(**{**fields, **more})
