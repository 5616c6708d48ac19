"""What English phrases claim without a figure; the rest of the language is in `english`."""

CLAIMS = {
    "healthy": """healthy | in( a,) (good,great,excellent,perfect)
        (shape,health,condition,state,order) | (doing,
        running,performing,working,operating,functioning,behaving,responding)( so, very, quite,
        pretty, really, perfectly,) (well,fine,smoothly,normally,properly,correctly,great,good,
        nicely,as expected,without issues,without any issues,without problems, without any
        problems,okay,ok) | (status,state,verdict,overall status) (is,of) healthy | in good standing
        | (running,working,operating,performing) (just fine,perfectly,perfectly well,as it should,as
        it should be) | doing (just fine,perfectly fine) | healthy overall""",
    "degraded": "degraded",
    "unhealthy": "unhealthy",
    "idle": """nothing( is, much is,) (happening,going on) | idle | inactive | idling | sitting idle
        | not doing anything | doing nothing""",
    "unknown": "unknown",
    "troubled": """the one with( a, the, some,) (problem,problems,issue,issues,trouble) | (has,is
        having) trouble | (should,needs to,need to,may need to,might need to) be (investigated,
        looked into,checked,addressed) | (further,more) (investigation,attention)( is, may be, might
        be,) (needed,required,recommended,warranted) | (need,needs,needing,require,
        requires,deserves,warrants)( some, immediate, your, closer, urgent, a closer, )
        (attention,investigation,look) | has a problem | has problems | has a serious problem |
        having problems | having issues | experiencing problems | experiencing issues | in trouble |
        what is wrong | in( a,) (bad,poor,rough) (shape,health,condition,state) | struggling |
        having (trouble,difficulties) | what's wrong | has (issues,some issues,some problems,an
        issue) | (is,are) having (issues,problems,trouble,difficulties) | not healthy right now |
        with (problems,issues,a problem,an issue) | has( a,) latency (problem,issue) | (is,are) in
        (trouble,difficulty) | in a bad way | has trouble | what's wrong with it""",
    "rest": """everything else | (the,) (other,remaining) (metrics,signals,indicators, golden
        signals,values,numbers) | all( the,) other (metrics,signals,indicators,golden signals) | the
        rest( of the signals, of the metrics, of it, of the golden signals, of its signals,) |
        (the,its) (other,remaining) (things,readings,figures,numbers) | all else""",
    "all_good": """none of the (signals,metrics,indicators,golden signals) (is,are) (above,over,
        exceeding) (its,their,the) (threshold,thresholds,limit,limits) | no( further, immediate,)
        (action,intervention)( is,) (needed,required,necessary) | across the board | everything |
        all( of,)( the,)( four,)( golden,)( key,) (signals,metrics,indicators) | everything looks
        good | everything is fine | everything is ok | all good | everything looks fine | all is
        well | all signals look good | nothing is wrong | nothing wrong | everything seems fine |
        everything (is,looks,seems,appears) (good,fine,ok,okay,normal,healthy,in order,all right) |
        all( four,)( of the,)( golden,) signals (are,look) (good,fine,ok,okay,normal,healthy) | no
        action( is,) needed | nothing to worry about | nothing (needs,requires) (attention,fixing) |
        no problems (were,are) (found,flagged,reported) | there is nothing to worry about | nothing
        (is,was) (wrong,flagged,reported)( as wrong, as a problem,) | all( is, looks, seems,)
        (fine,good,ok,okay,well,normal,clear,healthy,in order) | none of( the, its, these,)(
        golden,) (signals,metrics,indicators) (need,needs,require,requires)( any,)
        (attention,action) | all( of,)( its, the, their,)( golden,) (signals,metrics,indicators) are
        (within,inside,under,below)( their, the, its, all,) (threshold,thresholds,limit,limits)""",
    "none:findings": """nothing (seems,appears) to stand out | nothing
        (special,notable,noteworthy,serious,alarming,worrying,unusual,suspicious,remarkable) |
        nothing (caught,catches) (my,the) eye | nothing worth (noting,mentioning) | nothing
        really stands out | nothing stands out | nothing that stands out | nothing stood out |
        nothing (of note,of concern,out of the ordinary,abnormal,strange) | nothing
        (stood,standing) out | nothing to (report,flag,highlight) | no( notable, noteworthy,)
        findings | nothing (interesting,relevant)( was found,) | (did not,didn't,does
        not,doesn't) (find,flag,show,reveal,turn up) anything( relevant, important, interesting,
        significant, noteworthy, alarming, out of the ordinary, strange, that stands out,
        unusual, notable, of note, special, wrong, suspicious, worrying,)""",
    "running": "running | up and running",
    "waiting": """waiting | in( a,)( the,) waiting( state,) | stuck in waiting | waiting to
        (restart,be restarted,start)""",
    "terminated": "terminated",
    "completed": "completed",
    "crash_loop": """keeps (running,going) out of memory | keeps (crashing,failing,dying)
        and (restarting,being restarted,starting again) |
        (repeatedly,constantly,continually) (crashing,restarting) | (crashes,crashing) over
        and over | stuck in( a,) (crashloopbackoff,crash loop,crash-loop) | in( a,) crash
        loop | crashloop | keeps (crashing,restarting) | crashloopbackoff | crash loop |
        crash looping | crash-looping | crashing | crash-loop (backoff,back-off) | crash
        loop (backoff,back-off) | (in,caught in,stuck in)( a, the,) (crash
        loop,crash-loop,restart loop,crashloop) | keeps (on,) crashing | crashing(
        repeatedly, over and over, in a loop, again and again,) | restarting
        (repeatedly,over and over,in a loop,again and again)""",
    "oom": """keeps (running,going) out of memory | died (because it ran out of memory,from
        lack of memory,of lack of memory,because of an oom,from running out of memory) |
        oom kill | oom kills | oom killed | killed by the oom killer | oomkill | oom-killed
        | oomkilled | oom | out of memory | out-of-memory | ran out of memory | killed (for
        its memory,because it ran out of memory,for running out of memory, due to memory) |
        exceeded its memory limit | exceeding its memory limit | oom-kill | oomed |
        (killed,terminated,stopped,ended)( by, due to, because of, for, from,)
        (oom,oomkilled,an oom,an oom kill,out of memory,out-of-memory,lack of memory,memory
        exhaustion) | (runs,run,running,ran) out of( its,) memory | (killed,terminated) for
        (using too much memory,exceeding its memory limit,exceeding its memory,exceeding
        the memory limit) | (hit,hits,reached) its memory limit | out-of-memory
        (kill,kills,killed,error) | out of memory (kill,kills,killed,error) | oom event |
        killed (because,when) it ran out of memory | oom (kill,killer)""",
    "scaled_to_zero": "scaled to zero",
    "severity:critical": "critical",
    "severity:warning": "warning | warnings",
    "top": """(bigger,biggest,larger,largest) (one,problem,issue,finding) | main
        (one,problem in the logs) | most common (one,error,message,finding) | main
        (error,finding,message,pattern,warning) | most frequent | most common | dominant
        (error,pattern,message) | happens most( often,) | appears most( often,) | most often
        | (most common,most frequent)
        (one,message,finding,problem,pattern,template,line,entry,error message,log
        message,log line,issue)""",
    "investigating": """being investigated | investigating | investigation is ongoing | under
        investigation | still being (investigated,looked into) | (still,) under investigation | in
        progress | ongoing investigation""",
    "could_not_ask": """not possible to (read,get,retrieve,fetch) | (could,can) not be
        (checked,queried,evaluated,looked up,loaded) | (couldn't,can't,cannot) be
        (checked,queried,evaluated,looked up,loaded) | (can't,cannot,could not,couldn't,i can't,i
        cannot,i couldn't) (show,share,display,provide)( you,)( the, its, any, those,)""",
    "refused": """(isn't,is not,wasn't,was not) accepting( any, my, new,)
        (connection,connections) | (is,was,keeps) (refusing,rejecting)( all, my,)
        connections | refused( the, our, my, a,)( connection, connections) | turned down(
        the, my,) connection | refused to (connect,accept the connection) |
        (refused,rejected,refusing,refuses,rejecting,denied,declined)( the, my, our, its, a,
        all,) (connection,connections,connection attempt) | (did not,didn't,does
        not,doesn't,would not,wouldn't) accept( the, my, a, any,) (connection,connections)""",
    "late": """timing out | timed out | (did not,didn't,does not,doesn't) (answer,respond, reply)(
        back,) in time | (timed,times,timing) out | (did not,didn't,does not,doesn't)
        (answer,respond,reply) (on time,within the time limit,before the deadline,quickly
        enough,soon enough,fast enough) | took too long( to,)( answer, respond, reply,) | (was,were)
        too slow( to,)( answer, respond, reply,) | time out | a timeout | timeout""",
    "silent": """(did not,didn't,does not,doesn't,is not,isn't,was not,wasn't) (answer,
        respond,reply,responding,answering) | gave no (answer,response,reply) | never
        (answered,responded,replied) | (did not,didn't) (answer,respond) to (me,us,my request,the
        request)""",
    "unreachable": """unreachable | (could,can) not be
        (read,reached,asked,retrieved,contacted,queried,fetched) | (couldn't, cannot,can't) be
        (read,reached,asked,retrieved,contacted,queried,fetched) | not (reachable,available to ask)
        | not possible to reach | (isn't,wasn't) reachable | not (answering,responding) |
        (could,can) not be (accessed,contacted) | (couldn't,can't,cannot) be (accessed,contacted) |
        out of reach | (did not,didn't) (go,get) through | (no,without,lost) access to | (could
        not,couldn't,cannot,can't,unable to,was unable to,were unable to,i couldn't,i could not)
        connect""",
    "cannot_tell": """(i,we) (have no way,am unable) (to tell,of telling,to know,of knowing) | hard
        to (say,tell) | no way to (tell,know) | not possible to (tell,say,determine,know) | not
        clear | unclear | not known | impossible to (tell,say,know,determine) | (not,i'm not,i am
        not) (sure,certain) | (can't,cannot,could not,couldn't) be
        (determined,assessed,judged,known,established,told) | undetermined | not possible to
        (assess,judge,say,determine) | not able to (tell,say,determine) | nothing is known | there
        is no telling | no idea | (i'm,i am,we're,we are) not able to (tell,say,determine,judge) |
        (i'm,i am,we're,we are) (unable,not able) to (report,comment,tell,say)( on, anything about,)
        | (i,we) have no idea( how, whether,)""",
    "none:data": """(cannot,can't,could not,couldn't,can not) be (measured,computed,calculated,
        reported) | no data | no information | not found | could not be found | couldn't be found |
        found nothing | nothing (was,could be) found | nothing (came back,came up,matched,returned)
        | no data( was, is, were, has been,) (found,returned,available,reported) | no data points |
        (has,have) no data | no matching (data,metrics) | (was,were) not found | wasn't found | not
        (known,available) there | nothing found | nothing there""",
    "none:requests": """no requests( have, has,) (came in,arrived,come in) | (nobody,no
        one)( is, has been, was,) (calling,using,hitting,visiting,accessing)( it,) |
        (nobody,no one) (calls,uses,called,used)( it,) | not being (called,used) | (isn't,is
        not,aren't) (getting,receiving,seeing,serving,handling)( any,) (requests,traffic) |
        (hasn't,has not) (had,received,got,seen)( any,) (requests,traffic) |
        (got,had,received) no traffic | (isn't,is not,not) getting( any,) traffic | is not
        receiving any requests | is not receiving requests | is not getting any requests |
        not receiving any requests | not receiving requests | not getting any requests |
        received no requests | gets no requests | no requests | receives no requests | zero
        (requests,traffic) | without( any,) (traffic,requests) | no( incoming,)
        (requests,traffic)( at all, right now,) | (has,is having) no (traffic,requests) |
        nobody is (using,calling) it | (isn't,is not)
        (getting,receiving,serving,handling,seeing) (anything,any) | nothing( is, was,)
        (hitting,reaching,calling,using)( it,) | (gets,got,sees,saw,receives,received)
        (no,zero)( incoming,) (traffic,requests)""",
    "not:healthy": """(isn't,is not,not) (doing,looking,feeling)( so, very, too, that,) (great,well,
        good,fine,ok,okay) | (isn't,is not,not) in( a,) (good,great) (shape,state) | (doesn't,does
        not) look( so, too,) (good,great,healthy,fine) | (isn't,is not,not)
        (fully,completely,entirely,currently,really,exactly,very,quite,all that,particularly)
        (healthy,well,fine,ok,okay,good) |  | not (ok,okay,all right,alright) | (isn't,is not,not)
        (doing,running,performing,working,behaving)( so, very, too, that, at all, particularly,)
        (great,well,good,fine,ok,okay,properly,normally) | (isn't,is not,not)
        (ok,okay,fine,alright,all right,in good health,in good condition,in good order) | not
        (good,fine,normal,acceptable,great)""",
    "unseen:data": """(i,we) have no( metrics, monitoring,) (data,metrics,information,numbers) |
        (i,we) (don't,do not) have( any, the,)( metrics, fresh,) (data,metrics,information,numbers)
        | no data( is, was,) available | no (data,metrics,numbers,figures) (to show,to report,to
        share,to go by,to work with) | (i,we) (don't,do not) have any( of its, of the,)
        (data,metrics,numbers,figures) | no values( to show, to show you, to report,) | (i,we) have
        no values( to show, to show you, to report,)""",
    "unseen:logs": """(i,we) have no( log,) (logs,lines)( to show, to show you,) | (i,we) (don't,do
        not) have( any, the, its, those,) logs( you asked for, to show, to show you,) | no logs (to
        show,to look at,to share) | (i,we) (couldn't,could not) (get,read,fetch,retrieve)( the, its,
        any, those,) logs""",
    "ruled_out": """ruled out | excluded | been ruled out | discarded | off the table | not (the
        cause,it) | can be (ruled out,excluded) | (was,has been,is) (ruled
        out,excluded,discarded,dismissed) | dismissed""",
    "second": """(is,comes,was,came) (next,second) | next (is,comes) | in second( place,
        ) | (follows,following,followed) with | runner-up""",
    "ended": """crashed | (its,the,) last run( was, has,)
        (ended,stopped,finished,exited,terminated,failed, died,killed) | last run
        (ended,stopped,finished,exited) | died""",
    "worst": """most (serious,severe) (finding,one,problem,issue) | most (serious,severe) | (more
        serious,worse) one | more (severe,serious) (finding,one,problem) | most
        (serious,severe,critical) (finding,problem,issue,one)""",
    "none:metric": """(doesn't,does not,didn't,did not) exist | non-existent | (doesn't,does
        not,didn't,did not) (exist,seem to exist,appear to exist) | no such (metric,thing) | not
        (exist,a known metric,an existing metric)""",
    "none:logs": """no (logs,log lines)( are, were, is, was,) (available,found,there) | no (log
        lines,logs,log output,log entries)( at all, to show, to see,) | (has,had) no (logs,log
        lines,output) | nothing was logged | logs are empty | log is empty | empty logs | empty log
        """,
    "none:issues": """clean | clear of errors | no (problems,issues,trouble)( were, was,)
        (found,detected,flagged,reported,seen) | problem-free | trouble-free""",
    "none:series": """(i,we) (got,received,found,had) no (results,series,result) | (i,we)
        (didn't,did not) (get,find,see) any (results,data back,series,results back) |
        (didn't,did not,doesn't,does not) (return,yield,give,match,produce,bring back,get)(
        me, us,) (anything,a thing)( back,) | (didn't,did not,doesn't)
        (get,return,find,match,have,give,yield,bring back)( me, back, us,) any
        (results,series,data,result)( back,) | no results | no result | (came,comes) back
        empty | returned( an,) empty( result, set,) | empty | matched no series | no series
        matched | no series | returned nothing | no( matching, time,) (series,results)(
        were, was, matched, came,)( found, returned, back,) | (came,comes) (up,back)
        (empty,with nothing,empty-handed) | without( any,) (results,result) | zero
        (series,results) | did not match any( time,) series | didn't match any( time,)
        series | had no (results,matches) | no matches |
        (matched,matches,returned,yielded,gave) (nothing,no results,no data,zero
        results,zero series,0 series,0 results,no series)""",
    "none:restarts": """has not restarted | have not restarted | has not been restarted | not
        restarted | not been restarted | (has,have) never( been,) restarted | never( been,)
        restarted""",
}
