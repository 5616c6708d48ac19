"""What Portuguese words mean to the gate, accents left out; see `english` for when to add one."""

METRICS = {
    "latency": """tempo de resposta medio | levou | demorou | mais devagar |
        mais (lento,lenta,rapido,rapida)( do,) que | mais (lento,lenta,rapido,rapida) |
        lento | lenta | lentos | lentas | lentidao | rapido | rapidamente | latencia |
        latencias | tempo de resposta | tempos de resposta""",
    "latency.p50": "p50 | percentil 50 | mediana",
    "latency.p95": "p95 | percentil 95",
    "latency.p99": "p99 | percentil 99",
    "latency.mean": "media",
    "traffic": "trafego | taxa de requisicoes | vazao | volume de requisicoes | taxa",
    "errors": """erros 5xx | taxa de erro 5xx | taxas de erros | taxas de erro | requisicoes com
        erro |
        em erro | com erro | das requisicoes (falham,falharam) | falhas | falha |
        taxa de erros | taxa de erro | erros | erro | requisicoes falharam | requisicoes falham |
        requisicoes com falha | requisicoes estao falhando | falharam | falham | falhando | 5xx |
        taxa de falhas""",
    "client_errors": """(erros,erro) 4xx | erros de cliente | erros do cliente | 4xx |
        (recusad,rejeitad)(o,a,os,as)""",
    "cpu": "cpu | uso de cpu | do limite de cpu | consumo de cpu",
    "memory": """(do,) seu limite de memoria |
        memoria do servico | working set |
        memoria | uso de memoria | do limite de memoria | consumo de memoria""",
    "cpu.throttled": """periodos | dos periodos |
        throttling de cpu | periodos de cpu( sao, estao, sofrem,) (limitados,estrangulados) |
        throttling | periodos de cpu | estrangulados""",
    "restarts": """reinicializado | reinicializados | reinicios de (conteiner,container) |
        reinicio | reinicios | reiniciou | reiniciado | reiniciados |
        reinicializacoes | reinicializacao""",
    "replicas": "replicas | replica",
    "replicas.available": """disponivel | disponiveis | prontas | no ar | de pe | ativas |
        ativa | pronta""",
    "replicas.missing": "indisponivel | indisponiveis",
    "replicas.wanted": "desejadas",
    "exit_code": "codigo de saida | codigo",
    "burn": """orcamento de erro | mais rapido do que( ele,) (dura,deveria) |
        queimando | queimad(o,a) |
        mais rapido do que (dura,deveria,o previsto,o permitido,dura) | taxa de queima |
        orcamento de erros""",
    "slo": "slo | objetivo",
    "lines": "linhas | linhas de log | linhas de logs",
    "line_number": "linha | na linha",
    "templates": """modelos | templates | modelos de mensagem | padroes de mensagem | padroes
        distintos |
        padroes""",
    "findings": "achados",
    "occurrences": """surge | surgiu | surgem |
        ocorreu | ocorrencias | aparece | apareceu | visto | vista | ocorre""",
    "series": "series | serie | resultados | series temporais",
    "requests": """requisicao | requisicoes | das requisicoes | de todas as requisicoes |
        todas as requisicoes""",
    "redactions": "segredos",
    "confidence": "confianca",
    "value": "valor | valores",
    "targets.down": "alvos fora do ar",
    "logs": "logs | log",
    "pods": "podcount",
    "issues": """problemas | anomalias | problema | anomalia | anormal | anormais | incomum |
        incomuns | fora do (normal,comum) | de (errado,anormal,estranho,incomum,preocupante) |
        estranho | suspeito | (com que,para,com o que) se preocupar | motivo para preocupacao |
        preocupacao | preocupacoes""",
    "resources": "(consumo,utilizacao) de recursos | uso de recursos | recursos | saturacao",
    "main issue": "(principal,maior) (problema,preocupacao) | problema (principal,mais grave)",
    "metric": "metrica",
    "data": "dados | dados recentes",
}
CLAIMS = {
    "healthy": """em boa saude | (esta,vai,parece)( muito,) saudavel |
        (vai,vao,anda)( muito, tao,) bem | saudavel | saudaveis | (funcionando,
        operando,rodando,indo,respondendo,trabalhando,funciona,opera)( muito,) (bem,normalmente,
        corretamente,perfeitamente,sem problemas,como esperado) | em( um,)( muito,) (bom,boas,
        otimo,otimas,perfeito,perfeitas) (estado,condicoes,forma)""",
    "degraded": "degradad(o,a,os,as)",
    "troubled": """(esta,segue) com problema |
        (merece,precisa de,requer,exige)( alguma, sua,) (atencao,investigacao) |
        com problemas | o que esta errado | tendo problemas | em dificuldades |
        com( um,) problema( serio, grave,) | com problemas (serios,graves) |
        em (mau,pessimo) estado | com (dificuldades,falhas)""",
    "idle": "parad(o,a) | inativ(o,a) | ocios(o,a,os,as)",
    "unknown": "desconhecid(o,a,os,as)",
    "rest": """(o,) (demais,outros,outras) (sinais,metricas,indicadores) | o restante | o resto |
        todo o resto | os (demais,outros) (sinais,indicadores) | as (demais,outras) metricas""",
    "all_good": """os( quatro,) sinais( de ouro,) |
        (nenhuma acao,nenhuma intervencao) (é,e) necessaria | todos os indicadores | tudo |
        todos os( quatro,) sinais( de ouro, dourados,) | todas as metricas | tudo parece bem |
        tudo certo | tudo bem | tudo em ordem | nada de errado | tudo esta bem""",
    "none:findings": """nada( parece, que,)( se destaca, se destacar, se destacou) |
        nada (chama,chamou,chamando)( muito,)( a,) atencao | nada de
        (especial,relevante,mais,notavel,
        grave) | nada (relevante,grave,preocupante,fora do normal,incomum,suspeito)""",
    "not:healthy": """nao (esta,vai,anda,parece estar)( muito, nada, tao, indo,) bem |
        (esta,vai) (mal,ruim) | nao (esta,vai) em boas condicoes""",
    "unseen:data": """nao (tenho,temos)( nenhum, os, mais, nenhuma, as,)( dado, dados, metricas,
        informacoes, informacao) | (fiquei,fico,ficamos,estou) sem( os, as,) (dados,metricas) |
        nao (tenho,temos) acesso aos dados | indisponivel no momento""",
    "unseen:logs": """nao (tenho,temos)( nenhum, os, mais,) (logs,log)( para mostrar, para te
        mostrar,
        que voce pediu, pra mostrar,) | (fiquei,fico,ficamos,estou) sem( os, nenhum,) logs | sem(
        os,) logs""",
    "ruled_out": "descartad(o,a,os,as) | excluid(o,a,os,as) | foi (descartada,descartado)",
    "worst": "(o,a,) mais (grave,serio,seria,severo) | (o,a) pior",
    "running": "em execucao | rodando | executando",
    "waiting": "aguardando | em espera",
    "terminated": "terminado",
    "completed": "concluido",
    "crash_loop": """(preso,travado) (em,no) (crashloopbackoff,crash loop) |
        crashloopbackoff | em crash loop""",
    "oom": """(encerrado,morto,finalizado,eliminado) por (oom,oomkilled) | oomkill | estourou a
        memoria | estouro de memoria |
        oomkilled | oom-killed | oom | falta de memoria | sem memoria |
        (encerrado,morto,finalizado,eliminado) por falta de memoria | excedeu a memoria""",
    "scaled_to_zero": "escalado para zero | escalado a zero",
    "severity:critical": "critico | criticos | critica",
    "severity:warning": "aviso | avisos",
    "top": """(principal,mais comum,mais frequente) (achado,problema nos logs,erro) |
        (principal erro,erro principal,principal achado) | mais frequente | mais comum""",
    "investigating": "em investigacao",
    "could_not_ask": "nao (foi,é) possivel (consultar,ler,acessar,obter,buscar,recuperar)",
    "unreachable": "inacessivel | nao (esta,estava) (acessivel,disponivel)",
    "refused": "recusou (a conexao,conexoes)",
    "late": "nao (respondeu,responde) a tempo | nao respondeu dentro do prazo | estourou o tempo",
    "silent": "nao (respondeu,responde) | nao (esta,estava) respondendo",
    "cannot_tell": """nao (da,consigo) (pra,para)( eu,) (saber,dizer,determinar) | nao
        (sei,consigo) (dizer,saber,afirmar) | nao sei | nao da (pra,para) dizer |
        nao (foi,é) possivel (dizer,determinar,saber,avaliar) | nao esta claro |
        indeterminado""",
    "none:data": """sem dados | nao ha dados | nao foram encontrados dados | nao foi encontrado |
        nao foram encontradas""",
    "none:requests": """nao (esta recebendo,recebeu,recebe,teve)( nenhum, nenhuma,)
        (trafego,requisicao,requisicoes) | sem trafego |
        nao recebe requisicoes | nao recebeu requisicoes | sem requisicoes |
        nao esta recebendo requisicoes""",
    "none:issues": "limp(o,a,os,as)",
    "none:series": """nenhuma serie( correspondeu, corresponde, bateu,)( a consulta,) | nao
        (obtive,encontrou,trouxe,teve)( nenhum, nenhuma,) (resultado,resultados,serie,series) |
        nenhum resultado | sem resultados | nao haver nenhuma serie | nao haver series | nao ha(
        nenhuma,) series |
        nao retornou nada | (veio,voltou) vazia | nao retornou nenhuma serie |
        nenhuma serie | nao retornou series | nao retornou resultados""",
    "none:restarts": "nao reiniciou | nao foi reiniciado",
}
QUALITIES = {
    "high": """ruim | pessim(o,a) | (alto,alta,elevado,elevada) demais |
        muitos | muitas | alta | alto | altas | altos | elevada | elevado | elevadas |
        elevados | muito alta | lenta | lento | lentas | lentos | preocupante | preocupantes |
        excessiva | excessivo | um problema | uma preocupacao | bem (alta,alto,elevada,elevado) |
        ruim | ruins""",
    "low": """quase nada de | bem (baixa,baixo,baixas,baixos) | muito (baixa,baixo,baixas,baixos) |
        quase (nao ha,nenhum,nenhuma,sem) | baixa | baixo | baixas | baixos | pouca |
        pouco | poucas | poucos | minima""",
    "normal": """ok | okay | tudo ok | tudo bem | em dia | (bem,bastante)
        (tranquilo,tranquila,normal) | tranquilos | tranquilas | sem problemas | de boa | no normal
        | dentro do limite |
        sob controle | satisfatorio | satisfatoria | normal | normais | boa | bom |
        boas | bons | otima | otimo | bem | normalmente | aceitavel | aceitaveis | tranquila |
        tranquilo | adequada | adequado | rapido | rapidamente | em ordem | como esperado |
        (dentro,bem dentro) (do,dos,da,de)( um,) (normal,esperado,limite,limites,aceitavel,faixa,
        faixa normal,faixa aceitavel,limites normais,limites aceitaveis,limite aceitavel,
        padrao) | em( um,) (nivel,niveis) (normal,normais,aceitavel,aceitaveis,bom,bons)""",
}
RELATIONS = {
    "above": """(muito,claramente,bastante) acima |
        mais( do,) que | (super,ultrapass)(a,ou,am,aram,ando) | exced(e,eu,em,endo) |
        (mais lento,mais lenta,maior,superior,mais alta,mais alto)( do,) que |
        (passou,passaram,passa,passam)( de,) | superou | supera | passou | ultrapassou |
        excedeu | ultrapassando | excedendo | acima | mais | superior | maior | excede |
        ultrapassa | mais de | acima de | bem acima | bem acima de""",
    "below": """(mais rapido,mais rapida,menor,inferior,mais baixa,mais baixo)( do,) que |
        abaixo | menos de | inferior | menor | abaixo de | bem abaixo""",
    "least": "pelo menos",
    "within": "dentro do (limite,limiar) de | ate | no maximo",
    "slightly": "(um pouco,ligeiramente,levemente,pouco) (acima,superior,maior)( do que, que,)",
    "nearly": "quase",
    "near": """umas | uns | perto de | proxima de | proximo de | cerca de | aproximadamente |
        em torno de | por volta de""",
}
TRENDS = {
    "up": """aumentado | subido | crescido | aumentaram | subiram |
        subiu | aumentou | cresceu | um aumento | subindo | aumentando""",
    "down": "caiu | diminuiu | reduziu | caindo | diminuindo | desceu",
    "flat": "estavel | constante",
}
ROLES = {
    "threshold": "limiar | permitido | tolerado | limite (permitido,configurado,definido)",
    "limit": "dentro do (limite,limiar) de | limite",
    "past": """inicio value | no inicio | no comeco | inicialmente | (comecou,partiu) (em,de) |
        ha uma hora atras |
        (em,dentro de) uma hora | nos ultimos 60 minutos | (uma,1) hora (antes,atras) |
        ha (uma,1) hora | da ultima hora | na ultima hora | uma hora atras | ha uma hora |
        ultima hora | 1 hora atras""",
    "low": """mais rapid(o,a) | (por,em) ultimo( lugar,) |
        minimo | minima | mais baixo | o menor | a menor | (o,a) que menos""",
    "high": """mais lent(o,a) | mais ocupad(o,a) | mais movimentad(o,a) |
        maximo | maxima | pico | o maior | a maior | o mais alto | a mais alta |
        (o,a) que mais""",
    "first": "primeiro | primeira",
    "last": "ultima em",
    "to": "para",
    "of": "de | das | dos",
}
# Effect first; `so` has the cause first; `suspect` is told of hypotheses, `problem` of reasons.
CAUSES = {
    "because": """(ja que,porque) |
        pois | ja que | visto que | uma vez que | porque | devido a | devido ao |
        por causa de | por causa da | por causa do | causado por | causada por | causados por |
        causadas por | em razao de | devido aos | causados pelo | causado pelo | causada pela""",
    "so": """por isso | portanto | entao | logo | (o que,que) (deixa,torna,faz) | deixa |
        deixando | por esse motivo""",
    "suspect": """(hipotese,suspeita,explicacao) (principal,mais provavel,mais forte)( ate
        agora, no momento,) (é,é que,parece ser,parece ser que,seria) |
        (principal,mais provavel) (hipotese,suspeita,explicacao)( ate agora, no momento,) (é,é
        que,parece ser,seria) |
        (hipotese,suspeita) (principal,mais provavel,mais forte) é( que,) |
        (principal,mais provavel) hipotese é( que,) | causa mais provavel é | causa provavel é |
        provavel causa é""",
    "certain": "causa | causas | causa é | causa raiz é",
    "problem": """(motivo,razao) (é,é que,foi,foi que) |
        ( principal,) ponto de atencao é | ( o, a,)( maior,) (problema,motivo) é |
        (principal,maior) (problema,motivo,preocupacao,causa de preocupacao)( do,) é |
        (problema,motivo) (principal,mais grave,mais serio) é | problema principal é |
        principal problema é | o problema é | motivo foi | motivo é""",
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
NOT = "nao | nao esta | nao é | nao (consigo,consegui,conseguimos,pude,foi possivel) | incapaz de"
NO = "nem | sem | nao ha | nao houve | nao teve | nao existem | nao existe"
# It denies once more what is denied already: "nao recebeu nenhuma".
NONE = "nenhum | nenhuma | nada | qualquer"
# Who says so may only have looked.
SELF = "eu | nos conseguimos"
SEVERAL = "varios | varias | diversos | diversas | alguns | algumas"
# A change by so much is no value, though its words are; what is the only one is not looked up.
MISREAD = """unico | unica | subiu em | aumentou em | cresceu em | caiu em | diminuiu em |
    reduziu em"""
# They begin a new clause.
BREAKS = """(depois,em seguida)( vem, vêm, aparece, aparecem,) | e (de novo,novamente) | de
        novo | seguid(o,a) (de,do,da,
    pelo,pela,por) | em relacao a | em relacao ao | comparado a | comparada a | comparado com |
    contra |
    porem | entretanto | contudo | no entanto | embora | alem disso | e | com | enquanto | mas |
    que | ja | ou | quando | apesar de | apesar da | apesar disso | por outro lado | onde |
    todavia | seguido de | seguido por | seguido pelo | assim como | cuja | cujo"""
ADVICE = """(vale a pena,é recomendavel,recomenda-se,convem) verificar | verifique | veja |
    confira | acompanhe | observe | vale verificar | vale olhar | recomendo verificar |
    sugiro verificar"""
