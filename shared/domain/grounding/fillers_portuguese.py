"""Portuguese words that state nothing; which ones belong here is told in `fillers`."""

from collections.abc import Mapping
from types import MappingProxyType

PORTUGUESE: Mapping[str, str] = MappingProxyType(
    {
        "periphrases": """
            (me,) (desculpe,desculpa,desculpe-me)( mas,) | sinto muito( mas,) | lamento( mas,) |
            fora isso | tirando isso | alem disso | de resto | no mais | em todo caso |
            a boa noticia | boa noticia | a ma noticia é( que,) | por exemplo | um exemplo de |
            entre eles | entre elas | nesse intervalo | nesse meio tempo | esse valor | este valor |
            por aqui | por la | la | (o,) proximo passo( indicado, recomendado, sugerido,) é |
            (aparece,aparecem) como | mais uma vez | que existe | existe | existem |
            (vamos,bora) la | em uma olhada | dei uma olhada | em outras | so que | de fato |
            o servico que existe | será que é esse | de forma resumida | em resumo é |
            se (precisar,quiser)( de,)( mais, mais alguma coisa, mais detalhes, ajuda,) |
            (espero ter ajudado,fico a disposicao,estou a disposicao) | em outras palavras |
            ao mesmo tempo | nesse caso | de acordo com (os dados,as metricas,os fatos) |
            (vale,cabe) (dizer,mencionar,ressaltar) que | (pelo que,ate onde) (vejo,consta) |
            em poucas palavras | a principio | (a,) boa noticia | boas noticias | sim | ou seja |
            com base (nos,nas,em)( resultados, dados, informacoes, fatos,) | de acordo com |
            (em,de modo,de forma) geral | em (resumo,suma,conclusao,particular) | resumindo |
            comparando( os dois, ambos os,)( servicos,) | em vez de | sobre |
            (voce,) (provavelmente,) quis dizer | no (geral,momento,total) | ao todo |
            vale (saber,notar,destacar,lembrar) | voce quis dizer | talvez voce quisesse dizer |
            sera que | segundo | conforme | quanto (a,ao,aos) | se (voce,precisar,quiser) |
            como (esta,mostrado,indicado) | aqui (esta,estao,vai) | por favor | ola | oi |
            claro | (isso,o que) (indica,significa,mostra) que |
            (os,) (resultados,dados) (mostram,indicam)( que,) | no que diz respeito a |
            neste momento | nesse momento | ate (agora,o momento) | o que (é,encontrei) |
            em termos de | pelo que vi | por enquanto | a boa noticia é que | bem como |
            tais como""",
        "adverbs": """alias | desculpe | desculpa | enfim | certamente | obviamente | brevemente |
        importante | resumidamente |
            consideravelmente | significativamente | necessariamente | infelizmente |
            felizmente | geralmente | basicamente | aparentemente | claramente | atualmente |
            agora | apenas | somente | so | tambem | ainda | muito | bastante | bem mais |
            praticamente | realmente | relativamente | provavelmente | possivelmente | talvez |
            especificamente | principalmente | respectivamente | exatamente | simplesmente |
            adicionalmente | visivelmente | aqui""",
        "function words": """seja | sejam | pra | pro | esses | essas | te | estes | estas | dum | o
        | a | os | as | um | uma | ao | aos | do | da | dos | das | no |
            na | nos | nas | num | numa | em | por | pelo | pela | pelos | pelas | é | esta |
            estao | estava | foi | foram | ha | houve | tem | seu | sua | seus | suas | ele |
            ela | eles | elas | dele | dela | deles | delas | desse | deste | dessa | desta |
            nesse | neste | isso | este | esse | essa | se | lhe | voce | cada | como | entre |
            durante | ambas as | pode | podem | a cada | meu | nosso | lo | la | ser | ter |
            sao | era | eram | mesmo""",
        "nouns": """hipotese | hipoteses | possibilidade | teoria | gravidade | severidade |
        sugestao |
            sugerida | sugerido | recomendado | diferentes | distintos | distintas | grupo | grupos
            |
            versao | servico | servicos | sinal de | sinais de | indicios de | analise |
            ferramenta | ferramentas | por (servico,pod) | gasto | gasta | gastos |
            o que mais importa é( que,) | indicador | indicadores | relatorio | visao geral |
            ponto | pontos | dados coletados | numeros | medicao | medicoes | linha do tempo |
            caso | item | itens | lista | coletados | coletadas | no mesmo | consumo | lugar |
            aplicacao | namespace | pod | pods | conteiner | conteineres | container |
            containers | status | estado | saude | situacao | resumo | detalhes | informacoes |
            resultado | valores de | nivel | niveis | vez | vezes | total | numero | numero de |
            quantidade | porcentagem | percentil | parte | consulta | query | mensagem |
            mensagens | investigacao | incidente | execucao | periodo | uso | desempenho |
            chamado | chamada | principal | principais | provavel | tempo | instancia | nome |
            linha de | log | resposta""",
        "phrases": """requisicoes por | a de | as de | da latencia | de log | para o | para a |
            para os | ultimo | ultimos | ultimas | nos ultimos | nas ultimas | mais frequente é |
            funcionando | encerrado | encerrado por | tendo | sendo | possui | sofrem | medido |
            medida | atingiu | chegou a | se encontra | analisadas | a ultima""",
    }
)
