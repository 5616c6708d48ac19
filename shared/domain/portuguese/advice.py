"""What stands around advice on monitoring, as `shared.domain.monitoring` words it.

The rows on each topic are in `topics_runtimes`, `topics_stores` and `topics_cluster`.
"""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # a topic
        "{title}: what to watch (metrics of {exporter})": "{title:said}: o que observar "
        "(métricas: {exporter:said})",
        "Alerts: {names}.": "Alertas: {names:said}.",
        "I have no advice on {asked}. I know: {names}.": "Não tenho conselhos "
        "sobre {asked:said}. Conheço: {names}.",
        "that": "isso",
        # a service
        "I can't tell what {service} shows: {why}.": "Não consigo dizer o que {service} mostra: "
        "{why:said}.",
        "{service} (metrics of the dialect {dialect})": "{service} (métricas do dialeto {dialect})",
        "CPU: {cpu}, Memory: {memory}": "CPU: {cpu}, memória: {memory}",
        "What can be seen:": "O que dá para ver:",
        "Nothing can be seen of it.": "Nada dele está visível.",
        "What is missing:": "O que falta:",
        "Nothing is missing of the golden signals.": "Dos sinais de ouro não falta nada.",
        "There are no burn-rate alerts: failures cannot be told from successes.": "Não há alertas "
        "de burn rate: não dá para distinguir falhas de sucessos.",
        "Objective {slo}%{origin}: {share} of requests may fail over 30 days. Burn rates:": "SLO "
        "{slo}%{origin:said}: {share} das requisições podem falhar em 30 dias. Burn rates:",
        " (assumed; give slo to change it)": " (suposto; informe slo para mudar)",
        "- {severity}: over {ratio} fail both in {long} and in {short}": "- {severity}: mais de "
        "{ratio} falham tanto em {long} quanto em {short}",
        "Left out, no error ratio could reach them at this objective: burn rates {factors}.": ""
        "Omitidos, nenhuma taxa de erros os alcançaria com este SLO: burn rates {factors}.",
        "Services that are there: {names}.": "Serviços que existem: {names}.",
        # signals that it lacks
        "latency": "latência",
        "traffic": "tráfego",
        "errors": "erros",
        "saturation": "saturação",
        "latency percentiles": "percentis de latência",
        "requests from inside the cluster": "requisições de dentro do cluster",
        "saturation against a limit": "saturação em relação a um limit",
        "expose a counter http_requests_total with the labels method, route and code, and a "
        "histogram http_request_duration_seconds, and let Prometheus scrape it (a ServiceMonitor "
        "or PodMonitor)": "exponha um counter http_requests_total com os labels method, route e "
        "code, e um histograma http_request_duration_seconds, e deixe o Prometheus fazer o scrape "
        "(um ServiceMonitor ou PodMonitor)",
        "export durations as a histogram with a bucket at your latency objective": "exporte as "
        "durações como histograma com um bucket no seu SLO de latência",
        "put the status code on {metric} as a label, such as code": "ponha o código de status em "
        "{metric} como um label, por exemplo code",
        "let Prometheus scrape the kubelet's cAdvisor metrics and kube-state-metrics": "deixe o "
        "Prometheus fazer scrape das métricas do cAdvisor no kubelet e do kube-state-metrics",
        "set resources.requests and a memory limit on each container": "defina resources.requests "
        "e um limit de memória em cada contêiner",
        "only what comes through the ingress is counted: expose the application's own request "
        "metrics": "só é contado o que entra pelo ingress: exponha as métricas de requisições da "
        "própria aplicação",
    }
)
