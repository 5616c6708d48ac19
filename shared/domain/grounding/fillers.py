"""Words that state nothing: what they begin, join and end is checked by itself.

Here belongs what a sentence may do without: adverbs of stance, function words, nouns for what is
spoken of anyway. A word of degree, of time or of what comes next states something, and does not.
"""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.grounding import fillers_portuguese

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "periphrases": """is it possible that | (it,) is possible that you meant | as
            (a,the)( suggested, recommended, possible,) next step | (i'm,i am,we're,we
            are)( very, so, really,) (sorry,afraid)( that, but, to say,) |
            (sorry,apologies,my apologies)( for that, about that, but,) | the short
            (version,answer) | (appear,appears,appeared,seem,seems,seemed) (to,to have,to
            be,that) | (here's,here is) the (short,quick) version | the good news is(
            that,) | the bad news is( that,) | bad news | (for,as an) (example,instance) |
            an example of | for example | in between | between them | in the meantime |
            after that | hmm | well | you asked (for,about) | this value | that value |
            other than that | apart from that | besides that | besides | on top of that |
            as far as i can (tell,see) | the( suggested, recommended, proposed,) next step
            is( to,) | a closer look | by the way | right away | as expected from that |
            let's see | in more words | in plain words | (exists,exist)( there,) | that
            exists there | one of the problems | or not | the following | to look at | i
            wanted to | from there | in the result | in the results | at all | to show you
            | let me know if you( would,) (need,want,like,have)( anything else, more
            details, any more details, any other questions, any questions, further help,) |
            if you (have, need)( any,)( other, further, more,)
            (questions,details,help,information) | would you like( me,) to | (i,) hope
            (this,that) helps | in other words | for your information | as a whole | in
            more detail | here you go | from what i (see,found,can see) | from the
            (results,data,facts) | at first glance | in this case | in that case | at the
            same time | in a nutshell | in brief | to be clear | to put it simply |
            (looking,going) at the (results,data,numbers,facts) | to me | how the two
            services compare | being used up | used up | most (important,relevant,notable)
            (metrics,values,figures,numbers,points,facts) | yes | starting | in
            (short,summary,conclusion,general,total,particular,addition, detail, terms of,
            contrast) | to (summarize,summarise,sum up,be precise,be exact,note,report) |
            on the whole | all in all | at a glance | based on | according to | (based
            on,according to)( the, these, this,)( provided, available, above,)
            (tools,results,findings,facts,data, numbers,information, output,checks) | as
            (follows,shown,seen,indicated,reported,of now) | such as | as for | when it
            comes to | that said | what (stands out,stood out,matters)( here, most,)( is,)
            | what (stands out,matters)( here, most,) is that | note that | please note(
            that,) | please | (good,great) news | as (you,we) can see | (this,which,that)
            (means,indicates,suggests,shows,tells us)( that,) | meaning( that,) | hi |
            hello | hey | sure | of course | (the,) (results,findings,facts)
            (show,indicate,suggest,confirm,reveal)( that,) | worth
            (noting,knowing,mentioning) | with (regard,respect) to | regarding | at
            (this,the) (time,moment,point) | at present | right now | so far | for now |
            i'd say | i would say | comparing( both, the two,)( services,) | instead of |
            then | if you (need,want,would like,have) | let me know | feel free to ask |
            (happy,glad) to help | any (questions,other questions) | more
            (details,information) | you (probably,likely,) meant | you (probably,likely)
            mean | you asked about | did you mean | perhaps you meant | you may have meant
            | maybe you meant | you might have meant | hope this helps |
            (sounds,seems,looks,appears) like | of the two services |
            (used,served,handled,made) by | what (it,they) (was,were) | compared (to,with)
            that | to (start,begin,start with,begin with,finish,recap,conclude,wrap up) |
            first of all | last but not least | one more thing | (good,nice) to know | long
            story short | simply put | that being said | having said that | all things
            considered | on (a,the) (positive,plus,bright,negative,down) (note,side) | at a
            high level | as (it,things) stand(s,) | at this (stage,moment) | by
            (contrast,comparison) | in comparison | on the contrary | as a
            (reminder,note,side note,result of that) | side by side | a comparison( of,) |
            comparison( of,) | how (it,they) (is,are) doing | how things are | in (my,the)
            (check,checks,look) | from my (check,checks) | as of the last check |
            (the,a,one) (closest,nearest,best,likely,possible) match( is, there is, would
            be,) | closest match | (looks,seems,appears)( to be,) (like,similar) | (a,one)
            similar (one,name,metric,service,metric name,service name)( is, named, called,
            exists,) | similarly named | (with,has) a similar name | similar name | similar
            (metric,service)( is, named, called,) | (a,like a,be a,possibly a,probably
            a,perhaps a) typo( in, for, of, in the name, in the metric name, in the query,)
            | typo | misspelled | misspelling | (may,might,could) have been
            (misspelled,mistyped) | mistyped | did you mean to (ask,query,write,type)(
            about, for,) | (was,is) (that,it,this) what you (meant,were looking for,wanted)
            | (is,was) that (it,the one) | you (may,might) (want,mean,be looking for) |
            were you looking for | perhaps you (want,wanted) | you (were,are) looking for |
            (do,did) you (want,mean) | you wanted | instead | is what exists | (and,or)
            (that's,that is) (it,all) | that's (it,all) |
            (marked,rated,flagged,listed,reported,classified) as | all (of,)
            (these,those,this,that,them) | what i (found,see,saw,know) | here is what i
            know | what we know | what is known | (it,that,this) is worth
            (noting,mentioning)( that,) | i can (tell you,say)( that,) | i'm
            (happy,pleased) to (say,report)( that,) | i (believe,think)( that,) | rest
            assured( that,) | no worries | as you asked | to answer your question | in
            response | per your request | as requested | (thanks,thank you) for (asking,the
            question) | good question | (i,we) (hope,trust) | feel free to | (if,should)
            (it,this) | reach out | (with,in) (that,this) in mind | (given,with) that |
            more (precisely,specifically,exactly) | to be (precise,exact,specific) | at its
            (core,end) | on its own | in itself | by itself | as reported | as measured |
            of these | of those | of this | of that | (metric,service,the,) name
            (may,might,could,seems to,appears to) be (wrong,misspelled,incorrect,a typo)""",
        "adverbs": """already | either | though | sorry | alright | okay so | anyway | separately |
            nonetheless | still
            | twice over | afterwards | similarly | likewise | regularly | certainly | definitely |
            briefly | importantly | interestingly | surprisingly | again at | clearly | obviously |
            luckily | altogether | meanwhile | unfortunately | fortunately | thankfully | basically
            | essentially | generally | overall | apparently | evidently | indeed | actually |
            simply | probably | possibly | perhaps | maybe | likely | most likely | seemingly |
            currently | presently | now | still | also | too | additionally | furthermore | moreover
            | specifically | respectively | mainly | mostly | especially | just | only | exactly |
            precisely | merely | considerably | significantly | substantially | noticeably |
            markedly | notably | necessarily | very | quite | fairly | pretty | rather | really |
            relatively | here | there | in total | as well | in time | sadly | firstly | secondly |
            thirdly | finally | lastly | conversely | broadly | plainly | concretely | effectively |
            presumably | supposedly | reportedly | frankly | honestly | ultimately | incidentally |
            regrettably | alas | alike | apiece | individually | combined | directly | visibly |
            recently | mere | next | by far | very much | a lot | quite a bit | sharply | strongly |
            even | hottest""",
        "function words": """a | an | the | this | these | those | its | it | it's | there's |
            that's | here's | they | them | they're | their | your | you | you're | his | what |
            what's | how | any | each | per | such | of | at | in | on | for | from | into | during
            | through | than | between | is | are | was | were | be | been | being | may | might |
            can | could | has | does | do | did | to be | one | ones | itself | kind of | the one |
            other than | which is | which are | that is | that are | there was | there were | there
            has been | there have been | he | she | her | my | our | ours | me | us | these are |
            those are | as far as | whatever | whichever | themselves | having | being the | were
            being | who | we'd | isn't it | to have | to see | so far""",
        "nouns": """produced | hypothesis | hypotheses | possibility | theory | severity |
            suggestion |
            suggested | recommended | proposed | version | different | distinct | group | groups |
            working | deployed service | label | pair | side | part | values | reply | words |
            example | notes | highlights | takeaway | takeaways | bottom line | overall picture |
            service | services | tool | tools | sign | signs | sign of | signs of | analysis |
            (by,per) (service,pod,container) | as (much,many,high)( as,) | periods affected |
            rundown | recap | report | review | look | check | glance | note | update | point |
            points | fact | facts | number of | numbers | stats | statistics | aspects | areas |
            things | thing | case | item | items | list | timeline | sequence | context | picture |
            question | reading | readings | measurement | measurements | indicator | indicators |
            consumption | in the same | given | relevant | important | notable | specific |
            following | quick | application | workload | namespace | pod | pods | container |
            containers | component | status | state | health | condition | performance | summary |
            overview | breakdown | details | information | snapshot | result | query | answer |
            message | messages | entries | level | levels | percentage | share | amount | number |
            total | times | request | value of | percentile | incident | investigation | usage |
            utilization | utilisation | run | time | period | window | window of | log | name | key
            | main | current | high-level | ongoing | sre | finding is | type | figure | verdict |
            outcome | checks | situation | metric name | spelling | names | alternative | option |
            match | interval | timeframe | measure | measures | data point | data points | evidence
            | output | event | conclusion | diagnosis | assessment | portion | fraction | proportion
            | course | span | response | responses | replies | users | signal | signals""",
        "phrases": """(rate,rates) per second | per second | stands out | stand out | or less |
            went from | up and healthy | has been | have been | appears to be | seems to be | of
            its limit | of the limit | of the service | in the past | in the last | within the
            last | in the past the last | requests per | out of all requests | the log | about
            how | anything about | last run | last | named | called | killed and restarted |
            being spent | about it | comes in | come in | coming in | exited | do well | per the
            | quick | brief | together | again at | up from there | out there | over there | out
            of it | on it | in it | in there | to it | for it | by it | at it | in use | of use
            | in the end | all told | all up | or more | as high | as long | as slow | as large
            | as big | of usage | of its own | for which | in which | of which | by which | of
            whom | with it | on top | per se | so to speak | in question | on record | in place
            | of late | later | by the name of | of the (hour,period,window) | (the,)
            (correct,right,proper,actual,real,existing) (name,metric,metric name,service,service
            name) | (main,biggest,key,clearest) difference( between them, between the two,
            here,) | in requests per second | requests per second | allows | permits | by
            request rate | by rate | by traffic""",
    }
)
PORTUGUESE = fillers_portuguese.PORTUGUESE
