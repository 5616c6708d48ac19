"""The usual mistakes in PromQL, as the rows of `shared.domain.promql` name them."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "this is SQL; PromQL selects with a metric's name": "isso é SQL; PromQL seleciona pelo "
        "nome da métrica",
        "a range is written [5m], without blanks or long unit names": "um intervalo se escreve "
        "[5m], sem espaços nem unidades por extenso",
        "a duration is written 5m or 1h, without long unit names": "uma duração se escreve 5m ou "
        "1h, sem unidades por extenso",
        "a duration has whole numbers: [90m], not [1.5h]": "uma duração usa números inteiros: "
        "[90m], não [1.5h]",
        "a range has a unit: [300s], not [300]": "um intervalo tem unidade: [300s], não [300]",
        "a variable of Grafana means nothing here; write a range such as [5m]": "uma variável do "
        "Grafana não significa nada aqui; escreva um intervalo como [5m]",
        "how far back to look is a range behind the series, such as [5m]": "até onde olhar para "
        "trás é um intervalo depois da série, como [5m]",
        "a regular expression is matched with =~": "uma expressão regular se compara com =~",
        "a label is written name=, not name:": "um label se escreve nome=, não nome:",
        'any of several values is written =~"a|b"': 'um entre vários valores se escreve =~"a|b"',
        "conditions on labels are separated by commas": "condições sobre labels são separadas por "
        "vírgulas",
        "a label is compared with one =": "um label se compara com um só =",
        "a label's value is written in quotes": "o valor de um label vai entre aspas",
        "anything is written .* in a regular expression, not *": "qualquer coisa se escreve .* em "
        "uma expressão regular, não *",
        "both is written `and`": "“e” se escreve `and`",
        "either is written `or`": "“ou” se escreve `or`",
        "numbers are compared with ==": "números se comparam com ==",
        "% is a remainder; 5 percent of a whole is 0.05": "% é o resto da divisão; 5 por cento do "
        "todo é 0.05",
        "grouping is written `by`, not `group by`": "agrupar se escreve `by`, não `group by`",
        "labels after `by` and `without` are written in parentheses": "labels depois de `by` e "
        "`without` vão entre parênteses",
        "`by` and `without` stand outside the parentheses of what is aggregated": "`by` e "
        "`without` ficam fora dos parênteses do que é agregado",
        "there is no function p95; a percentile comes from a histogram's buckets": "não existe a "
        "função p95; um percentil vem dos buckets de um histograma",
        "a parenthesis is not closed": "um parêntese não foi fechado",
        "the number comes first: topk(5, x), histogram_quantile(0.95, x)": "o número vem primeiro: "
        "topk(5, x), histogram_quantile(0.95, x)",
        "take the rate of each series first, then aggregate": "primeiro o rate de cada série, "
        "depois agregue",
        "a range stands directly behind the series": "o intervalo fica logo depois da série",
        "a range stands directly behind the series, such as [5m]": "o intervalo fica logo depois "
        "da série, como [5m]",
        "this function needs a range behind the series, such as [5m]": "esta função precisa de um "
        "intervalo depois da série, como [5m]",
        "what is aggregated is a value at one moment, not a range of values": "o que se agrega é "
        "um valor em um instante, não um intervalo de valores",
        "a quantile is between 0 and 1: 0.95, not 95": "um quantil fica entre 0 e 1: 0.95, não 95",
        "a sum of ratios is no ratio: divide the sums": "uma soma de razões não é uma razão: "
        "divida as somas",
        'codes are numbers: ask for =~"5..", not ="5xx"': 'códigos são números: peça =~"5..", não '
        '="5xx"',
        "anything is written .* and matched with =~": "qualquer coisa se escreve .* e se compara "
        "com =~",
        "a regular expression is matched with =~, not =": "uma expressão regular se compara com "
        "=~, não =",
        "a quantile is computed from a histogram's _bucket series": "um quantil se calcula das "
        "séries _bucket de um histograma",
        "the buckets' label `le` must survive the sum": "o label `le` dos buckets precisa "
        "sobreviver à soma",
    }
)
