"""Whom pronouns mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Angela Merkel met Emmanuel Macron. She thanked him.", "She", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron. She thanked him.", "him", "Emmanuel Macron"),
        ("Emmanuel Macron said he would wait.", "he", "Emmanuel Macron"),
        ("Iran said it would sign.", "it", "Iran"),
        ("Iran defended its decision.", "its", "Iran"),
        ("The European Union met. It rejected the plan.", "It", "European Union"),
        ("Emmanuel Macron cooked for Boris Johnson and his wife.", "his", "Boris Johnson"),
        ("Emmanuel Macron praised himself.", "himself", "Emmanuel Macron"),
        ("Emmanuel Macron, who flew in, was late.", "who", "Emmanuel Macron"),
        ("Israeli officials said they would wait.", "they", "Israel"),
        ("Hamas spokesman Adnan Saleh said they would wait.", "they", "Hamas"),
        ('"They (Germans) want rain," France said.', "They", "Germany"),
        ("Iran praised Germany's plan and its tone.", "its", "Germany"),
        ("France and Kenya cut ties with Iran, accusing it of lies.", "it", "Iran"),
    ],
)
def test_a_pronoun(reader, text: str, pronoun: str, label: str) -> None:
    assert reader.who(text, pronoun) == [label]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Iran is large. It is clear that France will wait.", "It"),
        ("France met Iran. It seems that nobody won.", "It"),
        ("Angela Merkel said so. He was late.", "He"),
        ("Iran announced a decision. It was made on Monday.", "It"),
        ("They were late.", "They"),
        ("He was late.", "He"),
        ("Iran met France. It was the first meeting in years.", "It"),
        ("Iran signed a treaty. France had not approved it.", "it"),
    ],
)
def test_a_pronoun_that_means_nobody_known_stays_open(reader, text: str, pronoun: str) -> None:
    assert reader.who(text, pronoun) == []


def test_who_does_something_is_not_whom_it_is_done_to(reader) -> None:
    text = "Emmanuel Macron received Boris Johnson. While thanking Johnson, he smiled."
    assert reader.who(text, "he") == ["Emmanuel Macron"]


def test_a_verb_has_two_different_arguments(reader) -> None:
    text = "Emmanuel Macron met Xi Jinping. Macron thanked him."
    assert reader.who(text, "him") == ["Xi Jinping"]


def test_who_is_spoken_of_before_a_quotation_is_meant_in_it(reader) -> None:
    text = '"He is wrong," Emmanuel Macron said of Xi Jinping. "He must know that."'
    assert reader.who(text, "He") == ["Xi Jinping"]


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Germany accused France of misleading Kenya and called on it to apologise.", "it", "France"),
        ("Japan praised Kenya for helping Jordan and thanked it.", "it", "Kenya"),
        ("Germany called on Iran to open its ports.", "its", "Iran"),
        ("Emmanuel Macron will ask Xi Jinping to move his troops.", "his", "Xi Jinping"),
        ("Sergei Lavrov told Boris Johnson that his country must apologise.", "his", "Boris Johnson"),
        ("Israel shelled the hills after Hamas captured three of its soldiers.", "its", "Israel"),
        ("Israel said Hamas had killed its soldiers.", "its", "Israel"),
        ("Iran has a right to defend itself.", "itself", "Iran"),
        ("France visited Kenya, which said it had taken him in.", "it", "Kenya"),
        ("Israel hit the hills. Hamas buried the dead. Their spokesman wept.", "Their", "Hamas"),
        ("Boris Johnson spoke. The talks were held after Xi Jinping had agreed, he added.", "he", "Boris Johnson"),
        ("Iran and Hamas met. Hamas must wait until it has a plan that Iran likes.", "it", "Hamas"),
        ("Xi Jinping thanked Boris Johnson for his letter.", "his", "Boris Johnson"),
        ("France criticised Iran over its laws.", "its", "Iran"),
        ("Iran heard Israel's denial that it had fired.", "it", "Israel"),
        ("Iran backs France's efforts to protect its coast.", "its", "France"),
        ("Russia has invaded its neighbour.", "its", "Russia"),
        ("Iran said that France was willing to work with it.", "it", "Iran"),
        ("Xi Jinping telephoned Boris Johnson to thank him.", "him", "Boris Johnson"),
        ("Angela Merkel met France's ministers. The European Union was given its part.", "its", "European Union"),
    ],
)
def test_the_build_of_the_clause_tells(reader, text: str, pronoun: str, label: str) -> None:
    assert reader.who(text, pronoun) == [label]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Iran welcomed the ruling, while Germany rejected it.", "it"),
        ("Iran heard of the attack shortly before it began.", "it"),
        ("A court gave its ruling. France urged Iran to comply with it.", "it"),
        ("Germany praised Iran, its neighbour.", "its"),
        ("France told Kenya the route was closed. It would be discussed on Monday.", "It"),
    ],
)
def test_things_and_others_are_no_actors(reader, text: str, pronoun: str) -> None:
    assert reader.who(text, pronoun) not in (["Iran"], ["France"], ["Kenya"])


def test_an_own_soldier_may_be_harmed(reader) -> None:
    assert reader.who("Iran said that Israel had shelled its own soldiers.", "its") == ["Israel"]


def _noun_of(reader, text: str, pronoun: str) -> str | None:
    """The noun that a pronoun stands for which means nobody known."""
    document = reader._document(text, None, ())
    annotated = next(iter(reader.annotator.annotate([document])))
    words = {(s.index, t.i): t.text for s in annotated.sentences for t in s.tokens}
    found = reader.resolver.read(annotated).antecedents
    return next((words[to] for at, to in sorted(found.items()) if words[at] == pronoun), None)


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("A court in Oslo freed the singer after it heard her aunt.", "it", "court"),
        ("Thousands of farmers marched to the palace, where they sang.", "they", "Thousands"),
        ("A fisherman hid two boys before he fled to Kenya.", "he", "fisherman"),
        ("Pirates seized a ship. They sank it.", "They", "Pirates"),
    ],
)
def test_a_pronoun_stands_for_a_noun_that_means_nobody_known(reader, text: str, pronoun: str, noun: str) -> None:
    assert _noun_of(reader, text, pronoun) == noun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("A storm sank two ships before it reached Kenya.", "it"),
        ("A bridge fell when he crossed it.", "he"),
        ("A widow hid two boys before he fled to Kenya.", "he"),
    ],
)
def test_things_and_others_of_the_wrong_sort_are_not_linked(reader, text: str, pronoun: str) -> None:
    assert _noun_of(reader, text, pronoun) not in ("storm", "bridge", "widow")


def test_a_pronoun_is_nobody_named_later_in_its_clause(reader) -> None:
    text = "Emmanuel Macron met the consul after he wept at the grave of Emmanuel Macron's uncle."
    assert reader.who(text, "he") != ["Emmanuel Macron"]


def test_a_country_may_say_they_of_itself(reader) -> None:
    assert reader.who("Iran claimed that they had won.", "they") == ["Iran"]
    assert reader.who("Iran said of the farmers that they had won.", "they") != ["Iran"]


def test_what_is_rejected_is_no_state(reader) -> None:
    assert reader.who("Kenya and France drafted a treaty. Iran rejected it.", "it") == []


def test_a_quotation_does_not_reach_far_back(reader) -> None:
    text = 'Angela Merkel phoned Xi Jinping. Kenya slept. Iran was calm. "They have lied," Emmanuel Macron said.'
    assert reader.who(text, "They", "2018-02-01") == []


def test_a_quotation_reaches_the_sentence_before(reader) -> None:
    text = 'Angela Merkel and Xi Jinping spoke. "They have lied," Emmanuel Macron said.'
    assert reader.who(text, "They", "2018-02-01") == ["Angela Merkel", "Xi Jinping"]


def test_several_are_meant_though_one_of_them_is_named_behind(reader) -> None:
    text = "Iran and France met. They accepted a plan under which Iran will pay."
    assert reader.who(text, "They") == ["Iran", "France"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Moon Jae-in wrote to Xi Jinping. In his letter Moon praised him.", "his", "Moon Jae-in"),
        ("Emmanuel Macron praised Xi Jinping. In his speech, the Chinese president smiled.", "his", "Xi Jinping"),
        ("Xi Jinping left early. During his visit, Emmanuel Macron will go to Kenya.", "his", "Emmanuel Macron"),
        ("Kenya and Jordan warned Israel that it would face sanctions.", "it", "Israel"),
        ("Kenya warned Israel that it would pay for the raid.", "it", "Israel"),
    ],
)
def test_whom_a_clause_tells_of_before_it_names_him(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-03-28") == [label]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Moon Jae-in thanked Xi Jinping. In his place, Macron spoke.", "his", "Macron"),
        ("Kenya told Israel that it would send troops.", "it", "Israel"),
        ("France accused Jordan of lying; Kenya denied it.", "it", "Jordan"),
        ("France accused Jordan of lying; Kenya denied it.", "it", "France"),
    ],
)
def test_whom_it_does_not_mean(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-03-28") != [label]


def test_who_is_named_in_a_report_does_not_make_it(reader) -> None:
    text = "Ann Obi told reporters that Bob Lee had resigned. Carl Wu told them more. Lee would be replaced, he said."
    assert reader.who(text, "he") == ["Carl Wu"]


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Israel said it would take part in the talks.", "it", ["Israel"]),
        ("Kenya said it had taken steps.", "it", ["Kenya"]),
        ("Israel said it would turn down the plan.", "it", ["Israel"]),
        ("Kenya said it would take years to rebuild the port.", "it", []),
        ("Kenya said it took courage to leave.", "it", []),
        ("Bob Lee told Ann Obi. Carl Wu toured the front; he saw tents.", "he", ["Carl Wu"]),
    ],
)
def test_taking_part_is_done_by_someone(reader, text: str, words: str, labels: list[str]) -> None:
    assert reader.who(text, words) == labels
