"""Reasons of golden signals, as `shared.domain.signals` words them."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # requests
        "{share} of requests failed ({how}), threshold {limit}": "{share} das requisições "
        "falharam ({how:said}), limite {limit}",
        "{share} of requests were refused ({how}), threshold {limit}": "{share} das requisições "
        "foram recusadas ({how:said}), limite {limit:said}",
        "gRPC server errors": "erros de servidor gRPC",
        "gRPC client errors": "erros de cliente gRPC",
        "classified as failures": "classificadas como falhas",
        "{how}, most of them {code}": "{how:said}, a maioria {code}",
        "rate limited: is the service saturated?": "rate limit: o serviço está saturado?",
        "clients gave up waiting: look at the latency": "os clientes desistiram de esperar: veja "
        "a latência",
        "{statistic} latency is {value} ms, threshold {limit} ms": "a latência {statistic:said} é "
        "de {value:said} ms, limite {limit} ms",
        "mean": "média",
        "more than {value}": "mais de {value}",
        "p95 latency is {now} ms, {factor} times the {before} ms of an hour ago, "
        "threshold {limit} times": "a latência p95 é de {now} ms, {factor} vezes os {before} ms "
        "de uma hora atrás, limite {limit} vezes",
        "the error budget of {slo}% is spent {rate} times as fast as it lasts "
        "(over {long} and {short}), threshold {limit}": "o orçamento de erro do SLO de {slo}% é "
        "gasto {rate} vezes mais rápido do que dura (em {long} e em {short}), limite {limit}",
        "0 requests in the last {window}": "0 requisições nos últimos {window}",
        "only {count} requests in the last {window}: ratios of fewer than {least} say little": "só "
        "{count} requisições nos últimos {window}: com menos de {least}, percentuais dizem pouco",
        "more than 5% of requests took longer than the histogram's last bucket, {bound} ms": "mais "
        "de 5% das requisições demoraram mais que o último bucket do histograma, {bound} ms",
        # what runs it
        "{pods} OOM-killed and restarted within 15m, threshold 1": "{pods:said} com OOM kill e "
        "reinício nos últimos 15m, limite 1",
        "1 pod ({pods}) is": "1 pod ({pods})",
        "{count} pods ({pods}) are": "{count} pods ({pods})",
        "{available} of {wanted} replicas are available, threshold {limit}": "{available} de "
        "{wanted} réplicas disponíveis, mínimo {limit}",
        "{pods} stuck in {why}, threshold 1": "{pods:said} sem sair de {why:quoted}, limite 1",
        "{restarts} within 15m, threshold {limit}": "{restarts:said} nos últimos 15m, limite "
        "{limit}",
        "1 container restart": "1 reinício de contêiner",
        "{count} container restarts": "{count} reinícios de contêiner",
        "pod {pod} uses {share} of its {resource} limit, {threshold}": "o pod {pod} usa {share} do "
        "seu limit de {resource:said}, {threshold:said}",
        "pod {pod} uses {share} of its {resource} limit, the service {total}": "o pod {pod} usa "
        "{share} do seu limit de {resource:said}, o serviço {total}",
        "{share} of the {resource} limit is used, {threshold}": "{share} do limit de "
        "{resource:said} em uso, {threshold:said}",
        "threshold {limit}": "limite {limit}",
        "memory": "memória",
        "{share} of CPU periods are throttled, threshold {limit}": "{share} dos períodos de CPU "
        "com throttling, limite {limit}",
        "{down} of {all} scrape targets are down, threshold 1": "{down} de {all} targets de scrape "
        "fora do ar, limite 1",
        "scaled to zero: 0 replicas are wanted": "escalado a zero: 0 réplicas desejadas",
        # what cannot be told
        "no request metrics: expose http_requests_total{{code}} and "
        "http_request_duration_seconds to see traffic, errors and latency": "sem métricas de "
        "requisições: exponha http_requests_total{{code}} e http_request_duration_seconds para ver "
        "tráfego, erros e latência",
        "Prometheus cannot scrape any of the service's targets": "o Prometheus não consegue fazer "
        "scrape de nenhum target do serviço",
        "the last sample is {age} old, {threshold}": "a última amostra tem {age:said}, "
        "{threshold:said}",
        "no rate can be computed over {window}, which holds fewer than 2 samples; ask with a "
        "longer window": "não dá para calcular uma taxa em {window}, que tem menos de 2 amostras; "
        "pergunte com uma janela maior",
        "no series of '{service}' in namespace '{namespace}'": "nenhuma série de '{service}' no "
        "namespace '{namespace}'",
        "found in namespace {namespaces}": "encontrado no namespace {namespaces}",
        "services there: {names}": "serviços por lá: {names}",
    }
)
