"""Plurals that mean those just named."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Xi Jinping met Kim Jong Un. The two leaders dined.", "The two leaders", ["Xi Jinping", "Kim Jong-un"]),
        ("Xi Jinping met Kim Jong Un. The two dined.", "The two", ["Xi Jinping", "Kim Jong-un"]),
        (
            "Xi Jinping met Kim Jong Un. The two countries share a border.",
            "The two countries",
            ["China", "North Korea"],
        ),
        ("Iran and France met. Both sides were content.", "Both sides", ["Iran", "France"]),
        ("Iran and France met. They will meet again.", "They", ["Iran", "France"]),
        ("The Iran-France summit began. Both countries sent ministers.", "Both countries", ["Iran", "France"]),
        ("A summit of the two Koreas is planned.", "Koreas", ["South Korea", "North Korea"]),
        ("Iran and France met. The latter was content.", "The latter", ["France"]),
        ("Iran, the UK, Germany and Kenya met. The four countries agreed.", "The four countries", None),
        (
            "Iran was absent. The leaders of France and Germany spoke.",
            "The leaders",
            ["Emmanuel Macron", "Angela Merkel"],
        ),
        ("The armies of North and South Korea rest.", "North", ["North Korea"]),
        ("Iran and France met. The former was content.", "The former", ["Iran"]),
        (
            "Xi Jinping met Kim Jong Un. Emmanuel Macron spoke with Angela Merkel on Monday, and the two agreed.",
            "the two",
            ["Emmanuel Macron", "Angela Merkel"],
        ),
        ("Iran met France and Kenya. The latter was content.", "The latter", ["Kenya"]),
        ("Xi Jinping met Kim Jong Un. The two men dined.", "The two men", ["Xi Jinping", "Kim Jong-un"]),
        ("Xi Jinping met Kim Jong Un. The pair dined.", "The pair", ["Xi Jinping", "Kim Jong-un"]),
        ("Iran and France met. Germany asked both sides to wait.", "both sides", ["Iran", "France"]),
        ("Iran and France met. Sergei Lavrov appealed to both countries.", "both countries", ["Iran", "France"]),
        ("Iran shelled Israel. Germany, which will host the rivals, is sad.", "the rivals", ["Iran", "Israel"]),
        ("Iran and Israel met. The countries' ministers spoke.", "The countries", ["Iran", "Israel"]),
        (
            "Iran and Israel met. Per Dahl slept. Iran's Ada Holm phoned Kenya's Jo Moss. Kenya will pay if both sides "
            "agree.",
            "both sides",
            ["Iran", "Israel"],
        ),
        (
            "Xi Jinping met Kim Jong Un. Kim had never seen an American president. Moon Jae-in praised both leaders.",
            "both leaders",
            ["Xi Jinping", "Kim Jong-un"],
        ),
        ("Iran and Israel met. Kenya will pay if both countries agree.", "both countries", ["Iran", "Israel"]),
        ("Kenya and Jordan met. Iran and France hosted both sides.", "both sides", ["Kenya", "Jordan"]),
        (
            "Iran said Israel lied. Israel said Iran lied. France was sad. Kenya smiled. The border between the two "
            "neighbours is long.",
            "the two neighbours",
            ["Iran", "Israel"],
        ),
        (
            "Iran met France. The two countries traded. Both sides agreed. Kenya and Jordan, who buy oil, paid. "
            "The two neighbours quarrelled.",
            "The two neighbours",
            ["Iran", "France"],
        ),
        (
            "Iran and France met. The two nuclear-armed nations agreed.",
            "The two nuclear-armed nations",
            ["Iran", "France"],
        ),
        ("Jordan met Saudi Arabia. The two Arab states agreed.", "The two Arab states", ["Jordan", "Saudi Arabia"]),
        (
            "Xi Jinping and Kim Jong Un signed a pact between the two countries.",
            "the two countries",
            ["China", "North Korea"],
        ),
        ("France and Germany met. The two NATO members agreed.", "The two NATO members", ["France", "Germany"]),
        ("Iran met France. The longtime foes argued.", "The longtime foes", ["Iran", "France"]),
        ("Iran met France. The parties agreed.", "The parties", ["Iran", "France"]),
        (
            "Xi Jinping met Kim Jong Un. The two heads of state dined.",
            "The two heads of state",
            ["Xi Jinping", "Kim Jong-un"],
        ),
        (
            "Xi Jinping and Kim Jong Un spoke. Angela Merkel received both leaders.",
            "both leaders",
            ["Xi Jinping", "Kim Jong-un"],
        ),
        (
            "Xi Jinping met Kim Jong Un on Monday, his office said, after Angela Merkel dined with Emmanuel Macron. "
            "The leaders agreed.",
            "The leaders",
            ["Xi Jinping", "Kim Jong-un"],
        ),
    ],
)
def test_members(reader, text: str, words: str, labels: list[str] | None) -> None:
    assert reader.who(text, words, "2019-02-01") == (labels or ["Iran", "United Kingdom", "Germany", "Kenya"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran met France. Two countries abstained.", "Two countries"),
        ("Iran met France. The countries of the south abstained.", "The countries"),
        ("Iran met France. Rivals abstained.", "Rivals"),
        ("Iran met France. The two members abstained.", "The two members"),
        ("Iran met Hamas. The two agreed.", "The two"),
        ("Iran and France met. They urged both parties to wait.", "both parties"),
        ("Angela Merkel met Emmanuel Macron. Beijing said the two leaders had agreed.", "the two leaders"),
        ("Iran met France. The two Arab states abstained.", "The two Arab states"),
        ("Iran, France and Kenya met. Both sides were content.", "Both sides"),
        ("The two leaders dined.", "The two leaders"),
        ("Iran met France. The only two states to abstain were sad.", "The only two states"),
        ("Iran met France. The two largest states abstained.", "The two largest states"),
        ("Iran met France. The two countries that abstained were sad.", "The two countries"),
        ("Xi Jinping met Kim Jong Un. Sauli Roos received both leaders of the guilds.", "both leaders"),
    ],
)
def test_a_plural_that_points_to_others_stays_open(reader, text: str, words: str) -> None:
    assert reader.who(text, words) == []


def test_a_plural_gives_one_mention_for_each_member(reader) -> None:
    text = "Xi Jinping met Kim Jong Un. The two leaders dined."
    assert [label for words, label, _ in reader.mentions(text) if words == "The two leaders"] == [
        "Xi Jinping",
        "Kim Jong-un",
    ]


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Iran and France met. The two armies fought.", "The two armies", ["Iranian Army", "French Army"]),
        ("Hamas and Hezbollah met. Both groups agreed.", "Both groups", ["Hamas", "Hezbollah"]),
        ("Hamas and Hezbollah met. The rival movements agreed.", "The rival movements", ["Hamas", "Hezbollah"]),
        (
            "France met Germany. The leaders of both countries dined.",
            "The leaders",
            ["Emmanuel Macron", "Angela Merkel"],
        ),
        ("France and Germany met. Their leaders dined.", "Their leaders", ["Emmanuel Macron", "Angela Merkel"]),
    ],
)
def test_bodies_and_leaders_of_several(reader, text: str, words: str, labels: list[str]) -> None:
    assert reader.who(text, words, "2018-02-01") == labels


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran and France met. Two armies fought.", "Two armies"),
        ("Iran and France met. Both groups agreed.", "Both groups"),
        ("Iran and Kenya met. The leaders of both clubs dined.", "The leaders"),
        ("Hamas and Hezbollah met. Rival movements agreed.", "Rival movements"),
    ],
)
def test_plural_bodies_that_point_to_nobody_named_stay_open(reader, text: str, words: str) -> None:
    assert reader.who(text, words, "2018-02-01") == []


def test_parties_that_the_text_has_told_are_meant_again(reader) -> None:
    text = "Iran met France. The Jordanian parties spoke. The parties must agree."
    assert reader.who(text, "The parties") == ["Jordanian parties"]


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        (
            "Xi Jinping met Angela Merkel. In his talks with Emmanuel Macron, Xi said that both sides were glad.",
            "both sides",
            ["China", "France"],
        ),
        (
            "Israel shelled Jordan. Jordan hit Israel. Boris Johnson met Merkel. The UN urged both sides to stop.",
            "both sides",
            ["Israel", "Jordan"],
        ),
        (
            "Israel fought Jordan. Jordan hit Israel. Jordan appealed to the United Nations. Rain fell on both sides.",
            "both sides",
            ["Israel", "Jordan"],
        ),
        (
            "Kenya sent troops. Jordan did too. Israel refused. Kenya spoke up. Jordan spoke too, and Israel did. "
            "France praised the three countries.",
            "the three countries",
            ["Kenya", "Jordan", "Israel"],
        ),
    ],
)
def test_the_parties_of_whom_a_text_tells(reader, text: str, words: str, labels: list[str]) -> None:
    assert sorted(reader.who(text, words, "2018-03-28")) == sorted(labels)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya sent troops. France praised the three countries.",
        "Kenya met Jordan. Israel met Iran. Rain fell. Snow fell. Hail fell. France praised the three countries.",
    ],
)
def test_three_countries_of_whom_the_text_does_not_tell(reader, text: str) -> None:
    assert reader.who(text, "the three countries") == []


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        (
            "Kenya and Israel signed a pact. Both sides thanked Jordan and Iran for their help.",
            "Both sides",
            ["Israel", "Kenya"],
        ),
        ("Kenya met Israel. The two countries warned Jordan and Iran.", "The two countries", ["Israel", "Kenya"]),
        (
            "Emmanuel Macron will go to Berlin at the invitation of Angela Merkel. The two leaders will dine.",
            "The two leaders",
            ["Angela Merkel", "Emmanuel Macron"],
        ),
    ],
)
def test_who_is_on_the_other_side(reader, text: str, words: str, labels: list[str]) -> None:
    assert sorted(reader.who(text, words, "2018-03-28")) == labels


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        (
            "President Xi Jinping left. It rained. Hail fell. President Macron left. The two leaders have quarrelled.",
            "The two leaders",
            ["Emmanuel Macron", "Xi Jinping"],
        ),
        ("China met the United States. Kenya met Jordan. Both superpowers were glad.", "Both superpowers", []),
        (
            "Emmanuel Macron, who leads the Arab League, met Angela Merkel. They laughed.",
            "They",
            ["Angela Merkel", "Emmanuel Macron"],
        ),
    ],
)
def test_the_only_two_of_a_text(reader, text: str, words: str, labels: list[str]) -> None:
    found = sorted(reader.who(text, words, "2018-03-28"))
    assert found == labels or (not labels and "Kenya" not in found)


def test_the_parties_are_not_the_many_who_speak_of_them(reader) -> None:
    text = (
        "Iran broke off relations with Israel. Israel blamed Iran. Kenya, France, Germany and Japan called for talks \
between the parties."
    )
    assert reader.who(text, "the parties") == ["Iran", "Israel"]
