"""Words of English and Portuguese as terms: folded, cut to their stems, one term for synonyms.

The stemmer is light on purpose: what it must do is bring the forms of one word together, and the
cognates of both languages ("configuration", "configuração") where that costs nothing.
"""

import re
from collections.abc import Iterator, Mapping

from shared.domain.routing.words import words

WORD = re.compile(r"[^\W_]+")
HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")
APOSTROPHE = re.compile("(?<=[^\\W\\d_])['\u2019](?:s|m|re|ve|ll|d|t)\\b", re.IGNORECASE)
ACCENTS = str.maketrans("áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn")
MIN_STEM = 3
NAMED_BY_STOPWORDS = re.compile(r"\bUSE\b")  # a method's name is written like the plainest of words
STOPWORDS = words(
    """
    a able about all also am an and any anyone are as ask at be been being best better but by
    can cannot come could da das de deal define describe did different difference differ do does
    doing don done doesn e ela ele eles em entre es essa esse esta este estou eu evite evitar
    explain explica explicar explique faco faz fazem fazer for from get gets getting give good
    got had handle has have help how i if in into is isn it its just kind know learn let like ll
    lo look made make making many may me mean means meu meus mim minha more most much my na nao
    nas need no nos not o of ok on one only onde or os ou our out over para pela pelo pode por
    porque pra precisa preciso qual quais quando que quero read really right sao se sei sem ser
    should show significa so some someone something start still such sua suas sure take tell tem
    tenho than that the their them then there these they thing things this those to too tried
    try um uma understand uns up us use used using usar uso vai ve versus very voce vs want was
    way ways we well were what when where which while why will with without work works worth
    would write wrong you your ao aos as como com dele dela deles deve devem devo diferenca do
    dos fala fale faria funciona funcionam isso isto ja mais mas mesmo muito nosso num numa
    pouco quanto quantos quantas sobre sou tao tipo toda todo todos dizer diz diga dar melhor
    melhores serve servem acontece happen durante
    during return returns returned another new novo nova spikes set call
    calls happens main idea please briefly pls hey hi jamie fix fixed solve corrigir consertar
    arrumo conserto corrijo sempre algum alguma posso consigo fica ficar
    """
)
# After the plural: the first suffix that leaves a stem of MIN_STEM letters is replaced.
SUFFIXES = (
    ("abilidade", "abil"), ("ability", "abil"), ("amento", ""), ("imento", ""), ("mente", ""),
    ("acao", ""), ("ation", ""), ("icao", ""), ("ition", ""), ("cao", ""), ("sao", "s"),
    ("tion", "t"), ("sion", "s"), ("ment", ""), ("encia", "enc"), ("ency", "enc"), ("ence", "enc"),
    ("ancia", "anc"), ("ancy", "anc"), ("ance", "anc"), ("idade", ""), ("ity", ""), ("ando", ""),
    ("endo", ""), ("indo", ""), ("ing", ""), ("ated", ""), ("ate", ""), ("ado", ""), ("ada", ""),
    ("ido", ""), ("ida", ""), ("ar", ""), ("er", ""), ("ir", ""), ("or", ""), ("ed", ""),
    ("al", ""), ("ly", ""),
)  # fmt: skip


def stem(word: str) -> str:
    """Return the stem of a folded word; a word with a digit is its own."""
    if not word.isalpha() or len(word) <= MIN_STEM:
        return word
    word = _without_suffix(_singular(word))
    bare = word.rstrip("aeoy")
    word = bare if len(bare) > MIN_STEM else word  # "file" and "fila" stay two words
    return word[:-1] if len(word) > MIN_STEM and word[-1] == word[-2] else word


def _without_suffix(word: str) -> str:
    for suffix, instead in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM:
            return word.removesuffix(suffix) + instead
    return word


def _singular(word: str) -> str:
    for plural, one in (("coes", "cao"), ("soes", "sao"), ("oes", "ao"), ("ais", "al"),
                        ("eis", "el"), ("ies", "y"), ("sses", "ss")):  # fmt: skip
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word[:-1] if word[-1] == "s" and word[-2] not in "sui" else word


def fold(text: str) -> str:
    """Return text in lower case without accents."""
    return text.lower().translate(ACCENTS)


def raw_words(text: str) -> Iterator[str]:
    """Yield the folded words; of one like CrashLoopBackOff also its parts."""
    for found in WORD.finditer(APOSTROPHE.sub("", text)):
        word = found[0]
        yield fold(word)
        humps = HUMP.findall(word)
        if len(humps) > 1 and any(letter.islower() for letter in word):
            yield from (fold(hump) for hump in humps if len(hump) > 1)


class Vocabulary:
    """Turns text into terms; words of one line of `synonyms` are one term."""

    def __init__(self, synonyms: str) -> None:
        self._one: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for line in synonyms.splitlines():
            first, *others = (stem(fold(word)) for word in line.split()) if line else ("",)
            self._one |= {other: self._one.get(first, first) for other in others}

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text in their order, without words that say nothing."""
        kept = NAMED_BY_STOPWORDS.findall("" if text.isupper() else text)
        said = (word for word in raw_words(text) if word not in STOPWORDS)
        return [self._term(word) for word in (*said, *map(fold, kept))]

    def _term(self, word: str) -> str:
        known = self._stems.get(word)
        if known is None:
            root = stem(word)
            known = self._stems[word] = self._one.get(root, root)
        return known

    @property
    def synonyms(self) -> Mapping[str, str]:
        """Which stem stands for which, for whoever checks the data."""
        return self._one
