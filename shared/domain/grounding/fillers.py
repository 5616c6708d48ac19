"""Words that state nothing: what they begin, join and end is checked by itself.

Here belongs what a sentence may do without: adverbs of stance, function words, nouns for what is
spoken of anyway. A word of degree, of time or of what comes next states something, and does not.
"""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.grounding import fillers_portuguese

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "periphrases": """
            (i'm,i am,we're,we are)( very, so, really,) (sorry,afraid)( that, but, to say,) |
            (sorry,apologies,my apologies)( for that, about that, but,) | the short
            (version,answer) |
            (appear,appears,appeared,seem,seems,seemed) (to,to have,to be,that) |
            (here's,here is) the (short,quick) version | the good news is( that,) |
            the bad news is( that,) | bad news | (for,as an) (example,instance) | an example of |
            for example | in between | between them | in the meantime | after that | hmm | well |
            you asked (for,about) | this value | that value | other than that | apart from that |
            besides that | besides | on top of that | as far as i can (tell,see) |
            the( suggested, recommended, proposed,) next step is( to,) | a closer look | by the way
            |
            right away | as expected from that | let's see | in more words | in plain words |
            (exists,exist)( there,) | that exists there | one of the problems | or not |
            the following | to look at | i wanted to | from there | in the result | in the results
            | at
            all | to show you |
            let me know if you( would,) (need,want,like,have)( anything else, more details,
            any more details, any other questions, any questions, further help,) | if you (have,
            need)( any,)( other, further, more,) (questions,details,help,information) |
            would you like( me,) to | (i,) hope (this,that) helps | in other words |
            for your information | as a whole | in more detail | here you go |
            from what i (see,found,can see) | from the (results,data,facts) | at first glance |
            in this case | in that case | at the same time | in a nutshell | in brief |
            to be clear | to put it simply |
            (looking,going) at the (results,data,numbers,facts) | to me |
            how the two services compare | being used up | used up |
            most (important,relevant,notable) (metrics,values,figures,numbers,points,facts) |
            yes | starting | in (short,summary,conclusion,general,total,particular,addition,
            detail,
            terms of,
    contrast) |
            to (summarize,summarise,sum up,be precise,be exact,note,report) | on the whole |
            all in all | at a glance | based on | according to | (based on,according to)( the,
            these,
     this,)( provided, available, above,) (tools,results,findings,facts,data,
            numbers,information,
    output,checks) |
            as (follows,shown,seen,indicated,reported,of now) | such as | as for |
            when it comes to | that said |
            what (stands out,stood out,matters)( here, most,)( is,) |
            what (stands out,matters)( here, most,) is that | note that | please note( that,) |
            please | (good,great) news | as (you,we) can see |
            (this,which,that) (means,indicates,suggests,shows,tells us)( that,) |
            meaning( that,) | hi | hello | hey | sure | of course |
            (the,) (results,findings,facts) (show,indicate,suggest,confirm,reveal)( that,) |
            worth (noting,knowing,mentioning) | with (regard,respect) to | regarding |
            at (this,the) (time,moment,point) | at present | right now | so far | for now |
            i'd say | i would say | comparing( both, the two,)( services,) | instead of | then |
            if you (need,want,would like,have) | let me know | feel free to ask |
            (happy,glad) to help | any (questions,other questions) | more (details,information) |
            you (probably,likely,) meant | you (probably,likely) mean | you asked about |
            did you mean | perhaps you meant | you may have meant | maybe you meant |
            you might have meant | hope this helps | (sounds,seems,looks,appears) like |
            of the two services | (used,served,handled,made) by | what (it,they) (was,were) |
            compared (to,with) that""",
        "adverbs": """though | sorry | alright | okay so | anyway | separately | nonetheless | still
        |
            twice over | afterwards | similarly | likewise | regularly | certainly | definitely |
            briefly | importantly | interestingly |
            surprisingly | again at | clearly | obviously | luckily | altogether | meanwhile |
            unfortunately | fortunately | thankfully | basically | essentially | generally |
            overall | apparently | evidently | indeed | actually | simply | probably | possibly |
            perhaps | maybe | likely | most likely | seemingly | currently | presently | now |
            still | also | too | additionally | furthermore | moreover | specifically |
            respectively | mainly | mostly | especially | just | only | exactly | precisely |
            merely | considerably | significantly | substantially | noticeably | markedly |
            notably | necessarily | very | quite | fairly | pretty | rather | really |
            relatively | here | there | in total | as well | in time | sadly""",
        "function words": """a | an | the | this | these | those | its | it | it's | there's |
            that's | here's | they | them | they're | their | your | you | you're | his | what |
            what's | how | any | each | per | such | of | at | in | on | for | from | into |
            during | through | than | between | is | are | was | were | be | been | being | may |
            might | can | could | has | does | do | did | to be | one | ones | itself | kind of |
            the one | other than""",
        "nouns": """hypothesis | hypotheses | possibility | theory | severity | suggestion |
            suggested | recommended | proposed | version | different | distinct | group | groups |
            working | deployed service | label | pair | side | part | values | reply | words |
            example |
            notes | highlights |
            takeaway | takeaways | bottom line | overall picture | service | services | tool |
            tools | sign | signs | sign of | signs of | analysis |
            (by,per) (service,pod,container) | as (much,many,high)( as,) | periods affected |
            rundown | recap | report | review | look | check | glance | note | update | point |
            points | fact | facts | number of | numbers | stats | statistics | aspects | areas |
            things | thing | case | item | items | list | timeline | sequence | context |
            picture | question | reading | readings | measurement | measurements | indicator |
            indicators | consumption | in the same | given | relevant | important | notable |
            specific | following | quick | application | workload | namespace | pod | pods |
            container | containers | component | status | state | health | condition |
            performance | summary | overview | breakdown | details | information | snapshot |
            result | query | answer | message | messages | entries | level | levels |
            percentage | share | amount | number | total | times | request | value of |
            percentile | incident | investigation | usage | utilization | utilisation | run |
            time | period | window | window of | log | name | key | main | current | high-level |
            ongoing | sre | finding is | type | figure""",
        "phrases": """stands out | stand out | or less | went from | up and healthy | has been |
            have been | appears to be | seems to be | of its limit | of the limit |
            of the service | in the past | in the last | within the last |
            in the past the last | requests per | out of all requests | the log | about how |
            anything about | last run | last | named | called | killed and restarted |
            being spent | about it | comes in | come in | coming in | exited | do well |
            per the | quick | brief | together | again at""",
    }
)
PORTUGUESE = fillers_portuguese.PORTUGUESE
