"""What English words name what is measured or counted; the rest of the language is in `english`."""

METRICS = {
    "latency": """(well,far,way,significantly,considerably,much,substantially,a lot,by far)
        slower than | slower than it should be | running slow | running slowly | slower |
        faster | took | (slower,faster) than | responsive | slow | slowly | too slow |
        sluggish | quickly | fast | (requests,) (take,takes,taking) | latency | latencies |
        response time | response times | request latency | response latency | request
        duration | requests are slow | slow requests | response speed | slowness | slow
        (response,responses) | slower (response,responses) | responses are slow | response
        time (figure,value) | respond slowly | responding slowly | (request,response) times""",
    "latency.p50": """p50 | 50th percentile | median | 50th-percentile | 50th | median latency |
        median response time""",
    "latency.p95": "p95 | 95th percentile | 95th-percentile | 95th",
    "latency.p99": "p99 | 99th percentile | 99th-percentile | 99th",
    "latency.mean": """mean | average | avg | mean latency | average latency | average response time
        | mean response time | on average""",
    "traffic": """(far,way,much,significantly,considerably,substantially,a lot) busier than
        | request volumes | traffic level | busier than | request rates | rates | busy |
        busiest | busier | load | incoming requests | traffic | request rate | throughput |
        request volume | rate | incoming traffic | traffic volume | traffic rate | request
        traffic | volume of requests | rate of requests | request load | volume | request
        throughput | incoming load""",
    "errors": """error rates | error ratios | failure rates | of requests failing | error rate |
        error ratio | failure rate | errors | error | failed requests | requests failed | requests
        have failed | requests fail | fails | requests are failing | requests failing | requests
        were failing | fail | failing | failed | 5xx | server errors | return 5xx errors | returned
        5xx errors | return errors | returned errors | requests result in errors | requests end in
        errors | error percentage | errored | erroring | error responses | 5xx
        (error,errors,responses,rate,error rate,failures) | server error rate | server-side errors |
        (ended,end,ending) in( an, a, 5xx,) (error,errors,failure) | failed with( a,) 5xx | fail
        with 5xx | failing with 5xx | failures | request failures | (came,come,coming) back as
        errors | http 5xx""",
    "client_errors": """refusing | rejecting | refuses | rejects | client errors | client error rate
        | 4xx | 4xx errors | refused | rejected | requests were refused | requests were rejected |
        4xx (rate,responses,error rate,refusals) | client-side errors | turned away | rejections |
        refusals | denied | being refused | being rejected | refused requests | rejected requests |
        client error ratio""",
    "cpu": """cpu | cpu usage | cpu utilization | cpu utilisation | of its cpu limit | of the cpu
        limit | processor usage | cpu (load,use,consumption,usage level) | processor | processor
        (use,load)""",
    "memory": """working set memory | working set | memory working set | memory | memory usage |
        memory utilization | memory utilisation | ram | of its memory limit | of the memory limit |
        memory consumption | memory (use,footprint,utilisation) | ram (use,usage) | mem | of its
        memory | use of memory""",
    "cpu.throttled": """held back | of (its,the) periods | (being,) (held back,limited,capped) |
        cpu periods( are, being,) (affected,throttled) | throttling | throttled | cpu throttling
        | cpu periods | of periods | throttled( cpu,) periods | cpu throttle | throttling rate |
        (its,the) cpu is( being,) throttled | cpu is( being,) throttled | of( the,)( its,)(
        cpu,) periods( are, being, were, get, got,) throttled | periods( are, were, being, get,)
        throttled""",
    "restarts": """restarts | restarted | restarting | container restarts | times restarted |
        restart count | number of restarts | been restarted | container restarts in total""",
    "replicas": "replicas | replica",
    "replicas.available": """available | ready | (is,are) up( and running,) | up and running |
        online""",
    "replicas.missing": "unavailable | not available | missing | (are,is) (down,offline,missing)",
    "replicas.wanted": "desired | wanted",
    "exit_code": """(exits,exit) with code | (exits,exit) with | exit code | exited with code | code
        | exited with | exit status | exit codes | exiting with( code,)""",
    "burn": """burn rate | error budget | as fast as it lasts | (faster,quicker) than (it
        should,planned,allowed,it lasts,sustainable) | burning |
        (burning,burn,burns,burned,spending,spends,spent,consuming,consumes,eating)( through, up,)(
        its, the,)( 99.9%,) error budget | budget burn | error budget burn( rate,) | error-budget
        burn( rate,) | burn | burning through | burned | spent | faster than it (lasts,should last)
        """,
    "slo": """slo | objective | service level objective | availability objective | availability
        target""",
    "lines": """lines | log lines | lines of logs | log line | log entries | log messages | log
        entry | lines in total | lines in the logs | lines of log""",
    "line_number": "line | on line | at line",
    "templates": """message templates | log templates | templates | patterns | message patterns |
        (message,log) (types,type,kinds,groups) | (kinds,types,groups) of (message,messages,lines) |
        template | pattern | distinct (messages,patterns,templates) | different
        (messages,patterns,templates) | log patterns""",
    "findings": """findings | finding | notable (things,findings,items) | discoveries |
        (anything,something) (that stands out,that stood out,notable,special,noteworthy,of note,of
        interest,of concern,remarkable)""",
    "occurrences": """which shows up | which show up | shows up | showed up | show up | came up |
        comes up | occurred | occurrences | occurs | appears | appeared | seen | was seen |
        occurring | occur | (happened,happens,happening,happen) | repeated | repeats | repeating |
        turned up | turns up | showing up | been seen | been logged | instances | hits |
        (was,were,is,been,got) (logged,recorded)""",
    "series": "series | results | time series | data series | metric series",
    "requests": "requests | any requests | of requests | of all requests",
    "redactions": "secrets",
    "confidence": "confidence",
    "value": """value | values | reading of | last value | latest value | current value | final
        value | starting value""",
    "targets.down": "targets are down | scrape targets are down",
    "logs": "(it,which,pod,container) logged( that,) | logged that | logs | log | log analysis",
    "pods": "podcount",
    "issues": """worries | worry | (something,anything) to worry about |
        (serious,severe,major,significant,big) (problem,problems,issue,issues) | going wrong |
        (thing,things)( is, are,) wrong | issues | problems | anomalies | issue | problem | anything
        (wrong,unusual,abnormal,suspicious,strange,odd,alarming) | unusual | abnormal | out of the
        ordinary | (any,)( cause for,) concern | concerns | (to,) (worry,be worried,be concerned)
        about | red flags | anomaly | trouble | (anything,something) to flag | wrong | flagged as
        wrong | complaints | warning signs | (points,cause,reason) (of,for) concern | worrying |
        anything out of the ordinary | alarming | cause for (concern,alarm) | reason to worry |
        (need,needs) to worry""",
    "resources": """resource (consumption,use,utilization,utilisation) | resource usage | resources
        | saturation | resource(s,) (use,usage,utilization) | resource utilization | resource levels
        | resource | use of resources""",
    "main issue": """(main,biggest,key,primary,major,most pressing,most important,most serious, most
        critical) (problem,issue,concern) | main (thing,trouble,culprit) | real (problem,issue)""",
    "metric": "metric | such metric",
    "data": "data | metrics data | fresh data",
}
