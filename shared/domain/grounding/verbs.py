"""What somebody does who looks into something, and how a thing is said to be: verbs, inflected.

Denied, a verb of `find` says that there is none of what follows, one of `get` that it could not be
asked for, one of `tell` that nothing can be said, and one of `reach` that a source did not answer.
Whoever says "I" may do these and `look`, nothing else. Verbs of `skip` join a thing to what is said
of it. None of them states anything by itself; those that do are in `english` and `portuguese`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

# What follows a colon is an irregular past.
ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "find": "find:found detect spot identify see:saw:seen notice discover encounter uncover "
        "observe match",
        "get": "get:got:gotten retrieve fetch obtain read:read load access query collect pull",
        "tell": "tell:told say:said determine know:knew:known assess judge",
        "reach": "reach contact talk",
        "look": "execute ask list go:went check try group analyze analyse examine review "
        "look inspect scan investigate "
        "summarize summarise go:went:gone",
        "skip": "announce hit concern involve account mark flag rate rank total cover "
        "follow fall:fell:fallen match compare correspond show:shown list indicate suggest "
        "reveal report confirm mention note contain log register record measure count sit:sat "
        "stand:stood hover remain stay hold:held appear seem come:came become:became consume "
        "use spend:spent utilize utilise occupy handle serve process receive respond answer "
        "end finish complete experience face suffer deal:dealt consider deem classify display "
        "exhibit operate perform behave have:had do:did include label describe need return",
    }
)
DOUBLING = frozenset({"spot", "get", "scan", "log", "sit"})
# What follows a colon are the irregular forms.
PORTUGUESE: Mapping[str, str] = MappingProxyType(
    {
        "find": "encontrar achar detectar identificar perceber notar localizar observar constatar "
        "ver:vejo:vi:viu:vimos:visto:vista:vistos:vistas",
        "get": "trazer:traz:trouxe:trouxeram:trazendo:trazem "
        "obter:obtive:obteve:obtido:obtida:obtidos:obtidas consultar ler:li:leu:lido:lida "
        "acessar buscar recuperar:recuperado:recuperados carregar pegar:peguei conseguir",
        "tell": "dizer:diz:dizem:disse:dito:dizendo determinar saber:sei avaliar informar afirmar",
        "reach": "alcançar contatar falar",
        "look": "executar rodar olhar pedir tentar agrupar analisar examinar revisar verificar "
        "checar olhar conferir resumir "
        "consegui conseguimos",
        "skip": "medir relatar reportar atender envolver marcar acontecer acusar atingir somar "
        "totalizar aparecer cobrir corresponder comparar mostrar indicar apontar revelar confirmar "
        "registrar retornar apresentar exibir permanecer ficar ficou "
        "manter:mantém:mantêm:manteve usar utilizar "
        "consumir consome:consomem ocupar gastar atender processar "
        "receber responder terminar enfrentar sofrer operar funcionar considerar classificar "
        "continuar seguir:segue:seguem parecer listar trabalhar lidar "
        "ter:tem:têm:teve:tiveram:tinha:tendo apontar conter:contém:contêm rodar "
        "ser:é:são:foi:foram:era:eram:sendo:sido está estão estar estava estavam chegar "
        "situar ocorrer haver:há:houve:havia",
    }
)
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "ar a am ou aram ei amos ando ado ada ados adas ava avam",
        "er": "er e em eu eram i emos endo ido ida idos idas ia iam",
        "ir": "ir e em iu iram i imos indo ido ida idos idas ia iam",
    }
)


# "I checked" keeps the sound of the stem: verifiquei, cheguei, alcancei.
SOUNDED: Mapping[str, str] = MappingProxyType({"car": "qu", "gar": "gu", "çar": "c"})


def english(verb: str) -> Iterator[str]:
    """Yield the forms of `go:went:gone`."""
    base, *past = verb.split(":")
    is_in_y = base.endswith("y") and base[-2] not in "aeiou"
    trunk = base + base[-1] if base in DOUBLING else base.removesuffix("e")
    yield base
    if is_in_y:
        yield base[:-1] + "ies"
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "o")) else "s")
    yield from past or [base[:-1] + "ied" if is_in_y else trunk + "ed"]
    yield (base if base.endswith("ee") else trunk) + "ing"


def portuguese(verb: str) -> Iterator[str]:
    """Yield the forms of `consultar`; of an irregular one those that are given."""
    base, *others = verb.split(":")
    if others or base[-2:] not in ENDINGS:
        yield from (base, *others)
    else:
        yield from (base[:-2] + ending for ending in ENDINGS[base[-2:]].split())
        yield base[:-3] + SOUNDED.get(base[-3:], "") + "ei"


def forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and each form of every verb of a language."""
    verbs, inflected = (PORTUGUESE, portuguese) if language == "pt" else (ENGLISH, english)
    for kind, listed in verbs.items():
        for verb in listed.split():
            yield from ((kind, form) for form in inflected(verb))
