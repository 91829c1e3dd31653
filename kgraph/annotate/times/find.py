"""Sentences of a document -> time expressions with the days they mean."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from kgraph.annotate.times import units
from kgraph.annotate.times.context import Context, Tense
from kgraph.annotate.times.grammar import grammar
from kgraph.annotate.times.parse import Expression, Parser
from kgraph.annotate.times.tense import tense_at, top_token
from kgraph.model import Document, Interval, Precision, Sentence, TimeExpression

_MAIN_LINE = {"ROOT", "conj", "ccomp", "parataxis"}


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """All time expressions of the sentences, in text order.

    An expression whose days cannot be told from this text (a relative one in a document without a date, "the day
    before the vote") has the interval ``None``.
    """
    rules = grammar()
    today = _latest_day(document)
    context = Context(today)
    found: list[TimeExpression] = []
    before: Sentence | None = None
    for sentence in sentences:
        if before is not None and sentence.zone is not before.zone:
            context = Context(today)
        elif before is not None and sentence.paragraph != before.paragraph:
            context = dataclasses.replace(context, passage=None)
        before = sentence
        if not rules.words.may_tell_time(sentence):
            continue
        text = document.text[slice(*sentence.span)]
        expressions = Parser(rules, sentence, text).expressions()
        if context.today is None:
            context = _year_of_sentence(expressions, context)
        for expression in expressions:
            interval, context = _resolve(expression, sentence, context)
            if interval and document.published_precision is not Precision.DAY:
                interval = _coarsened(interval, expression, document)
            found.append(TimeExpression(expression.span, interval))
    return tuple(found)


def _latest_day(document: Document) -> dt.date | None:
    """The day of publication, or the last that it may have been."""
    if document.published is None or document.published_precision is Precision.DAY:
        return document.published
    whole = units.unit_of(document.published, document.published_precision)
    return whole.end if whole else None


def _coarsened(interval: Interval, expression: Expression, document: Document) -> Interval:
    """ "Tuesday" in a text of which only the month is known is some day of that month; "on 3 March" is that day."""
    said_by_number = any(c.isdigit() for c in document.text[slice(*expression.span)])
    if said_by_number or interval.precision not in (Precision.DAY, Precision.WEEK) or document.published is None:
        return interval
    return units.unit_of(document.published, document.published_precision) or interval


def _year_of_sentence(expressions: Sequence[Expression], context: Context) -> Context:
    """Without a date of publication, the one year that a sentence tells is that of its other dates too."""
    told = [i for e in expressions if e.absolute and (i := e.moment.resolve(context))]
    years = {i.start.year for i in told if i.start} | {i.end.year for i in told if i.end}
    if len(years) != 1 or any(i.precision is not Precision.YEAR for i in told):
        return context
    return dataclasses.replace(context, passage=told[0])


def _resolve(expression: Expression, sentence: Sentence, context: Context) -> tuple[Interval | None, Context]:
    """The days of an expression, and the context after it."""
    top = top_token(sentence, expression.span)
    tense = tense_at(sentence, top, grammar().words) if top is not None else Tense.ANY
    if expression.modifier and tense is Tense.PAST:
        tense = Tense.ANY  # "called off the June 12 summit"
    interval = expression.moment.resolve(dataclasses.replace(context, tense=tense))
    if interval is None:
        return None, context
    day = interval.start if interval.precision is Precision.DAY and interval.start == interval.end else None
    passage = context.passage
    if top is not None and interval.end and interval.start and _on_main_line(sentence, top):
        tells_year = expression.absolute or interval.precision is not Precision.DAY
        if tells_year and context.today and interval.start.year < context.today.year:
            passage = interval
    return interval, dataclasses.replace(context, last=interval, last_day=day or context.last_day, passage=passage)


def _on_main_line(sentence: Sentence, i: int) -> bool:
    """Whether the clause of token ``i`` is the sentence's main one, or joined to it by "and"."""
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[i]
        if token.pos in ("VERB", "AUX") and token.dep not in _MAIN_LINE and token.dep not in ("aux", "auxpass"):
            return False
        if token.head == i:
            return True
        i = token.head
    return True
