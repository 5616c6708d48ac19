"""Words and shapes that a model's sentence about a log may not hold, or only with proof; data.

How they are applied is in `grounding`.
"""

import re
from typing import NamedTuple

from shared.domain.logs.failures import Severity


class Ban(NamedTuple):
    """A shape that no sentence may have, and the word for it."""

    reason: str
    pattern: re.Pattern[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_COMMANDS = (
    "kubectl|oc|helm|curl|wget|sudo|systemctl|journalctl|chmod|chown|redis-cli|psql|mysql|mongosh"
    "|ssh|scp|iptables|nsenter|crictl|ctr|docker|podman|rm|kill|pkill|bash|sh|zsh|python3?|perl"
    "|node|pip3?|npm|npx|git|apt|apt-get|yum|apk|base64|eval|exec|nc|ncat|dig|nslookup|mv|dd|tar"
    "|crontab|export|source|powershell|cmd"
)
_ALWAYS = "kubectl|curl|wget|sudo|chmod|chown|redis-cli|mongosh|nsenter|crictl|apt-get|pkill|scp"
BANS = (
    Ban(
        "link",
        _any(r"\w{2,}://", r"\bwww\.", r"\]\(", r"!\[", r"\]\[", r"\b(?:data|javascript):"),
    ),
    Ban("markup", _any(r"</?[a-z!]", r"^\s*#", r"\|.*\|", r"```", r"~~~", r"&[a-z]+;|&#")),
    Ban(
        "command",
        _any(
            rf"(?<![\w./-])(?:{_ALWAYS})(?![\w.-])",
            rf"(?<![\w./-])(?:{_COMMANDS})\s+(?:-{{1,2}}\w|/\w|\$|https?:|\"|')",
            rf"`\s*(?:{_COMMANDS})\b[^`]*`",
            r"\$\(|\$\{|&&|\|\||;\s*\w+\s+-|\|\s*(?:ba)?sh\b|>\s*/",
            r"\b(?:drop|truncate|delete)\s+(?:table|database|from|namespace|pods?|deployments?)\b",
        ),
    ),
    Ban(
        "order",
        _any(
            r"\b(?:visit|contact|download|upload|click|paste|e-?mail|forward|subscribe|disable)\b",
            r"\b(?:send|enter|provide|share|reveal|print)\b.{0,40}\b(?:password|token|key|secret"
            r"|credential|result|output|data|logs?)s?\b",
            r"\b(?:visite|baixe|envie|clique|cole|desative|desabilite|informe sua)\b",
        ),
    ),
    Ban(
        "itself",
        _any(
            r"\b(?-i:I|I'm|I've|I'll)\b(?!/)|\b(?:my|we|our|meu|minhas?)\b",
            r"\b(?:instructions?|instruç(?:ão|ões)|prompt|language model|assistant|as an ai"
            r"|jailbreak|ignore|disregard|pretend|system message)\b",
            r"\b(?:ask_jamie|check_golden_signals|query_prometheus|get_pod_logs|analyze_logs"
            r"|sre_chat|incident_response|monitoring_advice|health_check|tool_calls?)\b",
        ),
    ),
)

_FINE = (
    r"\b(?:no|without|zero|any|nenhum|sem|não há) (?:\w+ ){0,2}(?:errors?|problems?|issues?"
    r"|failures?|faults?|incidents?|erros?|problemas?|falhas?)\b"
    r"|\b(?:is|are|was|were|look|looks|seem|seems|appears?|está|estão|parece) (?:\w+ ){0,2}"
    r"(?:fine|ok|okay|healthy|normal|stable|good|saudável|saudáveis|bem|estável)\b"
    r"|\ball (?:is )?(?:good|clear|well|systems)\b|\bnothing (?:is )?(?:wrong|unusual|to)\b"
    r"|\b(?:operat|work|function|runn)ing (?:\w+ )?(?:normally|properly|correctly|as expected)\b"
    r"|\b(?:safe|safely|be) (?:to )?ignored?\b|\bfalse (?:alarm|positive)\b|\bharmless\b"
    r"|\bno action\b|\bresolved\b|\brecovered\b|\btudo (?:certo|bem|ok)\b|\bseverity (?:is )?ok\b"
    r"|\bhealthy\b|\bsaudável\b|\bbenign\b|\bcan be ignored\b|\bpode ser ignorad"
)
_GRAVE = (
    r"\b(?:critical|catastroph\w+|disast\w+|outage|emergency|breach\w*|compromis\w+|hacked|fatal"
    r"|crític\w+|grav\w+|desastre|invad\w+)\b"
)
_BAD = _GRAVE + r"|\b(?:severe|crash(?:ed|es|ing)?|fail(?:ed|s|ing|ures?)|errors?|falh\w+|erros?)\b"
CONTRADICTIONS: dict[Severity, re.Pattern[str]] = {
    "ok": re.compile(_BAD, re.IGNORECASE),
    "warning": re.compile(f"{_FINE}|{_GRAVE}", re.IGNORECASE),
    "error": re.compile(
        f"{_FINE}|" + r"\b(?:catastroph\w+|disast\w+|breach\w*|hacked|invad\w+)\b", re.IGNORECASE
    ),
    "critical": re.compile(_FINE, re.IGNORECASE),
}
"""What contradicts a computed severity; quotations are taken out before."""

NUMBER_WORDS = {
    **dict.fromkeys(_words("two twice dois duas"), "2"),
    **dict.fromkeys(_words("three três"), "3"),
    **dict.fromkeys(_words("four quatro"), "4"),
    **dict.fromkeys(_words("five cinco"), "5"),
    **dict.fromkeys(_words("six seis"), "6"),
    **dict.fromkeys(_words("seven sete"), "7"),
    **dict.fromkeys(_words("eight oito"), "8"),
    **dict.fromkeys(_words("nine nove"), "9"),
    **dict.fromkeys(_words("ten dez"), "10"),
    **dict.fromkeys(
        _words(
            """
            eleven twelve twenty dozens hundreds thousands millions half majority percent
            onze doze vinte dezenas centenas milhares metade
            """
        ),
        "",  # no line of a log is proof of these
    ),
}

TECHNOLOGIES = _words(
    """
    redis postgres postgresql mysql mariadb mongodb mongo kafka rabbitmq nats elasticsearch
    opensearch cassandra etcd consul vault zookeeper memcached nginx envoy istio linkerd traefik
    haproxy cloudflare minio s3 aws azure gcp dynamodb spark hadoop hdfs spring hibernate django
    flask rails node.js nodejs java python golang rust php docker containerd calico cilium coredns
    prometheus grafana loki keycloak oauth ldap stripe paypal twilio github gitlab jenkins argo
    flannel cloudwatch datadog sentry splunk logstash filebeat fluentd windows ubuntu debian
    selinux apparmor firewall
    """
)
"""What a model likes to blame: each has to stand in the evidence."""

ORDINARY = _words(
    """
    e.g i.e etc a.m p.m and/or i/o read/write read-only back-off time-out follow-up out-of-memory
    up-to-date re-check re-start in-memory on-call long-running short-lived high-level low-level
    root-cause real-time well-known non-zero client-side server-side out-of-date built-in
    multi-line end-to-end end-of-life man-in-the-middle self-signed
    kubernetes linux dns tcp tls ssl http https tcp/ip cpu ram memory api apis json sql url urls
    jvm gc sre io ip pod pods oom id ids os sdk tls/ssl ca kubelet english portuguese
    """
)
"""Words of the trade that a sentence may hold without a line to prove them."""
