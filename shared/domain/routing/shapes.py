"""What a single word looks like: a pod's name, a workload's name, a plain word.

Where a name stands in the sentence belongs in `targets`.
"""

import re

from shared.domain.routing.stopwords import FUNCTION_WORDS
from shared.domain.routing.text import Token
from shared.domain.routing.vocabulary import KNOWN
from shared.domain.routing.words import words

MAX_NAME_CHARS = 63
"""The longest DNS label, RFC 1123."""

KINDS = words(
    """
    pod pods po deployment deploy deployments service services statefulset sts daemonset ds
    replicaset rs job jobs cronjob app
    """
)
"""What may stand before the slash in "deploy/checkout"."""

_LABEL = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?", re.ASCII)
_MEASURE = re.compile(r"v?\d[\d.,]*[a-z%]{0,8}|[pv]\d+|\d[\d.-]*|\d{4}-\d\d-\d\d.*", re.ASCII)
_ADDRESS = re.compile(r"ip(?:-\d{1,3}){4}.*")  # a node of EC2
_SAFE = "bcdfghjklmnpqrstvwxz2456789"  # Kubernetes' alphabet for generated suffixes
_OF_REPLICASET = re.compile(
    rf"(.+)-(?:(?=[a-z]*\d)[a-z0-9]{{3,10}}|[{_SAFE}]{{5,10}})-[a-z0-9]{{5}}"
)
_OF_DAEMONSET = re.compile(rf"(.+)-(?=[a-z]*\d)(?=\d*[a-z])[{_SAFE}]{{5}}")
_OF_STATEFULSET = re.compile(r"(.+)-\d{1,3}", re.ASCII)
_WORKLOAD_ENDS = ("service", "svc", "api", "server")
_PREFIXES = words(
    """
    non anti multi pre re semi cross real bem mal pos sev p on off up out in end e
    """
)
_JOINTS = words(
    """
    of to the and or me nos lhe lo la se looping like based wide related only free up end minute
    minutes hour hours day time call mortem level side ready sized out
    """
)
"""Parts that make a compound plain English or Portuguese: out-of-memory, mostra-me."""


def is_label(word: str) -> bool:
    """Tell whether the word could be a Kubernetes name or a label's value."""
    named = len(word) <= MAX_NAME_CHARS and _LABEL.fullmatch(word) is not None
    return named and _MEASURE.fullmatch(word.lower()) is None


def is_pod(word: str) -> bool:
    """Tell whether the word ends as the pods of a Deployment, DaemonSet or StatefulSet do."""
    if "-" not in word or not is_label(word):
        return False
    return workload_of(word) != word and _ADDRESS.fullmatch(word) is None


def workload_of(pod: str) -> str:
    """Return the part of a pod's name that names its workload, or the whole name."""
    for pattern in (_OF_REPLICASET, _OF_STATEFULSET, _OF_DAEMONSET):
        found = pattern.fullmatch(pod)
        if found:
            return found.group(1)
    return pod


def is_plain_name(token: Token) -> bool:
    """Tell whether a word that nothing marks as a name could be one."""
    unknown = len(token.text) > 1 and token.key not in KNOWN and " " not in token.key
    return unknown and is_label(token.text)


def is_slot_name(token: Token) -> bool:
    """Tell whether a word beside "namespace" or "container" could be its name."""
    return is_label(token.text) and token.key not in FUNCTION_WORDS and " " not in token.key


def is_shaped_name(token: Token) -> bool:
    """Tell whether the word names a workload wherever it stands: payments-api, cartservice."""
    if not is_plain_name(token):
        return False
    word = token.text.lower()
    if "-" in word:
        first, *rest = word.split("-")
        return first not in _PREFIXES and _JOINTS.isdisjoint(rest)
    return word.endswith(_WORKLOAD_ENDS) and word not in _WORKLOAD_ENDS
