"""What stands beside logs: states, what was left out, why there is no log. Of pod and log tools."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # which pods
        "there is no pod '{name}'; it was taken as {rule}": "não há pod '{name}'; foi entendido "
        "como {rule:said}",
        "{kind} '{name}' selects no pod in namespace '{namespace}'": "{kind} '{name}' não "
        "seleciona nenhum pod no namespace '{namespace}'",
        "no pod, service or workload '{name}' in namespace '{namespace}'": "nenhum pod, service ou "
        "workload '{name}' no namespace '{namespace}'",
        "{sentence}, which holds no pods": "{sentence:said}, que não tem pods",
        "near names: {names}": "nomes parecidos: {names}",
        "only the first {count} pods were looked at": "só os primeiros {count} pods foram olhados",
        "only the first {count} {resource} were looked at": "só os primeiros {count} {resource} "
        "foram olhados",
        "only the first {count} {resource} of the namespace were looked at": "só os primeiros "
        "{count} {resource} do namespace foram olhados",
        "{count} pods match; {read} were read (not ready, restarted, newest first); for the others "
        "give pod_name: {names}": "{count} pods correspondem; {read} foram lidos (primeiro os não "
        "prontos, os reiniciados, os mais novos); para os outros informe pod_name: {names}",
        "{count} logs match; {read} were read (failing, restarted first); for the others give "
        "pod_name and container: {names}": "{count} logs correspondem; {read} foram lidos "
        "(primeiro os que falham, os reiniciados); para os outros informe pod_name e container: "
        "{names}",
        "{count} logs match; {read} were read (failing, restarted first)": "{count} logs "
        "correspondem; {read} foram lidos (primeiro os que falham, os reiniciados)",
        "for the others give pod_name and container: {names}": "para os outros informe pod_name e "
        "container: {names}",
        "no container '{name}' in {where}; containers: {names}": "nenhum contêiner '{name}' em "
        "{where:said}; contêineres: {names}",
        "these pods": "estes pods",
        "sidecar not shown (give container to see it): {names}": "sidecar omitido (informe "
        "container para vê-lo): {names}",
        # states
        "{container} is {state} ({reason})": "{container} está {state} ({reason:said})",
        "{container} is {state} ({reason}): {message}": "{container} está {state} ({reason:said}): "
        "{message}",
        "no reason given": "sem motivo informado",
        "{container} was restarted {times}; its last run ended with {ending}": "{container} "
        "reiniciou {times:said}; a última execução terminou com {ending:said}",
        "{container} was restarted {times}; its last run ended with {ending}; previous=auto shows "
        "its log": "{container} reiniciou {times:said}; a última execução terminou com "
        "{ending:said}; previous=auto mostra o log dela",
        "previous=auto shows its log": "previous=auto mostra o log dela",
        "once": "uma vez",
        "{count} times": "{count} vezes",
        "{reason} (exit code {code}){more}": "{reason:said} (código de saída {code}){more:said}",
        " at {at}": " em {at}",
        " at {at}, saying: {message}": " em {at}, dizendo: {message:quoted}",
        ", saying: {message}": ", dizendo: {message:quoted}",
        # what is missing of a log
        "pod {name} was deleted while its log was read": "o pod {name} foi apagado enquanto o log "
        "era lido",
        "{container}: not read to the end, lines may be missing: {why}": "{container}: não foi "
        "lido até o fim, podem faltar linhas: {why:said}",
        "{container}: its log could not be read: {why}": "{container}: não foi possível ler o log: "
        "{why:said}",
        "{container} has no previous instance": "{container} não tem execução anterior",
        "{container} has no log: {why}": "{container} não tem log: {why:quoted}",
        "older lines exist: {names}": "há linhas mais antigas: {names}",
        "for more give tail_lines (at most {most}) or since": "para mais, informe tail_lines (até "
        "{most}) ou since",
        "{container}: too large to be read whole, lines are missing; {advice}": "{container}: "
        "grande demais para ser lido inteiro, faltam linhas; {advice:said}",
        "ask for fewer tail_lines or a shorter since": "peça menos tail_lines ou um since menor",
        "{container}: its log starts at {at}, later than the container; what was before is rotated "
        "away or was never written": "{container}: o log começa em {at}, depois do contêiner; o "
        "que veio antes foi rotacionado ou nunca foi escrito",
        "{container}: the last {shown} of {matched} lines that match; give tail_lines": ""
        "{container}: as últimas {shown} de {matched} linhas que correspondem; informe tail_lines",
        "{container}: only its newest {count} lines were searched; give since": "{container}: só "
        "as {count} linhas mais novas foram pesquisadas; informe since",
        # patterns and fields
        "/{field}: {complaint}": "/{field}: {complaint:said}",
        "body: {complaint}": "corpo: {complaint:said}",
        "takes too long on these lines; make it simpler": "demora demais nestas linhas; "
        "simplifique",
        "must not call itself": "não pode chamar a si mesma",
        "is not a regular expression: {why}": "não é uma expressão regular: {why:quoted}",
        "is not a regular expression that can be used": "não é uma expressão regular utilizável",
        "is not a name that Kubernetes allows": "não é um nome que o Kubernetes aceite",
        "must be a duration such as 15m or 1h30m, or an RFC 3339 time": "deve ser uma duração como "
        "15m ou 1h30m, ou um horário RFC 3339",
        "must be a duration from 5m to 7d, such as 1h": "deve ser uma duração de 5m a 7d, como 1h",
        "must be a Kubernetes name: lower-case letters, digits, '-' and '.'": "deve ser um nome do "
        "Kubernetes: letras minúsculas, dígitos, '-' e '.'",
        "give a description, a service_name, an alert or alerts": "informe uma descrição, um "
        "service_name, um alerta ou alertas",
    }
)
