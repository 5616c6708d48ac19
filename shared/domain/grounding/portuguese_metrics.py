"""What Portuguese words name what is measured or counted; the rest is in `portuguese`."""

METRICS = {
    "latency": """(leva,levam,levando,demora,demoram,demorando,demoraram,levaram) | (estao,esta)
        (levando,demorando) | tempo de resposta medio | levou | demorou | mais devagar | mais
        (lento,lenta,rapido,rapida)( do,) que | mais (lento,lenta,rapido,rapida) | lento | lenta
        | lentos | lentas | lentidao | rapido | rapidamente | latencia | latencias | tempo de
        resposta | tempos de resposta | tempo medio de resposta | tempo para responder |
        respostas lentas | resposta lenta | responde devagar | respondendo devagar | latencia
        das respostas | mais lentamente""",
    "latency.p50": "p50 | percentil 50 | mediana | latencia mediana",
    "latency.p95": "p95 | percentil 95",
    "latency.p99": "p99 | percentil 99",
    "latency.mean": "media | latencia media | tempo medio | em media",
    "traffic": """trafego | taxa de requisicoes | vazao | volume de requisicoes | taxa | carga |
        volume | volume de trafego | volume das requisicoes | taxa de trafego | trafego de entrada |
        numero de requisicoes | demanda | fluxo | fluxo de requisicoes""",
    "errors": """erros 5xx | taxa de erro 5xx | taxas de erros | taxas de erro | requisicoes com
        erro | em erro | com erro | das requisicoes (falham,falharam) | falhas | falha | taxa de
        erros | taxa de erro | erros | erro | requisicoes falharam | requisicoes falham |
        requisicoes com falha | requisicoes estao falhando | falharam | falham | falhando | 5xx |
        taxa de falhas | requisicoes com falhas | falharam com( um,)( erro, erros,) 5xx |
        (erro,erros,respostas,falhas) 5xx | taxa de falha |
        (deram,dao,dando,retornaram,retornam,resultaram em,resultam em,terminaram em,terminam em)
        erro | (erros,erro) (do,de) servidor | percentual de (erro,erros,falhas) | com falhas |
        requisicoes falhando""",
    "client_errors": """(erros,erro) 4xx | erros de cliente | erros do cliente | 4xx |
        (recusad,rejeitad)(o,a,os,as) | recusas | rejeicoes | negadas | respostas 4xx | taxa de(
        erros, erro,) 4xx | erros do lado do cliente | requisicoes (recusadas,rejeitadas) | recusou
        | recusa | recusando | rejeitou | rejeitando""",
    "cpu": """cpu | uso de cpu | do limite de cpu | consumo de cpu | utilizacao de cpu | uso do
        processador | processador | utilizacao da cpu | uso da cpu | consumo da cpu""",
    "memory": """(do,) seu limite de memoria | memoria do servico | working set | memoria | uso de
        memoria | do limite de memoria | consumo de memoria | utilizacao de memoria | uso da memoria
        | utilizacao da memoria | consumo da memoria | ram | memoria ram | uso de ram | da memoria |
        sua memoria""",
    "cpu.throttled": """dos seus periodos | limitados | (sendo,foram,sao,estao) limitados |
        contidos | (segurad,represad)(o,a,os,as) | periodos | dos periodos | throttling de cpu |
        periodos de cpu( sao, estao, sofrem,) (limitados,estrangulados) | throttling | periodos
        de cpu | estrangulados | limitacao de cpu | limitacao da cpu | throttled | sob
        throttling | com throttling | throttling da cpu |
        (sofrem,sofreram,sofrendo,sofre,tiveram,tem) throttling | (periodos,dos periodos)( de
        cpu,)( estao, estavam, foram, sao, sendo, ficaram,) (limitados,estrangulados,throttled)
        | cpu( esta, é,)( sendo,) (limitada,estrangulada) | periodos com throttling""",
    "restarts": """reinicializado | reinicializados | reinicios de (conteiner,container) | reinicio
        | reinicios | reiniciou | reiniciado | reiniciados | reinicializacoes | reinicializacao |
        restarts | reiniciando | reiniciada | vezes reiniciado""",
    "replicas": "replicas | replica",
    "replicas.available": """disponivel | disponiveis | prontas | no ar | de pe | ativas | ativa |
        pronta | prontos | em funcionamento""",
    "replicas.missing": "indisponivel | indisponiveis | fora do ar | fora | faltando | faltam",
    "replicas.wanted": "desejadas",
    "exit_code": """codigo de saida | codigo | codigo de (erro,retorno) | exit code | (saiu,saiu
        com,terminou com,encerrou com,com)( o, um,) codigo( de saida,)""",
    "burn": """orcamento de erro | mais rapido do que( ele,) (dura,deveria) | queimando |
        queimad(o,a) | mais rapido do que (dura,deveria,o previsto,o permitido,dura) | taxa de
        queima | orcamento de erros | orcamento (de,do,dos) (erro,erros) |
        (consumindo,consumido,consome,gasto,gastando,queimando,queima)( o, do, o seu,) orcamento( de
        erro, de erros,) | burn rate | ritmo de (consumo,queima,gasto) | consumo do orcamento | taxa
        de consumo | mais rapido que o (previsto,permitido,planejado,esperado) | mais rapido do que
        (deveria,o esperado,o planejado,o sustentavel)""",
    "slo": "slo | objetivo | objetivo de disponibilidade | meta | meta de disponibilidade",
    "lines": """linhas | linhas de log | linhas de logs | entradas de log | registros de log |
        mensagens de log | linhas do log | linhas dos logs | entradas | registros | linhas no total
        """,
    "line_number": "linha | na linha",
    "templates": """modelos | templates | modelos de mensagem | padroes de mensagem | padroes
        distintos | padroes | tipos de mensagem | tipos de mensagens | modelos de (log,mensagens) |
        grupos de mensagens | padrao | (padroes,modelos,templates,mensagens)
        (diferentes,distintos,distintas,unicos) | padroes de log | modelo | template""",
    "findings": "achados | descobertas | constatacoes | resultados relevantes | pontos encontrados",
    "occurrences": """surge | surgiu | surgem | ocorreu | ocorrencias | aparece | apareceu | visto |
        vista | ocorre | acontece | aconteceu | acontecendo | repete | repetiu | se repete | se
        repetiu | repetida | surgindo | aparecendo | ocorrendo | ocorrem | ocorreram | aparicoes |
        foi vista | ocorrencia | (foi,foram) (registrad,logad)(o,a)""",
    "series": """series | serie | resultados | series temporais | serie temporal | series de dados |
        resultado""",
    "requests": """requisicao | requisicoes | das requisicoes | de todas as requisicoes |
        todas as requisicoes""",
    "redactions": "segredos",
    "confidence": "confianca",
    "value": "valor | valores | valor (atual,final,inicial) | ultimo valor",
    "targets.down": "alvos fora do ar",
    "logs": "(ele,que,pod,conteiner) registrou( que,) | registrou que | logs | log",
    "pods": "podcount",
    "issues": """problemas | anomalias | problema | anomalia | anormal | anormais | incomum |
        incomuns | fora do (normal,comum) | de (errado,anormal,estranho,incomum,preocupante) |
        estranho | suspeito | (com que,para,com o que) se preocupar | motivo para preocupacao |
        preocupacao | preocupacoes | (com que,para,com o que,que) se preocupar | preocupante |
        (motivo,motivos) (de,para) (preocupacao,preocupar,alarme) | erradas | fora do esperado |
        incidentes""",
    "resources": """(consumo,utilizacao) de recursos | uso de recursos | recursos | saturacao |
        (consumo,utilizacao,uso) (dos,de) recursos | recurso""",
    "main issue": """(principal,maior) (problema,preocupacao) | problema (principal,mais grave) |
        (principal,maior,verdadeiro) (problema,preocupacao,culpado) | problema (principal,mais
        grave,real)""",
    "metric": "metrica | metricas com esse nome | metrica com esse nome",
    "data": "dados | dados recentes",
}
