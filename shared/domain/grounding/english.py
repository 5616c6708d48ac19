"""What English words mean to the gate.

A word that stands nowhere here is not understood, and what is not understood does not go out; so a
list is widened only by words that state nothing by themselves, or whose statement is checked.
`in (good,bad) shape` stands for two phrases. Verbs that are inflected stand in `verbs`,
what states nothing in `fillers`.
"""

from shared.domain.grounding import english_claims, english_metrics

METRICS = english_metrics.METRICS
CLAIMS = english_claims.CLAIMS
QUALITIES = {
    "high": """(slower,higher,larger) than it should be | too (often,frequently) | bad |
        running slow | running slowly | a real (problem,concern) | worrisome | many | high
        | too high | elevated | slow | very high | slowly | sluggish | concerning |
        worrying | problematic | poor | a concern | a (problem,issue,worry) | excessive |
        too slow | on the high side |
        (running,quite,rather,pretty,fairly,unusually,relatively,clearly,really)
        (high,slow,elevated) | dragging | lagging | heavy | concerningly high |
        (is,are,was) (out of line,out of range,off,out of bounds,outside its limits,out of
        control) | out of line""",
    "low": """barely any | barely using any | next to no | almost no | using hardly any | tiny | low
        | very low | few | very few | very little | hardly any | minimal | light | negligible |
        close to zero | near zero | next to nothing | (quite,rather,pretty,fairly,relatively,really)
        low | barely anything | scarcely any | modest | little | enough | sufficient | plenty of |
        ample | (barely,hardly,scarcely,lightly,little)( being,) used | to spare""",
    "normal": """quiet | calm | (perfectly,totally,completely,just) (ok,okay,fine,normal) | doing
        (fine,well,okay) | alright | all right | healthy enough | looking (good,fine,ok) | not an
        issue | not a (problem,concern) | under control | manageable | satisfactory | adequate |
        nominal | responsive | quickly | fast | normal | fine | good | ok | okay | well | great |
        excellent | acceptable | solid | normally | smoothly | as expected | comfortable | perfectly
        fine | in order | reasonable | (within,in)( a, an, the, its, their,)( normal, acceptable,
        expected, safe, healthy, good, usual, reasonable,) (range,ranges,limits,bounds,levels) | at(
        a, an,) (normal,acceptable,healthy,good,comfortable,reasonable,safe) (level,levels) | well
        within( a, an, the, its,)( normal, acceptable, expected, safe, healthy, good, )
        (range,ranges,limits,bounds,limit) | stable and normal | within( the, its,) limit |
        (quite,rather,pretty,fairly,relatively,perfectly,totally,completely)
        (good,fine,ok,okay,normal,fast,quick,healthy) | (isn't,is not,aren't,are not,not)
        (high,elevated,excessive,concerning,worrying,alarming,a concern,an issue,a problem,the
        problem,a worry,problematic) | unremarkable | in good order | no cause for concern | quick |
        looks good | inside( the, its,) (limit,limits) | (within,in)( its, the, their,)
        (threshold,thresholds,allowed limits,allowed range,limits) | okay-looking | steady and
        normal | moderate | moderately | modest | average-looking | in the normal range |
        healthy-looking""",
}
RELATIONS = {
    "far_above": """(well,far,way,significantly,considerably,much,substantially,a lot,
        by far) (above,over,beyond,past,higher than,more than,greater than,in excess of,
            slower than,busier than,larger than)""",
    "above": """past | (slower,busier) than | crossed | crosses | crossing | surpass(es,ed,ing) |
        breach(es,ed,ing) | violat(es,ed,ing) | above | exceed | exceeds | exceeding | exceeded |
        over | higher than | greater than | more than | beyond | longer than | exceeds the |
        (exceeding,surpassing,topping,breaching,passing,beating,tops,topped,passes,passed) | north
        of | in excess of | higher compared to | larger than | (went,goes,going,gone)
        (over,above,beyond) | on the wrong side of | bigger than | exceeded the | clearly
        (above,over,beyond,past,higher than,more than)""",
    "below": """(well,far,way,clearly,comfortably,much,significantly) (below,under,less than,lower
        than) | short of | faster than | fewer than | below | under | less than | lower than | well
        below | well under | far below | smaller than | beneath | shy of | (not,never)
        (reaching,exceeding,over,above) | (doesn't,does not,didn't,did not,hasn't,has not)
        (reach,reached,exceed,exceeded,cross,crossed,hit,breach) | inside |
        (stays,staying,stayed,remains,remaining) (below,under,within) | lower compared to |
        (isn't,is not) (above,over)""",
    "slightly": """(slightly,just,barely,marginally,a bit,a little,somewhat) (above,over,higher
        than, more than) | (slightly,just,barely,marginally,a bit,a little,somewhat,a
        touch,narrowly,only just,only slightly) (above,over,higher than,more
        than,past,beyond,exceeding)""",
    "nearly": """nearly | almost | just under | just below | just short of | close on | a little
        (under,below) | slightly (under,below,less than) | just (less than,shy of) | not quite""",
    "least": "at least | no less than | no fewer than | a minimum of",
    "within": """within | up to | at most | no more than | no higher than | does not exceed | do not
        exceed | no greater than | a maximum of | not more than""",
    "near": """in the region of | about | around | roughly | approximately | some | close to |
        approx | circa | or so | approximate | in the neighborhood of | give or take | or
        thereabouts | near | nearly exactly | more or less | just about""",
}
# `rising` goes on until now; up is from one time to another.
TRENDS = {
    "rising": """(grew,rose,increased,climbed) (steadily,continuously) | (has been,have
        been) steadily (rising,growing,increasing,climbing) | (is,has been,have been,are)
        (growing,climbing) | increasing | rising | growing | climbing | has been
        (rising,growing,increasing,climbing,going up) | rises | climbs | grows | increases
        | going up | (goes,go) up | on the rise | trending (up,upward,upwards,higher) |
        (keeps,keep,kept,continues,continued)( on,)( to,)
        (rising,growing,increasing,climbing,going up,rise,grow,increase,climb,go up) |
        steadily (rising,growing,increasing,climbing) | soaring | spiking | on an upward
        trend""",
    "falling": """(is,has been,have been,are) (dropping,declining,shrinking) | decreasing | falling
        | dropping | declining | going down | (goes,go) down | drops | declines | trending
        (down,downward,downwards,lower) | (keeps,keep,kept,continues,continued)( on,)( to,)
        (falling,dropping,decreasing,declining,going down,fall,drop,decrease,decline,go down) |
        steadily (falling,dropping,decreasing,declining) | shrinking""",
    "up": """grew | has (grown,risen,increased,climbed) | (gone,climbed,shot) up | increase |
        increased | rose | risen | grown | went up | has gone up | an increase | up from | jumped |
        climbed | surged | spiked | went higher | higher now | an (increase,rise) | a (rise,jump) |
        jumps | soared | (has,have) (gone up,jumped,grown,risen,climbed)""",
    "down": """(gone,come,came) down | decrease | decreases | decreased | fell | fallen | dropped |
        went down | declined | a decrease | down from | has gone down | (has,have)
        (fallen,dropped,declined,decreased,gone down) | shrank | shrunk | a (drop,decline,fall) |
        lowered""",
    "flat": """stable | steady | unchanged | constant | flat | (did not,didn't,has not,hasn't)
        (change,changed,move,moved) | holding steady | level | no change""",
}
ROLES = {
    "threshold": """threshold | thresholds | (allowed,alert,alerting,warning) (threshold,limit) |
        allowed | target | (alert,warning,allowed,configured,set) (threshold,limit,level) |
        (threshold,limit) (value,of) | thresholds of | allowed (maximum,value,level) | cutoff |
        cut-off | alerting threshold""",
    "limit": "limit",
    "past": """an hour earlier | back then | start value | at the start | at the beginning | start |
        to begin with | (it,they) (was,were) an hour ago | (within,in,over) the( last, past,) hour |
        (within,in) an hour | (an,1,one) hour (ago,earlier,before) | up from | down from | in the
        last hour | over the last hour | within the last hour | in the past hour | over the past
        hour | an hour ago | one hour ago | last hour | past hour | 1 hour ago | (an,one,1) hour
        (ago,earlier,before,previously,prior) | (sixty,60) minutes (ago,earlier,before) | the hour
        before | in (one,1,an) hour | over (an,one,1) hour | over the (course of,span of) an hour |
        at the (beginning,start) of the( last,) hour | at first | initially | originally | at the
        outset | over the hour | an hour back | (started,starting,began) (at,from,with)""",
    "low": """faster | (in,comes) last place | in last | quietest | lowest | minimum | min | fewest
        | least | smallest | (the,) slowest traffic | quieter | least busy""",
    "high": """slower | busier | busiest | (peaking,peaked,peaks) at | highest | maximum | max |
        peak | most | largest | biggest | tops the list | leads( the list,) | at the top | in
        (first,the lead) | first place""",
    "first": "first | earliest | first at | oldest",
    "last": "last at | most recently at | latest at | last seen at | most recent at",
    "to": "to",
    "of": "of | out of | of the | out of the",
}
# Effect first; `so` has the cause first; `suspect` is told of hypotheses, `problem` of reasons.
CAUSES = {
    "after": "(shortly,soon,right,just,immediately) after | after",
    "before": "(shortly,just,right) before | before",
    "because": """(due to,because of) the fact that | because | as | since | because of | due to |
        caused by | owing to | as a result of | since its | seeing (that,as) | considering( that,) |
        on account of | for the reason that | the reason being""",
    "so": """so | making it | which makes it | therefore | thus | hence | (which,this,that) is why |
        that's why | for this reason | as a result | consequently | (which,this) (makes,puts,leaves)
        | (and, and so, which,)so | accordingly | for that reason | (that,this,which) is the reason
        | (that's,that is,this is,which is) also why""",
    "suspect": """(most likely,likeliest,leading,main,top,strongest,most
        probable,likely,current,best) (hypothesis,suspect,theory, explanation,cause,guess)( so far,
        right now, at the moment, for now, ) (is,is that,seems to be,seems to be that,appears to
        be,appears to be that,would be that) | ( most,) (likely,probable,suspected) cause (is,is
        that,appears to be) | (leading,main,top,strongest,most likely) (hypothesis,suspect,theory)
        (is,is that) | (a, the,)(likely,probable,suspected,possible)
        (cause,reason,explanation,culprit) (is,is that,seems to be,appears to be,may be,might
        be,could be)( that,) | (the,one,my,its,our,a)( current, main, working, leading,)
        (hypothesis,suspicion,theory,guess) (is,is that,points to,being,being that)( that,) |
        suspected | (it is,it's) (likely,probable,possible,suspected)( that,) |
        (leading,main,top,strongest,likeliest,most likely,most probable)
        (suspect,hypothesis,explanation,theory,cause) (is,is that,being,being that,points
        to,remains)( that,) | (points,pointing) to | suspects( that,) | suspicion is( that,) | (it
        is,it's)( most, very, quite,) (likely,probable,possible)( that,) | most (likely,probably), |
        (we,i) suspect( that,) | (it is,it's,is) suspected( that,)""",
    "certain": "cause | causes | cause is | root cause is",
    "problem": """(reason,reasons) (is that,is,was,for that is that,for this is that,why is that) |
        ( main, key,) point of (attention,concern) is | ( main, key, primary, biggest, major, most
        pressing, most important, most serious, most critical, most urgent, most significant, real,
        first, core, ) (problem,issue,concern,reason, reason for this,reason for that,culprit)
        (is,was,is that, was that,appears to be, seems to be,here is) | (what is wrong,what's
        wrong,what stands out,what matters,the problem here) is( that,) | (main, key,
        only,)(trouble,culprit,worry,sticking point,weak point,weak spot,problem area) (is,is
        that,here is) | (problem,issue) (here,) (is,is with,lies in,lies with,comes from) |
        (it,that) (comes,boils) down to | (driven,explained) by | (reason,reasons) (for this,for
        that,for it,behind it,behind this,here) (is,is that,are) | what (worries,concerns)( me,) is
        | (reasons,problems,issues,causes,concerns) are that""",
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
    (is,are,was,were,has,have,had,do,does,did,could,can,would)n't able to | failed to |
    (is,are,was,were,has,have,had,do,does,did,could,can,would) not able to | unsuccessful |
    (was,were,am,i'm) unable to | fails to | failed in"""
NO = """(i,we) (don't,do not) have | (i,we) have no | no | zero | without | no more | nothing |
    none of | not a single | not any | none | not one | (has,have,had,got) no | (doesn't,does
    not,didn't,did not,don't,do not,hasn't,has not,haven't,have not) have( any, a,) |
    (there's,there is,there are,there was,there were) (no,nothing)"""
# It denies once more what is denied already: "nao recebeu nenhuma".
NONE = ""
# Who says so may only have looked.
SELF = """i | we | i've | i'm | i'd | we've | we're | i've also | we also | i also | me | i was |
    we were | i have | we have | i had | we had | i am | i do | i did | we did | i ran | we ran |
    i have run"""
SEVERAL = """several | multiple | a few | a number of | various | a handful of | some of the | a
    couple of"""
# A change by so much is no value, though its words are; what is the only one is not looked up.
MISREAD = """is up to | are up to | is down to | are down to | about to | going to |
    (the,) only (problem,issue,concern,reason,thing) | sole | increased by | decreased by |
    rose by | fell by | grew by | dropped by | went up by"""
# They begin a new clause.
BREAKS = """(then,next) (comes,come) | followed by | and then | and again | and | although |
    though | however | meanwhile | plus | with | while | but | compared to | compared with |
    versus | against | vs | whereas | which | that | who | or | followed by | as well as | where
    | whose | when | given that | given | even though | despite | on the other hand | yet | such
    that | so that | including | with only | nor | besides | in addition to | along with |
    together with | alongside | on top of | but also | not to mention | followed then by | whilst
    | all while | namely | leaving | leaving only"""
ADVICE = """(keep,continue) (monitoring,watching,to monitor) | monitor | (you may want to,worth,
    i suggest,i would suggest) (look into,investigate,investigating,checking,looking into) |
    check | look at | keep an eye on | watch | review | inspect | you should check | you may want
    to check | you can check | i recommend checking | consider checking | i suggest checking |
    investigate | you should look at | ask me for | you can ask me for | (you,we,i)
    (can,could,may,might) (check,look at,look into) | (worth,i'd suggest,i would suggest,you
    should) (checking,looking at,keeping an eye on) | i'd (check,look at) | take a look at | have
    a look at | worth (a look,checking) | i'd keep an eye on"""
