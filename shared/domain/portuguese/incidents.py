"""Signs, entries of the timeline and how the target was found, as `shared.domain.incidents` words.

The report's frame, its titles and remedies have both languages in their own room.
"""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # how the target was found
        "named in the request": "citado no pedido",
        "named in the description": "citado na descrição",
        "alert label {label}": "label {label} do alerta",
        "name prefix": "prefixo do nome",
        "{what} ({how})": "{what} ({how:said})",
        "{how}, pod {pod}": "{how:said}, pod {pod}",
        "{what} ({how}, pod {pod})": "{what} ({how:said}, pod {pod})",
        "{how}, by {rule}": "{how:said}, por {rule:said}",
        "{what} ({how}, by {rule})": "{what} ({how:said}, por {rule:said})",
        "nothing names it": "nada o cita",
        "named by nobody: it fares worst in the namespace": "ninguém foi citado: é o que está "
        "pior no namespace",
        "named by nobody: it fares worst in the cluster": "ninguém foi citado: é o que está "
        "pior no cluster",
        "an alert without a name": "um alerta sem nome",
        # rollouts
        "rollout of revision {number} ({name}): {changes}": "rollout da revisão {number} ({name}): "
        "{changes:listed}",
        "image {old} → {new}": "imagem {old} → {new}",
        "environment {name}": "variável de ambiente {name}",
        "command of {name}": "command do contêiner {name}",
        "args of {name}": "args do contêiner {name}",
        "resources of {name}": "resources do contêiner {name}",
        "livenessProbe of {name}": "livenessProbe do contêiner {name}",
        "readinessProbe of {name}": "readinessProbe do contêiner {name}",
        "envFrom of {name}": "envFrom do contêiner {name}",
        "nothing that the template shows": "nada que o template mostre",
        "revision {number} began at {at}": "a revisão {number} começou em {at}",
        # the timeline
        "{event} ({count} times)": "{event:quoted} ({count} vezes)",
        "container {name} of {pod} ended: {how}": "o contêiner {name} de {pod} terminou: "
        "{how:said}",
        "{how}, exit code {code}": "{how}, código de saída {code}",
        "alert {name} began": "o alerta {name} começou",
        "alert {name} was resolved": "o alerta {name} foi resolvido",
        "alert {name} fired": "o alerta {name} disparou",
        "alert {name} ended": "o alerta {name} terminou",
        "node {name} became {state}": "o nó {name} passou a {state}",
        "{status}: latency {latency}, traffic {traffic}, errors {errors}": "{status:said}: "
        "latência {latency:said}, tráfego {traffic:said}, erros {errors:said}",
        "healthy": "saudável",
        "degraded": "degradado",
        "unhealthy": "com problemas",
        "idle": "ocioso",
        "unknown": "desconhecido",
        "no data": "sem dados",
        # signs
        "pod {name} is not ready": "o pod {name} não está pronto",
        "{told} in container {name}": "{told:said} no contêiner {name}",
        "{reason} exit code {code}": "{reason}, código de saída {code:quoted}",
        "ended exit code {code}": "terminou com código de saída {code:quoted}",
        "{workload} is scaled to 0 replicas": "{workload} está escalado para 0 réplicas",
        "{ready} of {wanted} replicas are ready": "{ready} de {wanted} réplicas prontas",
        "{ready} of {wanted} replicas ready": "{ready} de {wanted} réplicas prontas",
        "service {name} selects none of {count} ready pods": "o service {name} não seleciona "
        "nenhum dos {count} pods prontos",
        "node {name} is NotReady: {message}": "o nó {name} está NotReady: {message:quoted}",
        "node {name} has {troubles}: {message}": "o nó {name} está com {troubles}: "
        "{message:quoted}",
        "claim {name} is Pending, storage class {storage}": "o PVC {name} está Pending, storage "
        "class {storage:said}",
        "none": "nenhum",
        "volume {name} is {share} full": "o volume {name} está {share} cheio",
        "quota {name} is used up: {used} of {hard}": "a quota {name} acabou: {used} de {hard}",
        "autoscaler {name} is at its maximum of {count} replicas": "o autoscaler {name} está no "
        "máximo de {count} réplicas",
        "{now} now, {before} before": "{now} agora, {before} antes",
        "{service} has {ready} of {count} pods ready{cause}": "{service} tem {ready} de {count} "
        "pods prontos{cause:said}",
    }
)
