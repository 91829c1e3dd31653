"""What the coder makes of a sentence: for tests of tables by example."""

from collections.abc import Iterator
from functools import cache

from kgraph.annotate import Annotator
from kgraph.coding import Coder
from kgraph.coding.coder import Match
from kgraph.extract import propositions, triples
from kgraph.model import AnnotatedDocument, Coding, Document, Entity, EntityType, Sentence, Token, Triple, local_entity

TYPES = {"GPE": EntityType.COUNTRY, "ORG": EntityType.ORGANISATION, "NORP": EntityType.ORGANISATION}
TYPES |= {"PERSON": EntityType.PERSON, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE}


@cache
def coder() -> Coder:
    return Coder.load()


@cache
def annotator() -> Annotator:
    return Annotator()


def entity(sentence: Sentence, token: Token) -> Entity:
    """An entity of the country that it or its adjective names, with a code made of the first letters."""
    tokens = [token, *(sentence.tokens[c] for c in sentence.children[token.i])]
    country = next((t.text[:3].upper() for t in tokens if t.entity in ("GPE", "NORP")), None)
    return local_entity(token.text, TYPES.get(token.entity, EntityType.OTHER), country)


def matches(text: str) -> Iterator[tuple[Match, Coding]]:
    """What the coder finds in the triples of a sentence, before and after stance."""
    (annotated,) = annotator().annotate([Document(text, text, text)])
    for triple in triples(annotated, propositions(annotated)):
        yield from coded(annotated, triple)


def coded(annotated: AnnotatedDocument, triple: Triple) -> Iterator[tuple[Match, Coding]]:
    """What the coder finds in one triple, if anything."""
    sentence = annotated.sentences[triple.proposition.sentence]
    subject, object = (entity(sentence, sentence.tokens[a.head]) for a in (triple.subject, triple.object))
    found = coder().match(triple, sentence, subject, object)
    coding = coder().code(triple, sentence, subject, object)
    if found and coding:
        yield found, coding
