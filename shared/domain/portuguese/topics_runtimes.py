"""Advice on what applications run in, as `shared.domain.monitoring.runtimes` words it."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "A service that answers requests": "Um serviço que responde a requisições",
        "the application's own middleware (prometheus_client, Micrometer, OpenTelemetry)": "o "
        "middleware da própria aplicação (prometheus_client, Micrometer, OpenTelemetry)",
        "percentiles: an average hides the slow tail": "percentis: a média esconde a cauda lenta",
        "gives every other figure its scale": "dá a escala de todos os outros números",
        "the share that fails, where the caller sees it": "a parcela que falha, onde o cliente a "
        "vê",
        "memory, CPU, pools and queues against their limits": "memória, CPU, pools e filas em "
        "relação aos limites",
        "dependencies": "dependências",
        "the same four, measured on the client's side": "os mesmos quatro, medidos do lado do "
        "cliente",
        "tells your fault from theirs": "separa a sua falha da falha dos outros",
        "JVM applications": "Aplicações JVM",
        "heap after collection": "heap depois da coleta",
        "a floor that rises is a leak": "um piso que sobe é vazamento",
        "time in collection": "tempo em coleta",
        "above 0.1 a tenth of the time nothing else runs": "acima de 0.1, em um décimo do tempo "
        "nada mais roda",
        "growth without end is a leak": "crescimento sem fim é vazamento",
        "connection pool": "pool de conexões",
        "requests that wait for a database connection": "requisições que esperam uma conexão com o "
        "banco",
        "requests": "requisições",
        "turn on percentiles-histogram, else there are no percentiles": "ligue "
        "percentiles-histogram, senão não há percentis",
        "Node.js applications": "Aplicações Node.js",
        "event loop lag": "atraso do event loop",
        "one busy callback delays every request": "um callback ocupado atrasa todas as requisições",
        "set --max-old-space-size below the container's limit": "defina --max-old-space-size "
        "abaixo do limit do contêiner",
        "collection": "coleta de lixo (GC)",
        "long collections are pauses": "coletas longas são pausas",
        "growth is leaked sockets or timers": "crescimento é vazamento de sockets ou timers",
        "near 1 the single thread is full, whatever the limit says": "perto de 1 a única thread "
        "está cheia, diga o limit o que disser",
        "Python applications": "Aplicações Python",
        "worker processes grow; recycle them or find the leak": "os workers crescem; recicle-os ou "
        "ache o vazamento",
        "file descriptors": "descritores de arquivo",
        "a leak ends in refused connections": "um vazamento termina em conexões recusadas",
        "near 1 a process is bound by its interpreter lock: add processes": "perto de 1 o processo "
        "está preso ao GIL: adicione processos",
        "collections": "coletas",
        "churn of objects": "rotatividade de objetos",
        "requests in progress against worker count": "requisições em andamento em relação ao "
        "número de workers",
        "with several processes use the client's multiprocess mode, else figures jump": "com "
        "vários processos use o modo multiprocess do cliente, senão os números pulam",
        "Go applications": "Aplicações Go",
        "set GOMEMLIMIT below the container's limit": "defina GOMEMLIMIT abaixo do limit do "
        "contêiner",
        "the longest pause": "a pausa mais longa",
        "GOMAXPROCS above the CPU limit burns the quota early": "GOMAXPROCS acima do limit de CPU "
        "queima a cota cedo",
        "NGINX as web server or proxy": "NGINX como servidor web ou proxy",
        "all of them; codes and times are in access logs or in NGINX Plus": "todas; códigos e "
        "tempos estão nos access logs ou no NGINX Plus",
        "connections": "conexões",
        "against worker_connections": "em relação a worker_connections",
        "dropped connections": "conexões descartadas",
        "above zero a limit was reached": "acima de zero, um limite foi atingido",
        "waiting connections": "conexões em espera",
        "idle, kept alive": "ociosas, em keep-alive",
        "Ingress controllers": "Ingress controllers",
        "ingress-nginx's own metrics": "o próprio ingress-nginx",
        "what users see, also when no pod was reached": "o que os usuários veem, mesmo quando "
        "nenhum pod foi alcançado",
        "with the client's own slowness in it": "inclui a lentidão do próprio cliente",
        "configuration": "configuração",
        "a bad object keeps every later change out": "um objeto ruim barra todas as mudanças "
        "seguintes",
        "certificates": "certificados",
        "the certificate that is really served": "o certificado que é servido de verdade",
        "Serving language models": "Servir modelos de linguagem",
        "vLLM's own metrics and the DCGM exporter; Ollama has none, so measure it at its caller": ""
        "o próprio vLLM e o DCGM exporter; o Ollama não tem nenhuma, então meça em quem o chama",
        "time to first token": "tempo até o primeiro token",
        "queue and prompt: what a user waits for": "fila e prompt: o que o usuário espera",
        "waiting requests": "requisições em espera",
        "saturation, before any error": "saturação, antes de qualquer erro",
        "full means that requests are put off": "cheio significa que requisições são adiadas",
        "{metric} (older: {former})": "{metric} (antes: {former})",
        "GPU memory": "memória da GPU",
        "a model that no longer fits runs on the processor, many times slower": "um modelo que não "
        "cabe mais roda no processador, muitas vezes mais lento",
        "empty or cut answers": "respostas vazias ou cortadas",
        "a counter of your own, by reason": "um counter seu, por motivo",
        "the model fails with status 200": "o modelo falha com status 200",
    }
)
