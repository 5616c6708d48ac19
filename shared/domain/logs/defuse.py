"""Text of a log made harmless for a model and a page: still readable, no longer an instruction.

Chat models give some tokens a meaning of their own (whose turn it is), and a page gives it to code
fences. Each gets one character that breaks it. Invisible characters and secrets are taken out
before, in `clean` and `redact`.
"""

import re

from shared.domain.logs.clean import clean

BREAK = "\u00b7"  # a middle dot: seen by a reader, unknown to every template
_TEMPLATE_TOKENS = re.compile(
    r"<(?=\|[^|<>\n]{1,64}\|>)|\|(?=>)"  # <|im_start|>, <|eot_id|>
    r"|\[(?=/?(?:INST|SYS|SYSTEM|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|IMG)\])"
    r"|<(?=<?/?(?:SYS|s|system|user|assistant|tool_call|tool_response|think|human)>)"
    r"|<(?=(?:start|end)_of_turn>|bos>|eos>|pad>|unk>)",
    re.IGNORECASE,
)
# Whose turn it is, in plain words. A line may well begin with "user:", but seldom holds it inside.
_ROLE = re.compile(
    r"(^\W{0,4}(?:user|tool|instructions?)"
    r"|(?:^|[\s\"'>#])(?:system|assistant|human|developer))"
    r"(\s*(?:prompt|message|override)?\s*):(?=\s|$)",
    re.IGNORECASE,
)
_FENCE = re.compile(r"(`{3,}|~{3,})")


def defuse(text: str) -> str:
    """Return one line of a log in which nothing speaks to a model or ends a code block."""
    text = clean(text)
    if "|" in text or "[" in text or "<" in text:
        text = _TEMPLATE_TOKENS.sub(lambda found: found[0] + BREAK, text)
    if ":" in text:
        text = _ROLE.sub(rf"\1\2{BREAK}:", text)
    if "``" in text or "~~" in text:
        text = _FENCE.sub(lambda found: "'" * len(found[0]), text)
    return text
