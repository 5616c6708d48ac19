"""Portuguese words that state nothing; which ones belong here is told in `fillers`."""

from collections.abc import Mapping
from types import MappingProxyType

PORTUGUESE: Mapping[str, str] = MappingProxyType(
    {
        "periphrases": """como( um,)( o,) proximo passo | (me,)
            (desculpe,desculpa,desculpe-me)( mas,) | sinto muito( mas,) | lamento( mas,) |
            fora isso | tirando isso | alem disso | de resto | no mais | em todo caso | a
            boa noticia | boa noticia | a ma noticia é( que,) | por exemplo | um exemplo de
            | entre eles | entre elas | nesse intervalo | nesse meio tempo | esse valor |
            este valor | por aqui | por la | la | (o,) proximo passo( indicado, recomendado,
            sugerido,) é | (aparece,aparecem) como | mais uma vez | que existe | existe |
            existem | (vamos,bora) la | em uma olhada | dei uma olhada | em outras | so que
            | de fato | o servico que existe | será que é esse | de forma resumida | em
            resumo é | se (precisar,quiser)( de,)( mais, mais alguma coisa, mais detalhes,
            ajuda,) | (espero ter ajudado,fico a disposicao,estou a disposicao) | em outras
            palavras | ao mesmo tempo | nesse caso | de acordo com (os dados,as metricas,os
            fatos) | (vale,cabe) (dizer,mencionar,ressaltar) que | (pelo que,ate onde)
            (vejo,consta) | em poucas palavras | a principio | (a,) boa noticia | boas
            noticias | sim | ou seja | com base (nos,nas,em)( resultados, dados,
            informacoes, fatos,) | de acordo com | (em,de modo,de forma) geral | em
            (resumo,suma,conclusao,particular) | resumindo | comparando( os dois, ambos
            os,)( servicos,) | em vez de | sobre | (voce,) (provavelmente,) quis dizer | no
            (geral,momento,total) | ao todo | vale (saber,notar,destacar,lembrar) | voce
            quis dizer | talvez voce quisesse dizer | sera que | segundo | conforme | quanto
            (a,ao,aos) | se (voce,precisar,quiser) | como (esta,mostrado,indicado) | aqui
            (esta,estao,vai) | por favor | ola | oi | claro | (isso,o que)
            (indica,significa,mostra) que | (os,) (resultados,dados) (mostram,indicam)(
            que,) | no que diz respeito a | neste momento | nesse momento | ate (agora,o
            momento) | o que (é,encontrei) | em termos de | pelo que vi | por enquanto | a
            boa noticia é que | bem como | tais como | depois disso | apos isso | em seguida
            a isso | logo depois | logo em seguida | com isso em mente | dito isso | vale
            lembrar( que,) | no entanto | em contrapartida | por sua vez | isto é | de
            qualquer forma | de todo modo | para resumir | para comecar | para completar |
            por fim | por ultimo | primeiro de tudo | em primeiro lugar | em segundo lugar |
            ao mesmo | ao que parece | ao que tudo indica | isso quer dizer que | o que quer
            dizer que | quer dizer que | isso significa que | ou melhor | na verdade | na
            pratica | com certeza | sem duvida | pelos dados | pelos
            (logs,resultados,numeros) | segundo os (dados,resultados,numeros) |
            (como,conforme) (se ve,visto,os dados mostram,voce pode ver,mostram os dados) |
            (se chama,que se chama,chama-se,chamam-se) | era esse | será que era esse | é
            esse | seria esse | era (esse,essa,isso) que voce (queria,procurava) | que voce
            (procura,quis dizer,pediu,queria,procurava) | talvez seja | erro de digitacao |
            (parece,pode ser,deve ser)( um, haver um, ter um,) erro de digitacao | digitado
            errado | (o,um) nome parecido | (um,uma) (parecido,parecida,semelhante) | mais
            (proximo,parecido)( disso,) | nome (parecido,semelhante) | (a,uma)
            (metrica,opcao) (parecida,semelhante) | no intervalo | nesse periodo | nesse
            tempo | no periodo | do periodo | da janela | a seguir | abaixo estao | seguem |
            os seguintes | o seguinte | (um,uma) por vez | ao contrario | por outro lado |
            lado a lado | entre os dois | entre as duas | dos dois | das duas | desses dois
            | de ambos | (me,) avise( se,) | (posso,podemos) (ajudar,ver)( mais,)( em algo,)
            | quer que eu | gostaria que eu | (voce,) (quer,gostaria) (que eu,de) | qualquer
            coisa me (avise,chame) | estou por aqui | a situacao é( a seguinte,) | em
            detalhes | em detalhe | um pouco mais""",
        "adverbs": """ja | alias | desculpe | desculpa | enfim | certamente | obviamente |
            brevemente |
            importante | resumidamente | consideravelmente | significativamente | necessariamente |
            infelizmente | felizmente | geralmente | basicamente | aparentemente | claramente |
            atualmente | agora | apenas | somente | so | tambem | ainda | muito | bastante | bem
            mais | praticamente | realmente | relativamente | provavelmente | possivelmente | talvez
            | especificamente | principalmente | respectivamente | exatamente | simplesmente |
            adicionalmente | visivelmente | aqui | finalmente | primeiramente | inclusive |
            sobretudo | concretamente | objetivamente | naturalmente | evidentemente | supostamente
            | presumivelmente | lamentavelmente | igualmente | separadamente | juntos | juntas | ali
            | assim | afinal | totalmente | completamente | ultima | ultimas | recentemente | ate
            mesmo | fortemente""",
        "function words": """seja | sejam | pra | pro | esses | essas | te | estes | estas | dum | o
            | a | os | as | um | uma | ao | aos | do | da | dos | das | no | na | nos | nas | num |
            numa | em | por | pelo | pela | pelos | pelas | é | esta | estao | estava | foi | foram
            | ha | houve | tem | seu | sua | seus | suas | ele | ela | eles | elas | dele | dela |
            deles | delas | desse | deste | dessa | desta | nesse | neste | isso | este | esse |
            essa | se | lhe | voce | cada | como | entre | durante | ambas as | pode | podem | a
            cada | meu | nosso | lo | la | ser | ter | sao | era | eram | mesmo | esteja | estejam |
            estiver | fosse | fossem | seria | seriam | nele | nela | neles | nelas | quais | qual |
            eis | tendo sido | vem | vindo | veio | havia | haviam | tido | fica | ficam | disso |
            nisso | disto | nisto | quanto""",
        "nouns": """hipotese | hipoteses | possibilidade | teoria | gravidade | severidade |
            sugestao | sugerida | sugerido | recomendado | diferentes | distintos | distintas |
            grupo | grupos | versao | servico | servicos | sinal de | sinais de | indicios de |
            analise | ferramenta | ferramentas | por (servico,pod) | gasto | gasta | gastos | o que
            mais importa é( que,) | indicador | indicadores | relatorio | visao geral | ponto |
            pontos | dados coletados | numeros | medicao | medicoes | linha do tempo | caso | item |
            itens | lista | coletados | coletadas | no mesmo | consumo | lugar | aplicacao |
            namespace | pod | pods | conteiner | conteineres | container | containers | status |
            estado | saude | situacao | resumo | detalhes | informacoes | resultado | valores de |
            nivel | niveis | vez | vezes | total | numero | numero de | quantidade | porcentagem |
            percentil | parte | consulta | query | mensagem | mensagens | investigacao | incidente |
            execucao | periodo | uso | desempenho | chamado | chamada | principal | principais |
            provavel | tempo | instancia | nome | linha de | log | resposta | comparacao |
            comparativo | sinal | sinais | status atual | estado atual | quadro | cenario | panorama
            | diagnostico | dado | valor de | intervalo | janela | nomes | evento | eventos
            registrados | fatos | fato | conclusao | rotulo | mensagem de | tipo | tipos | dos
            servicos | do servico | lista de | sequencia | cronologia | ordem | destaque | destaques
            | opcao | sugestoes | alternativa | alternativas | correspondencia | grafia | cada um |
            cada uma | medida | medidas | leitura | leituras | taxas | usuarios""",
        "phrases": """por segundo | um exemplo (da,do,de) | exemplo | requisicoes por | a de |
            as de | da latencia | de log | para o | para a | para os | ultimo | ultimos |
            ultimas | nos ultimos | nas ultimas | mais frequente é | funcionando | encerrado |
            encerrado por | tendo | sendo | possui | sofrem | medido | medida | atingiu | chegou
            a | se encontra | analisadas | a ultima | se trata de | trata-se de | no caso | em
            uso | de uso | de uso de | do total | das vezes | vezes no total | ou menos | ou
            mais | no ultimo | na ultima | dos ultimos | das ultimas | ao todo | em cada | por
            cada | marcad(o,a) | considerad(o,a) | (a,) ultima linha( de log, do log, dos logs,)
            | mais tarde | de nome | com o nome | com o nome de | por nome | nome
            (correto,certo,da metrica) | (da,na) (hora,janela) | do periodo | (principal,maior)
            diferenca( entre eles, entre os dois, aqui,) | nome( da metrica,) (pode
            estar,parece,parece estar,talvez esteja) (errado,incorreto) | permite""",
    }
)
