"""Hints, summaries and complaints about PromQL, as `shared.domain.promql` and the function word.

What a server or the parser says of a query is quoted.
"""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # what came
        "No series matched.": "Nenhuma série corresponde.",
        "{count} series: {found}; and {more} more.": "{count} séries: {found:said}; e mais {more}.",
        "1 series: {found}.": "1 série: {found:said}.",
        "{count} series: {found}.": "{count} séries: {found:said}.",
        "a histogram of {count} observations": "um histograma de {count} observações",
        "{series} = a histogram of {count} observations": "{series} = um histograma de {count} "
        "observações",
        "{series} has {count} histograms": "{series} tem {count} histogramas",
        "has {count} histograms": "tem {count} histogramas",
        "{series}has {count} points without a number": "{series}tem {count} pontos sem número",
        "{series}over {span} from {first} to {last}, lowest {least}, highest {most}": "{series}em "
        "{span}, de {first} a {last}, mínimo {least}, máximo {most:said}",
        "No metric is like {word}; try one word of what it counts, such as requests or cpu.": ""
        "Nenhuma métrica parece com {word}; tente uma palavra do que ela conta, como requests ou "
        "cpu.",
        "{counted} like {word}: {found}.": "{counted:said} com {word}: {found:said}.",
        "1 metric is": "1 métrica parece",
        "{count} metrics are": "{count} métricas parecem",
        "and {count} more": "e mais {count}",
        "a first query for {metric}": "uma primeira consulta para {metric}",
        "only the first {count} series are here: use topk(10, ...) or aggregate": "só as primeiras "
        "{count} séries estão aqui: use topk(10, ...) ou agregue",
        "show the ten largest": "mostre as dez maiores",
        # what was asked
        "the query was taken out of its wrapping": "a consulta foi tirada do que a envolvia",
        "the query is empty": "a consulta está vazia",
        "this selects every series that there is, or any of them": "isso seleciona todas as séries "
        "que existem, ou qualquer uma",
        'name a metric, or a label with a value, such as up or {{job="homepage"}}': "informe uma "
        'métrica, ou um label com valor, como up ou {{job="homepage"}}',
        "line {line}, column {column}: {complaint}": "linha {line}, coluna {column}: "
        "{complaint:quoted}",
        "is required, unless metrics_like asks which metrics there are": "é obrigatório, a não ser "
        "que metrics_like pergunte quais métricas existem",
        "metrics_like was ignored beside a query": "metrics_like foi ignorado ao lado de uma "
        "consulta",
        "step is for a range and was ignored": "step é para um intervalo e foi ignorado",
        "step was widened to {step}: a series has at most {count} points": "step foi aumentado "
        "para {step}: uma série tem no máximo {count} pontos",
        "is for one moment; a range has start and end": "é para um instante; um intervalo tem "
        "start e end",
        "start and end belong together": "start e end andam juntos",
        "must not be before start": "não pode ser antes de start",
        "must be at most {most}": "deve ser no máximo {most}",
        "must be at most {most} before end": "deve ser no máximo {most} antes de end",
        "must be more than zero": "deve ser maior que zero",
        "must be a duration such as 30s, 5m or 1h30m": "deve ser uma duração como 30s, 5m ou 1h30m",
        "must be Unix seconds between 1970 and 3000 (not milliseconds)": "deve ser segundos Unix "
        "entre 1970 e 3000 (não milissegundos)",
        "must be RFC 3339 (2025-10-09T12:00:00Z) or Unix seconds": "deve ser RFC 3339 "
        "(2025-10-09T12:00:00Z) ou segundos Unix",
        "needs a time zone, such as the Z in 2025-10-09T12:00:00Z": "precisa de um fuso, como o Z "
        "em 2025-10-09T12:00:00Z",
        "this is not PromQL{more}": "isso não é PromQL{more:quoted}",
        # unknown names
        "there is no function {name}; did you mean {near}?": "não existe a função {name}; você "
        "quis dizer {near}?",
        "there is no metric of {exporter}: Prometheus does not scrape it": "não há métrica do "
        "{exporter}: o Prometheus não o coleta",
        "no alert is pending or firing, or no alerting rule is loaded": "nenhum alerta está "
        "pendente ou disparando, ou nenhuma regra de alerta foi carregada",
        "no container waits for anything, or kube-state-metrics is not scraped": "nenhum "
        "contêiner espera por nada, ou o kube-state-metrics não é coletado",
        "no container has ended and been restarted, or kube-state-metrics is not scraped": "nenhum "
        "contêiner terminou e foi reiniciado, ou o kube-state-metrics não é coletado",
        "there is no metric {name}, nor one of a similar name": "não existe a métrica {name}, nem "
        "outra de nome parecido",
        "there is no metric {name}; did you mean {near}?": "não existe a métrica {name}; você quis "
        "dizer {near}?",
        "{metric} has no label {label}; it has {labels}": "{metric} não tem o label {label}; tem "
        "{labels:said}",
        "none of these series has the label {label}; {instead}": "nenhuma destas séries tem o "
        "label {label}; {instead:said}",
        "did you mean {near}?": "você quis dizer {near}?",
        "they have {labels}": "elas têm {labels:said}",
        # nothing found
        "each of these conditions has series, but no series meets them all": "cada uma destas "
        "condições tem séries, mas nenhuma série atende a todas",
        "every series of {metric} has {what}": "toda série de {metric} tem {what:said}",
        "{values}, which this leaves out": "{values}, o que esta consulta exclui",
        "no label {label}": "nenhum label {label}",
        "the code is in the label {label} here ({values}), not in {asked}": "aqui o código está no "
        "label {label} ({values}), não em {asked}",
        "{condition} is not there; {offer}": "{condition} não existe; {offer:said}",
        "{value} is, for one": "{value} existe, por exemplo",
        "{label} has longer values that begin so": "{label} tem valores mais longos que começam "
        "assim",
        "{condition} is held against whole values; some have this inside": "{condition} é "
        "comparado "
        "com o valor inteiro; alguns contêm isso",
        "codes are written otherwise in {label}": "os códigos são escritos de outro modo em "
        "{label}",
        "there was no {code}: {label} has only {values}": "não houve {code}: {label} só tem "
        "{values}",
        "each side has series, but no two of them have the same labels: aggregate both alike": ""
        "cada lado tem séries, mas nenhum par tem os mesmos labels: agregue os dois do mesmo jeito",
        "{metric} is known but has no samples now; the last were about {at}": "{metric} é "
        "conhecida, mas não tem amostras agora; as últimas foram por volta de {at}",
        "no target of the job {job} is scraped any more": "nenhum target do job {job} sofre scrape "
        "agora",
        "the job {job} is still scraped: {metric} itself is no longer among its metrics": "o job "
        "{job} ainda sofre scrape: {metric} é que não está mais entre as métricas dele",
        "{down} of {all} targets of the job {job} are down ({named})": "{down} de {all} targets do "
        "job {job} estão fora do ar ({named:said})",
        "growth needs two samples, and [{range}] holds {count}; widen the range": "crescimento "
        "precisa de duas amostras, e [{range}] tem {count:said}; aumente o intervalo",
        "one sample": "uma amostra",
        "no sample": "nenhuma amostra",
        "see whether {metric} has series at all; if so, a label's value is off": "veja se {metric} "
        "tem alguma série; se tiver, o valor de um label está errado",
        "a comparison leaves out every series that fails it; with `bool` each is there, 1 or 0": ""
        "uma comparação deixa de fora toda série que não a satisfaz; com `bool` todas aparecem, 1 "
        "ou 0",
        "a share of a whole is at most 1; if {limit} is percent, write {meant}": "uma fração do "
        "todo é no máximo 1; se {limit} é percentual, escreva {meant}",
        # counters and gauges
        "{metric} is a counter, {source}: it grows until its process restarts; rate() says how "
        "fast, increase() how much": "{metric} é um counter, {source:said}: cresce até o processo "
        "reiniciar; rate() diz com que velocidade, increase() diz quanto",
        "says its exporter ({kind})": "segundo o exporter ({kind})",
        "by its name": "pelo nome",
        "{metric} is a gauge, says its exporter, and a rate takes each fall of it for a restart; "
        "deriv() and delta() say how a gauge changes": "{metric} é um gauge, segundo o exporter, e "
        "rate toma cada queda por um reinício; deriv() e delta() dizem como um gauge muda",
        # a server's complaint, explained
        "several series match one: name the labels they share with `on (…)`, or aggregate first": ""
        "várias séries correspondem a uma: diga os labels em comum com `on (…)`, ou agregue antes",
        "two series differ only in a name that this drops: ask for one metric at a time": "duas "
        "séries só diferem em um nome que isto descarta: consulte uma métrica por vez",
        "this reads too much: select fewer series, a shorter time or a longer step": "isso lê "
        "demais: selecione menos séries, menos tempo ou um step maior",
        "two numbers are compared with `bool`: 1 if it holds, else 0": "dois números são "
        "comparados com `bool`: 1 se vale, senão 0",
    }
)
