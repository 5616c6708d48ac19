"""What English words mean to the gate.

A word that stands nowhere here is not understood, and what is not understood does not go out; so a
list is widened only by words that state nothing by themselves, or whose statement is checked.
"""

METRICS = {
    "latency": "latency | latencies | response time | response times | request latency "
    "| response latency | request duration | requests are slow | slow requests",
    "latency.p50": "p50 | 50th percentile | median",
    "latency.p95": "p95 | 95th percentile",
    "latency.p99": "p99 | 99th percentile",
    "latency.mean": "mean | average | avg",
    "traffic": "traffic | request rate | throughput | request volume | rate | incoming traffic",
    "errors": "error rate | error ratio | failure rate | errors | error | failed requests "
    "| requests failed | requests have failed | requests fail | requests are failing "
    "| requests failing | requests were failing | fail | failing | failed | 5xx | server errors "
    "| return 5xx errors | returned 5xx errors | return errors | returned errors "
    "| requests result in errors | requests end in errors",
    "client_errors": "client errors | client error rate | 4xx | refused | rejected "
    "| requests were refused | requests were rejected",
    "cpu": "cpu | cpu usage | cpu utilization | cpu utilisation | of its cpu limit "
    "| of the cpu limit | processor usage",
    "memory": "memory | memory usage | memory utilization | memory utilisation | ram "
    "| of its memory limit | of the memory limit | memory consumption",
    "cpu.throttled": "throttling | throttled | cpu throttling | cpu periods | of periods",
    "restarts": "restarts | restarted | restarting | container restarts | times restarted",
    "replicas": "replicas | replica",
    "replicas.available": "available | ready",
    "replicas.missing": "unavailable | not available | missing",
    "replicas.wanted": "desired | wanted",
    "exit_code": "exit code | exited with code | code | exited with",
    "burn": "burn rate | error budget | as fast as it lasts | burning",
    "slo": "slo | objective",
    "lines": "lines | log lines | lines of logs | log line",
    "line_number": "line | on line | at line",
    "templates": "templates | patterns | message patterns",
    "findings": "findings | finding",
    "occurrences": "occurred | occurrences | occurs | appears | appeared | seen | was seen",
    "series": "series | results",
    "requests": "requests | any requests | of requests | of all requests",
    "redactions": "secrets",
    "confidence": "confidence",
    "value": "value | values",
    "targets.down": "targets are down | scrape targets are down",
    "logs": "logs | log | log analysis",
    "issues": "issues | problems | anomalies | issue | problem | anything wrong | alerts",
    "resources": "resource usage | resources | saturation",
    "data": "data | metrics data | fresh data",
}
CLAIMS = {
    "healthy": "healthy | in good shape | in good health | doing well | running well "
    "| running fine | working well | doing fine",
    "degraded": "degraded",
    "unhealthy": "unhealthy",
    "idle": "idle",
    "unknown": "unknown",
    "troubled": "has a problem | has problems | has a serious problem | having problems "
    "| having issues | experiencing problems | experiencing issues "
    "| in trouble | what is wrong | in bad shape",
    "all_good": "everything looks good | everything is fine | everything is ok | all good "
    "| everything looks fine | all is well | all signals look good | nothing is wrong "
    "| nothing wrong | everything seems fine",
    "none:findings": "nothing stands out",
    "running": "running",
    "waiting": "waiting",
    "terminated": "terminated",
    "completed": "completed",
    "crash_loop": "crashloopbackoff | crash loop | crash looping | crash-looping | crashing",
    "oom": "oom-killed | oomkilled | oom | out of memory | out-of-memory | ran out of memory "
    "| killed for its memory",
    "scaled_to_zero": "scaled to zero",
    "severity:critical": "critical",
    "severity:warning": "warning | warnings",
    "top": "most frequent | most common",
    "investigating": "being investigated | investigating | investigation is ongoing "
    "| under investigation",
    "could_not_ask": "i could not read | i could not reach | i could not retrieve "
    "| i could not get | i could not ask | i couldn't read | i couldn't reach "
    "| i cannot reach | i can't reach "
    "| was not possible to read | was not possible to reach",
    "unreachable": "refused the connection | could not be read | could not be reached "
    "| cannot be reached | unreachable "
    "| could not be asked | did not answer | not reachable | could not be retrieved",
    "cannot_tell": "was unable to determine | unable to determine | could not determine "
    "| can't tell | cannot tell | can't say | cannot say | not possible to tell",
    "none:data": "could not find any data | no data | did not find any data | not found "
    "| could not be found | found nothing",
    "none:requests": "is not receiving any requests | is not receiving requests "
    "| is not getting any requests | not receiving any requests | not receiving requests "
    "| not getting any requests "
    "| received no requests | gets no requests | no requests | receives no requests",
    "none:series": "matched no series | no series matched | no series | returned nothing",
    "none:restarts": "has not restarted | have not restarted | has not been restarted "
    "| not restarted | not been restarted",
}
QUALITIES = {
    "high": "high | too high | elevated | slow | very high",
    "low": "low | very low",
    "normal": "normal | within normal ranges | within normal limits "
    "| within the normal range | fine | good | ok | okay | within limits "
    "| within the limits | acceptable | stable and normal",
}
RELATIONS = {
    "above": "above | exceeds | exceeding | exceeded | over | higher than | greater than "
    "| more than | well above | beyond | longer than | far above | exceeds the",
    "below": "below | under | less than | lower than | well below | well under | nearly | almost "
    "| up to | far below",
    "least": "at least",
    "within": "within | up to | at most",
    "near": "about | around | roughly | approximately | some | close to",
}
TRENDS = {
    "up": "increased | rose | risen | grew | grown | went up | has gone up | increasing | rising "
    "| growing | an increase | up from | jumped | climbed | higher than an hour ago",
    "down": "decreased | fell | fallen | dropped | went down | going down | decreasing | falling "
    "| declined | a decrease | down from | lower than an hour ago | has gone down",
    "flat": "stable | steady | unchanged | constant | flat",
}
ROLES = {
    "threshold": "threshold | thresholds",
    "limit": "limit",
    "past": "up from | down from | in the last hour | over the last hour "
    "| within the last hour | in the past hour "
    "| over the past hour | an hour ago | one hour ago | last hour | past hour | 1 hour ago",
    "low": "lowest | minimum | min",
    "high": "highest | maximum | max | peak",
    "first": "first",
    "last": "last at",
    "to": "to",
    "of": "of | out of | of the | out of the",
}
# Effect first; `so` has the cause first; `suspect` is told of hypotheses, `problem` of reasons.
CAUSES = {
    "because": "because | as | since | because of | due to | caused by | owing to "
    "| as a result of | since its",
    "so": "so | making it | which makes it | therefore | thus | hence",
    "suspect": "likely cause is | most likely cause is | most likely cause is that "
    "| likely cause is that | probable cause is | suspected cause is",
    "certain": "cause | causes | cause is | root cause is",
    "problem": "main problem is | problem is | main issue is | issue is | main reason is "
    "| reason is | reason was | reason was that",
}
SOURCES = {
    "prometheus": "prometheus",
    "kubernetes": "kubernetes api | kubernetes",
    "logs": "logs | log | log analysis",
    "metrics": "metrics",
    "signals": "golden signals",
    "events": "events",
    "query": "query",
}
NOT = "not | isn't | is not | are not | aren't | n't | wasn't | has not | have not"
NO = "no | zero | without | no more"
BOTH = "both | both services | all services"
# A change by so much is no value, though its words are.
MISREAD = "increased by | decreased by | rose by | fell by | grew by | dropped by | went up by"
# They begin a new clause.
BREAKS = (
    "and | although | though | however | meanwhile | plus | with | while | but "
    "| compared to | compared with | versus | against | vs | whereas | which "
    "| that | who | or | followed by"
)
ADVICE = (
    "check | look at | keep an eye on | watch | review | inspect | you should check "
    "| you may want to check | you can check | i recommend checking | consider checking "
    "| i suggest checking | investigate | you should look at | ask me for | you can ask me for"
)
# They state nothing: what they join is checked by itself.
SKIP = (
    "your | went from | have been | has been | there has been | there have been "
    "| appears to be | seems to be | appear to be | current | in short | in summary "
    "| to summarize "
    "| remains | remain | keeps | all metrics | of the two services | i read | specifically "
    "| in particular | additionally | in addition | moreover | note that | level | levels "
    "| measured | recorded | observed | reported | reached | reaching | sitting | standing "
    "| stands at | indicate | indicates | reports | out of all requests | as well | as follows "
    "| such as | experienced | having | at present | at the moment | per the "
    "| in the past | in the last | "
    "within the last | a | an | the | its | it | this | these | there | their | his | is "
    "| are | was | were "
    "| has | have "
    "| had | be | been | being | at | in | on | for | from | currently | now | right now "
    "| only | just | also | still | overall | here | here is | here's | summary | a summary of "
    "| service | services | namespace | pod | pods | container | containers | component | status "
    "| state | of the service | handles | handling | serves | serving | receives | receiving "
    "| received | gets | uses | using | used | usage | utilization | sits | stands | shows | show "
    "| showing | seems | looks | look | appear | looking | well | quite "
    "| requests per | per | each | request | what i found | found | i found | i see "
    "| i checked | i looked at | i analyzed | i analysed | i queried | analyzed "
    "| good news | worth knowing "
    "| based on | according to | named | called "
    "| than | mainly | main | contains | contain | say | says | reads | of its limit "
    "| of the limit | of its | of their | percentile | during | over the "
    "| in the last | in the past the last | returned | matched | result | about how "
    "| percentage | share | amount | number | number of | total | times | did you mean "
    "| perhaps you meant | you may have meant | maybe you meant | you | how | doing | spent "
    "| being spent | comes in | come in | coming in | sees | experiencing | experiences "
    "| respectively | killed and restarted | the one | responds | respond "
    "| did | any | any data | in time | last | anything about | answer | log "
    "| message | messages | entries | query | exited | so far "
    "| most requests | signals | golden signals | high-level | in total | ongoing | investigation "
    "| likely | most likely | too"
)
