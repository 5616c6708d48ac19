"""How bad a message is by its own words, for lines whose header states no level.

Words are graded as operators read them, and weighed with what stands around them: `0 errors`,
`error=null` and `error handler registered` name no error. Headers belong in `formats`.
"""

import re

from shared.domain.logs.digested import LEVELS, Level
from shared.domain.logs.formats.record import BY_LETTER, level_named

_READ_CHARS = 2_000
_STATED_CHARS = 96  # a level further behind is part of what is said

_FATAL = r"""
    fatal(?:ly)? | panic(?:ked)? | emergency | segfault | segmentation\ fault | sig(?:segv|abrt|bus)
  | core\ dumped | out\ of\ memory | oom[ -_]?kill(?:ed|er|ing)? | stack\ overflow
"""
_ERROR = r"""
    errors? | err(?=[:=]) | exceptions? | traceback | critical | severe
  | fail(?:s|ed|ing|ures?)? | cannot | can't | could(?:\ not|n't) | unable\ to | can\ ?not
  | refused | denied | forbidden | unauthori[sz]ed | unreachable | unavailable
  | timed\ out | (?:deadline|quota|limit)\ exceeded | abort(?:ed|ing)
  | crash(?:ed|es|ing|loopbackoff)?
  | (?:err)?imagepull(?:backoff)? | back-off | evict(?:ed|ing|ion) | corrupt(?:ed|ion)?
  | deadlock(?:ed)?
  | no\ space\ left | no\ such\ (?:host|file|device|table|container|image) | no\ route\ to\ host
  | too\ many\ (?:open\ files|connections|clients) | connection\ (?:reset|closed\ unexpectedly|lost)
  | broken\ pipe | killed | (?:bad|expired|unknown|invalid)\ certificate | certificate\ has\ expired
  | violat(?:es|ed|ion) | read-?only\ (?:file|replica) | disk\ full | unrecoverable | unhandled
  | exit(?:ed|s)?(?:\ with)?(?:\ (?:status|code))?[\ :=]{1,2}-?[1-9]\d{0,2}
  | (?:status|statuscode|status_code|responded|returned|http)[\ :=]{1,2}5\d\d
"""
_WARNING = r"""
    warn(?:ings?)? | deprecat(?:ed|ion) | retry(?:ing)? | retries | attempt\ \d+\ ?(?:of|/)\ ?\d+
  | timeout | slow | throttl(?:ed|ing) | degraded | unhealthy | exceed(?:s|ed|ing)?
  | reject(?:ed|ing)?
  | dropp(?:ed|ing) | discard(?:ed|ing) | invalid | illegal | malformed | missing | stale
  | skew(?:ed)?
  | lag(?:ging)? | mismatch | unexpected(?:ly)? | conflict | expired | overload(?:ed)?
  | back(?:off|ing\ off) | interrupted | leak(?:ed|ing)? | not\ (?:found|ready|responding)
  | insufficient | starv(?:ed|ation|ing) | preempt(?:ed|ing)
"""
# Parts of the words above: a line with none of them is let go without a pattern.
_GATE = (
    "abort", "attempt", "back", "cannot", "can't", "can not", "certif", "conflict", "corrupt",
    "could", "crash", "critic", "deadl", "denied", "deprec", "discard", "disk", "dropp", "dump",
    "emerg", "err", "evict", "exce", "exit", "expir", "fail", "fatal", "fault", "forbid", "full",
    "handled", "illegal", "insuff", "interrupt", "invalid", "kill", "lag", "leak", "limit", "lost",
    "malform", "memory", "mismatch", "missing", "no such", "no space", "no route", "not ",
    "oom", "overfl", "overload", "panic", "pipe", "preempt", "pull", "quota", "read", "refuse",
    "reject", "reset", "respond", "retr", "return", "segf", "severe", "sig", "skew", "slow",
    "stale", "starv", "status", "http", "throttl", "time", "too many", "traceb", "unable",
    "unauth", "unavail", "unexp", "unhealth", "unreach", "unrecov", "violat", "warn",
)  # fmt: skip
_NAMED = (
    rf"(?<![\w/.-])(?:(?P<fatal>{_FATAL})|(?P<error>{_ERROR})|(?P<warning>{_WARNING}))(?![\w-])"
)
_EXCEPTION = (
    r"(?<![\w/])(?:[A-Za-z]\w{0,60}[.:]{1,2}){0,12}\w{0,80}[a-z](?:Exception|Error|Failure)(?!\w)"
)

_NAMES = ("error", "exception", "failure")

_QUALIFIED = (
    r"(?:(?:any|critical|fatal|further|i/o|known|major|more|network|new|other|parse|serious|syntax"
    r"|test|validation)\ )?"
)
# What takes a word back before it, and behind it.
_TAKEN_BACK = (
    rf"(?:\b(?:no|not|never|without|zero|non|if|on|upon|avoid|prevent|free\ of|(?<![\d.,])0)[\ -]"
    rf"|n't\ ){_QUALIFIED}$"
)
_NIL = (
    r"(?:null|nil|none|<nil>|false|undefined|ok|no(?=$|[,;)}\]])|0+(?:\.0+)?%?|\"\"|''|\[\]|\{\}|-)"
    r"(?![\w.])"
)
_TAKES_BACK = rf"""
    ["']?\s?(?:\w{{0,12}}\s?)[=:]\s?["']?{_NIL}
  | ["']?=(?:[\s,;}})]|$)
  | \s(?:rate|ratio|count|code|budget|total)s?\s?(?:is|of|[=:])?\s?0(?![\d.]*[1-9])
  | \s\(?(?:null|nil|none|<nil>|0)(?![\w.])
  | [\ -](?:handl(?:er|ing)|report(?:er|ing)|logg(?:er|ing)|logs?\b|pages?\b|budget|track|boundar
    |recover(?!ed)|threshold|correct|polic|detect|counter|metric|callback|hook|channel|listener
    |middleware|inject|toleran|domain|section|path\b|free|safe|fast|interval|window|mode\b)
  | \.(?:class|java|html?|go|py|js|ts|log|rb|php|css|txt|md|conf)\b
"""
_SETTING = r"\s?[=:]|\s(?:set|is|of|to\s\d|\d|after|limit|value)"  # `timeout=30s` is no timeout
_SETTINGS = frozenset({"timeout", "retry", "retries", "backoff"})
_AROUND_CHARS = 40

_WORDS = "TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|PANIC|EMERG"
_STATED_GATE = (
    "ERR", "WARN", "INFO", "DEBUG", "TRACE", "NOTICE", "FATAL", "CRIT", "SEVERE", "PANIC", "EMERG",
    "[", "<", "evel", "EVEL", "lvl", "LVL", "everity", "EVERITY",
)  # fmt: skip
_STATED = (
    rf"(?:^|[\s|\[(<])(?P<word>{_WORDS})(?=[\s|\])>:,]|$)"
    rf"|[\[<](?P<boxed>(?i:{_WORDS}))[\]>]"
    r"|(?<![\w.])(?i:level|lvl|severity|loglevel)[\"']?[=:]\s?[\"']?(?P<field>\w{1,12})"
    r"|^(?P<letter>[VDIWEF])/[\w.-]{1,64}"
)


def level_of(message: str) -> Level:
    """Return the level that a message states, or else the worst that its words imply."""
    return stated_level(message) or implied_level(message)


def stated_level(message: str) -> Level:
    """Return the level that the beginning names as such: `ERROR`, `[warn]`, `level=info`."""
    head = message[:_STATED_CHARS]
    if head[1:2] != "/" and not any(map(head.__contains__, _STATED_GATE)):
        return ""
    for found in re.finditer(_STATED, head):
        if level := _stated(message, found):
            return level
    return ""


def implied_level(message: str) -> Level:
    """Return the worst level that the message's words imply, "" when they name no trouble."""
    text = message[:_READ_CHARS]
    lowered = text.lower()
    if not any(map(lowered.__contains__, _GATE)):
        return ""
    named = re.compile(_NAMED, re.VERBOSE)
    levels: set[Level] = {
        _level(found) for found in named.finditer(lowered) if _counts(lowered, found)
    }
    if any(map(lowered.__contains__, _NAMES)):
        named_so = re.finditer(_EXCEPTION, text)
        levels.update("error" for found in named_so if _counts(lowered, found))
    return min(levels, key=LEVELS.index) if levels else ""


def _stated(message: str, found: re.Match[str]) -> Level:
    word = found["word"] or found["boxed"] or found["field"]
    level = level_named(word) if word else BY_LETTER[found["letter"]]
    end = found.end("word") if found["word"] else found.end()
    return "" if _is_taken_back(message, found.start() + 1, end) else level


def _level(found: re.Match[str]) -> Level:
    return level_named(found.lastgroup or "")


def _counts(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + _AROUND_CHARS]
    if found[0] in _SETTINGS and re.match(_SETTING, after):
        return False
    return not _is_taken_back(text, found.start(), found.end())


def _is_taken_back(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _AROUND_CHARS) : start].lower()
    after = text[end : end + _AROUND_CHARS].lower()
    return bool(
        re.search(_TAKEN_BACK, before, re.VERBOSE) or re.match(_TAKES_BACK, after, re.VERBOSE)
    )
