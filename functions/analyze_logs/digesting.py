"""A log of megabytes digested and cited without keeping other requests waiting.

What a digest is, and what may be shown of a line, is in `shared.domain.logs`.
"""

import asyncio
from collections.abc import Collection, Iterator, Mapping

from shared.domain.logs.citing import cite
from shared.domain.logs.digest import MAX_TEMPLATES, MAX_TOKENS, Digester
from shared.domain.logs.digested import Digest

CHUNK_BYTES = 64 * 1024  # some hundred lines: a few milliseconds of work


async def both_digests(data: bytes, max_templates: int, max_tokens: int) -> tuple[Digest, Digest]:
    """Return what is judged and what is shown: a caller who wants to see less gets no better news.

    Asking for less than is usual costs a second reading.
    """
    judged = await digested(data, max(max_templates, MAX_TEMPLATES), max(max_tokens, MAX_TOKENS))
    if max_templates >= MAX_TEMPLATES and max_tokens >= MAX_TOKENS:
        return judged, judged
    return judged, await digested(data, max_templates, max_tokens)


async def digested(data: bytes, max_templates: int, max_tokens: int) -> Digest:
    """Return the digest of a whole log."""
    digester = Digester(max_templates=max_templates, max_tokens=max_tokens)
    for chunk in chunks(data):
        digester.feed(chunk)
        await asyncio.sleep(0)
    return await asyncio.to_thread(digester.finish)


async def cited(data: bytes, numbers: Collection[int]) -> Mapping[int, str]:
    """Return the lines of these numbers, fit for a page."""
    if not numbers:
        return {}
    return await asyncio.to_thread(cite, chunks(data), numbers)


def chunks(data: bytes) -> Iterator[bytes]:
    """Yield a log in pieces."""
    return (data[at : at + CHUNK_BYTES] for at in range(0, len(data), CHUNK_BYTES))
