"""Advice on databases, caches, queues and object stores, as rows."""

from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring.advice import Topic, Watch
from shared.domain.monitoring.rules import Alert
from shared.domain.routing.words import phrases

ON = "{{ $labels.instance }}"

STORES = (
    Topic(
        "postgres", "PostgreSQL",
        phrases("postgres, postgresql, pgsql, pg, banco de dados postgres"),
        "postgres_exporter (prometheus-community)",
        (
            Watch("availability", "pg_up", "the exporter answers while the server does not"),
            Watch("connections", "sum by (instance) (pg_stat_activity_count) / "
                  "on (instance) pg_settings_max_connections",
                  "at the limit every new client is refused"),
            Watch("long transactions", "pg_stat_activity_max_tx_duration",
                  "they hold locks and keep vacuum from cleaning"),
            Watch("cache hits", "sum(rate(pg_stat_database_blks_hit[5m])) / "
                  "(sum(rate(pg_stat_database_blks_hit[5m])) + "
                  "sum(rate(pg_stat_database_blks_read[5m])))",
                  "a working set that no longer fits reads from disk"),
            Watch("deadlocks and rollbacks",
                  "rate(pg_stat_database_deadlocks[5m]), rate(pg_stat_database_xact_rollback[5m])",
                  "clients see them as errors"),
            Watch("replication lag", "pg_replication_lag_seconds",
                  "stale reads, and data that a failover loses"),
        ),
        (
            Alert("PostgresDown", "pg_up == 0", "2m", "critical", f"PostgreSQL at {ON} is down."),
            Alert("PostgresConnectionsNearLimit",
                  "sum by (instance) (pg_stat_activity_count) / on (instance) "
                  "pg_settings_max_connections > 0.85", "5m", "warning",
                  f"PostgreSQL at {ON} uses over 85% of its connections."),
            Alert("PostgresReplicationLag", "pg_replication_lag_seconds > 60", "5m", "warning",
                  f"The replica {ON} is over a minute behind."),
        ),
        Reference("PostgreSQL: Monitoring database activity",
                  "https://www.postgresql.org/docs/current/monitoring.html"),
    ),
    Topic(
        "mysql", "MySQL and MariaDB", phrases("mysql, mariadb, innodb"), "mysqld_exporter",
        (
            Watch("availability", "mysql_up", "the exporter answers while the server does not"),
            Watch("connections", "mysql_global_status_threads_connected / "
                  "mysql_global_variables_max_connections", "at the limit clients are refused"),
            Watch("running threads", "mysql_global_status_threads_running",
                  "more than cores for long means queries pile up"),
            Watch("slow queries", "rate(mysql_global_status_slow_queries[5m])",
                  "the first sign of a lost index or plan"),
            Watch("buffer pool misses", "rate(mysql_global_status_innodb_buffer_pool_reads[5m])",
                  "reads that go to disk"),
            Watch("replication lag", "mysql_slave_status_seconds_behind_master",
                  "stale reads, and data that a failover loses"),
        ),
        (
            Alert("MysqlDown", "mysql_up == 0", "2m", "critical", f"MySQL at {ON} is down."),
            Alert("MysqlConnectionsNearLimit", "mysql_global_status_threads_connected / "
                  "mysql_global_variables_max_connections > 0.85", "5m", "warning",
                  f"MySQL at {ON} uses over 85% of its connections."),
        ),
        Reference("MySQL: Server status variables",
                  "https://dev.mysql.com/doc/refman/8.4/en/server-status-variables.html"),
    ),
    Topic(
        "mongodb", "MongoDB", phrases("mongodb, mongo"), "mongodb_exporter (Percona)",
        (
            Watch("availability", "mongodb_up", "the exporter answers while the server does not"),
            Watch("members", "mongodb_rs_members_health", "without a majority no writes"),
            Watch("replication lag", 'max by (set) (mongodb_rs_members_optimeDate{member_state='
                  '"PRIMARY"}) - on (set) group_right mongodb_rs_members_optimeDate{member_state='
                  '"SECONDARY"}', "milliseconds; a secondary that falls behind the oplog "
                  "must copy everything anew"),
            Watch("connections", "mongodb_ss_connections", "by conn_type: current and available"),
            Watch("cache", "mongodb_ss_wt_cache_bytes_currently_in_the_cache / "
                  "mongodb_ss_wt_cache_maximum_bytes_configured",
                  "above 95% requests themselves must evict pages"),
        ),
        (
            Alert("MongodbDown", "mongodb_up == 0", "2m", "critical", f"MongoDB at {ON} is down."),
            Alert("MongodbMemberUnhealthy", "mongodb_rs_members_health == 0", "5m", "critical",
                  "A member of a MongoDB replica set is not healthy."),
        ),
        Reference("MongoDB: Monitoring", "https://www.mongodb.com/docs/manual/administration/monitoring/"),
    ),
    Topic(
        "redis", "Redis and Valkey", phrases("redis, valkey, cache redis"), "redis_exporter",
        (
            Watch("availability", "redis_up", "the exporter answers while the server does not"),
            Watch("memory", "redis_memory_used_bytes / (redis_memory_max_bytes > 0)",
                  "at maxmemory it evicts keys or refuses writes, as its policy says"),
            Watch("evictions", "rate(redis_evicted_keys_total[5m])",
                  "fine for a cache, loss of data for anything else"),
            Watch("hit ratio", "rate(redis_keyspace_hits_total[5m]) / (rate("
                  "redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m]))",
                  "what misses, the database must bear"),
            Watch("clients", "redis_connected_clients, redis_rejected_connections_total",
                  "leaking pools end in refused connections"),
            Watch("replication and saving", "redis_master_link_up, redis_rdb_last_bgsave_status",
                  "a broken link or a failed save is silent until it is needed"),
        ),
        (
            Alert("RedisDown", "redis_up == 0", "2m", "critical", f"Redis at {ON} is down."),
            Alert("RedisMemoryNearLimit", "redis_memory_used_bytes / (redis_memory_max_bytes > 0) "
                  "> 0.9", "10m", "warning", f"Redis at {ON} uses over 90% of maxmemory."),
            Alert("RedisRejectsConnections",
                  "increase(redis_rejected_connections_total[5m]) > 0", "1m", "warning",
                  f"Redis at {ON} refuses connections."),
        ),
        Reference("Redis: INFO", "https://redis.io/docs/latest/commands/info/"),
    ),
    Topic(
        "kafka", "Kafka", phrases("kafka, consumer lag, topicos kafka"), "kafka_exporter",
        (
            Watch("consumer lag", "sum by (consumergroup, topic) (kafka_consumergroup_lag)",
                  "growing lag is late work; divided by the consumption rate it is the delay"),
            Watch("under-replicated partitions",
                  "sum(kafka_topic_partition_under_replicated_partition)",
                  "one more failure may lose data or stop writes"),
            Watch("brokers", "kafka_brokers", "fewer than expected means lost capacity and copies"),
            Watch("in-sync replicas", "kafka_topic_partition_in_sync_replica",
                  "below min.insync.replicas producers with acks=all are refused"),
            Watch("disk of brokers", "kubelet_volume_stats_available_bytes",
                  "a full log directory stops the broker"),
        ),
        (
            Alert("KafkaUnderReplicated",
                  "sum(kafka_topic_partition_under_replicated_partition) > 0", "10m", "critical",
                  "Kafka partitions have fewer copies than they should."),
            Alert("KafkaConsumerLagGrows",
                  "sum by (consumergroup, topic) (kafka_consumergroup_lag) > 1000 and "
                  "sum by (consumergroup, topic) (delta(kafka_consumergroup_lag[15m])) > 0",
                  "15m", "warning", "{{ $labels.consumergroup }} falls behind on "
                  "{{ $labels.topic }}."),
        ),
        Reference("Apache Kafka: Monitoring", "https://kafka.apache.org/documentation/#monitoring"),
    ),
    Topic(
        "rabbitmq", "RabbitMQ", phrases("rabbitmq, rabbit, amqp"),
        "its own rabbitmq_prometheus plugin",
        (
            Watch("ready messages", "sum by (queue) (rabbitmq_queue_messages_ready)",
                  "work that nobody has taken yet"),
            Watch("unacknowledged messages", "rabbitmq_queue_messages_unacked",
                  "consumers that hang hold them"),
            Watch("consumers", "rabbitmq_queue_consumers", "a queue with none only grows"),
            Watch("memory", "rabbitmq_process_resident_memory_bytes / "
                  "rabbitmq_resident_memory_limit_bytes", "at the watermark publishers wait"),
            Watch("disk", "rabbitmq_disk_space_available_bytes / "
                  "rabbitmq_disk_space_available_limit_bytes", "below its limit publishers wait"),
        ),
        (
            Alert("RabbitmqBlocksPublishers", "rabbitmq_alarms_memory_used_watermark == 1 or "
                  "rabbitmq_alarms_free_disk_space_watermark == 1", "1m", "critical",
                  f"RabbitMQ at {ON} blocks publishers."),
            Alert("RabbitmqQueueWithoutConsumer",
                  "rabbitmq_queue_messages_ready > 0 and rabbitmq_queue_consumers == 0", "10m",
                  "warning", "A RabbitMQ queue holds messages and nobody reads them."),
        ),
        Reference("RabbitMQ: Monitoring with Prometheus", "https://www.rabbitmq.com/docs/prometheus"),
    ),
    Topic(
        "elasticsearch", "Elasticsearch and OpenSearch",
        phrases("elasticsearch, opensearch, elastic"), "elasticsearch_exporter",
        (
            Watch("cluster health", 'elasticsearch_cluster_health_status{color="red"}',
                  "red: some data can't be read; yellow: copies are missing"),
            Watch("heap", 'elasticsearch_jvm_memory_used_bytes{area="heap"} / '
                  'elasticsearch_jvm_memory_max_bytes{area="heap"}',
                  "above 85% collection takes over"),
            Watch("disk", "elasticsearch_filesystem_data_available_bytes / "
                  "elasticsearch_filesystem_data_size_bytes",
                  "under 5% free indices become read-only"),
            Watch("rejections", "rate(elasticsearch_thread_pool_rejected_count[5m])",
                  "work that the queues could not hold"),
        ),
        (
            Alert("ElasticsearchRed", 'elasticsearch_cluster_health_status{color="red"} == 1', "5m",
                  "critical", "The cluster is red: some data can't be read."),
            Alert("ElasticsearchDiskLow", "elasticsearch_filesystem_data_available_bytes / "
                  "elasticsearch_filesystem_data_size_bytes < 0.15", "10m", "warning",
                  "A data node has under 15% of its disk left."),
        ),
        Reference("elasticsearch_exporter: Metrics",
                  "https://github.com/prometheus-community/elasticsearch_exporter"),
    ),
    Topic(
        "minio", "MinIO and S3 storage",
        phrases("minio, s3, object storage, armazenamento de objetos"),
        "MinIO's own metrics (version 2 names)",
        (
            Watch("drives", "minio_cluster_drive_offline_total",
                  "each set bears as many lost drives as it has parity"),
            Watch("nodes", "minio_cluster_nodes_offline_total", "a node takes its drives with it"),
            Watch("capacity", "minio_cluster_capacity_usable_free_bytes / "
                  "minio_cluster_capacity_usable_total_bytes", "a full set refuses writes"),
            Watch("errors", "rate(minio_s3_requests_5xx_errors_total[5m]) / "
                  "rate(minio_s3_requests_total[5m])", "by api: what clients see"),
            Watch("waiting requests", "minio_s3_requests_waiting_total", "saturation"),
        ),
        (
            Alert("MinioDriveOffline", "max(minio_cluster_drive_offline_total) > 0", "5m",
                  "warning", "MinIO has a drive offline."),
            Alert("MinioCapacityLow", "max(minio_cluster_capacity_usable_free_bytes) / "
                  "max(minio_cluster_capacity_usable_total_bytes) < 0.2", "15m", "warning",
                  "MinIO has under 20% of its usable capacity left."),
        ),
        Reference("MinIO: Metrics and alerts",
                  "https://min.io/docs/minio/linux/operations/monitoring/metrics-and-alerts.html"),
    ),
    Topic(
        "etcd", "etcd", phrases("etcd"), "etcd's own metrics",
        (
            Watch("leader", "etcd_server_has_leader", "without one nothing is written"),
            Watch("leader changes", "increase(etcd_server_leader_changes_seen_total[1h])",
                  "a slow disk or network"),
            Watch("log writes", "histogram_quantile(0.99, sum by (instance, le) "
                  "(rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m])))",
                  "p99 should stay under 10 ms"),
            Watch("database size", "etcd_mvcc_db_total_size_in_bytes / "
                  "etcd_server_quota_backend_bytes", "at the quota it turns read-only"),
            Watch("failed proposals", "rate(etcd_server_proposals_failed_total[15m])",
                  "lost elections or a lost majority"),
        ),
        (
            Alert("EtcdNoLeader", "etcd_server_has_leader == 0", "1m", "critical",
                  f"The etcd member {ON} has no leader."),
            Alert("EtcdSlowDisk", "histogram_quantile(0.99, sum by (instance, le) "
                  "(rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m]))) > 0.05", "10m",
                  "warning", f"etcd at {ON} writes its log in over 50 ms (p99)."),
            Alert("EtcdDatabaseNearQuota", "etcd_mvcc_db_total_size_in_bytes / "
                  "etcd_server_quota_backend_bytes > 0.85", "15m", "warning",
                  f"etcd at {ON} is over 85% of its quota."),
        ),
        Reference("etcd: Metrics", "https://etcd.io/docs/latest/metrics/"),
    ),
)  # fmt: skip
