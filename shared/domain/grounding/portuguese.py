"""What Portuguese words mean to the gate, accents left out; see `english` for when to add one."""

METRICS = {
    "latency": "latencia | latencias | tempo de resposta | tempos de resposta",
    "latency.p50": "p50 | percentil 50 | mediana",
    "latency.p95": "p95 | percentil 95",
    "latency.p99": "p99 | percentil 99",
    "latency.mean": "media",
    "traffic": "trafego | taxa de requisicoes | vazao | volume de requisicoes | taxa",
    "errors": "taxa de erros | taxa de erro | erros | erro | requisicoes falharam "
    "| requisicoes falham | requisicoes com falha | requisicoes estao falhando | falharam | falham "
    "| falhando | 5xx | taxa de falhas",
    "client_errors": "erros de cliente | erros do cliente | 4xx | recusadas | rejeitadas",
    "cpu": "cpu | uso de cpu | do limite de cpu | consumo de cpu",
    "memory": "memoria | uso de memoria | do limite de memoria | consumo de memoria",
    "cpu.throttled": "throttling | periodos de cpu | estrangulados",
    "restarts": "reinicio | reinicios | reiniciou | reiniciado | reiniciados | reinicializacoes "
    "| reinicializacao",
    "replicas": "replicas | replica",
    "replicas.available": "disponivel | disponiveis | prontas",
    "replicas.missing": "indisponivel | indisponiveis",
    "replicas.wanted": "desejadas",
    "exit_code": "codigo de saida | codigo",
    "burn": "taxa de queima | orcamento de erros",
    "slo": "slo | objetivo",
    "lines": "linhas | linhas de log | linhas de logs",
    "line_number": "linha | na linha",
    "templates": "padroes",
    "findings": "achados",
    "occurrences": "ocorreu | ocorrencias | aparece | apareceu | visto | vista | ocorre",
    "series": "series | serie | resultados",
    "requests": "requisicoes | das requisicoes | de todas as requisicoes | todas as requisicoes",
    "redactions": "segredos",
    "confidence": "confianca",
    "value": "valor | valores",
    "targets.down": "alvos fora do ar",
    "logs": "logs | log",
    "issues": "problemas | anomalias | problema | alertas",
    "resources": "uso de recursos | recursos | saturacao",
    "data": "dados | dados recentes",
}
CLAIMS = {
    "healthy": "saudavel | funcionando bem | em bom estado | indo bem",
    "degraded": "degradado | degradada",
    "troubled": "com problemas | o que esta errado | tendo problemas | em dificuldades",
    "idle": "ocioso | ociosa",
    "unknown": "desconhecido | desconhecida",
    "all_good": "tudo parece bem | tudo certo | tudo bem | tudo em ordem | nada de errado "
    "| tudo esta bem",
    "none:findings": "nada se destaca",
    "running": "em execucao | rodando | executando",
    "waiting": "aguardando | em espera",
    "terminated": "terminado",
    "completed": "concluido",
    "crash_loop": "crashloopbackoff | em crash loop",
    "oom": "oomkilled | oom-killed | oom | falta de memoria | sem memoria",
    "scaled_to_zero": "escalado para zero | escalado a zero",
    "severity:critical": "critico | criticos | critica",
    "severity:warning": "aviso | avisos",
    "top": "mais frequente | mais comum",
    "investigating": "em investigacao",
    "could_not_ask": "nao foi possivel consultar | nao foi possivel ler | nao consegui consultar "
    "| nao consegui ler | nao consegui acessar | nao foi possivel acessar",
    "unreachable": "recusou a conexao | nao respondeu | inacessivel",
    "cannot_tell": "nao consigo dizer | nao é possivel dizer | nao sei dizer",
    "none:data": "nao encontrei dados | sem dados | nao foram encontrados dados | nao ha dados",
    "none:requests": "nao recebe requisicoes | nao recebeu requisicoes | sem requisicoes "
    "| nao esta recebendo requisicoes",
    "none:series": "nao retornou nenhuma serie | nenhuma serie | nao retornou series "
    "| nao retornou resultados",
    "none:restarts": "nao reiniciou | nao foi reiniciado",
}
QUALITIES = {
    "high": "alta | alto | altas | altos | elevada | elevado | muito alta | lenta | lento",
    "low": "baixa | baixo | baixas | baixos",
    "normal": "normal | normais | boa | bom | dentro do limite | dentro dos limites",
}
RELATIONS = {
    "above": "acima | mais | superior | maior | excede | ultrapassa | mais de | acima de "
    "| bem acima | bem acima de",
    "below": "abaixo | menos de | inferior | menor | abaixo de | bem abaixo | quase",
    "least": "pelo menos",
    "within": "ate | no maximo",
    "near": "cerca de | aproximadamente | em torno de | por volta de",
}
TRENDS = {
    "up": "subiu | aumentou | cresceu | um aumento | subindo | aumentando",
    "down": "caiu | diminuiu | reduziu | caindo | diminuindo | desceu",
    "flat": "estavel | constante",
}
ROLES = {
    "threshold": "limiar",
    "limit": "limite",
    "past": "na ultima hora | uma hora atras | ha uma hora | ultima hora | 1 hora atras",
    "low": "minimo | minima | mais baixo",
    "high": "maximo | maxima | pico",
    "first": "primeiro | primeira",
    "last": "ultima em",
    "to": "para",
    "of": "de | das | dos",
}
CAUSES = {
    "because": "pois | ja que | visto que | uma vez que | porque | devido a | devido ao "
    "| por causa de | por causa da | por causa do "
    "| causado por | causada por | causados por | causadas por | em razao de | devido aos "
    "| causados pelo | causado pelo | causada pela",
    "so": "por isso | portanto | entao | logo",
    "suspect": "causa mais provavel é | causa provavel é | provavel causa é",
    "certain": "causa | causas | causa é | causa raiz é",
    "problem": "problema principal é | principal problema é | o problema é | motivo foi | motivo é",
}
SOURCES = {
    "prometheus": "prometheus",
    "kubernetes": "kubernetes",
    "logs": "logs | log",
    "metrics": "metricas",
    "signals": "sinais de ouro",
    "events": "eventos",
    "query": "consulta",
}
NOT = "nao | nao esta | nao é"
NO = "nenhum | nenhuma | sem | nao ha | nao houve | nao teve"
BOTH = "ambos | ambas | os dois | as duas | todos os servicos | os dois servicos"
# A change by so much is no value, though its words are.
MISREAD = "subiu em | aumentou em | cresceu em | caiu em | diminuiu em | reduziu em"
BREAKS = (
    "em relacao a | comparado a | comparada a | contra | porem | entretanto | contudo "
    "| no entanto | embora | alem disso | e | com "
    "| enquanto | mas | que | ja | ou"
)
ADVICE = (
    "verifique | veja | confira | acompanhe | observe | vale verificar | vale olhar "
    "| recomendo verificar | sugiro verificar"
)
SKIP = (
    "ficou | ficaram | dele | dela | desse | deste | "
    "se encontra | encontra-se | era | eram | continua | permanece | segue | apresenta "
    "| apresentando | atende | atendendo | no momento | em resumo | no geral | registrou "
    "| registra | atingiu | chegou a | indica | indicam | mantem | segundo | conforme "
    "| de acordo com | sendo | estava | possui | teve | tendo | nivel | niveis | medido | medida | "
    "vale saber | o | a | os | as | um | uma | ao | aos | do | da | dos | das | no | na "
    "| nos | nas | em | por "
    "| pelo | pela | é | esta | estao | foi | foram | ha | houve | tem | seu | sua | seus | suas "
    "| ele | ela | isso | este | esse | servico | servicos | namespace | pod | pods | conteiner "
    "| container | status | estado | agora | atualmente | apenas | somente | so | tambem | ainda "
    "| recebe | recebendo | recebeu | usa | uso "
    "| requisicoes por | por | cada | sofrem "
    "| parece | consegui | consulta | retornou | encontrei | voce quis dizer "
    "| talvez voce quisesse "
    "dizer | bem | mais frequente é | linha de "
    "| nas | mostra | mostram | diz | dizem | contem | ultimos | ultimas | nos ultimos "
    "| nas ultimas "
    "| como esta | para o | para a | de log | encerrado | encerrado por | vezes | vez "
    "| total | no total | resumo | aqui esta | se | ter | sao | percentil | a de "
    "| foram analisadas "
    "| analisadas | analisei | muito | query | funcionando | principal | provavel | ser | as de "
    "| da latencia"
)
