"""What Portuguese words mean to the gate, accents left out; see `english` for when to add one."""

from shared.domain.grounding import portuguese_claims, portuguese_metrics

METRICS = portuguese_metrics.METRICS
CLAIMS = portuguese_claims.CLAIMS
QUALITIES = {
    "high": """demais | (mais alto,mais alta,maior)( do,) que deveria( ser, estar,) | ruim
        | pessim(o,a) | (alto,alta,elevado,elevada) demais | muitos | muitas | alta | alto
        | altas | altos | elevada | elevado | elevadas | elevados | muito alta | lenta |
        lento | lentas | lentos | preocupante | preocupantes | excessiva | excessivo | um
        problema | uma preocupacao | bem (alta,alto,elevada,elevado) | ruim | ruins |
        (muito,bem,bastante,um pouco,demasiado) (alto,elevado,lento,alta,elevada,lenta) |
        lento demais | acima do (normal,esperado,ideal) | nao (esta,é)( nada,)
        (bom,boa,normal,aceitavel) | (é,esta,estao) fora do
        (normal,comum,esperado,padrao,ideal)""",
    "low": """quase nada de | bem (baixa,baixo,baixas,baixos) | muito (baixa,baixo,baixas,baixos) |
        quase (nao ha,nenhum,nenhuma,sem) | baixa | baixo | baixas | baixos | pouca | pouco | poucas
        | poucos | minima | (bem,bastante,relativamente) (baixo,baixa) | quase (zero,nulo,nula) |
        minimo de | infim(o,a) | insignificante | pequen(o,a) | suficiente | de sobra |
        (pouco,mal,quase nao) (usado,utilizado) | quase nao usa | quase nao
        (tem,ha,existem,apresenta,teve,houve) | (é,esta) minim(o,a)""",
    "normal": """ok | okay | tudo ok | tudo bem | em dia | (bem,bastante)
        (tranquilo,tranquila,normal) | tranquilos | tranquilas | sem problemas | de boa | no normal
        | dentro do limite | sob controle | satisfatorio | satisfatoria | normal | normais | boa |
        bom | boas | bons | otima | otimo | bem | normalmente | aceitavel | aceitaveis | tranquila |
        tranquilo | adequada | adequado | rapido | rapidamente | em ordem | como esperado |
        (dentro,bem dentro) (do,dos,da,de)( um,) (normal,esperado,limite,limites,aceitavel,faixa,
        faixa normal,faixa aceitavel,limites normais,limites aceitaveis,limite aceitavel, padrao) |
        em( um,) (nivel,niveis) (normal,normais,aceitavel,aceitaveis,bom,bons) |
        (muito,bem,bastante,perfeitamente)
        (normal,normais,bom,boa,bons,boas,rapido,rapida,tranquilo,tranquila,aceitavel) | legal |
        controlad(o,a) | nao (é,esta,sao,estao)( um, o, muito, nada,)
        (problema,alto,alta,elevado,elevada,preocupante,motivo de preocupacao,excessivo,excessiva) |
        nao preocupa | nao preocupam | sem motivo para preocupacao | (dentro,bem dentro)
        (do,dos,da,de)( um,) (limiar,limites,previsto,padroes,intervalo normal,niveis normais) |
        estavel e normal | razoavel | razoaveis | satisfatori(o,a) | excelente | excelentes |
        moderado""",
}
RELATIONS = {
    "far_above": """(bem,muito,bastante) acima( de, do, da,) | (bem,muito,bastante) (mais,maior,
        superior)( do,) que | muito alem( de, do, da,)""",
    "above": """mais( do,) que | (super,ultrapass)(a,ou,am,aram,ando) | exced(e,eu,em,endo) | (mais
        lento,mais lenta,maior,superior,mais alta,mais alto)( do,) que |
        (passou,passaram,passa,passam)( de,) | superou | supera | passou | ultrapassou | excedeu |
        ultrapassando | excedendo | acima | mais | superior | maior | excede | ultrapassa | mais de
        | acima de |
        (ultrapassa,ultrapassou,ultrapassam,supera,superou,superam,excede,excedeu,excedem)( o, a,
        os,) | (mais alto,mais alta,maior,superior,mais lento,mais lenta)( do,)( que, a, ao,) |
        (ficou,fica,ficando,estando,esta) acima( do, da, de,) | estourou | estoura | a mais que |
        claramente acima | acima (do,da,de,dos)""",
    "below": """menos( do,) que | (mais rapido,mais rapida,menor,inferior,mais baixa,mais
        baixo)( do,) que | abaixo | menos de | inferior | menor | abaixo de | bem abaixo |
        (abaixo,aquem) (do,da,de,dos) | (inferior,menor,mais baixo,mais baixa,mais
        rapido,mais rapida)( do,)( que, a, ao,) | (ficou,fica,ficando,esta) abaixo( do, da,
        de,) | nao (ultrapassa,ultrapassou,supera,superou,excede,excedeu,chega a,chegou
        a,atinge,atingiu,passa de,passou de) | (bem,muito) abaixo( do, da, de,) | sob""",
    "least": "pelo menos | no minimo | ao menos",
    "within": """dentro do (limite,limiar) de | ate | no maximo | no max | dentro do
        (limite,limiar)( de,)""",
    "slightly": """(um pouco,ligeiramente,levemente,pouco) (acima,superior,maior)( do que, que,) |
        (um pouco,ligeiramente,levemente,pouco,um tanto,logo) (acima,superior,maior,mais)( do, de,)(
        que,)""",
    "nearly": "quase | perto de atingir | pouco (menos de,abaixo de)",
    "near": """umas | uns | perto de | proxima de | proximo de | cerca de | aproximadamente | em
        torno de | por volta de | mais ou menos | em torno dos | aproximad(o,a) | ao redor de | na
        casa dos | na faixa de | na faixa dos | quase exatamente""",
}
TRENDS = {
    "rising": """(subiu,cresceu,aumentou) (continuamente,sem parar,de forma constante) |
        subindo | aumentando | crescendo | (continua,segue,vem,esta,vai)( a,)
        (subindo,aumentando,crescendo,subir,aumentar,crescer) | sobe | cresce | aumenta |
        em (alta, crescimento,ascensao) | cada vez maior | nao para de
        (subir,crescer,aumentar) | disparando""",
    "falling": """caindo | diminuindo | baixando | reduzindo | (continua,segue,vem,esta,vai)( a,)
        (caindo,diminuindo,baixando,cair,diminuir,baixar) | cai | diminui | em queda | cada vez
        menor""",
    "up": """aumentado | subido | crescido | aumentaram | subiram | subiu | aumentou | cresceu | um
        aumento | (subiu,cresceu,aumentou,saltou,disparou,pulou)( muito, bastante,) | crescimento |
        subida | alta de | saltando | um salto | foi subindo | foi crescendo""",
    "down": """caiu | diminuiu | reduziu | desceu | (caiu,diminuiu,reduziu,baixou,recuou) | queda |
        uma queda | abaixou""",
    "flat": """estavel | constante | estabilizad(o,a) | sem (mudanca,mudancas,alteracao,variacao) |
        nao (mudou,variou)""",
}
ROLES = {
    "threshold": """limiar | permitido | tolerado | limite (permitido,configurado,definido) | limite
        (maximo,permitido,aceitavel,tolerado,de alerta) | limiar( de alerta, permitido, maximo,
        configurado, definido,) | maximo permitido | limite é( de,) | o permitido""",
    "limit": "dentro do (limite,limiar) de | limite",
    "past": """inicio value | no inicio | no comeco | inicialmente | (comecou,partiu) (em,de) | ha
        uma hora atras | (em,dentro de) uma hora | nos ultimos 60 minutos | (uma,1) hora
        (antes,atras) | ha (uma,1) hora | da ultima hora | na ultima hora | uma hora atras | ha uma
        hora | ultima hora | 1 hora atras | (ha,faz) (uma,1) hora | (uma,1) hora (antes,atras,mais
        cedo) | (em,ao longo de,durante,no intervalo de,no espaco de) (uma,1) hora | (ha,faz) 60
        minutos | (no,ao) (inicio,comeco)( da hora, do periodo, da janela,) | antes era |
        (na,da,durante a,ao longo da)( ultima,) hora( anterior, passada,) |
        (comecou,partiu,iniciou,comecava,comecando,partindo)( em, de, com,) | a principio era""",
    "low": """mais rapid(o,a) | (por,em) ultimo( lugar,) | minimo | minima | mais baixo | o menor |
        a menor | (o,a) que menos | menos ocupad(o,a) | menos movimentad(o,a) | (valor,ponto) mais
        baixo | (o,a) mais baix(o,a) | valor minimo | menor valor | em ultimo""",
    "high": """mais lent(o,a) | mais ocupad(o,a) | mais movimentad(o,a) | maximo | maxima | pico | o
        maior | a maior | o mais alto | a mais alta | (o,a) que mais | mais moviment(ado,ada) |
        (o,a) mais (alto,alta,elevado,elevada) | em primeiro( lugar,) | lidera | lider | na frente |
        em primeira posicao""",
    "first": "primeiro | primeira | mais antig(o,a)",
    "last": "ultima em | (mais recente,ultimo,ultima,mais recentes) (em,as,foi as,às,é das,é as)",
    "to": "para",
    "of": "de | das | dos",
}
# Effect first; `so` has the cause first; `suspect` is told of hypotheses, `problem` of reasons.
CAUSES = {
    "after": """depois (de,do,da) | (logo,pouco) depois (de,do,da) | (logo,pouco) apos | apos |
        depois (dos,das) | (logo,pouco) depois (dos,das) | depois que | apos (o,a,os,as)""",
    "before": "antes (de,do,da) | pouco antes (de,do,da) | antes (dos,das) | antes que",
    "because": """(ja que,porque) | pois | ja que | visto que | uma vez que | porque | devido a |
        devido ao | por causa de | por causa da | por causa do | causado por | causada por |
        causados por | causadas por | em razao de | devido aos | causados pelo | causado pelo |
        causada pela | dado que | considerando que | em funcao (de,do,da,dos,das) | em virtude
        (de,do,da) | por conta (de,do,da,dos,das) | gracas a | em decorrencia (de,do,da) |
        devido às | devido as | por ter | por estar""",
    "so": """por isso | portanto | entao | logo | (o que,que) (deixa,torna,faz) | deixa | deixando |
        por esse motivo | assim sendo | desse modo | dessa forma | por isso é que | com isso | sendo
        assim""",
    "suspect": """(hipotese,suspeita,explicacao) (principal,mais provavel,mais forte)( ate agora, no
        momento,) (é,é que,parece ser,parece ser que,seria) | (principal,mais provavel)
        (hipotese,suspeita,explicacao)( ate agora, no momento,) (é,é que,parece ser,seria) |
        (hipotese,suspeita) (principal,mais provavel,mais forte) é( que,) | (principal,mais
        provavel) hipotese é( que,) | causa mais provavel é | causa provavel é | provavel causa é |
        (causa,razao,explicacao)( mais,) (provavel,possivel,suspeita)( é, seria, pode ser, parece
        ser,)( que, a de que,) | (provavel,possivel,principal suspeita de) (causa,razao,explicacao)(
        é, seria, pode ser, parece ser,)( que,) | suspeita-se( de, que,) | (principal,maior)
        (suspeita,suspeito,hipotese)( é, é que, seria,)( a de que,) | aponta para | tudo indica que
        | (hipotese,suspeita,teoria)( principal, mais provavel, mais forte, atual, em investigacao,)
        (é,seria)( de, a de,)( que,) | (hipotese,suspeita) de que | suspeito( de,) que |
        suspeitamos( de,) que | acredita-se que | desconfio( de,) que""",
    "certain": "causa | causas | causa é | causa raiz é",
    "problem": """(motivo,razao) (é,é que,foi,foi que) | ( principal,) ponto de atencao é | ( o,
        a,)( maior,) (problema,motivo) é | (principal,maior) (problema,motivo,preocupacao,causa de
        preocupacao)( do,) é | (problema,motivo) (principal,mais grave,mais serio) é | problema
        principal é | principal problema é | o problema é | motivo foi | motivo é | (o que)
        (preocupa,chama atencao,chama a atencao,pesa)( mais,)( é, sao,) | (culpad,vila)(o,a) é |
        (motivo,razao)( disso, para isso,)( é, foi,)( que,) | (o,) (problema,que esta errado)( aqui,
        principal, maior,)( é, esta,)( que,)( na, no, com a, com o,) | o que( esta,) (errado) é |
        (isso,) se deve (a,ao)""",
}
SOURCES = {
    "prometheus": "prometheus",
    "kubernetes": """api( do,) kubernetes |
        kubernetes""",
    "logs": "logs | log",
    "metrics": "metricas",
    "signals": "sinais de ouro",
    "events": "eventos",
    "query": "consulta",
}
# All that were asked about; `all` says that they are several.
BOTH = {
    "two": "ambos | ambas | os dois | as duas",
    "all": "todos os servicos | os dois servicos",
}
NOT = """nao | nao esta | nao é | nao (consigo,consegui,conseguimos,pude,foi possivel) | incapaz
    de | nao (posso,podemos,pudemos,conseguiram,consegue) | nunca consegui"""
NO = """nem | sem | nao ha | nao houve | nao teve | nao existem | nao existe | nao
    (ha,houve,existe,existem,teve,tem,tenho,tive,temos)( mais,) | ausencia de | zero"""
# It denies once more what is denied already: "nao recebeu nenhuma".
NONE = """nenhum | nenhuma | nada | qualquer | nenhuns | nenhumas | quaisquer | algum | alguma"""
# Who says so may only have looked.
SELF = "eu | nos conseguimos"
SEVERAL = "varios | varias | diversos | diversas | alguns | algumas"
# A change by so much is no value, though its words are; what is the only one is not looked up.
MISREAD = """unico | unica | subiu em | aumentou em | cresceu em | caiu em | diminuiu em |
    reduziu em"""
# They begin a new clause.
BREAKS = """(depois,em seguida)( vem, vêm, aparece, aparecem,) | e (de novo,novamente) | de novo
    | seguid(o,a) (de,do,da, pelo,pela,por) | em relacao a | em relacao ao | comparado a |
    comparada a | comparado com | contra | porem | entretanto | contudo | no entanto | embora |
    alem disso | e | com | enquanto | mas | que | ja | ou | quando | apesar de | apesar da |
    apesar disso | por outro lado | onde | todavia | seguido de | seguido por | seguido pelo |
    assim como | cuja | cujo | seguid(o,a) (de,do,da,pelo,pela,por) | incluindo | alem de | alem
    do | alem da | alem dos | junto com | juntamente com | bem como | sendo que | ao passo que |
    mesmo com | mesmo que | mas tambem | nem | e tambem | ante | versus | vs | frente a | diante
    de | em comparacao (com,a) | comparando com | tendo em vista | e ai | restando | sobrando"""
ADVICE = """(vale a pena,é recomendavel,recomenda-se,convem) verificar | verifique | veja |
    confira | acompanhe | observe | vale verificar | vale olhar | recomendo verificar | sugiro
    verificar | (vale,recomendo,sugiro)
    (olhar,checar,conferir,observar,monitorar,acompanhar,investigar) | (continue,siga)
    (monitorando,acompanhando) | fique de olho | (convem,é bom) (acompanhar,monitorar,olhar) |
    monitore | investigue | cheque"""
