"""Advice on Kubernetes and what it stands on, as `shared.domain.monitoring.cluster` words it."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "Kubernetes workloads": "Workloads do Kubernetes",
        "kube-state-metrics and the kubelet's cAdvisor": "kube-state-metrics e do cAdvisor do "
        "kubelet",
        "missing replicas": "réplicas faltando",
        "capacity that is not there": "capacidade que não está lá",
        "restarts": "reinícios",
        "crashes, OOM kills, liveness probes": "quedas, OOM kills, liveness probes",
        "waiting containers": "contêineres em espera",
        "CrashLoopBackOff, ImagePullBackOff, missing configuration": "CrashLoopBackOff, "
        "ImagePullBackOff, configuração faltando",
        "memory against limits": "memória em relação aos limits",
        "at the limit the kernel kills it": "no limit o kernel mata o contêiner",
        "latency although CPU looks low": "latência mesmo com CPU aparentemente baixa",
        "autoscaler at its ceiling": "autoscaler no teto",
        "no room to grow": "sem espaço para crescer",
        "Nodes": "Nós",
        "readiness": "prontidão",
        "pods of a lost node move after five minutes": "pods de um nó perdido mudam depois de "
        "cinco minutos",
        "under pressure the kubelet evicts pods": "sob pressão o kubelet despeja pods",
        "disk space": "espaço em disco",
        "full disks stop everything; predict them": "discos cheios param tudo; preveja-os",
        "CPU pressure": "pressão de CPU",
        "the share of time in which something waits, better than load": "a fração do tempo em que "
        "algo espera, melhor que o load",
        "disk time": "tempo de disco",
        "near 1 it is busy": "perto de 1 ele está ocupado",
        "clock": "relógio",
        "certificates and signatures need it": "certificados e assinaturas dependem dele",
        "Batch jobs and CronJobs": "Jobs e CronJobs",
        "age of the last success": "idade do último sucesso",
        "the one signal that also sees runs which never began": "o único sinal que também vê "
        "execuções que nunca começaram",
        "failed jobs": "jobs que falharam",
        "after all retries": "depois de todas as tentativas",
        "running jobs": "jobs em execução",
        "one that never ends blocks the next": "um que nunca termina bloqueia o próximo",
        "duration": "duração",
        "growth towards the interval": "crescimento em direção ao intervalo",
        "Knative services": "Serviços Knative",
        "the queue-proxy's and the activator's metrics, over OpenTelemetry": "o queue-proxy e o "
        "activator, por OpenTelemetry",
        "requests and latency": "requisições e latência",
        "by kn_service_name; needs request-metrics-protocol to be set": "por kn_service_name; "
        "precisa de request-metrics-protocol definido",
        "queued requests": "requisições na fila",
        "cold starts and saturation, at the activator": "cold starts e saturação, no activator",
        "concurrency": "concorrência",
        "against the target": "em relação ao target",
        "revisions": "revisões",
        "a Service's Ready condition": "a condição Ready de um Service",
        "a revision that fails leaves the old one serving": "uma revisão que falha deixa a antiga "
        "atendendo",
        "what is not an alarm": "o que não é alarme",
        "missing pods and samples": "pods e amostras ausentes",
        "zero is a normal size here": "zero é um tamanho normal aqui",
        "DNS in the cluster": "DNS no cluster",
        "CoreDNS's own metrics": "o próprio CoreDNS",
        "failures": "falhas",
        "every service feels them": "todo serviço as sente",
        "it is added to each new connection": "soma-se a cada nova conexão",
        "what misses goes upstream": "o que não está no cache vai ao upstream",
        "bugs and bad configuration": "bugs e configuração ruim",
        "Certificates": "Certificados",
        "cert-manager and the blackbox exporter": "cert-manager e do blackbox exporter",
        "expiry, as issued": "expiração, como emitido",
        "what should be served": "o que deveria ser servido",
        "expiry, as served": "expiração, como servido",
        "what clients see: a renewed file that nobody loaded shows here": "o que os clientes veem: "
        "um arquivo renovado que ninguém carregou aparece aqui",
        "renewal that fails, weeks before it hurts": "renovação que falha, semanas antes de doer",
        "Volumes and disks": "Volumes e discos",
        "the kubelet's volume metrics": "volumes do kubelet",
        "free space": "espaço livre",
        "full volumes corrupt or stop databases": "volumes cheios corrompem ou param bancos de "
        "dados",
        "forecast": "previsão",
        "below zero it is full within four days": "abaixo de zero, enche em quatro dias",
        "many small files fill it while bytes are left": "muitos arquivos pequenos o enchem "
        "enquanto sobram bytes",
        "claims": "PVCs",
        "pods wait for them": "pods esperam por eles",
        "Kubernetes API server": "API server do Kubernetes",
        "its own metrics": "si mesmo",
        "every controller depends on it": "todo controller depende dele",
        "p99 of simple calls under 1 s": "p99 das chamadas simples abaixo de 1 s",
        "in flight": "em andamento",
        "against its limits; beyond them callers get 429": "em relação aos limites; além deles os "
        "clientes recebem 429",
        "Prometheus itself": "O próprio Prometheus",
        "0 is a target that can't be scraped": "0 é um target cujo scrape falha",
        "series": "séries",
        "memory follows them": "a memória as acompanha",
        "rules": "regras",
        "an alert that fails to evaluate is silent": "um alerta que falha na avaliação fica mudo",
        "notifications": "notificações",
        "alerts that never left": "alertas que nunca saíram",
    }
)
