"""Our English sentences have their Portuguese: every one that the source can make."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import shared
from shared.domain.portuguese import translated
from shared.domain.portuguese.catalogue import ROOMS
from tests.support.sentences import sentences

ROOT = Path(shared.__file__).parents[1]
# Where code words what a person may read in a chat; what has both languages by itself is not here.
SPEAKING = (
    "shared/domain/signals/{request_rules,resource_rules,verdict,dialects}",
    "shared/domain/promql/{mistakes,oversights,complaints,absence,kinds,groups,scraping,repair}",
    "shared/domain/promql/{times,parsing}",
    "shared/domain/incidents/{states,measures,timeline,sayings,survey,overview,target,wording,alerts}",
    "shared/domain/monitoring/{wording,signals,runtimes,stores,cluster}",
    "functions/prometheus_query/{main,summary,discover,plan}",
    "functions/pod_logs/{find,findings,choose,answer,read,grep}",
    "functions/incident_response/{investigate,inventory,overview,question,asked}",
    "functions/monitoring_advice/{service,topic}",
    "functions/health/{main}",
    "functions/jamie_chat/{memory,conversations}",
    "shared/clients/{prometheus,prometheus_sdk,prometheus_answers,prometheus_metadata,http}",
    "shared/clients/{kubernetes,kubernetes_access,kubernetes_answers,kubeconfig}",
    "shared/clients/{ollama,siblings,storage,mcp}",
)
# Words of the kubelet and of the parser, which are looked for, and names of spans.
NOT_OURS = {
    "previous terminated container",
    "unknown function",
    "invalid promql query",
    "word by model",
    "choose by model",
}
WITHIN_SENTENCES = (
    (
        (
            "7% of requests were refused (4xx, most of them 429), threshold 5% (rate "
            "limited: is the service saturated?)"
        ),
        (
            "7% das requisições foram recusadas (4xx, a maioria 429), limite 5% (rate limit: "
            "o serviço está saturado?)"
        ),
    ),
    (
        "2 pods (a-1, a-2) are stuck in CrashLoopBackOff, threshold 1",
        "2 pods (a-1, a-2) sem sair de CrashLoopBackOff, limite 1",
    ),
    (
        ("no series of 'cart' in namespace 'shop'; found in namespace eu; services there: a, b"),
        (
            "nenhuma série de 'cart' no namespace 'shop'; encontrado no namespace eu; "
            "serviços por lá: a, b"
        ),
    ),
    (
        ("rollout of revision 31 (cart-1): image a:1 → a:2, environment DB_HOST, args of cart"),
        (
            "rollout da revisão 31 (cart-1): imagem a:1 → a:2, variável de ambiente DB_HOST, "
            "args do contêiner cart"
        ),
    ),
    (
        (
            "2 series: a over 1h from 1 to 2, lowest 1, highest 2; b over 1h from 3 to 4, "
            "lowest 3, highest 4; and 5 more."
        ),
        (
            "2 séries: a em 1h, de 1 a 2, mínimo 1, máximo 2; b em 1h, de 3 a 4, mínimo 3, "
            "máximo 4; e mais 5."
        ),
    ),
    (
        (
            "cart-1/app was restarted 3 times; its last run ended with Error (exit code 1) "
            "at 2025-10-09T12:00:00Z, saying: no such host; previous=auto shows its log"
        ),
        (
            "cart-1/app reiniciou 3 vezes; a última execução terminou com Error (código de "
            "saída 1) em 2025-10-09T12:00:00Z, dizendo: no such host; previous=auto mostra o "
            "log dela"
        ),
    ),
    (
        (
            "Kubernetes does not allow our service account this: it needs 'list' on 'pods' "
            "in namespace 'shop'"
        ),
        (
            "o Kubernetes não permite isso à nossa service account: falta 'list' em 'pods' "
            "no namespace 'shop'"
        ),
    ),
)
PAIRS = [pair for room in ROOMS for pair in room.SENTENCES.items()]


def modules() -> Iterator[Path]:
    for row in SPEAKING:
        folder, _, names = row.partition("/{")
        yield from (ROOT / folder / f"{name}.py" for name in names.rstrip("}").split(","))


def places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


@pytest.mark.parametrize("module", [*modules()], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sentence_in_the_source_has_its_portuguese(module):
    said = [one for one in sentences(module) if one not in NOT_OURS]

    # What follows on a name, as "Prometheus at … is not ready", is looked up behind one.
    unknown = [one for one in said if not (is_known(one) or is_known(f"⟨name⟩ {one}"))]

    assert unknown == []


def is_known(sentence: str) -> bool:
    return translated(sentence, "pt") != sentence


def test_the_sentences_of_a_module_are_found(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        '"""A docstring of words."""\n'
        "raise Failure(where, f'{where} is not ready')\n"
        "told = f'{count} pods are {how if how else \"not there\"}, ' 'threshold 1'\n"
        "query = 'sum by (pod) (up)'\n"
        "pattern = re.compile('one two')\n"
    )

    assert list(sentences(module)) == [
        "⟨0⟩ is not ready",
        "⟨0⟩ pods are ⟨2⟩, threshold 1",
        "not there",
    ]


def test_both_languages_have_the_same_places():
    assert [one for one, other in PAIRS if places(one) != places(other)] == []


def test_no_sentence_is_translated_twice():
    english = [sentence for sentence, _ in PAIRS]

    assert sorted(set(english)) == sorted(english)


def test_a_sentence_finds_its_own_portuguese_with_what_stands_in_its_places():
    for english, portuguese in PAIRS:
        values = {name: f"x{place}" for place, name in enumerate(places(english))}

        assert translated(english.format(**values), "pt") == plain(portuguese).format(**values)


def plain(template: str) -> str:
    """Return a template that quotes what stands in its places."""
    for kind in (":said", ":listed", ":quoted"):
        template = template.replace(f"{kind}}}", "}")
    return template


@pytest.mark.parametrize(("english", "portuguese"), WITHIN_SENTENCES)
def test_sentences_within_sentences_are_translated_too(english, portuguese):
    assert translated(english, "pt") == portuguese


@pytest.mark.parametrize(
    "quoted",
    [
        "ERROR pool exhausted: no database connection after 601 ms; 6 waiting",
        "Back-off restarting failed container",
        "0/3 nodes are available: 3 Insufficient memory.",
        "",
        "; ",
    ],
)
def test_what_is_not_ours_stays_as_it_is(quoted):
    assert translated(quoted, "pt") == quoted
    assert translated(f"Kubernetes says: {quoted}", "pt") == f"o Kubernetes diz: {quoted}"
    assert translated(f"checkout: BackOff {quoted} (3 times)", "pt") == (
        f"checkout: BackOff {quoted} (3 vezes)"
    )


def test_english_loads_no_translation():
    source = (ROOT / "shared/domain/portuguese/__init__.py").read_text(encoding="utf-8")
    imports = [
        one for one in ast.parse(source).body if isinstance(one, ast.Import | ast.ImportFrom)
    ]

    assert [one.module for one in imports] == ["collections.abc"]
    assert translated("no sample", "en") == "no sample"
