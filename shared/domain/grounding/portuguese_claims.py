"""What Portuguese phrases claim without a figure; the rest of the language is in `portuguese`."""

CLAIMS = {
    "healthy": """em boa saude | (esta,vai,parece)( muito,) saudavel | (vai,vao,anda)( muito, tao,)
        bem | saudavel | saudaveis | (funcionando,
        operando,rodando,indo,respondendo,trabalhando,funciona,opera)( muito,) (bem,normalmente,
        corretamente,perfeitamente,sem problemas,como esperado) | em( um,)( muito,) (bom,boas,
        otimo,otimas,perfeito,perfeitas) (estado,condicoes,forma) | em bom estado | em boas
        condicoes | (funcionando,operando,rodando,respondendo) (bem,normalmente,sem
        problemas,corretamente,como deveria,como esperado,direitinho,sem nenhum problema) |
        (status,estado)( é, esta,) (saudavel,healthy) | healthy |
        (esta,segue,continua,parece,permanece) saudavel | em( uma,)( muito,) (boa,otima)
        (forma,condicao,situacao)""",
    "degraded": "degradad(o,a,os,as) | degraded | status degraded",
    "unhealthy": "unhealthy | nao saudavel",
    "troubled": """(esta,segue) com problema | (merece,precisa de,requer,exige)( alguma, sua,)
        (atencao,investigacao) | com problemas | o que esta errado | tendo problemas | em
        dificuldades | com( um,) problema( serio, grave,) | com problemas (serios,graves) | em
        (mau,pessimo) estado | com (dificuldades,falhas) | (esta,segue,continua) com (um
        problema,problemas) | (tem,tendo,apresenta,apresentando,enfrenta,enfrentando,sofre,sofrendo
        com)( um, alguns, varios,) (problema,problemas) | (merece,precisa de,requer,exige,pede)(
        alguma, sua, mais, uma,) (atencao,investigacao) | nao esta saudavel | com
        (dificuldade,dificuldades) | nao( esta,) (ok,legal)""",
    "idle": """parad(o,a) | inativ(o,a) | ocios(o,a,os,as) | idle | sem atividade | sem uso | sem
        (nenhum trafego,nenhuma requisicao) | nada acontecendo""",
    "unknown": "desconhecid(o,a,os,as)",
    "rest": """(o,) (demais,outros,outras) (sinais,metricas,indicadores) | o restante | o resto |
        todo o resto | os (demais,outros) (sinais,indicadores) | as (demais,outras) metricas |
        (o,todo o) (restante,resto)( dos sinais, das metricas,) | (os,as) (demais,outros,outras)
        (numeros,valores,metricas,sinais,indicadores)""",
    "all_good": """os( quatro,) sinais( de ouro,) | (nenhuma acao,nenhuma intervencao) (é,e)
        necessaria | todos os indicadores | tudo | todos os( quatro,) sinais( de ouro, dourados,) |
        todas as metricas | tudo parece bem | tudo certo | tudo bem | tudo em ordem | nada de errado
        | tudo esta bem | tudo (ok,normal,certo,em ordem,tranquilo,sob controle,dentro do
        normal,funcionando bem) | esta tudo (ok,bem,certo,em ordem,normal) | (nao ha,sem) (nenhum
        problema,motivo para preocupacao,nada errado,nada de errado) | nada (errado,de errado) |
        tudo (parece,esta) (bem,ok,certo,normal,em ordem) | (esta tudo,parece tudo,tudo)
        (bem,certo,em ordem,ok,normal,tranquilo) | nenhum( dos, desses,)( 4,) (sinais,indicadores)(
        de ouro, dourados,) (precisa,requer,exige)( de,) (atencao,cuidado) | todos os( seus,)
        (sinais,indicadores)( de ouro,) estao (dentro,abaixo) dos( seus,) (limites,limiares)""",
    "none:findings": """nada que (se destaque,se destaca,chame atencao,chame a atencao) |
        nada de (importante,interessante,suspeito,preocupante,digno de nota) | nada(
        parece, que,)( se destaca, se destacar, se destacou) | nada
        (chama,chamou,chamando)( muito,)( a,) atencao | nada de
        (especial,relevante,mais,notavel, grave) | nada (relevante,grave,preocupante,fora
        do normal,incomum,suspeito) | nada (se destaca,se destacou,digno de nota,de
        interesse,a relatar,a reportar,a destacar,importante,relevante) | (nenhum,sem)
        (achado,achados,destaque,nenhum achado) | nao (houve,ha,teve)( nenhum, nenhuma,)
        (achado,achados,descoberta,descobertas) | nada de
        (anormal,estranho,incomum,importante,interessante,errado)( se destaca, se destacou,
        aparece, foi encontrado,) | nada (anormal,estranho,incomum)( se destaca, se
        destacou,) | nada (fora do comum,fora do esperado,de fora do comum,errado,digno de
        atencao) | nao (apontou,mostrou,revelou,acusou,identificou,vi,notei) nada | nao
        (apontou,encontrou,mostrou,revelou,trouxe,achou,acusou,identificou,encontrei,achei,vi,notei)
        nada( de relevante, de importante, de interessante, de suspeito, de preocupante, de
        notavel, de grave, que chame atencao, que chame a atencao, que se destaque, digno
        de nota, importante, anormal, estranho, de anormal, de errado, de incomum, de
        especial, de estranho, fora do normal, fora do comum, fora do esperado,
        preocupante, relevante, suspeito)""",
    "none:anything": "nao (trouxe,encontrou,achou,encontrei,achei) nada",
    "not:healthy": """nao (esta,vai,anda,parece estar)( muito, nada, tao, indo,) bem | (esta,vai)
        (mal,ruim) | nao (esta,vai) em boas condicoes | nao (esta,vai,anda,parece,parece estar)(
        muito, nada, tao, indo, la muito,) (bem,ok,legal,boa,bom,certo) | nao (esta,parece)(
        totalmente, completamente, em,) saudavel""",
    "unseen:data": """nao (tenho,temos)( nenhum, os, mais, nenhuma, as,)( dado, dados, metricas,
        informacoes, informacao) | (fiquei,fico,ficamos,estou) sem( os, as,) (dados,metricas) | nao
        (tenho,temos) acesso aos dados | indisponivel no momento | nao (tenho,temos)( nenhum, os,
        mais, nenhuma, as, quaisquer,)( dado, dados, metricas, informacoes, informacao, numeros,)(
        dele, dela, sobre ele,)""",
    "unseen:logs": """nao (tenho,temos)( nenhum, os, mais,) (logs,log)( para mostrar, para te
        mostrar, que voce pediu, pra mostrar,) | (fiquei,fico,ficamos,estou) sem( os, nenhum,) logs
        | sem( os,) logs | nao (tenho,temos,consegui,conseguimos)( nenhum, os, mais, ler os, obter
        os, buscar os, acessar os,) (logs,log)""",
    "ruled_out": """descartad(o,a,os,as) | excluid(o,a,os,as) | foi (descartada,descartado) |
        (foi,esta,fica)( ja,) (descartad,excluid,eliminad)(o,a) | fora de cogitacao""",
    "second": "(vem,fica,é,aparece) em segund(o,a)( lugar,) | em segund(o,a)( lugar,) "
    "| (é,vem) (o,a) (segund,proxim)(o,a)",
    "ended": """(a,sua,a sua,) ultima execucao( foi,) (terminou,acabou,encerrou,encerrada,
        finalizou,terminada,morreu,falhou) | morreu""",
    "worst": """(o,a,) mais (grave,serio,seria,severo) | (o,a) pior | (achado,problema,descoberta)
        mais (grave,serio,seria,severo,severa,critico)""",
    "running": "em execucao | rodando | executando | esta rodando | em funcionamento",
    "waiting": """aguardando | em espera | esperando | em estado de espera | em waiting | waiting |
        no estado waiting | aguarda | (aguardando,esperando) para (reiniciar,ser reiniciado)""",
    "terminated": "terminado",
    "completed": "concluido",
    "crash_loop": """(fica,continua,segue,vive) (caindo,travando,quebrando,reiniciando)(
        e,)( reiniciando, caindo, sendo reiniciado, voltando,) | (preso,travado) (em,no)
        (crashloopbackoff,crash loop) | crashloopbackoff | em crash loop | em loop de
        (crash,reinicio,reinicios,falha,falhas) | reiniciando (em loop,sem
        parar,repetidamente) | loop de (crash,reinicio,reinicios,falhas) | fica reiniciando
        | em crashloop | (preso,travado,entrou)( em, no, num,)( um,)
        (crashloopbackoff,loop,crash loop) | (esta,segue) (caindo,quebrando,travando)(
        repetidamente,) | caindo repetidamente""",
    "oom": """(morreu,caiu,foi derrubado)( por,)( falta, estouro,) (de,por falta de) memoria
        | (encerrado,morto,finalizado,eliminado) por (oom,oomkilled) | oomkill | estourou a
        memoria | estouro de memoria | oomkilled | oom-killed | oom | falta de memoria | sem
        memoria | (encerrado,morto,finalizado,eliminado) por falta de memoria | excedeu a
        memoria | (encerrad,mort,finalizad,eliminad,derrubad,terminad,interrompid)o
        (por,pelo,com)( causa de, conta de,)( um,) (oom,oomkilled,oom killer,oomkill) |
        (encerrad,mort,finalizad,eliminad,derrubad)o (por,devido a)( falta, excesso,
        estouro, esgotamento,) de memoria | ficou sem memoria | faltou memoria | esgotou a
        memoria | (falta,estouro,esgotamento) de memoria( oom,) | atingiu o limite de
        memoria | excedeu o limite de memoria | estourou o limite de memoria | oom kill |
        oom kills | oom killed | sofreu( um,) oom | (falta,faltando,faltou) memoria | acabou
        a memoria | a memoria acabou""",
    "scaled_to_zero": "escalado para zero | escalado a zero",
    "severity:critical": "critico | criticos | critica",
    "severity:warning": "aviso | avisos | alerta | alertas",
    "top": """(principal,mais comum,mais frequente) (achado,problema nos logs,erro) | (principal
        erro,erro principal,principal achado) | mais frequente | mais comum | (principal,mais
        comum,mais frequente) (achado,problema nos logs,erro,mensagem,padrao,descoberta) |
        (achado,erro,padrao,mensagem,descoberta) (principal,mais comum,mais frequente) | (o,a) mais
        (frequente,comum,recorrente) | mais recorrente | (aparece,ocorre,se repete) mais( vezes,)
        """,
    "investigating": """em investigacao | sendo investigad(o,a) | em andamento | sob investigacao |
        ainda( esta,) em investigacao""",
    "could_not_ask": """nao (tenho,ha,temos) como
        (verificar,checar,consultar,acessar,ver,obter,ler,avaliar)( o, a, os, as, o estado
        do, a saude do,) | nao (foi,é) possivel
        (consultar,ler,acessar,obter,buscar,recuperar) | nao
        (pude,pudemos,consegui,conseguimos,foi possivel)
        (consultar,verificar,checar,acessar,obter,ler,buscar,avaliar,recuperar,pegar)( o, a,
        os, as, o estado, a saude,) | nao (posso,consigo,pude,consegui)
        (mostrar,exibir,trazer,compartilhar)( os, as, te, a voce,)( os,)""",
    "unreachable": """inacessivel | nao (esta,estava) (acessivel,disponivel) | nao (pode,puderam)
        ser
        (lido,lidos,lidas,consultado,consultada,consultados,acessado,acessada,acessados,alcancado,
        alcancada)
        | indisponiveis | fora de alcance | sem conexao com | sem acesso( ao, a,) | nao
        (consegui,conseguimos,foi possivel)( me, nos, se,) conectar""",
    "refused": """nao (esta,estava) aceitando( minha, novas,) (conexao,conexoes) |
        (esta,estava) (recusando,rejeitando)( as, minhas,) conexoes | recusou (a
        conexao,conexoes) | (recusou,rejeitou,negou,recusando,recusa)( a, as, minha, minhas,
        nossa,) (conexao,conexoes) | nao (aceitou,aceita)( a, minha,) conexao""",
    "late": """nao (respondeu,responde) a tempo | nao respondeu dentro do prazo | estourou o tempo |
        (demorou,demora)( demais, muito, tempo demais,)( para, pra, a,)( responder,) | nao
        (respondeu,responde)( dentro,)( do, no,) (prazo,tempo,tempo limite,tempo esperado) |
        (excedeu,estourou) o (tempo,prazo,tempo limite) | deu timeout | timeout | nao respondeu em
        tempo( habil,)""",
    "silent": """nao (respondeu,responde) | nao (esta,estava) respondendo | nao deu resposta | sem
        resposta""",
    "cannot_tell": """nao (da,consigo) (pra,para)( eu,) (saber,dizer,determinar) | nao (sei,consigo)
        (dizer,saber,afirmar) | nao sei | nao da (pra,para) dizer | nao (foi,é) possivel
        (dizer,determinar,saber,avaliar) | nao esta claro | indeterminado | nao
        (posso,podemos,consigo,conseguimos,sei,sabemos,pude,da,tenho como)( te,)( para,)
        (dizer,saber,afirmar,determinar,informar,avaliar) | (impossivel,nao é possivel,nao foi
        possivel,nao ha como,sem como) (dizer,saber,determinar,afirmar,avaliar) | nao (esta,é)
        (claro,certo) | nao se sabe | nada se sabe | nao se sabe nada""",
    "none:data": """sem dados | nao ha dados | nao foram encontrados dados | (sem,nao ha,nao
        existem,nao tem)( nenhum, quaisquer,) (dado,dados)( disponiveis, disponivel, dele, dela,) |
        nenhum dado( encontrado, disponivel, foi encontrado,) | nada( foi,) encontrado""",
    "none:requests": """nao (chegou,chegaram,houve,entrou,entraram)( nenhuma,)
        (requisicao,requisicoes) | ninguem (esta,) (chamando,usando,acessando,utilizando) |
        ninguem (usa,chama,acessa,usou,chamou,acessou) | nao esta sendo
        (chamado,usado,acessado,utilizado) | nao (esta recebendo,recebeu,recebe,teve)(
        nenhum, nenhuma,) (trafego,requisicao,requisicoes) | sem trafego | nao recebe
        requisicoes | nao recebeu requisicoes | sem requisicoes | nao esta recebendo
        requisicoes | nao (recebe,recebeu,esta recebendo,tem recebido,teve)( nenhum,
        nenhuma, qualquer,) (requisicao,requisicoes,trafego)( alguma,) | sem( nenhum,
        nenhuma,) (trafego,requisicao,requisicoes) | (zero,nenhuma) (requisicoes,requisicao)
        | nenhum trafego""",
    "none:issues": """limp(o,a,os,as) | sem (problemas,nenhum problema,erros ou problemas)
        (encontrados,detectados,aparentes) | nenhum problema( foi, encontrado, apontado, detectado,
        foi encontrado, foi apontado, foi detectado,)""",
    "none:series": """nenhuma serie( correspondeu, corresponde, bateu,)( a consulta,) | nao
        (obtive,encontrou,trouxe,teve)( nenhum, nenhuma,) (resultado,resultados,serie,series) |
        nenhum resultado | sem resultados | nao haver nenhuma serie | nao haver series | nao ha(
        nenhuma,) series | nao retornou nada | (veio,voltou) vazia | nao retornou nenhuma serie |
        nenhuma serie | nao retornou series | nao retornou resultados | (nenhum,sem)
        (resultado,resultados)( foi encontrado, encontrado, foi retornado,) | nao
        (retornou,obteve,trouxe,encontrou,teve,tem,deu,gerou,devolveu,produziu)( nenhum, nenhuma,
        qualquer,) (resultado,resultados,serie,series,dado,dados) | (veio,voltou,retornou) (vazi,em
        branc)(o,a) | nao (correspondeu,corresponde,bateu,casou)( a, com,)( nenhuma,) (serie,series)
        | nao (retornou,devolveu) nada | (nenhuma,sem) (serie,series)( temporal,)(
        correspondeu, corresponde, foi encontrada, encontrada, casou, bateu,)( a, à,)( consulta,) |
        nenhuma serie (com,para) (a,sua,essa) consulta""",
    "none:restarts": """nao reiniciou | nao foi reiniciado | nao (reiniciou,foi reiniciado,teve
        reinicios,houve reinicios) | sem( nenhum,) (reinicio,reinicios) | nunca (reiniciou,foi
        reiniciado)""",
}
