"""Finding the forms of the tables in the tokens of a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.actors import ActorTables, Match


def found(tables: ActorTables, text: str) -> list[tuple[str, str]]:
    """What is found among the words of a text: the words and the kinds they are found as."""
    words = text.split()
    return [
        (" ".join(words[m.start : m.end]), "|".join(f"{c.entity.label}:{c.kind}" for c in m.candidates))
        for m in tables.find(words)
    ]


def only(tables: ActorTables, text: str) -> Match:
    (match,) = tables.find(text.split())
    return match


def test_names_demonyms_and_abbreviations(small: ActorTables) -> None:
    assert found(small, "Ruritania and Ruritanian troops of the RK") == [
        ("Ruritania", "Ruritania:name"),
        ("Ruritanian", "Ruritania:demonym"),
        ("RK", "Ruritania:abbreviation"),
    ]


def test_the_longest_form_wins(small: ActorTables) -> None:
    assert found(small, "the Kingdom of Ruritania") == [("Kingdom of Ruritania", "Ruritania:official")]
    assert found(small, "the Ruritanian News Agency said") == [
        ("Ruritanian News Agency", "Ruritanian News Agency:name")
    ]


def test_a_form_that_stops_short_gives_way_to_the_shorter_one(small: ActorTables) -> None:
    assert found(small, "Ruritanian News reports") == [("Ruritanian", "Ruritania:demonym")]


def test_forms_do_not_run_across_punctuation(small: ActorTables) -> None:
    assert found(small, "Rudolf , Elphberg") == []
    assert found(small, "Danube ( League )") == []


def test_a_capital_is_a_place_and_may_be_the_state(small: ActorTables) -> None:
    assert found(small, "Strelsau warned") == [("Strelsau", "Strelsau:name|Ruritania:capital")]


def test_hyphens_and_marks_do_not_matter(small: ActorTables) -> None:
    assert found(small, "Fritz von Tarlenheim") == found(small, "Fritz von Tarlenheim")
    assert found(small, "Yetive - Lorry")[0][1] == "Yetive Lorry:name"
    assert found(small, "Ruritanía")[0][1] == "Ruritania:name"


def test_a_possessive_does_not_matter(small: ActorTables) -> None:
    assert only(small, "Ruritania 's army").end == 1
    assert found(small, "Ruritania's army")[0][1] == "Ruritania:name"


def test_particles_may_have_a_capital(small: ActorTables) -> None:
    assert found(small, "Fritz Von Tarlenheim")[0][1] == "Fritz von Tarlenheim:name"


def test_words_in_small_letters_are_no_names(small: ActorTables) -> None:
    assert found(small, "a ruritania of the mind , rk and dl") == []


def test_headlines_in_capitals_are_read(small: ActorTables) -> None:
    assert found(small, "RURITANIAN TROOPS MARCH")[0][1] == "Ruritania:demonym"


def test_flags_are_passed_on(small: ActorTables) -> None:
    assert only(small, "the DL met").ambiguous
    assert not only(small, "the Danube League met").ambiguous
    assert only(small, "Strelsau").ambiguous


def test_a_flag_counts_for_every_kind_of_the_form(small: ActorTables) -> None:
    assert all(c.ambiguous for c in only(small, "Graustark").candidates)


def test_a_form_says_when_it_holds(small: ActorTables) -> None:
    valid = only(small, "the Danube Pact").candidates[0].valid
    assert valid is not None and (valid.start.year, valid.end.year) == (1992, 2003)  # type: ignore[union-attr]


def test_an_actor_of_the_past_says_so(small: ActorTables) -> None:
    valid = only(small, "the Illyrian Empire").candidates[0].valid
    assert valid is not None and str(valid.end) == "1990-12-31"


def test_a_form_is_looked_up_whatever_its_capitals(small: ActorTables) -> None:
    assert small.exact("ruritania")[0].entity.label == "Ruritania"
    assert small.exact("ruritania and") == ()


WORDS = st.sampled_from(
    "Ruritania Ruritanian News Agency Kingdom of the Danube League Rudolf Elphberg , - 's and RK".split()
)


@given(st.lists(WORDS, max_size=25))
def test_matches_lie_in_the_text_in_order_and_apart(small: ActorTables, words: list[str]) -> None:
    done = 0
    for match in small.find(words):
        assert done <= match.start < match.end <= len(words)
        assert match.candidates
        done = match.end


class TestShipped:
    """What must go right with the shipped tables."""

    def test_us_is_a_state_and_us_is_not(self, tables: ActorTables) -> None:
        assert [w for w, _ in found(tables, "the US told us")] == ["US"]
        assert found(tables, "the U.S. envoy")[0][0] == "U.S."

    def test_turkey_and_turkey(self, tables: ActorTables) -> None:
        assert [w for w, _ in found(tables, "Turkey banned roast turkey")] == ["Turkey"]

    def test_names_that_mean_more_are_flagged(self, tables: ActorTables) -> None:
        for word in ("Chad", "Georgia", "Jordan", "Washington"):
            assert only(tables, word).ambiguous, word

    def test_plain_names_of_states_are_not_flagged(self, tables: ActorTables) -> None:
        for word in ("France", "Ukraine", "Pakistan", "NATO", "Hezbollah"):
            assert not only(tables, word).ambiguous, word

    def test_a_korean_name_in_every_spelling(self, tables: ActorTables) -> None:
        for text in ("Kim Jong Un", "Kim Jong - un", "Kim Jong-un", "Kim Jong-Un", "Kim Jong-eun", "KIM JONG UN"):
            assert [c.entity.id for c in only(tables, text).candidates] == ["wd:Q56226"], text

    def test_father_and_son_stay_apart(self, tables: ActorTables) -> None:
        assert only(tables, "Kim Jong - il").candidates[0].entity.id == "wd:Q10665"

    def test_romanisations_of_arabic_names(self, tables: ActorTables) -> None:
        ids = {
            c.entity.id
            for text in ("Mohammed bin Salman", "Muhammad bin Salman", "Mohammad Bin Salman", "MBS")
            for c in only(tables, text).candidates
        }
        assert ids == {"wd:Q6892571"}

    def test_month_names_and_verbs_are_no_actors(self, tables: ActorTables) -> None:
        assert found(tables, "In March he may go on") == []
