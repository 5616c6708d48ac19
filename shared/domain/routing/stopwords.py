"""Plain English and Portuguese words, without accents, that are never the name of a workload.

A word that is missing here may be taken for a name where a name is expected ("logs of holiday"),
so the list is long. Words that many workloads are called by (api, gateway, search, orders) stay
out. Phrases that ask for something belong in `phrases`.
"""

from shared.domain.routing.words import words

_ENGLISH = """
a able about above absolutely according across actual actually added affected affecting after
afternoon again against ago agree ahead alive all almost alone along already alright also although
always am amount an and another answer any anybody anymore anyone anything anyway anywhere apart
apparently appear appears appreciate april are area around as ask asked asking at august avg
available average away awesome back background bad badly based be became because become been before
began begin behind being believe below best better between big bit bot both break breaking bring
broke broken brother bug bunch business but by bye call called calling calls came can cannot care
case cases cause caused causes causing certain chance change changed changes check checked checking
checks chill choose class clean clear clearly clever click clients close closed cluster clusters
code colleague come comes coming common company complain complained complaining complaints complete
completely component components concern concerned confirm connect connected connecting connection
connections connectivity consider constantly cool correct could count couple course crash crashed
crashes crashing crazy create created current currently customer customers cut daily data date day
days dead dear december decided deep definitely degraded delay delayed delete deleted deletes
deleting depends deploy deployed deploying deployment deployments deploys describe detail details
did die died different difficult directly display do does doing done dont double down dozen drop
dropped dropping drops due during dying each earlier early easily easy eight either eleven else end
ended ends engineer enough entire environment especially etc even evening ever every everybody
everyone everything everywhere exact exactly example except expected experience experiencing eye
eyes fact fail failed failing fails failure failures fairly fall far fast faster favor feel feeling
feels fell fetch few fifteen fifty fight figure fill filling finally find finds fine finish
finished fire first five fix fixed flaky folks follow following for forget forgot form forth found
four free freezing fresh friday friend from full fully fun funny further gave general generally get
gets getting give given gives giving glad go goes going gone gonna good got gotten grab great green
grep graph graphs chart charts group groups grow growing guess guy guys had half hand hang hanging
hangs happen happened happening happens happy hard has have having he hear heard heavily hello help
helpful helps her here hers hey hi high higher highest him his hit hits hitting hm hmm hold
hopefully hope host hosts hot hour hourly hours how however huge human hundred i idea if
immediately important in inside instance instances instead interested into is issue issues it its
item items itself january job july june just keep keeping keeps kept key kind kindly kinds knew
know known knows lag lagging large largest last lately later latest least leave left less let like
likely limit limits line lines list listed little live lives living load local long longer look
looked looking looks lose losing lost lot lots loud low lower lunch machine machines made mainly
make makes making manager many march master matter max may maybe me mean meaning means meanwhile
meeting member mention message messages met mid middle might min mind mine minute minutes miss
missed missing mode moment monday month months mood more morning most mostly move moved moving much
must my myself name named names near nearly need needed needs neither never new newest next nice
night nine no nobody node nodes non none nope nor normal normally not note nothing notice noticed
november now number numbers october odd of off offline often oh ok okay old on once one ones only
online onto open opened opens option or ordinary other others otherwise our ours out output over
overall overnight own owner page paged pages part parts past peak people per perfect perhaps person
pick piece place places plain please plot plus point points poor possible possibly post prepare
present pretty previous previously print probably problem problems product production prompt
properly pull put squad team teams queue queues question questions quick quickly quiet quite random
range rather raw reach reached reaching read reading reads ready real really reason reasons receive
received receiving recent recently recover recovered red regarding regards region related release
released remember remote remove report reported reporting reports request requests respond
responded responding responds response responses rest restart restarted restarting restarts result
results return returned returning returns review right rise rising role roll rollout room root
rough rows run running runs safe said same saturday save saw say saying says second seconds section
see seeing seem seems seen select send sense sent september serious seriously serve server servers
service services serving set seven several severe shall share she shift short shortly should show
showed showing shown shows side silly similar simple simply since single sir sit site sites
situation six size slow slower slowly slowness small so some somebody somehow someone something
sometimes somewhat somewhere soon sorry sort sound sounds source space spam speak specific
specifically spike spiked spikes spiking spinning stack staging start started starting starts state
stay step steps still stop stopped stops storm strange stuck stuff such suddenly suggest sunday
super suppose supposed sure suspect system systems take taken takes taking talk talking tell ten
term terrible than thank thanks that the their theirs them then there therefore these they thing
things think thinking thirty this those though thought thousand three through throughout throwing
throws thursday thus ticket till time times to today together told tomorrow tonight too took top
total totally touch toward towards tried tries trigger triggered trouble true truly try trying
tuesday turn turned twelve twenty twice two type types ugh uh um under understand unfortunately
unhappy unit until unusual up update updated upon upset upstream us usage use used user users uses
using usual usually value values various version very via view visit wait waiting wake walk wanna
want wanted wants warm was watch watching way ways we website wednesday week weekend weeks weird
welcome well went were what whatever when whenever where whether which while who whole whom whose
why wide will win wish with within without woke wonder wondering word words work worked working
works world worried worry worse worst would wow write wrong yeah year years yellow yep yes
yesterday yet you young your yours yourself zero container containers pod pods namespace workload
workloads sidecar app apps application applications microservice microservices statefulset
daemonset yaml yml json manifest template script module policy concept commander consuming eating
hogging hog consume consumes elevated internal external public private restful gold replicaset
cronjob kubernetes kubectl helm huh lol haha lmao omg wtf hmmm continue whoa meh yikes oops duh
particular roof sum minus realistic reasonable feasible achievable acceptable typical ideal support
sufficient likely worthwhile necessary eats homelab platform sanity train boss director ceo cto kids
wife husband infra infrastructure sitrep overview
distributed
concurrent asynchronous synchronous modern legacy complex allright borked busted wonky exist exists
survive survived shape slowest fastest busiest noisiest consumption rank ranking atm receives
recieves
"""

_PORTUGUESE = """
pega pegue pegar puxa puxe busca busque buscar traga traz ache achar roda abaixo abre aberto abrir
acaba acabou acesso acha acho acima acompanha acompanhar aconteceu acontece acontecendo acontecer
acordo agora agosto ah ai ainda alem algo alguem algum alguma algumas alguns ali alto amanha amigo
amigos anda andando ano anos anterior anteriores antes ao aos apaga apagar apenas apos aquela
aquele aqueles aqui aquilo as assim ate atras atual aumenta aumentando aumento aumentou bastante
bem boa boas bom bons cada cadastro cai caindo caiu cara caso casos cedo certa certeza certo chama
chamada chamado chamar chegando chegou cheio cinco cliente clientes coisa coisas com comecando
comecou comigo como completo conexao confirma consegue consegui conseguimos consigo conta contra
cuida cuidar da dado dados daquele dar das de dela dele deles demais demora demorando demorou
dentro depois depressa desde dessa desse desses desta deste devagar deve devem dever devo dez dia
dias direito diz dizer do dois dos duas durante duvida e ela elas ele eles em enquanto entao entra
entrar entre enviar era erro erros essa essas esse esses esta estado estamos estao estar estas
estava este estes estou estranha estranho eu exatamente exemplo existe existem falar falha falhando
falhas falhou falta faltando favor faz fazendo fazer feito feira fez fica ficam ficando ficar ficou
fila fim foi fora foram forma gente geral gostaria grande graca grave ha hoje hora horario horas
inteiro ir isso isto ja janeiro la lado lenta lentas lento lentos lhe linha linhas logo longe lugar
maior mais mal mande manha maneira manda maquina mas me meio melhor menor menos mes meses mesma
mesmo meu meus mim minha minhas minuto minutos momento mostra mostrar mostre muita muitas muito
muitos nada nao nas nele nem nenhum nenhuma nesse nessa neste nesta ninguem no noite nome normal
nos nossa nosso nossos nova novo nunca numa num o obrigada obrigado oi ola olha olhada onde ontem
opa os ou outra outras outro outros ouvir pagina para parece parou parado parada parando parte
partir passa passado passou pela pelas pelo pelos pena pensar pequeno perto pessoa pessoal pessoas
pior poder poderia podem pode pois por porque porta possivel posso pouca pouco pra precisa
precisamos preciso primeira primeiro pro problema problemas proximo pude quais qual qualquer quando
quantas quanto quantos quase quatro que quem quer queria quero quinta rapido reclamando reclamam
reclamaram recebe recebem recebendo reiniciando reiniciou reinicios resolver resolveu retorna
retornando rodando rodar saber sabe sair se segue segunda segundo segundos seis seja sem semana
semanas sempre sendo ser sera sete seu seus sexta sim sistema so sob sobe sobre somente sou sua
suas subindo subiu tal talvez tambem tanto tarde te tela tem temos tempo tenho ter terca tentando
tentar teria teve teu tinha tipo tirar toda todas todo todos trabalho trazer tres tu tua tudo
ultima ultimas ultimo ultimos um uma umas uns usa usar uso usuario usuarios vai valor valores vamos
vao veja vejo vem ver verdade vez vezes vi via vida vinte viu voce volta voltou vou zero travando
travado travada travou tchau bele beleza blz joia servico servicos aplicacao aplicacoes conteiner
deploy ambiente producao instancia nodo nodos entendi entendido sei hein haha kkk kkkk rsrs eita
nossa puxa pois perfeito suporte razoavel aceitavel tipico particular infraestrutura plataforma
normalmente direitinho
diretor diretora chefia gerente comercial incendio madrugada
quebrado
quebrada quebrados sobreviveu
existem metrica metricas
"""

_SPOKEN = """
fuck fucking fucked shit damn dammit crap wtf omg ffs hell bloody bro dude mate buddy pal guys folks
rush hurry worries though roughly
panics panic panicking
mano mana cara velho veio parca brother galera fera chefe pqp porra caralho merda cacete droga vish
vixe eita ngm cade blz pfv rapidao suave td tds bugado bugada bugou crashando crashou crasheando
quebrou
quebrando el los las esta pelo
"""
"""Swearing, slang and what people call one another."""

STOPWORDS = frozenset(f"{_ENGLISH} {_PORTUGUESE} {_SPOKEN}".split())

FUNCTION_WORDS = words(
    """
    a all and any are as at be by called each every for from has have in into is it its just like
    me my named not now of off on only or our out over please same so some such that the their
    then there this to under up was we were what where which who why with you your here if until
    since last ao aos com como da das de do dos e em esse essa este esta eh foi mais na nas no nos
    o os ou para pela pelo por qual que se sem sobre um uma todos todas chamado chamada mesmo
    agora favor doing looking whole status health healthy ok okay ultimas ultimos namespace pod pods
    service container logs log
    """
)
"""Words that are no name even right after "namespace", where other plain words may be."""

SOFT_NOUNS = words(
    """
    account client clients customer customers details event events file history host job match
    message messages order orders page pages people product products queue question questions
    report reports request review schedule space story support suporte table ticket tickets
    translate transaction transactions trigger unit user users website cliente clientes pedido
    pedidos usuario usuarios pagina cadastro busca
    """
)
"""Plain words that many workloads are called by, and that are names in "the user service"."""
