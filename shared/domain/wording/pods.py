"""Logs in a chat: pods' states worth knowing first, then their last lines; or an analysis of them.

How an analysis is worded belongs in `analysis`: it comes here as text.
"""

from collections.abc import Mapping
from typing import Any

from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
FENCE = "```"  # around lines of a log, none of which may end it
SHOWN_LINES = 50  # a chat answer is read, not parsed; the result holds the rest
ORDINARY_STATES = frozenset({"running", "completed"})


def tell_logs(facts: Facts, _language: str) -> str:
    """Return an analysis that is text already, in the language that was asked for."""
    return str(facts.get("analysis") or facts.get("summary", ""))


def tell_pods(facts: Facts, language: str) -> str:
    """Return the answer as text: container states, then the last SHOWN_LINES lines."""
    lines = _states(facts, language)
    logs = [str(line).replace(FENCE, "'''") for line in facts.get("logs", ())]
    pod = facts.get("pod_name")
    where = phrase(language, "of_pod", pod=pod) if pod else ""
    if logs:
        key = "log_lines" if len(logs) > 1 else "one_log_line"
        lines += [phrase(language, key, count=min(len(logs), SHOWN_LINES), where=where)]
        lines += [FENCE, *logs[-SHOWN_LINES:], FENCE]
        if len(logs) > SHOWN_LINES:
            lines.append(phrase(language, "more_lines", count=len(logs) - SHOWN_LINES))
    else:
        key = "lines_unknown" if facts.get("status") == "unknown" else "no_lines"
        lines.append(phrase(language, key, where=where))
    if count := facts.get("redactions"):
        lines.append(phrase(language, "redacted", count=count))
    return "\n".join(lines)


def _states(facts: Facts, language: str) -> list[str]:
    told: list[str] = []
    for pod in facts.get("pods", ()):
        if _is_worth_telling(pod) and (line := _state(pod, language)) not in told:
            told.append(line)
    return told


def _is_worth_telling(pod: Facts) -> bool:
    state = str(pod.get("state", "")).lower()
    return bool(pod.get("restarts") or pod.get("reason")) or state not in ORDINARY_STATES


def _state(pod: Facts, language: str) -> str:
    code, restarts = pod.get("exit_code"), pod.get("restarts")
    return phrase(
        language,
        "container_state",
        container=pod.get("container"),
        pod=pod.get("pod"),
        state=pod.get("state"),
        reason=f" ({pod['reason']})" if pod.get("reason") else "",
        exit_code="" if code is None else phrase(language, "exit_code", code=code),
        restarts=_restarts(restarts or 0, language),
    )


def _restarts(count: int, language: str) -> str:
    if count > 1:
        return phrase(language, "restarts", count=count)
    return phrase(language, "restarted_once") if count else ""
