"""Advice on what holds data, as the rows of `shared.domain.monitoring.stores` word it."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "availability": "disponibilidade",
        "the exporter answers while the server does not": "o exporter responde enquanto o servidor "
        "não responde",
        "at the limit every new client is refused": "no limite, todo cliente novo é recusado",
        "long transactions": "transações longas",
        "they hold locks and keep vacuum from cleaning": "seguram locks e impedem o vacuum de "
        "limpar",
        "cache hits": "acertos de cache",
        "a working set that no longer fits reads from disk": "um working set que não cabe mais lê "
        "do disco",
        "deadlocks and rollbacks": "deadlocks e rollbacks",
        "clients see them as errors": "os clientes os veem como erros",
        "replication lag": "atraso de replicação",
        "stale reads, and data that a failover loses": "leituras desatualizadas e dados que um "
        "failover perde",
        "MySQL and MariaDB": "MySQL e MariaDB",
        "at the limit clients are refused": "no limite, clientes são recusados",
        "running threads": "threads em execução",
        "more than cores for long means queries pile up": "mais que os núcleos por muito tempo "
        "significa queries acumuladas",
        "slow queries": "queries lentas",
        "the first sign of a lost index or plan": "o primeiro sinal de um índice ou plano perdido",
        "buffer pool misses": "falhas do buffer pool",
        "reads that go to disk": "leituras que vão ao disco",
        "members": "membros",
        "without a majority no writes": "sem maioria não há escritas",
        "milliseconds; a secondary that falls behind the oplog must copy everything anew": ""
        "milissegundos; um secundário que fica para trás do oplog precisa copiar tudo de novo",
        "by conn_type: current and available": "por conn_type: current e available",
        "above 95% requests themselves must evict pages": "acima de 95% as próprias requisições "
        "precisam descartar páginas",
        "Redis and Valkey": "Redis e Valkey",
        "at maxmemory it evicts keys or refuses writes, as its policy says": "em maxmemory ele "
        "descarta chaves ou recusa escritas, conforme a política",
        "evictions": "descartes (evictions)",
        "fine for a cache, loss of data for anything else": "normal em um cache, perda de dados em "
        "qualquer outro uso",
        "hit ratio": "taxa de acertos",
        "what misses, the database must bear": "o que falta no cache, o banco precisa aguentar",
        "clients": "clientes",
        "leaking pools end in refused connections": "pools com vazamento terminam em conexões "
        "recusadas",
        "replication and saving": "replicação e gravação",
        "a broken link or a failed save is silent until it is needed": "um link quebrado ou uma "
        "gravação que falhou fica em silêncio até fazer falta",
        "consumer lag": "lag dos consumidores",
        "growing lag is late work; divided by the consumption rate it is the delay": "lag que "
        "cresce é trabalho atrasado; dividido pela taxa de consumo é o atraso",
        "under-replicated partitions": "partições sub-replicadas",
        "one more failure may lose data or stop writes": "mais uma falha pode perder dados ou "
        "parar as escritas",
        "fewer than expected means lost capacity and copies": "menos que o esperado significa "
        "capacidade e cópias perdidas",
        "in-sync replicas": "réplicas em sincronia",
        "below min.insync.replicas producers with acks=all are refused": "abaixo de "
        "min.insync.replicas, produtores com acks=all são recusados",
        "disk of brokers": "disco dos brokers",
        "a full log directory stops the broker": "um diretório de log cheio para o broker",
        "its own rabbitmq_prometheus plugin": "seu próprio plugin rabbitmq_prometheus",
        "ready messages": "mensagens prontas",
        "work that nobody has taken yet": "trabalho que ninguém pegou ainda",
        "unacknowledged messages": "mensagens sem ack",
        "consumers that hang hold them": "consumidores travados as seguram",
        "consumers": "consumidores",
        "a queue with none only grows": "uma fila sem nenhum só cresce",
        "at the watermark publishers wait": "no watermark os publicadores esperam",
        "below its limit publishers wait": "abaixo do limite os publicadores esperam",
        "Elasticsearch and OpenSearch": "Elasticsearch e OpenSearch",
        "cluster health": "saúde do cluster",
        "red: some data can't be read; yellow: copies are missing": "red: parte dos dados não pode "
        "ser lida; yellow: faltam cópias",
        "above 85% collection takes over": "acima de 85% a coleta de lixo domina",
        "under 5% free indices become read-only": "com menos de 5% livres os índices viram somente "
        "leitura",
        "rejections": "rejeições",
        "work that the queues could not hold": "trabalho que não coube nas filas",
        "MinIO and S3 storage": "MinIO e armazenamento S3",
        "MinIO's own metrics (version 2 names)": "o próprio MinIO (nomes da versão 2)",
        "each set bears as many lost drives as it has parity": "cada conjunto suporta perder "
        "tantos "
        "drives quanto tem de paridade",
        "a node takes its drives with it": "um nó leva seus drives junto",
        "capacity": "capacidade",
        "a full set refuses writes": "um conjunto cheio recusa escritas",
        "by api: what clients see": "por api: o que os clientes veem",
        "etcd's own metrics": "o próprio etcd",
        "leader": "líder",
        "without one nothing is written": "sem ele nada é escrito",
        "leader changes": "trocas de líder",
        "a slow disk or network": "disco ou rede lentos",
        "log writes": "escritas no log (WAL)",
        "p99 should stay under 10 ms": "o p99 deve ficar abaixo de 10 ms",
        "database size": "tamanho do banco",
        "at the quota it turns read-only": "na quota ele vira somente leitura",
        "failed proposals": "propostas que falharam",
        "lost elections or a lost majority": "eleições perdidas ou maioria perdida",
    }
)
