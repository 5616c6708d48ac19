"""What English words mean to the gate.

A word that stands nowhere here is not understood, and what is not understood does not go out; so a
list is widened only by words that state nothing by themselves, or whose statement is checked.
`in (good,bad) shape` stands for two phrases. Verbs that are inflected stand in `verbs`,
what states nothing in `fillers`.
"""

METRICS = {
    "latency": """(slower,faster) than | responsive | slow | slowly | too slow | sluggish |
        quickly | fast | (requests,) (take,takes,taking) | latency | latencies | response time |
        response times | request latency | response latency | request duration |
        requests are slow | slow requests""",
    "latency.p50": "p50 | 50th percentile | median",
    "latency.p95": "p95 | 95th percentile",
    "latency.p99": "p99 | 99th percentile",
    "latency.mean": "mean | average | avg",
    "traffic": """busier than | request rates | rates | busy | busiest | busier | load |
        incoming requests | traffic | request rate | throughput | request volume | rate |
        incoming traffic""",
    "errors": """error rate | error ratio | failure rate | errors | error | failed requests |
        requests failed | requests have failed | requests fail | fails | requests are failing |
        requests failing | requests were failing | fail | failing | failed | 5xx |
        server errors | return 5xx errors | returned 5xx errors | return errors |
        returned errors | requests result in errors | requests end in errors""",
    "client_errors": """refusing | rejecting | refuses | rejects | client errors |
        client error rate | 4xx | 4xx errors | refused | rejected | requests were refused |
        requests were rejected""",
    "cpu": """cpu | cpu usage | cpu utilization | cpu utilisation | of its cpu limit |
        of the cpu limit | processor usage""",
    "memory": """memory | memory usage | memory utilization | memory utilisation | ram |
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
    "pods": "podcount",
    "issues": """(serious,severe,major,significant,big) (problem,problems,issue,issues) |
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
CLAIMS = {
    "healthy": """healthy |
        in( a,) (good,great,excellent,perfect) (shape,health,condition,state,order) | (doing,
        running,performing,working,operating,functioning,behaving,responding)( so, very, quite,
        pretty, really, perfectly,) (well,fine,smoothly,normally,properly,correctly,great,good,
        nicely,as expected,without issues,without any issues,without problems,
        without any problems,okay,ok)""",
    "degraded": "degraded",
    "unhealthy": "unhealthy",
    "idle": "idle | inactive",
    "unknown": "unknown",
    "troubled": """(should,needs to,need to,may need to,might need to) be (investigated,
        looked into,checked,addressed) | (further,more) (investigation,attention)( is, may be,
        might be,) (needed,required,recommended,warranted) | (need,needs,needing,require,
        requires,deserves,warrants)( some, immediate, your, closer, urgent, a closer,
        ) (attention,investigation,look) | has a problem | has problems | has a serious problem |
        having problems | having issues | experiencing problems | experiencing issues |
        in trouble | what is wrong | in( a,) (bad,poor,rough) (shape,health,condition,state) |
        struggling | having (trouble,difficulties) | what's wrong""",
    "rest": """everything else | (the,) (other,remaining) (metrics,signals,indicators,
        golden signals,values,numbers) |
        all( the,) other (metrics,signals,indicators,golden signals)""",
    "all_good": """none of the (signals,metrics,indicators,golden signals) (is,are) (above,over,
        exceeding) (its,their,the) (threshold,thresholds,limit,limits) |
        no( further, immediate,) (action,intervention)( is,) (needed,required,necessary) |
        across the board | everything |
        all( of,)( the,)( four,)( golden,)( key,) (signals,metrics,indicators) |
        everything looks good | everything is fine | everything is ok | all good |
        everything looks fine | all is well | all signals look good | nothing is wrong |
        nothing wrong | everything seems fine""",
    "none:findings": "nothing stands out | nothing that stands out | nothing stood out",
    "running": "running",
    "waiting": "waiting",
    "terminated": "terminated",
    "completed": "completed",
    "crash_loop": """keeps (crashing,restarting) | crashloopbackoff | crash loop |
        crash looping | crash-looping | crashing""",
    "oom": """oom-killed | oomkilled | oom | out of memory | out-of-memory | ran out of memory |
        killed (for its memory,because it ran out of memory,for running out of memory,
        due to memory) | exceeded its memory limit | exceeding its memory limit""",
    "scaled_to_zero": "scaled to zero",
    "severity:critical": "critical",
    "severity:warning": "warning | warnings",
    "top": "main (error,finding,message,pattern,warning) | most frequent | most common",
    "investigating": """being investigated | investigating | investigation is ongoing |
        under investigation""",
    "could_not_ask": "not possible to (read,get,retrieve,fetch)",
    "silent": """refused( the, our, my, a,)( connection, connections) | timed out | (did not,
        didn't,does not,doesn't,is not,isn't,was not,wasn't) (answer,respond,responding,
        answering)""",
    "unreachable": """unreachable |
        (could,can) not be (read,reached,asked,retrieved,contacted,queried,fetched) | (couldn't,
        cannot,can't) be (read,reached,asked,retrieved,contacted,queried,fetched) |
        not (reachable,available to ask) | not possible to reach | (isn't,wasn't) reachable""",
    "cannot_tell": "not possible to (tell,say,determine,know) | not clear | unclear | not known",
    "none:data": """(cannot,can't,could not,couldn't,can not) be (measured,computed,calculated,
        reported) | no data | no information | not found | could not be found |
        couldn't be found | found nothing | nothing (was,could be) found""",
    "none:requests": """(isn't,is not,not) getting( any,) traffic |
        is not receiving any requests | is not receiving requests | is not getting any requests |
        not receiving any requests | not receiving requests | not getting any requests |
        received no requests | gets no requests | no requests | receives no requests""",
    "none:metric": "(doesn't,does not,didn't,did not) exist | non-existent",
    "none:logs": "no (logs,log lines)( are, were, is, was,) (available,found,there)",
    "none:issues": "clean | clear of errors",
    "none:series": """(came,comes) back empty | returned( an,) empty( result, set,) | empty |
        matched no series | no series matched | no series | returned nothing""",
    "none:restarts": """has not restarted | have not restarted | has not been restarted |
        not restarted | not been restarted""",
}
QUALITIES = {
    "high": """many | high | too high | elevated | slow | very high | slowly | sluggish |
        concerning | worrying | problematic | poor | a concern | a (problem,issue,worry) |
        excessive | too slow | on the high side""",
    "low": "low | very low | few | very few | very little | hardly any | minimal | light",
    "normal": """under control | manageable | satisfactory | adequate | nominal | responsive |
        quickly | fast | normal | fine | good | ok | okay | well | great | excellent |
        acceptable | solid | normally | smoothly | as expected | comfortable | perfectly fine |
        in order | reasonable | (within,in)( a, an, the, its, their,)( normal, acceptable,
        expected, safe, healthy, good, usual, reasonable,) (range,ranges,limits,bounds,levels) |
        at( a, an,) (normal,acceptable,healthy,good,comfortable,reasonable,safe) (level,levels) |
        well within( a, an, the, its,)( normal, acceptable, expected, safe, healthy, good,
        ) (range,ranges,limits,bounds,limit) | stable and normal | within( the, its,) limit""",
}
RELATIONS = {
    "above": """(slower,busier) than | crossed | crosses | crossing | surpass(es,ed,ing) |
        breach(es,ed,ing) | violat(es,ed,ing) | above | exceed | exceeds | exceeding | exceeded |
        over | higher than | greater than | more than | well above | beyond | longer than |
        far above | exceeds the""",
    "below": """faster than | fewer than | below | under | less than | lower than | well below |
        well under | far below""",
    "nearly": "nearly | almost | just under | just below",
    "least": "at least | no less than",
    "within": """within | up to | at most | no more than | no higher than | does not exceed |
        do not exceed""",
    "near": """in the region of | about | around | roughly | approximately | some | close to |
        approx | circa | or so""",
}
TRENDS = {
    "up": """(go,goes,going,gone,climbed,shot) up | increase | increases | increased | rose |
        risen | grew | grown | went up | has gone up | increasing | rising | growing |
        an increase | up from | jumped | climbed""",
    "down": """(go,goes,gone,come,came) down | decrease | decreases | decreased | fell | fallen |
        dropped | went down | going down | decreasing | falling | declined | a decrease |
        down from | has gone down""",
    "flat": "stable | steady | unchanged | constant | flat",
}
ROLES = {
    "threshold": """threshold | thresholds | (allowed,alert,alerting,warning) (threshold,limit) |
        allowed | target""",
    "limit": "limit",
    "past": """(within,in,over) the( last, past,) hour | (within,in) an hour |
        (an,1,one) hour (ago,earlier,before) | up from | down from | in the last hour |
        over the last hour | within the last hour | in the past hour | over the past hour |
        an hour ago | one hour ago | last hour | past hour | 1 hour ago""",
    "low": "quietest | lowest | minimum | min | fewest | least",
    "high": """busiest | (peaking,peaked,peaks) at | highest | maximum | max | peak | most |
        largest""",
    "first": "first",
    "last": "last at",
    "to": "to",
    "of": "of | out of | of the | out of the",
}
# Effect first; `so` has the cause first; `suspect` is told of hypotheses, `problem` of reasons.
CAUSES = {
    "because": """(due to,because of) the fact that | because | as | since | because of |
        due to | caused by | owing to | as a result of | since its""",
    "so": """so | making it | which makes it | therefore | thus | hence |
        (which,this,that) is why | that's why | for this reason | as a result | consequently |
        (which,this) (makes,puts,leaves)""",
    "suspect": """( most,) (likely,probable,suspected) cause (is,is that,appears to be) |
        (leading,main,top,strongest,most likely) (hypothesis,suspect,theory) (is,is that)""",
    "certain": "cause | causes | cause is | root cause is",
    "problem": """( main, key,) point of (attention,concern) is | ( main, key, primary, biggest,
         major, most pressing, most important,
        most serious, most critical, most urgent,
         most significant, real, first, core,
        ) (problem,issue,concern,reason,
        reason for this,reason for that,culprit) (is,was,is that,
        was that,appears to be,
        seems to be,here is)""",
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
# All that were asked about; `all` says that they are several.
BOTH = {
    "two": "both",
    "all": "(every,each) service | both services | all services",
}
NOT = """not | n't | (is,are,was,were,has,have,had,do,does,did,could,can,would)n't | would not |
    can't | cannot | unable to | not able to |
    (is,are,was,were,has,have,had,do,does,did,could,can,would)n't able to | failed to"""
NO = """(i,we) (don't,do not) have | (i,we) have no | no | zero | without | no more | nothing |
    none of"""
# It denies once more what is denied already: "nao recebeu nenhuma".
NONE = ""
# Who says so may only have looked.
SELF = "i | we | i've | i'm | i'd | we've | we're"
SEVERAL = "several | multiple | a few | a number of | various | a handful of"
# A change by so much is no value, though its words are; what is the only one is not looked up.
MISREAD = """is up to | are up to | is down to | are down to | about to | going to |
    (the,) only (problem,issue,concern,reason,thing) | sole | increased by | decreased by |
    rose by | fell by | grew by | dropped by | went up by"""
# They begin a new clause.
BREAKS = """and | although | though | however | meanwhile | plus | with | while | but |
    compared to | compared with | versus | against | vs | whereas | which | that | who | or |
    followed by | as well as | where | whose | when | given that | given | even though |
    despite | on the other hand | yet"""
ADVICE = """(keep,continue) (monitoring,watching,to monitor) | monitor | (you may want to,worth,
    i suggest,i would suggest) (look into,investigate,investigating,checking,looking into) |
    check | look at | keep an eye on | watch | review | inspect | you should check |
    you may want to check | you can check | i recommend checking | consider checking |
    i suggest checking | investigate | you should look at | ask me for | you can ask me for"""
