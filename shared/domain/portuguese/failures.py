"""Why something could not be asked, as `shared.clients` and the functions say it.

What another system said of itself is quoted behind a colon and stays in its own language.
"""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # whom
        "Prometheus at {url}": "Prometheus em {url}",
        "Ollama at {url}": "Ollama em {url}",
        "Kubernetes at {url}": "Kubernetes em {url}",
        "S3 bucket {name} at {url}": "bucket S3 {name} em {url}",
        "S3 bucket {name}": "bucket S3 {name}",
        "the Agent-SRE server": "o servidor Agent-SRE",
        # health
        "{where} answers queries": "{where:said} responde a consultas",
        "version {version}": "versão {version}",
        "the {function} function": "a função {function}",
        "version {version}, model {model}": "versão {version}, modelo {model}",
        # silence
        "{where} cannot be reached": "{where:said} está inacessível",
        "{where} cannot be reached, says a proxy": "{where:said} está inacessível, diz um proxy",
        "{where} broke the connection": "{where:said} derrubou a conexão",
        "{where} did not accept a connection in time": "{where:said} não aceitou a conexão a tempo",
        "{where} did not answer in time": "{where:said} não respondeu a tempo",
        "{where} did not answer in time, says a proxy": "{where:said} não respondeu a tempo, diz "
        "um proxy",
        "{where} did not answer within {seconds} s": "{where:said} não respondeu em {seconds} s",
        "no answer within {seconds} s": "sem resposta em {seconds} s",
        "no answer from {source} within {seconds} s": "sem resposta de {source} em {seconds} s",
        "it took too long": "demorou demais",
        "{where} gave up: {why}": "{where:said} desistiu: {why:quoted}",
        "the {function} function did not answer in time": "a função {function} não respondeu a "
        "tempo",
        "not read whole within {seconds} s": "a leitura não terminou em {seconds} s",
        # refusals
        "{where} refused: {why}": "{where:said} recusou: {why:quoted}",
        "{where} refused our credentials ({code})": "{where:said} recusou nossas credenciais "
        "({code})",
        "{where} refused the credentials ({code})": "{where:said} recusou as credenciais ({code})",
        "{where}: no credentials were found": "{where:said}: nenhuma credencial foi encontrada",
        "{where} does not accept our credentials": "{where:said} não aceita nossas credenciais",
        "{where} has too many requests": "{where:said} está com requisições demais",
        "{where} is not ready": "{where:said} não está pronto",
        "{where} ended the TLS connection; it may require another client "
        "certificate": "{where:said} encerrou a conexão TLS; talvez exija outro certificado de "
        "cliente",
        "Kubernetes says: {why}": "o Kubernetes diz: {why:quoted}",
        "Kubernetes does not allow our service account this{needed}": "o Kubernetes não permite "
        "isso à nossa service account{needed:said}",
        ": it needs {permission}": ": falta {permission:said}",
        "'{verb}' on '{resource}'{place}": "'{verb}' em '{resource}'{place:said}",
        " in namespace '{namespace}'": " no namespace '{namespace}'",
        " in all namespaces": " em todos os namespaces",
        "namespace '{namespace}' is not one of ALLOWED_NAMESPACES": "o namespace '{namespace}' não "
        "está em ALLOWED_NAMESPACES",
        # a model's room
        "no text": "nenhum texto",
        "{where} read only {read} tokens of a longer prompt": "{where:said} leu só {read} tokens "
        "de um prompt maior",
        "{where} had no room left to answer after {read} tokens": "{where:said} ficou sem espaço "
        "para responder depois de {read} tokens",
        "the prompt does not fit in the {most} tokens of {model}": "o prompt não cabe nos {most} "
        "tokens de {model}",
        # nonsense
        "{where} sent an answer that cannot be read": "{where:said} enviou uma resposta ilegível",
        "{where} sent an answer that is not JSON": "{where:said} enviou uma resposta que não é "
        "JSON",
        "{where} sent JSON of another shape": "{where:said} enviou um JSON com outro formato",
        "{where} sent JSON that is no query result": "{where:said} enviou um JSON que não é "
        "resultado de consulta",
        "{where} sent JSON that is no list of names": "{where:said} enviou um JSON que não é "
        "lista de nomes",
        "{where} answered {code} with something that is no query result": "{where:said} respondeu "
        "{code} com algo que não é resultado de consulta",
        "{where} redirects elsewhere, perhaps to a login; redirects are not "
        "followed": "{where:said} redireciona para outro lugar, talvez um login; "
        "redirecionamentos não são seguidos",
        "{where} has no query API there; check PROMETHEUS_URL": "{where:said} não tem API de "
        "consulta ali; confira PROMETHEUS_URL",
        "{where} has too much to say to this": "{where:said} tem resposta demais para isso",
        "{where} has more than {megabytes} MB to say to this question": "{where:said} tem mais de "
        "{megabytes} MB de resposta para esta pergunta",
        "{where} sent a list of {resource} without items": "{where:said} enviou uma lista de "
        "{resource} sem itens",
        "{where} sent a web page in place of a log": "{where:said} enviou uma página web em vez de "
        "um log",
        "{where} sent something that is none of its {resource}": "{where:said} enviou algo que não "
        "é um de seus {resource}",
        "{where} sent more than {size} KiB": "{where:said} enviou mais de {size} KiB",
        "{where} told no version": "{where:said} não informou a versão",
        "{where} does not speak as a Kubernetes API ({code})": "{where:said} não fala como uma API "
        "do Kubernetes ({code})",
        "{where} is not Ollama": "{where:said} não é o Ollama",
        "{where} is not S3": "{where:said} não é S3",
        "{where} has no such document": "{where:said} não tem esse documento",
        "{where} holds a document that is too large": "{where:said} guarda um documento grande "
        "demais",
        "{where}: the document was written by somebody else": "{where:said}: o documento foi "
        "escrito por outro",
        "the {function} function sent more than {size} MiB": "a função {function} enviou mais de "
        "{size} MiB",
        "the {function} function answered {code} without a readable reason": "a função {function} "
        "respondeu {code} sem um motivo legível",
        "{where} answered {code} without a result": "{where:said} respondeu {code} sem resultado",
        "{where} speaks no version of MCP that we speak": "{where:said} não fala nenhuma versão do "
        "MCP que falamos",
        "the Agent-SRE server's answer is too large": "a resposta do servidor Agent-SRE é grande "
        "demais",
        "what is kept of this conversation is {why}": "o que está guardado desta conversa é "
        "{why:said}",
        "no conversation": "algo que não é uma conversa",
        "of a version that this one does not know": "de uma versão que esta não conhece",
        "an unforeseen failure; its request id is in the log": "uma falha imprevista; o id da "
        "requisição está no log",
        # settings
        "there is no tool named {name}": "não há ferramenta chamada {name}",
        "S3_BUCKET is not set": "S3_BUCKET não está definido",
        "S3_BUCKET is not set: conversations are kept in the process": "S3_BUCKET não está "
        "definido: as conversas ficam no processo",
        "PROMETHEUS_CA_FILE cannot be read": "PROMETHEUS_CA_FILE não pôde ser lido",
        "the token for Prometheus is not one line of ASCII": "o token do Prometheus não é uma "
        "linha ASCII",
        "Kubernetes cannot be asked: give KUBERNETES_API_URL or KUBECONFIG, or run in a pod with a "
        "service account token": "não há como consultar o Kubernetes: defina KUBERNETES_API_URL ou "
        "KUBECONFIG, ou rode em um pod com token de service account",
        "the Kubernetes token file cannot be read": "o arquivo do token do Kubernetes não pôde ser "
        "lido",
        "the Kubernetes token is not one line of ASCII": "o token do Kubernetes não é uma linha "
        "ASCII",
        "the service account's ca.crt cannot be read": "o ca.crt da service account não pôde ser "
        "lido",
        "KUBECONFIG names no file that exists": "KUBECONFIG aponta para um arquivo que não existe",
        "the kubeconfig (KUBECONFIG, else ~/.kube/config)": "o kubeconfig (KUBECONFIG, senão "
        "~/.kube/config)",
        "{file} cannot be read as YAML": "{file:said} não pôde ser lido como YAML",
        "{file} holds no configuration": "{file:said} não tem configuração",
        "{file} lacks the {kind} of its current context": "falta em {file:said} o {kind} do "
        "contexto "
        "atual",
        "the credential plugin of {file} gave no credentials": "o plugin de credenciais de "
        "{file:said} "
        "não deu credenciais",
        "the credential plugin of {file} did not answer in time": "o plugin de credenciais de "
        "{file:said} não respondeu a tempo",
        "the credentials of {file} cannot be loaded": "as credenciais de {file:said} não puderam "
        "ser "
        "carregadas",
        "{file} uses '{key}', which is not supported": "{file:said} usa '{key}', que não é "
        "suportado",
        "{file} has no server URL for its current context": "{file:said} não tem a URL do "
        "servidor do "
        "contexto atual",
        "the certificates of {file} cannot be read": "os certificados de {file:said} não puderam "
        "ser "
        "lidos",
    }
)
