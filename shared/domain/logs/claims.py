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
_CHANGES = (
    "delete|remove|drop|wipe|erase|restart|reboot|drain|roll ?back|terminate|kill|stop|shut ?down"
    "|revoke|grant|whitelist|turn off|uninstall|scale|redeploy|reinstall|patch"
)
_ALWAYS = "kubectl|curl|wget|sudo|chmod|chown|redis-cli|mongosh|nsenter|crictl|apt-get|pkill|scp"
BANS = (
    Ban(
        "link",
        _any(r"\w{2,}://", r"\bwww\.", r"\]\(", r"!\[", r"\]\[", r"\b(?:data|javascript):"),
    ),
    Ban(
        "markup", _any(r"</?[a-z!]", r"^\s*#|^L\d+\s*\|", r"\|.*\|", r"```", r"~~~", r"&[a-z]+;|&#")
    ),
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
            r"\b(?:visite|baixe|envie|clique|cole|desative|desabilite|informe sua|apague|remova"
            r"|reinicie|desligue|encerre|escale|revogue)\b",
            # Jamie only looks; what to do next was computed, and no log has a say in it.
            rf"(?:^|[,:;] |\b(?:should|must|please|then|and|can|could|have to|need to|try to"
            rf"|sure to|recommend\w* to|best to) )(?:{_CHANGES})\b",
        ),
    ),
    Ban(
        "itself",
        _any(
            r"\b(?-i:I|I'm|I've|I'll)\b(?!/)|\b(?:my|we|our|meu|minhas?)\b",
            r"\b(?:instructions?|instruç(?:ão|ões)|prompt|language model|assistant|as an ai"
            r"|jailbreak|ignore|disregard|pretend|system message|L numbers?|L-numbers?|fences?"
            r"|strangers?|(?:lines|list) of (?:evidence|numbers))\b",
            r"\b(?:ask_jamie|check_golden_signals|query_prometheus|get_pod_logs|analyze_logs"
            r"|sre_chat|incident_response|monitoring_advice|health_check|tool_calls?)\b",
        ),
    ),
)

_HARDLY = (
    r"(?:(?!not\b|no\b|never\b|longer\b|não\b|nem\b)\w+ ){0,2}"  # "not really healthy" is fine
)
GOOD_NEWS = _any(
    rf"\b(?:no|without|zero|any|nenhum|sem|não há) {_HARDLY}(?:errors?|problems?|issues?|failures?"
    r"|faults?|incidents?|concerns?|erros?|problemas?|falhas?)\b",
    rf"\b(?:is|are|was|were|looks?|seems?|appears?|está|estão|parece) {_HARDLY}(?:fine|ok|okay"
    r"|healthy|normal|stable|good|expected|saudável|saudáveis|saudavel|bem|normais|estável)\b",
    r"\ball (?:is )?(?:good|clear|well|systems)\b|\bnothing (?!listens|answers|accepts)\w+",
    r"\b(?:operat|work|function|runn)ing (?:\w+ )?(?:normally|properly|correctly|as expected)\b",
    r"\b(?:safe|safely|be|pode ser) (?:to )?ignor(?:ed?|ad[oa])\b|\bfalse (?:alarm|positive)\b",
    r"\bnot an? (?:\w+ )?(?:error|problem|issue|concern|incident)\b|\bby design\b|\bas expected\b",
    r"\b(?:only|just) (?:a )?(?:test|drill|noise|informational|simulation)\b|\btest data\b",
    r"\bno (?:action|need|reason|cause)\b|\bharmless\b|\bbenign\b|\bdon't worry\b",
    r"\b(?:has been|have been|is now|are now|was) (?:fixed|resolved|repaired)\b|\brecovered\b",
    r"\btudo (?:certo|bem|ok|normal)\b|\bseverity (?:is )?ok\b|\b(?:falso|alarme falso)\b",
)
"""What contradicts any severity but ok, in a sentence's own words or in what it quotes."""

_GRAVEST = r"\b(?:catastroph\w+|disast\w+|emergency|desastre|catástrofe)\b"
_GRAVE = rf"{_GRAVEST}|\b(?:critical|outage|fatal|crític\w+|grav\w+)\b"
_BAD = r"\b(?:severe|crash(?:ed|es|ing)?|fail(?:ed|s|ing|ures?)|errors?|falh\w+|erros?)\b"
EXAGGERATIONS: dict[Severity, re.Pattern[str]] = {
    "ok": _any(_GRAVE, _BAD),
    "warning": _any(_GRAVE),
    "error": _any(_GRAVEST),
    "critical": _any(r"(?!)"),
}
"""What says more than the computed severity; quotations are taken out before."""

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

ACCUSED = _words(
    """
    redis postgres postgresql mysql mariadb mongodb mongo kafka rabbitmq nats elasticsearch
    opensearch cassandra etcd consul vault zookeeper memcached nginx envoy istio linkerd traefik
    haproxy cloudflare minio s3 aws azure gcp dynamodb spark hadoop hdfs spring hibernate django
    flask rails node.js nodejs java python golang rust php docker containerd calico cilium coredns
    prometheus grafana loki keycloak oauth ldap stripe paypal twilio github gitlab jenkins argo
    flannel cloudwatch datadog sentry splunk logstash filebeat fluentd windows ubuntu debian
    selinux apparmor firewall
    attack attacks attacker attackers intruder malware ransomware breach breached hacked hacker
    compromised stolen leaked exploit vulnerability invasor invasão ataque malicious malicioso
    """
)
"""What a model likes to blame, or to alarm with: each has to stand in the evidence."""

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

FUNCTION_WORDS = _words(
    """
    the is was were are of to and by it this that these those has have had with for because which
    been at from after before then there since while may might probably likely check look see shows
    show says holds fails failed times as
    o os um uma do da dos das nas foi foram são com pelo pela ao não é depois vezes falhou falharam
    """
)
"""Words of English and Portuguese; a sentence without any is one that no rule here understands."""
