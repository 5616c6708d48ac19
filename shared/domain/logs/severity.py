"""How much a message speaks of failure: by its level, and by the words operators know.

Three grades of words, because a line of level INFO may tell more than ten errors. What kind of
failure a line is belongs in `failures`; what is shown of many, in `selection`.
"""

import functools
import re

from shared.domain.logs.digested import Level

_BY_LEVEL: dict[Level, float] = {
    "fatal": 3.0, "error": 2.5, "warning": 1.0, "info": 0.0, "debug": -0.5, "": 0.0,
}  # fmt: skip
# What a cluster, a kernel or a library says when something in particular has gone wrong.
_PARTICULAR = (
    r"oom-?kill|out ?of ?memory|cannot allocate|\bpanic\b|segfault|segmentation fault|\bsig(?:segv|"
    r"kill|abrt|bus)\b|core dump|crash-?loop|back-?off|\bevict|no space left|disk (?:is )?full"
    r"|quota|read-?only|no such host|name resolution|connection (?:refused|reset|closed by)"
    r"|deadline exceeded|too many|x509|certificate|\btls\b|unauthori[sz]ed|forbidden"
    r"|(?:permission|access) denied|authentication fail|deadlock|corrupt|nullpointer|unhandled"
    r"|uncaught|traceback|stack ?overflow|failed to pull|manifest unknown|mountvolume|unschedul"
    r"|insufficient|not ?ready|unhealthy|\bprobe\b|exit(?:ed)? (?:with )?(?:code|status)"
    r"|statuscode|throttl|rate limit|limit exceeded|split.?brain|quorum|unreachable|no route to"
    r"|broken pipe|circuit breaker|unavailable|overflow|leak|[\ue000-\ue009]"
)
_GENERAL = (
    r"fail|error|exception|\bfatal|\babort|\bdenied|reject|\bkill|crash|time(?:d|s)? ?-?out|invalid"
    r"|illegal|\bcannot|\bcan.?t\b|could ?n[o']t|could not|\bunable|missing|not found|no such"
    r"|\blost\b|severed|mismatch|expired|\bbad\b|broken|violation|exceed|refus|unexpected|fault"
    r"|\bnot (?:a|be|have|responding|running|fully|permitted|supported|allowed)\b|break-in"
)
_SYMPTOMS = (
    r"\blag|\bskew|\bbehind\b|\bslow|\bpaus|\bretr(?:y|ies)|\battempts?\b.{0,12}\bof\b|degrad"
    r"|backlog|\bfull\b|\bdrop|delay|stale|pressure|saturat|\bwarn|\brestart|overload|stuck|starv"
    r"|block(?:ed|ing) for|\bhung\b|\bhang|deprecat|evacuat|preempt|drain|lost|unknown"
    r"|shut(?:ting)? ?down|terminat|cancel|suspend|disabled|\bheap\b|memory available|waiting for"
)
_GRADES = ((3.0, _PARTICULAR), (2.0, _GENERAL), (1.0, _SYMPTOMS))


def of_level(level: Level) -> float:
    """Return how bad lines of a level are by themselves, from -0.5 to 3."""
    return _BY_LEVEL[level]


def of_words(text: str) -> float:
    """Return from 0 to 3 how much the words of a message speak of failure."""
    lowered = text.lower()
    return max((grade for grade, words in _compiled() if words.search(lowered)), default=0.0)


@functools.cache
def _compiled() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((grade, re.compile(words)) for grade, words in _GRADES)
