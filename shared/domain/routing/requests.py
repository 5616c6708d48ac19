"""What the clauses ask for: groups of names under the tool that they are for.

A clause with a tool opens a group; a clause with only names or slots joins the one before it; a
group without names borrows those of its neighbour. What a group becomes belongs in `calls`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shared.domain.routing.decision import ANALYZE_LOGS, CHECK_GOLDEN_SIGNALS, GET_POD_LOGS
from shared.domain.routing.hearing import Clause
from shared.domain.routing.phrases import Cue
from shared.domain.routing.slots import Slots
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.words import words

_COPULAS = words("is are was esta estao")
_HOW = words("how como")
_DOING = words("doing performing behaving feeling indo")
_COLON = frozenset({":"})
_STATING = words("esta estao")  # behind a name they ask, too: "o checkout está estranho?"
_ITEM_WORDS = words(
    """
    the o a os as in em no na do da de of for on namespace -n please service pod pods deployment
    too me us mim : ( )
    """
)
_PREVIOUS_FLAGS = words("-p --previous")
_FEW_WORDS = 9  # in a clause this short, its one unknown word is the name


class Wish(NamedTuple):
    """The tool that a clause speaks for; a wish is firm when it is asked for, not merely told."""

    tool: str = ""
    is_firm: bool = False


_NOTHING = Wish()


class Group:
    """Names under one tool; `tool` is empty while only names were said."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.tool = ""
        self.asked: list[Target] = []
        self.mentioned: list[Target] = []
        self.slots = Slots()
        self.previous = False
        self.explains = False

    @property
    def names(self) -> list[Target]:
        """What the group is about: the names that were asked about, else the first mentioned."""
        return self.asked or self.mentioned[:1]

    def join(self, clause: Clause, tool: str) -> None:
        """Take in what one more clause says."""
        self._name(clause, asks=bool(tool) or Cue.LOOK in clause.cues)
        self.tool = self.tool or tool
        self.slots = _first_said(self.slots, clause)
        self.previous |= _says_previous(clause)
        self.explains |= Cue.ANALYZE in clause.cues

    def _name(self, clause: Clause, *, asks: bool) -> None:
        kept = list(_kept(clause, asks=asks))
        if asks and not self.tool and kept and _opens_with(clause, kept[0]):
            self.asked += self.mentioned  # "cart and checkout are slow"
        if asks or (self.asked and _is_item(clause)):
            self.asked += kept
        else:
            self.mentioned += kept

    def settle(self, namespace: str) -> None:
        """Give each name the group's namespace, or the message's, unless it has its own."""
        default = self.slots.namespace or namespace
        self.asked = [_within(target, default) for target in self.asked]
        self.mentioned = [_within(target, default) for target in self.mentioned]
        if self.tool == GET_POD_LOGS and self.explains:
            self.tool = ANALYZE_LOGS


def gather(clauses: Sequence[Clause]) -> list[Group]:
    """Return what the clauses ask for, in their order; each group with the names it is about."""
    groups = _grouped(clauses)
    namespace = _only_namespace(groups)
    for group in groups:
        group.settle(namespace)
    for group, lender in _neighbours(groups):
        if not group.names:
            group.asked = list(lender.names)
    return groups


def _grouped(clauses: Sequence[Clause]) -> list[Group]:
    wishes = [_wish(clause) for clause in clauses]
    some_firm = any(wish.is_firm for wish in wishes)
    groups: list[Group] = []
    for clause, wish in zip(clauses, wishes, strict=True):
        tool = wish.tool if wish.is_firm or not some_firm else ""
        if not groups or _opens_group(groups[-1], clause, tool):
            groups.append(Group())
        groups[-1].join(clause, tool)
    return groups


def _opens_group(last: Group, clause: Clause, tool: str) -> bool:
    if not tool or not last.tool:
        return False
    return tool != last.tool or bool(clause.targets and last.asked)


def _wish(clause: Clause) -> Wish:
    """Return the tool that the clause speaks for, by its strongest hint."""
    if Cue.LOGS in clause.cues or clause.slots.tail_lines:
        tool = ANALYZE_LOGS if Cue.ANALYZE in clause.cues else GET_POD_LOGS
        return Wish(tool, is_firm=True)
    if Cue.GOLDEN in clause.cues:
        return Wish(CHECK_GOLDEN_SIGNALS, is_firm=True)
    return _wish_about_names(clause) if clause.targets else _wish_about_nothing(clause)


def _wish_about_nothing(clause: Clause) -> Wish:
    measures = _measures(clause) and Cue.ANALYZE not in clause.cues
    asks = measures or Cue.STATE in clause.cues
    return Wish(CHECK_GOLDEN_SIGNALS, is_firm=True) if asks else _NOTHING


def _wish_about_names(clause: Clause) -> Wish:
    cues = clause.cues
    if {Cue.WHY, Cue.SYMPTOM} <= cues and Cue.SIGNAL not in cues:
        return Wish(ANALYZE_LOGS)
    if cues & {Cue.STATE, Cue.OVERVIEW, Cue.LOOK} or _measures(clause) or _asks_how(clause):
        return Wish(CHECK_GOLDEN_SIGNALS, is_firm=True)
    if Cue.ANALYZE in cues:
        return Wish(ANALYZE_LOGS, is_firm=True)
    return Wish(CHECK_GOLDEN_SIGNALS) if _suffers(clause) else _NOTHING


def _asks_how(clause: Clause) -> bool:
    """Tell whether the clause, or what follows its colon, asks "is checkout …?" of a sure name."""
    sure = any(target.certainty >= Certainty.ASKED for target in clause.targets)
    openings = (0, *(place + 1 for place in clause.line.places(_COLON)))
    return sure and (_is_how(clause) or any(clause.line.key(at) in _COPULAS for at in openings))


def _is_how(clause: Clause) -> bool:
    """Tell whether the clause says "how ... is doing", with a name between."""
    asks = next(clause.line.places(_HOW), len(clause.line))
    return any(place > asks + 1 for place in clause.line.places(_DOING))


def _measures(clause: Clause) -> bool:
    """Tell whether a measure is named that is not just a complaint, as in "it is slow"."""
    told = {(hint.start, hint.stop) for hint in clause.hints if hint.cue is Cue.SYMPTOM}
    signals = [hint for hint in clause.hints if hint.cue is Cue.SIGNAL]
    return any((hint.start, hint.stop) not in told for hint in signals)


def _suffers(clause: Clause) -> bool:
    """Tell whether the clause complains about a service that it surely names."""
    services = (target for target in clause.targets if not target.is_pod)
    sure = any(target.certainty >= Certainty.ASKED for target in services)
    told = Cue.SYMPTOM in clause.cues or next(clause.line.places(_STATING), -1) > 0
    return Cue.SIGNAL in clause.cues or (told and sure)


def _kept(clause: Clause, *, asks: bool) -> Iterator[Target]:
    """Yield the names that are sure enough for where they stand."""
    least = Certainty.NEAR if asks else Certainty.BESIDE
    if _is_item(clause) or (asks and len(clause.line) <= _FEW_WORDS):
        least = Certainty.LEFTOVER
    for target in clause.targets:
        if target.certainty >= least:
            yield _within(target, clause.slots.namespace)


def _is_item(clause: Clause) -> bool:
    """Tell whether the clause only names something, as in "… and worker-1 in ns jobs"."""
    names = {target.name for target in clause.targets}
    rest = (
        token.key
        for place, token in enumerate(clause.line.tokens)
        if place not in clause.slots.used and token.text not in names
    )
    return bool(names) and not clause.hints and _ITEM_WORDS.issuperset(rest)


def _opens_with(clause: Clause, target: Target) -> bool:
    return clause.line.at(clause.line.after(-1)).text == target.name


def _says_previous(clause: Clause) -> bool:
    flagged = any(token.key in _PREVIOUS_FLAGS for token in clause.line.tokens)
    return flagged or Cue.PREVIOUS in clause.cues


def _first_said(known: Slots, clause: Clause) -> Slots:
    """Fill what is still empty; a namespace beside a name is that name's alone."""
    new = clause.slots
    return Slots(
        namespace=known.namespace or ("" if clause.targets else new.namespace),
        container=known.container or new.container,
        tail_lines=known.tail_lines or new.tail_lines,
        since=known.since or new.since,
    )


def _only_namespace(groups: Sequence[Group]) -> str:
    """Return the namespace of the message, where it says just one."""
    said = {target.namespace for group in groups for target in group.names}
    said |= {group.slots.namespace for group in groups}
    said.discard("")
    return said.pop() if len(said) == 1 else ""


def _within(target: Target, namespace: str) -> Target:
    return target if target.namespace else target._replace(namespace=namespace)


def _neighbours(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield each group with the one before it, and then with the one after it."""
    yield from zip(groups[1:], groups, strict=False)
    yield from zip(reversed(groups[:-1]), reversed(groups[1:]), strict=False)
