"""Peoples within a state are neither the state nor their kin abroad."""

import pytest

DAY = "2018-03-28"


@pytest.mark.parametrize(
    ("text", "words", "label", "country"),
    [
        ("Bosnian Serbs turned the offer down.", "Bosnian Serbs", "Bosnian Serbs", "BIH"),
        ("NATO soldiers argued with Kosovo Serbs.", "Kosovo Serbs", "Kosovo Serbs", "XKX"),
        ("The Slovak Hungarians asked for schools.", "Slovak Hungarians", "Slovak Hungarians", "SVK"),
        ("Lebanese Christians left the talks.", "Lebanese Christians", "Lebanese Christians", "LBN"),
        ("Turkey spoke to the Syrian Kurds.", "Syrian Kurds", "Syrian Kurds", "SYR"),
        ("Ethnic Russians in Latvia wrote to Moscow.", "Ethnic Russians", "Ethnic Russians", "LVA"),
        ("Serbia defended Kosovo's ethnic Serbs.", "ethnic Serbs", "Ethnic Serbs", "XKX"),
        ("Ethnic Poles thanked Warsaw.", "Ethnic Poles", "Ethnic Poles", None),
        ("Cuban Americans voted early.", "Cuban Americans", "Cuban Americans", "USA"),
        ("The Bosnian Serb leader flew to Moscow.", "Bosnian Serb", "Bosnian Serbs", "BIH"),
        ("Croatian Serb fighters fled.", "Croatian Serb", "Croatian Serbs", "HRV"),
        ("The Kurdish leader was freed.", "Kurdish", "Kurds", None),
        ("Rwandan Hutu rebels fled.", "Rwandan Hutu", "Rwandan Hutus", "RWA"),
        ("Ethnic Armenian forces fled.", "Ethnic Armenian", "Ethnic Armenians", None),
        ("It was quiet as Kosovo Serbs voted.", "Kosovo Serbs", "Kosovo Serbs", "XKX"),
    ],
)
def test_a_people_of_its_own(world, text: str, words: str, label: str, country: str | None) -> None:
    entity = world.entities(text, DAY)[words]
    assert (entity.label, entity.country, entity.type) == (label, country, "ORGANISATION")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("In Iraq Turkish officials met the envoy.", ["Iraq", "Turkey"]),
        ("Syrian Iranian ties have deepened.", ["Syria", "Iran"]),
        ("Russian and Serbian officials met.", ["Russia", "Serbia"]),
        ("South Korean officials spoke.", ["South Korea"]),
    ],
)
def test_two_states_stay_two(world, text: str, labels: list[str]) -> None:
    found = [label for words, label, kind in world.mentions(text, DAY) if kind in ("demonym", "name")]
    assert found == labels


def test_their_leader_leads_them_and_not_the_state(world) -> None:
    found = world.entities("The Crimean Tatar leader Aydar Kemal praised Kyiv. The Bosnian Serb leader left.", DAY)
    assert found["Aydar Kemal"].country == "UKR"
    assert found["The Bosnian Serb leader"].label == "Bosnian Serb leader"
