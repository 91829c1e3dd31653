"""What a governing word makes of the stance of what it governs: the algebra behind the contexts."""

from __future__ import annotations

from typing import NamedTuple

from kgraph.extract.stance_words import Effect, Governing
from kgraph.model import Attribution, Modality

_STRONG = frozenset((Modality.HYPOTHETICAL, Modality.REQUESTED, Modality.POSSIBLE))
"""Modalities of the context that an auxiliary inside it does not change."""
_RESULTS = {
    Effect.PLANNED: Modality.PLANNED,
    Effect.REQUESTED: Modality.REQUESTED,
    Effect.HYPOTHETICAL: Modality.HYPOTHETICAL,
    Effect.POSSIBLE: Modality.POSSIBLE,
    Effect.DOUBTFUL: Modality.POSSIBLE,
    Effect.FORBIDDEN: Modality.REQUESTED,
}
KEEP = Governing(Effect.KEEP, False, False)
PLAN = Governing(Effect.PLANNED, False, False)
OPEN = Governing(Effect.POSSIBLE, False, False)
IDEA = Governing(Effect.HYPOTHETICAL, False, False)
HAPPENING = Governing(Effect.KEEP, False, True)
"""The rule of verbs that say that their subject or object takes place."""


class Context(NamedTuple):
    """What hangs on a token: whether it is denied, how it is put forward, and who says it (outermost first)."""

    denied: bool
    modality: Modality
    attributions: tuple[Attribution, ...]


FREE = Context(False, Modality.ASSERTED, ())


def inside(context: Modality, own: Modality) -> Modality:
    """The modality of a clause with modality ``own`` in a context."""
    if context in _STRONG or own is Modality.ASSERTED:
        return context
    return own


def shown(modality: Modality, rule: Governing) -> Modality:
    """The modality of a predicate whose wording shows the governing word: acts that it names happen ("vow to"), all
    else leaves the governed verb as it is ("plan to")."""
    if rule.act or rule.effect not in _RESULTS or modality in _STRONG:
        return modality
    return _RESULTS[rule.effect]


def silences(base: Context, rule: Governing, verbal: bool) -> bool:
    """Whether the governor's subject, being denied to say it, is no speaker ("did not say that")."""
    return base.denied and rule.effect is Effect.REPORTED and verbal


def governed(base: Context, rule: Governing, verbal: bool, attributions: tuple[Attribution, ...]) -> Context:
    """The context that ``rule`` makes of its governor's context ``base``.

    :param verbal: whether the governor is a verb or adjective, not a noun ("claims that").
    :param attributions: those of ``base`` with the governor's own.
    """
    effect = rule.effect
    if effect is Effect.KEEP:
        return Context(base.denied, base.modality, attributions)
    if effect is Effect.DENIED:
        unsure = base.denied and rule.speaker  # who does not deny it need not affirm it
        return Context(not base.denied, Modality.POSSIBLE if unsure else base.modality, attributions)
    if effect is Effect.REPORTED and base.denied:
        return Context(not verbal, Modality.POSSIBLE if verbal else Modality.ASSERTED, attributions)
    if effect in (Effect.REPORTED, Effect.BELIEVED, Effect.FACTUAL):
        denied = base.denied and effect is Effect.BELIEVED
        unproven = denied and not verbal  # "no evidence that"
        unsure = unproven or base.modality in (Modality.HYPOTHETICAL, Modality.POSSIBLE)
        return Context(denied, Modality.POSSIBLE if unsure else Modality.ASSERTED, attributions)
    modality = _RESULTS[effect]
    if effect is Effect.POSSIBLE and base.denied and not verbal:
        return Context(True, Modality.ASSERTED, attributions)  # who rejects a claim says that it is not so
    if effect is Effect.POSSIBLE and base.modality is Modality.PLANNED and not rule.speaker:
        modality = Modality.PLANNED
    if effect is Effect.PLANNED and base.modality in _STRONG:
        modality = base.modality
    if effect in (Effect.FORBIDDEN, Effect.DOUBTFUL):
        return Context(not base.denied, modality, attributions)
    if effect is Effect.REQUESTED and base.denied:
        return Context(False, Modality.HYPOTHETICAL if verbal else Modality.REQUESTED, attributions)
    return Context(base.denied, modality, attributions)
