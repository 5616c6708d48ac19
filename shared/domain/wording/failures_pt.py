"""Each known failure in Portuguese; the codes are those of `shared.domain.logs`."""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.wording.failure_words import Words

PORTUGUESE: Mapping[str, Words] = MappingProxyType(
    {
        "out_of_memory": Words(
            "Falta de memória",
            "Um processo precisou de mais memória do que pode ter e foi encerrado ou desistiu.",
            "Compare a memória com o limite nas últimas horas; procure um vazamento ou um pico.",
        ),
        "disk_full": Words(
            "Disco cheio ou sem escrita",
            "Um sistema de arquivos não aceita mais escritas; dados e logs podem se perder.",
            "Veja qual volume está cheio e o que cresce nele.",
        ),
        "crash_loop": Words(
            "Reinícios em laço",
            "Um contêiner termina repetidamente, e o Kubernetes demora cada vez mais a reabri-lo.",
            "Leia as últimas linhas da execução anterior: elas dizem por que termina.",
        ),
        "crash": Words(
            "Queda do processo",
            "Um processo terminou com um erro que não soube tratar.",
            "Olhe o quadro mais interno da pilha e o que foi implantado por último.",
        ),
        "image": Words(
            "Imagem não pode ser baixada",
            "A imagem não existe, está escrita errada ou não pode ser lida daqui.",
            "Confira nome e tag da imagem e o segredo de acesso.",
        ),
        "mount": Words(
            "Volume não pode ser montado",
            "O pod espera por um volume, config map ou segredo que não existe ou não está livre.",
            "Veja se o volume, config map ou segredo existe no namespace do pod.",
        ),
        "eviction": Words(
            "Pods despejados",
            "Um nó ficou sem memória ou disco e encerrou pods para sobreviver.",
            "Olhe a memória e o disco desse nó e os requests contra os limites.",
        ),
        "scheduling": Words(
            "Pod não encontra nó",
            "Nenhum nó tem espaço para o que o pod pede, ou pode recebê-lo.",
            "Compare os requests do pod com o que resta nos nós; olhe os taints.",
        ),
        "config": Words(
            "Configuração ausente ou errada",
            "Algo que o programa recebe ao iniciar não existe ou não pode ser lido.",
            "Compare ambiente, config maps e argumentos com a última versão que funcionou.",
        ),
        "tls": Words(
            "Falha de TLS ou certificado",
            "Os dois lados não confiam um no outro: expirado, para outro nome ou sem assinatura "
            "conhecida.",
            "Olhe as datas, os nomes e o emissor do certificado, e o relógio.",
        ),
        "dns": Words(
            "Nome não pode ser resolvido",
            "Um nome de host não leva a nada: escrito errado, removido, ou o DNS não responde.",
            "Confira o nome configurado; depois, se outros nomes resolvem a partir desse pod.",
        ),
        "pool": Words(
            "Conexões esgotadas",
            "Todas as conexões de um pool ou servidor estão em uso; requisições esperam ou falham.",
            "Procure antes consultas lentas e vazamentos: um pool maior só desloca o limite.",
        ),
        "refused": Words(
            "Conexão recusada",
            "O host existe, mas nada escuta nessa porta.",
            "Veja se o outro lado está rodando e pronto, e a porta configurada.",
        ),
        "auth": Words(
            "Autenticação falhou",
            "Um usuário, senha ou token não é aceito.",
            "Veja se um segredo foi trocado ou expirou, e quem está pedindo.",
        ),
        "permission": Words(
            "Permissão negada",
            "Sabe-se quem pede, mas não é permitido: por modo de arquivo, RBAC ou política.",
            "Confira o dono do arquivo ou o papel da conta de serviço.",
        ),
        "database": Words(
            "Erro de banco de dados",
            "O banco de dados recusou ou interrompeu o que lhe foi pedido.",
            "Olhe o comando na linha, os bloqueios e as réplicas.",
        ),
        "rate_limit": Words(
            "Limite de requisições",
            "O outro lado não aceita mais requisições por enquanto.",
            "Veja quem chama tanto e se as novas tentativas esperam.",
        ),
        "probe": Words(
            "Sonda de saúde falhando",
            "Uma sonda não é bem respondida; o pod fica sem tráfego ou é reiniciado.",
            "Compare o limite de tempo da sonda com o tempo que o endpoint leva.",
        ),
        "timeout": Words(
            "Tempo esgotado",
            "Uma resposta não veio a tempo.",
            "Olhe a latência do lado consultado no horário da primeira linha.",
        ),
        "connection_lost": Words(
            "Conexão perdida",
            "Uma conexão caiu durante o uso, ou não há caminho até o host.",
            "Veja se o outro lado reiniciou nessa hora e o que há no meio.",
        ),
        "dependency": Words(
            "Uma dependência não responde",
            "Um serviço necessário não tem instância que possa responder.",
            "Verifique os sinais de ouro do serviço que as linhas citam.",
        ),
        "http_5xx": Words(
            "Requisições respondidas com 5xx",
            "Requisições falharam do lado do servidor.",
            "Veja qual rota falha e o que mais foi registrado no mesmo momento.",
        ),
        "limits": Words(
            "Um limite do sistema foi atingido",
            "O processo não pode abrir mais arquivos, threads ou processos.",
            "Procure um vazamento de conexões ou arquivos; depois olhe o limite.",
        ),
        "code_fault": Words(
            "Falha no código",
            "O programa fez algo que a linguagem não permite.",
            "Olhe o quadro mais interno da pilha e o que foi implantado por último.",
        ),
        "exited": Words(
            "Processo terminou com erro",
            "Um processo terminou com um código diferente de 0.",
            "Leia as linhas logo antes do fim.",
        ),
        "lag": Words(
            "Atraso ou relógio fora de hora",
            "Uma réplica, um consumidor ou um relógio está atrasado.",
            "Veja quando o atraso começou e se cresce.",
        ),
        "pressure": Words(
            "Sob pressão",
            "Memória, CPU ou uma fila está perto do limite.",
            "Compare o uso com os limites nas últimas horas.",
        ),
        "retries": Words(
            "Novas tentativas",
            "Algo é tentado repetidamente.",
            "Olhe o que é tentado: a primeira falha diz por quê.",
        ),
        "bad_data": Words(
            "Dados ilegíveis",
            "Uma mensagem ou arquivo não tem a forma esperada.",
            "Olhe uma mensagem inteira e quem a envia.",
        ),
        "unknown_fatal": Words("Outro erro fatal", "O programa desistiu.", ""),
        "unknown_error": Words("Outro erro", "O programa chama isto de erro.", ""),
        "unknown_warning": Words("Outro aviso", "O programa avisa sobre isto.", ""),
        "stack_trace": Words(
            "Rastro de pilha",
            "O programa imprimiu onde um erro aconteceu.",
            "Olhe o quadro mais interno da pilha.",
        ),
        "restarted": Words(
            "Contêiner foi reiniciado",
            "A execução anterior terminou.",
            "Leia as últimas linhas da execução anterior.",
        ),
    }
)
