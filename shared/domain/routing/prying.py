"""Attempts to turn Jamie against its rules, or to make it give away secrets.

Only the user's own words are read: the same sentences in a pasted log are data (`quoting`).
Requests to change the cluster belong in `danger`.
"""

from collections.abc import Sequence
from itertools import pairwise

from shared.domain.routing.danger import order_places
from shared.domain.routing.text import Line
from shared.domain.routing.words import phrases, words

_OVERRIDES = words(
    """
    ignore disregard forget override bypass discard ignora ignorar esqueca esquece desconsidere
    desconsidera
    """
)
_RULES = words(
    """
    instruction instructions rules prompt guidelines directives constraints restrictions policies
    training told instrucoes instrucao regras diretrizes restricoes
    """
)
_WHOSE = words(
    """
    previous prior above all your earlier any system everything preceding anteriores suas todas
    tudo acima seu seus previas
    """
)
_REVEALS = words(
    """
    print show reveal dump list give tell output display expose leak send repeat cat echo get read
    paste decode share export write mostra mostre mostrar imprime imprima revela revele lista
    liste passa passe envia envie manda mande diga fala exibe exiba see ver veja
    """
)
_SECRETS = words(
    """
    password passwords secret secrets credential credentials kubeconfig senha senhas segredo
    segredos credenciais passwd token tokens env envs apikey
    """
)
_SECRET_PAIRS = phrases(
    """
    environment variable, environment variables, env vars, env variables, api key, api keys,
    private key, private keys, system prompt, ssh keys, service-account token, de ambiente,
    chave privada
    """
)
_ALWAYS = phrases(
    """
    system prompt, system message, your config, your configuration, everything above, words above,
    your prompt, your instructions, hidden instructions, initial instructions, developer mode,
    dan mode, act as, anything now, pretend to, pretend you, pretend that, prompt de, seu prompt,
    suas instrucoes, modo desenvolvedor, aja como, finja que, finja ser
    """
)
_TAGS = ("<|", "[inst", "<system", "</system", "<<sys", "\nsystem:", "\nassistant:", "### system")
_TRANSFERS = words(
    """
    send post upload forward exfiltrate curl wget envia envie manda mande poste publica
    """
)
_HARMLESS = words(
    """
    about sobre how como log logs error errors erro erros metric metrics latency golden pod usage
    """
)
_ABOUT_USE = words(
    """
    errors error count usage expiry expired rotation latency failures service svc manager refresh
    validation
    """
)
_REACH = 9  # words between a verb and what it is about


def pries(said: str, clauses: Sequence[Line]) -> str:
    """Return what the user tries to get at ("instructions", "secrets" ...), or nothing."""
    keys = " ".join(token.key for line in clauses for token in line.tokens).split()
    if _is_tagged("\n" + said.lower()) or _overrides(keys):
        return "instructions"
    if any(_reveals(line) for line in clauses):
        return "secrets"
    return "transfer" if _transfers(said, keys) else ""


def _transfers(said: str, keys: Sequence[str]) -> bool:
    return "://" in said and not _TRANSFERS.isdisjoint(keys)


def _is_tagged(lowered: str) -> bool:
    """Tell whether the text plays a turn of another speaker, in a chat template's marks."""
    return any(tag in lowered for tag in _TAGS)


def _overrides(keys: Sequence[str]) -> bool:
    """Tell whether Jamie is told to drop its rules, or to be something else."""
    if any(f"{one} {other}" in _ALWAYS for one, other in pairwise(keys)):
        return True
    reaches = (keys[place : place + _REACH] for place, key in enumerate(keys) if key in _OVERRIDES)
    return any(not (_RULES.isdisjoint(reach) or _WHOSE.isdisjoint(reach)) for reach in reaches)


def _reveals(line: Line) -> bool:
    """Tell whether the clause is an order to show a secret, and not the logs about one."""
    return any(_shows_secret(line, place) for place in order_places(line))


def _shows_secret(line: Line, start: int) -> bool:
    if line.key(start) not in _REVEALS:
        return False
    reach = range(start + 1, min(start + _REACH, len(line)))
    first = next((place for place in reach if line.key(place) in _HARMLESS), len(line))
    return any(_is_secret(line, place) for place in reach if place < first)


def _is_secret(line: Line, place: int) -> bool:
    follows = line.key(place + 1)
    if f"{line.key(place)} {follows}" in _SECRET_PAIRS:
        return True
    return line.key(place) in _SECRETS and follows not in _ABOUT_USE
