"""What English words name what is measured or counted; the rest of the language is in `english`."""

METRICS = {
    "latency": """running slow | running slowly | slower | faster | took |
        (slower,faster) than | responsive | slow | slowly | too slow | sluggish |
        quickly | fast | (requests,) (take,takes,taking) | latency | latencies | response time |
        response times | request latency | response latency | request duration |
        requests are slow | slow requests""",
    "latency.p50": "p50 | 50th percentile | median",
    "latency.p95": "p95 | 95th percentile",
    "latency.p99": "p99 | 99th percentile",
    "latency.mean": "mean | average | avg",
    "traffic": """request volumes | traffic level |
        busier than | request rates | rates | busy | busiest | busier | load |
        incoming requests | traffic | request rate | throughput | request volume | rate |
        incoming traffic""",
    "errors": """error rates | error ratios | failure rates | of requests failing |
        error rate | error ratio | failure rate | errors | error | failed requests |
        requests failed | requests have failed | requests fail | fails | requests are failing |
        requests failing | requests were failing | fail | failing | failed | 5xx |
        server errors | return 5xx errors | returned 5xx errors | return errors |
        returned errors | requests result in errors | requests end in errors""",
    "client_errors": """refusing | rejecting | refuses | rejects | client errors |
        client error rate | 4xx | 4xx errors | refused | rejected | requests were refused |
        requests were rejected""",
    "cpu": """cpu | cpu usage | cpu utilization | cpu utilisation | of its cpu limit |
        of the cpu limit | processor usage""",
    "memory": """working set memory | working set | memory working set |
        memory | memory usage | memory utilization | memory utilisation | ram |
        of its memory limit | of the memory limit | memory consumption""",
    "cpu.throttled": """cpu periods( are, being,) (affected,throttled) | throttling | throttled |
        cpu throttling | cpu periods | of periods""",
    "restarts": "restarts | restarted | restarting | container restarts | times restarted",
    "replicas": "replicas | replica",
    "replicas.available": """available | ready | (is,are) up( and running,) | up and running |
        online""",
    "replicas.missing": "unavailable | not available | missing",
    "replicas.wanted": "desired | wanted",
    "exit_code": """(exits,exit) with code | (exits,exit) with | exit code | exited with code |
        code | exited with""",
    "burn": """burn rate | error budget | as fast as it lasts |
        (faster,quicker) than (it should,planned,allowed,it lasts,sustainable) | burning""",
    "slo": "slo | objective",
    "lines": "lines | log lines | lines of logs | log line",
    "line_number": "line | on line | at line",
    "templates": """message templates | log templates |
        templates | patterns | message patterns""",
    "findings": "findings | finding",
    "occurrences": """which shows up | which show up | shows up | showed up | show up | came up
        | comes up |
        occurred | occurrences | occurs | appears | appeared | seen | was seen""",
    "series": "series | results | time series",
    "requests": "requests | any requests | of requests | of all requests",
    "redactions": "secrets",
    "confidence": "confidence",
    "value": "value | values",
    "targets.down": "targets are down | scrape targets are down",
    "logs": "logs | log | log analysis",
    "pods": "podcount",
    "issues": """worries | worry | (something,anything) to worry about |
        (serious,severe,major,significant,big) (problem,problems,issue,issues) |
        going wrong | (thing,things)( is, are,) wrong | issues | problems | anomalies | issue |
        problem | anything (wrong,unusual,abnormal,suspicious,strange,odd,alarming) | unusual |
        abnormal | out of the ordinary | (any,)( cause for,) concern | concerns |
        (to,) (worry,be worried,be concerned) about | red flags | anomaly | trouble""",
    "resources": """resource (consumption,use,utilization,utilisation) | resource usage |
        resources | saturation""",
    "main issue": """(main,biggest,key,primary,major,most pressing,most important,most serious,
        most critical) (problem,issue,concern)""",
    "metric": "metric | such metric",
    "data": "data | metrics data | fresh data",
}
