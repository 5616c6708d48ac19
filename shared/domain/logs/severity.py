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
    r"oom-?kill|out ?of ?memory|cannot allocate|\bpanic\b|segfault|segmentation fault|core dump"
    r"|\bsig(?:segv|kill|abrt|bus)\b|crash-?loop|back-?off|\bevict|no space left|disk (?:is )?full"
    r"|quota|read-?only|no such host|name resolution|connection (?:refused|reset|closed by)"
    r"|deadline exceeded|too many|x509|certificate|\btls\b|unauthori[sz]ed|forbidden"
    r"|(?:permission|access) denied|authentication fail|deadlock|corrupt|nullpointer|unhandled"
    r"|uncaught|traceback|stack ?overflow|failed to pull|manifest unknown|mountvolume|unschedul"
    r"|insufficient|not ?ready|unhealthy|\bprobe\b|exit(?:ed)? (?:with )?(?:code|status)"
    r"|statuscode|throttl|rate limit|limit exceeded|split.?brain|quorum|unreachable|no route to"
    r"|broken pipe|circuit breaker|unavailable|overflow|leak|exhaust|fail(?:ing|ed)? ?over"
    r"|\bcordon|dead.?letter|prematurely|replicas available|\bsig(?:nal|term)\b"
    r"|leader election|lost (?:lease|leader|quorum|connection)|[\ue000-\ue009]"
)
_GENERAL = (
    r"fail|error|exception|\bfatal|\babort|\bdenied|reject|\bkill|crash|time(?:d|s)? ?-?out|invalid"
    r"|illegal|\bcannot|\bcan.?t\b|could ?n[o']t|could not|\bunable|missing|not found|no such"
    r"|\blost\b|severed|mismatch|expir|\bbad\b|broken|violat|exceed|refus|unexpected|\bfault"
    r"|\bnot (?:a|be|have|responding|running|fully|permitted|supported|allowed)\b|break-in"
    r"|\blag(?:s|ged|ging)?\b|\bskew|\bpaus(?:e|ed)\b|\battempts?\b.{0,12}\bof\b|degrad|backlog"
    r"|saturat|stale|stuck|starv|overload|pressure|conflict|roll(?:ed|ing)? ?back|heartbeat"
    r"|too (?:long|slow|large|old|big|late)|longer than|fall(?:ing|s|en)? (?:back|behind)"
    r"|\bslow query|revok|rebalanc|growing|keep(?:ing)? up|stepp?(?:ed|ing)? down|hit ratio"
    r"|disk usage|\bswap\b|packet loss|giv(?:ing|en|e) up|gave up|memory available"
    r"|high (?:load|latency|memory|cpu)"
)
_SYMPTOMS = (
    r"\bbehind\b|\bslow|retr(?:y|ies)|\bfull\b|\bdrop|delay|\bwarn|\brestart|\bhung\b|\bhang"
    r"|block(?:ed|ing) for|deprecat|evacuat|preempt|drain|unknown|shut(?:ting)? ?down|terminat"
    r"|cancel|suspend|disabled|\bheap\b|waiting for|threshold|latency|\btook\b|\bqueue|\blimit"
    r"|usage|duplicat|skipp|ignor|orphan|disconnect|closed|\bdown\b|\bloss\b|not "
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
