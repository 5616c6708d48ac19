"""What English words mean to the gate.

A word that stands nowhere here is not understood, and what is not understood does not go out; so a
list is widened only by words that state nothing by themselves, or whose statement is checked.
`in (good,bad) shape` stands for two phrases. Verbs that are inflected stand in `verbs`,
what states nothing in `fillers`.
"""

from shared.domain.grounding import english_metrics

METRICS = english_metrics.METRICS
CLAIMS = {
    "healthy": """healthy |
        in( a,) (good,great,excellent,perfect) (shape,health,condition,state,order) | (doing,
        running,performing,working,operating,functioning,behaving,responding)( so, very, quite,
        pretty, really, perfectly,) (well,fine,smoothly,normally,properly,correctly,great,good,
        nicely,as expected,without issues,without any issues,without problems,
        without any problems,okay,ok)""",
    "degraded": "degraded",
    "unhealthy": "unhealthy",
    "idle": """nothing( is, much is,) (happening,going on) |
        idle | inactive""",
    "unknown": "unknown",
    "troubled": """the one with( a, the, some,) (problem,problems,issue,issues,trouble) |
        (has,is having) trouble |
        (should,needs to,need to,may need to,might need to) be (investigated,
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
    "none:findings": """nothing (seems,appears) to stand out | nothing
        (special,notable,noteworthy,serious,alarming,worrying,unusual,suspicious,remarkable) |
        nothing (caught,catches) (my,the) eye | nothing worth (noting,mentioning) | nothing
        really stands out | nothing stands out | nothing that stands out | nothing stood out""",
    "running": "running",
    "waiting": "waiting",
    "terminated": "terminated",
    "completed": "completed",
    "crash_loop": """stuck in( a,) (crashloopbackoff,crash loop,crash-loop) | in( a,) crash loop
        | crashloop |
        keeps (crashing,restarting) | crashloopbackoff | crash loop |
        crash looping | crash-looping | crashing""",
    "oom": """oom kill | oom kills | oom killed | killed by the oom killer | oomkill |
        oom-killed | oomkilled | oom | out of memory | out-of-memory | ran out of memory |
        killed (for its memory,because it ran out of memory,for running out of memory,
        due to memory) | exceeded its memory limit | exceeding its memory limit""",
    "scaled_to_zero": "scaled to zero",
    "severity:critical": "critical",
    "severity:warning": "warning | warnings",
    "top": """main (one,problem in the logs) | most common (one,error,message,finding) |
        main (error,finding,message,pattern,warning) | most frequent | most common""",
    "investigating": """being investigated | investigating | investigation is ongoing |
        under investigation""",
    "could_not_ask": "not possible to (read,get,retrieve,fetch)",
    "refused": "refused( the, our, my, a,)( connection, connections)",
    "late": """timing out | timed out | (did not,didn't,does not,doesn't) (answer,respond,
        reply)( back,) in time""",
    "silent": """(did not,didn't,does not,doesn't,is not,isn't,was not,wasn't) (answer,
        respond,reply,responding,answering)""",
    "unreachable": """unreachable |
        (could,can) not be (read,reached,asked,retrieved,contacted,queried,fetched) | (couldn't,
        cannot,can't) be (read,reached,asked,retrieved,contacted,queried,fetched) |
        not (reachable,available to ask) | not possible to reach | (isn't,wasn't) reachable""",
    "cannot_tell": """(i,we) (have no way,am unable) (to tell,of telling,to know,of knowing) |
        hard to (say,tell) | no way to (tell,know) |
        not possible to (tell,say,determine,know) | not clear | unclear | not known""",
    "none:data": """(cannot,can't,could not,couldn't,can not) be (measured,computed,calculated,
        reported) | no data | no information | not found | could not be found |
        couldn't be found | found nothing | nothing (was,could be) found""",
    "none:requests": """(isn't,is not,aren't) (getting,receiving,seeing,serving,handling)( any,)
        (requests,traffic) | (hasn't,has not) (had,received,got,seen)( any,) (requests,traffic) |
        (got,had,received) no traffic |
        (isn't,is not,not) getting( any,) traffic |
        is not receiving any requests | is not receiving requests | is not getting any requests |
        not receiving any requests | not receiving requests | not getting any requests |
        received no requests | gets no requests | no requests | receives no requests""",
    "not:healthy": """(isn't,is not,not) (doing,looking,feeling)( so, very, too, that,) (great,well,
        good,fine,ok,okay) | (isn't,is not,not) in( a,) (good,great) (shape,state) |
        (doesn't,does not) look( so, too,) (good,great,healthy,fine)""",
    "unseen:data": """(i,we) have no( metrics, monitoring,) (data,metrics,information,numbers) |
        (i,we) (don't,do not) have( any, the,)( metrics, fresh,) (data,metrics,information,numbers)
        |
        no data( is, was,) available""",
    "unseen:logs": """(i,we) have no( log,) (logs,lines)( to show, to show you,) |
        (i,we) (don't,do not) have( any, the, its, those,) logs( you asked for, to show,
        to show you,)""",
    "ruled_out": "ruled out | excluded | been ruled out | discarded | off the table",
    "worst": """most (serious,severe) (finding,one,problem,issue) | most (serious,severe) |
        (more serious,worse) one""",
    "none:metric": "(doesn't,does not,didn't,did not) exist | non-existent",
    "none:logs": "no (logs,log lines)( are, were, is, was,) (available,found,there)",
    "none:issues": "clean | clear of errors",
    "none:series": """(i,we) (didn't,did not) (get,find,see) any (results,data
        back,series,results back) |
        (didn't,did not,doesn't) (get,return,find,match,have,give,yield,bring back)( me, back, us,)
        any (results,series,data,result)( back,) | no results | no result |
        (came,comes) back empty | returned( an,) empty( result, set,) | empty |
        matched no series | no series matched | no series | returned nothing""",
    "none:restarts": """has not restarted | have not restarted | has not been restarted |
        not restarted | not been restarted""",
}
QUALITIES = {
    "high": """bad | running slow | running slowly | a real (problem,concern) | worrisome |
        many | high | too high | elevated | slow | very high | slowly | sluggish |
        concerning | worrying | problematic | poor | a concern | a (problem,issue,worry) |
        excessive | too slow | on the high side""",
    "low": """barely any | barely using any | next to no | almost no | using hardly any | tiny |
        low | very low | few | very few | very little | hardly any | minimal | light""",
    "normal": """quiet | calm | (perfectly,totally,completely,just) (ok,okay,fine,normal) |
        doing (fine,well,okay) | alright | all right | healthy enough | looking (good,fine,ok) | not
        an issue | not a (problem,concern) |
        under control | manageable | satisfactory | adequate | nominal | responsive |
        quickly | fast | normal | fine | good | ok | okay | well | great | excellent |
        acceptable | solid | normally | smoothly | as expected | comfortable | perfectly fine |
        in order | reasonable | (within,in)( a, an, the, its, their,)( normal, acceptable,
        expected, safe, healthy, good, usual, reasonable,) (range,ranges,limits,bounds,levels) |
        at( a, an,) (normal,acceptable,healthy,good,comfortable,reasonable,safe) (level,levels) |
        well within( a, an, the, its,)( normal, acceptable, expected, safe, healthy, good,
        ) (range,ranges,limits,bounds,limit) | stable and normal | within( the, its,) limit""",
}
RELATIONS = {
    "above": """(well,far,way,clearly,significantly,considerably,much)
        (above,over,beyond,past,higher than,more than,greater than,in excess of) | past |
        (slower,busier) than | crossed | crosses | crossing | surpass(es,ed,ing) |
        breach(es,ed,ing) | violat(es,ed,ing) | above | exceed | exceeds | exceeding | exceeded |
        over | higher than | greater than | more than | well above | beyond | longer than |
        far above | exceeds the""",
    "below": """(well,far,way,clearly,comfortably,much,significantly) (below,under,less
        than,lower than) | short of |
        faster than | fewer than | below | under | less than | lower than | well below |
        well under | far below""",
    "slightly": """(slightly,just,barely,marginally,a bit,a little,somewhat) (above,over,higher
        than,
        more than)""",
    "nearly": "nearly | almost | just under | just below",
    "least": "at least | no less than",
    "within": """within | up to | at most | no more than | no higher than | does not exceed |
        do not exceed""",
    "near": """in the region of | about | around | roughly | approximately | some | close to |
        approx | circa | or so""",
}
TRENDS = {
    "up": """grew | has (grown,risen,increased,climbed) | (is,has been) (growing,climbing) |
        (go,goes,going,gone,climbed,shot) up | increase | increases | increased | rose |
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
    "past": """an hour earlier | back then | start value | at the start | at the beginning |
        start | to begin with | (it,they) (was,were) an hour ago |
        (within,in,over) the( last, past,) hour | (within,in) an hour |
        (an,1,one) hour (ago,earlier,before) | up from | down from | in the last hour |
        over the last hour | within the last hour | in the past hour | over the past hour |
        an hour ago | one hour ago | last hour | past hour | 1 hour ago""",
    "low": """faster | (in,comes) last place | in last |
        quietest | lowest | minimum | min | fewest | least""",
    "high": """slower | busier |
        busiest | (peaking,peaked,peaks) at | highest | maximum | max | peak | most |
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
    "suspect": """(most likely,likeliest,leading,main,top,strongest,most
        probable,likely,current,best) (hypothesis,suspect,theory,
        explanation,cause,guess)( so far, right now, at the moment, for now,
        ) (is,is that,seems to be,seems to be that,appears to be,appears to be that,would be that) |
        ( most,) (likely,probable,suspected) cause (is,is that,appears to be) |
        (leading,main,top,strongest,most likely) (hypothesis,suspect,theory) (is,is that)""",
    "certain": "cause | causes | cause is | root cause is",
    "problem": """(reason,reasons) (is that,is,was,for that is that,for this is that,why is that) |
        ( main, key,) point of (attention,concern) is | ( main, key, primary, biggest,
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
    "two": "both | both of them | the two | they both",
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
BREAKS = """(then,next) (comes,come) | followed by | and then | and again | and | although |
        though | however | meanwhile | plus | with | while | but |
    compared to | compared with | versus | against | vs | whereas | which | that | who | or |
    followed by | as well as | where | whose | when | given that | given | even though |
    despite | on the other hand | yet"""
ADVICE = """(keep,continue) (monitoring,watching,to monitor) | monitor | (you may want to,worth,
    i suggest,i would suggest) (look into,investigate,investigating,checking,looking into) |
    check | look at | keep an eye on | watch | review | inspect | you should check |
    you may want to check | you can check | i recommend checking | consider checking |
    i suggest checking | investigate | you should look at | ask me for | you can ask me for"""
