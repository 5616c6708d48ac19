"""The report's fixed sentences by language: titles of hypotheses and what stands around them."""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.portuguese import filled

# Each title in English and Portuguese; {about} is a thing's name, {what} the culprit (or empty).
TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "image_pull": (
            "the image cannot be pulled: {what}",
            "a imagem não pode ser baixada: {what}",
        ),
        "missing_object": (
            "something that its pods refer to does not exist: {what}",
            "algo que seus pods referenciam não existe: {what}",
        ),
        "bad_command": (
            "its container's command cannot be executed: {what}",
            "o comando do contêiner não pode ser executado: {what}",
        ),
        "permission": (
            "the program lacks a permission: {what}",
            "falta uma permissão ao programa: {what}",
        ),
        "config_missing": (
            "the program's configuration is missing or wrong: {what}",
            "a configuração do programa falta ou está errada: {what}",
        ),
        "oom": (
            "memory runs out and the container is killed (OOM): {what}",
            "a memória acaba e o contêiner é morto (OOM): {what}",
        ),
        "crash_loop": (
            "the container keeps crashing (crash loop): {what}",
            "o contêiner não para de cair (crash loop): {what}",
        ),
        "probe_failing": (
            "its health probes fail: {what}",
            "suas sondas de saúde falham: {what}",
        ),
        "scheduling_resources": (
            "no node has room for its pods: {what}",
            "nenhum nó tem espaço para seus pods: {what}",
        ),
        "scheduling_taints": (
            "its pods do not tolerate the nodes' taints: {what}",
            "seus pods não toleram os taints dos nós: {what}",
        ),
        "scheduling_affinity": (
            "no node matches what its pods ask for (affinity, selector): {what}",
            "nenhum nó atende ao que seus pods pedem (afinidade, seletor): {what}",
        ),
        "scheduling_pvc": (
            "its pods wait for storage (PVC): {what}",
            "seus pods esperam por armazenamento (PVC): {what}",
        ),
        "quota": (
            "the namespace's quota is used up, so pods are refused: {what}",
            "a cota do namespace acabou e pods são recusados: {what}",
        ),
        "node_not_ready": (
            "the node under its pods is not ready: {what}",
            "o nó sob seus pods não está pronto: {what}",
        ),
        "node_pressure": (
            "the node under its pods is under pressure: {what}",
            "o nó sob seus pods está sob pressão: {what}",
        ),
        "dns": (
            "a host name cannot be resolved (DNS): {what}",
            "um nome de host não resolve (DNS): {what}",
        ),
        "certificate_expired": (
            "a certificate has expired: {what}",
            "um certificado expirou: {what}",
        ),
        "dependency_down": (
            "a service that it depends on is down: {what}",
            "um serviço do qual ele depende está fora: {what}",
        ),
        "dependency": (
            "a dependency does not answer, or too late: {what}",
            "uma dependência não responde, ou tarde demais: {what}",
        ),
        "disk_full": ("a disk is full: {what}", "um disco está cheio: {what}"),
        "traffic_spike": ("traffic has spiked: {what}", "o tráfego disparou: {what}"),
        "cpu_throttling": (
            "its containers are throttled at their CPU limit: {what}",
            "seus contêineres são limitados no teto de CPU: {what}",
        ),
        "latency_regression": (
            "requests are slow, the cause is not found: {what}",
            "as requisições estão lentas, a causa não foi encontrada: {what}",
        ),
        "errors": (
            "requests fail, the cause is not found: {what}",
            "requisições falham, a causa não foi encontrada: {what}",
        ),
        "bad_rollout": (
            "a bad rollout: it began with revision {what}",
            "um rollout ruim: começou com a revisão {what}",
        ),
        "scaled_down": ("it is scaled down to nothing: {what}", "está reduzido a nada: {what}"),
        "no_endpoints": (
            "its service selects none of its pods: {what}",
            "seu service não seleciona nenhum dos pods: {what}",
        ),
        "too_few_replicas": (
            "replicas are missing, the cause is not found: {what}",
            "faltam réplicas, a causa não foi encontrada: {what}",
        ),
    }
)

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "investigating": "{name} in namespace {namespace} is in trouble. Most likely: {title}.",
        "no_cause": "{name} in namespace {namespace} is in trouble, and I found no cause.",
        "healthy": "{name} in namespace {namespace} is healthy: nothing is wrong with it now.",
        "resolved": "The alerts are resolved, and {name} in namespace {namespace} is well now.",
        "unknown": "I can't tell how {name} in namespace {namespace} is doing.",
        "not_found": "I found no '{name}' {where}.",
        "amiss": "Something is amiss {where}: {first}.",
        "nothing_amiss": "Nothing is amiss {where}: {facts}.",
        "told_yet_well": "Trouble is reported, and I see none {where}: {facts}. Please name a "
        "service that suffers, and its namespace.",
        "seen_in_part": "I see nothing amiss {where}, but could not look at everything: {facts}.",
        "blind": "I can't tell how things are {where}: it could not be asked.",
        "nothing_runs": "I can't tell how things are {where}: no workload and no pod runs there.",
        "too": "Unwell too:",
        "more_too": "and {n} more.",
        "lacks": "{kind} {name} in namespace {namespace}: {ready} of {wanted} replicas are ready",
        "stray": "pod {name} in namespace {namespace}: {why}",
        "fires": "alert {name} fires",
        "fires_for": " for {subject}",
        "in_namespace": " in namespace {namespace}",
        "ails": "{name} in namespace {namespace} is {status}",
        "in_cluster": "in the cluster",
        "in_places": "in namespace {names}|in namespaces {names}",
        "places": "{n} namespace|{n} namespaces",
        "well_workloads": "{n} workload in {places} has all its replicas|{n} workloads in {places} "
        "have all their replicas",
        "well_nodes": "{n} node is ready|{n} nodes are ready",
        "no_alert": "no alert fires",
        "well_signals": "the golden signals of {names} are healthy|the golden signals of {names} "
        "are healthy",
        "idle_signals": "{names} gets no requests|{names} get no requests",
        "unmeasured": "Of {names} nothing measures requests.",
        "nothing_else": "I see nothing else amiss. Looked over: {facts}.",
        "looked_over": "Looked over: {facts}.",
        "count_workloads": "{n} workload|{n} workloads",
        "count_nodes": "{n} node|{n} nodes",
        "count_services": "golden signals of {n} service|golden signals of {n} services",
        "count_alerts": "alerts that fire",
        "confined": "Only namespace {names} was looked over: listing all namespaces is forbidden.",
        "several": "{name} runs in several namespaces ({names}); please say which is meant.",
        "left_out": "Of {n} more service the golden signals were not looked at.|Of {n} more "
        "services the golden signals were not looked at.",
        "cut_short": "Not everything was looked at: some lists were too long.",
        "and": "{first} and {last}",
        "near": "Near names: {names}.",
        "found_by": "Looked at: {how}.",
        "why": "What speaks for it:",
        "trigger": "It began at {at} with the {change}.",
        "timeline": "Timeline:",
        "also": "Also possible:",
        "cleared": "Ruled out: {names}.",
        "not_asked": "Could not be asked:",
        "next": "Next steps (they only read):",
        "remedy": "Suggestion, yours to decide: {text}",
        "runbook": "Runbook “{name}”: {text}",
        "seen": "What I looked at:",
        "likely": "very likely|likely|possible",
        "alerts": "{received} alerts came in, {distinct} of them distinct, {firing} firing: "
        "{names}.",
        "firing_yet_well": "alert {name} fires, although nothing is wrong with {target} now",
        "no_figures": "nothing measures the requests of {name}",
        "more_alerts": "{name} ({times})",
        "unexplained": "why: {title}",
    }
)
PORTUGUESE: Mapping[str, str] = MappingProxyType(
    {
        "investigating": "{name} no namespace {namespace} está com problemas. Causa mais provável: "
        "{title}.",
        "no_cause": "{name} no namespace {namespace} está com problemas, e não achei a causa.",
        "healthy": "{name} no namespace {namespace} está saudável: não há nada de errado agora.",
        "resolved": "Os alertas foram resolvidos, e {name} no namespace {namespace} está bem "
        "agora.",
        "unknown": "Não consigo dizer como está {name} no namespace {namespace}.",
        "not_found": "Não encontrei '{name}' {where}.",
        "amiss": "Há algo errado {where}: {first}.",
        "nothing_amiss": "Nada de errado {where}: {facts}.",
        "told_yet_well": "Foi relatado um problema, e não vejo nenhum {where}: {facts}. Diga o "
        "nome de um serviço que sofre, e o namespace.",
        "seen_in_part": "Não vejo nada de errado {where}, mas não pude olhar tudo: {facts}.",
        "blind": "Não consigo dizer como estão as coisas {where}: não foi possível consultar.",
        "nothing_runs": "Não consigo dizer como estão as coisas {where}: nenhum workload e nenhum "
        "pod roda ali.",
        "too": "Também não estão bem:",
        "more_too": "e mais {n}.",
        "lacks": "{kind} {name} no namespace {namespace}: {ready} de {wanted} réplicas prontas",
        "stray": "pod {name} no namespace {namespace}: {why}",
        "fires": "o alerta {name} dispara",
        "fires_for": " para {subject}",
        "in_namespace": " no namespace {namespace}",
        "ails": "{name} no namespace {namespace} está {status:said}",
        "in_cluster": "no cluster",
        "in_places": "no namespace {names}|nos namespaces {names}",
        "places": "{n} namespace|{n} namespaces",
        "well_workloads": "{n} workload em {places} está com todas as réplicas|{n} workloads em "
        "{places} estão com todas as réplicas",
        "well_nodes": "{n} nó está pronto|{n} nós estão prontos",
        "no_alert": "nenhum alerta dispara",
        "well_signals": "os sinais de ouro de {names} estão saudáveis|os sinais de ouro de {names} "
        "estão saudáveis",
        "idle_signals": "{names} não recebe requisições|{names} não recebem requisições",
        "unmeasured": "Nada mede as requisições de {names}.",
        "nothing_else": "Não vi mais nada de errado. O que foi olhado: {facts}.",
        "looked_over": "O que foi olhado: {facts}.",
        "count_workloads": "{n} workload|{n} workloads",
        "count_nodes": "{n} nó|{n} nós",
        "count_services": "sinais de ouro de {n} serviço|sinais de ouro de {n} serviços",
        "count_alerts": "alertas que disparam",
        "confined": "Só o namespace {names} foi olhado: listar todos os namespaces é proibido.",
        "several": "{name} roda em vários namespaces ({names}); diga qual deles é.",
        "left_out": "Os sinais de ouro de mais {n} serviço não foram olhados.|Os sinais de ouro de "
        "mais {n} serviços não foram olhados.",
        "cut_short": "Nem tudo foi olhado: algumas listas eram longas demais.",
        "and": "{first} e {last}",
        "near": "Nomes parecidos: {names}.",
        "found_by": "Onde olhei: {how:said}.",
        "why": "O que aponta para isso:",
        "trigger": "Começou em {at}, com o {change:said}.",
        "timeline": "Linha do tempo:",
        "also": "Também possível:",
        "cleared": "Descartado: {names}.",
        "not_asked": "Não pôde ser consultado:",
        "next": "Próximos passos (somente leitura):",
        "remedy": "Sugestão, a decisão é sua: {text}",
        "runbook": "Runbook “{name}”: {text}",
        "seen": "O que olhei:",
        "likely": "muito provável|provável|possível",
        "alerts": "Chegaram {received} alertas, {distinct} distintos, {firing} disparando: "
        "{names}.",
        "firing_yet_well": "o alerta {name} dispara, embora {target} esteja bem agora",
        "no_figures": "nada mede as requisições de {name}",
        "more_alerts": "{name} ({times})",
        "unexplained": "por quê: {title}",
    }
)
_LANGUAGES = {"en": (ENGLISH, 0), "pt": (PORTUGUESE, 1)}


def say(language: str, key: str, /, **values: object) -> str:
    """Return a sentence with its values filled in; an unknown language reads English."""
    return filled(_LANGUAGES.get(language, _LANGUAGES["en"])[0][key], values)


def title(language: str, category: str, what: str) -> str:
    """Return a category's title about a culprit."""
    place = _LANGUAGES.get(language, _LANGUAGES["en"])[1]
    return TITLES[category][place].replace("{what}", what).strip(": ")


def heading(language: str, category: str) -> str:
    """Return a category's title without a culprit, up to its colon."""
    return title(language, category, "").partition(":")[0]
