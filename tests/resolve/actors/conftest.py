"""The shipped tables, and a small invented world in which every rule can be seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.schema import TABLES, Tables

SMALL = {
    "actors": """
        kg:ruritania,,COUNTRY,Ruritania,RUR,,,
        kg:graustark,,COUNTRY,Graustark,GRA,,,
        kg:old-empire,,COUNTRY,Illyrian Empire,ILY,,,1990
        wd:Q34,Q34,COUNTRY,Sweden,SWE,,,
        wd:Q20,Q20,COUNTRY,Norway,NOR,,,
        kg:danube-league,,IGO,Danube League,,,,
        kg:state-news,,MEDIA,Ruritanian News Agency,RUR,,,
        kg:strelsau,,PLACE,Strelsau,RUR,,,
        kg:rudolf,,PERSON,Rudolf Elphberg,RUR,m,,
        kg:flavia,,PERSON,Flavia Elphberg,RUR,f,,
        kg:hentzau,,PERSON,Rupert Hentzau,RUR,m,,
        kg:sapt,,PERSON,Ludmila Sapt,RUR,f,,
        kg:tarlenheim,,PERSON,Fritz von Tarlenheim,RUR,m,,
        kg:yetive,,PERSON,Yetive Lorry,GRA,f,,
        kg:lorry,,PERSON,Grenfall Lorry,GRA,m,,
        kg:secretary,,PERSON,Anton Detchard,GRA,,,
        """,
    "aliases": """
        kg:ruritania,Kingdom of Ruritania,official,,,
        kg:ruritania,Ruritanian,demonym,,,
        kg:ruritania,Ruritanians,demonym,,,
        kg:ruritania,Strelsau,capital,,,
        kg:ruritania,the Winter Palace,seat,,,
        kg:ruritania,RK,abbreviation,,,
        kg:ruritania,Zenda Land,former,,,1995
        kg:graustark,Graustark,name,1,,
        kg:graustark,Graustarkian,demonym,,,
        kg:danube-league,DL,abbreviation,1,,
        kg:danube-league,Danube Pact,former,,1992,2003
        kg:rudolf,R.E.,nickname,,,
        kg:sapt,Louise Sapt,name,,,
        """,
    "offices": """
        RUR.president,kg:ruritania,president|head_of_state,President of Ruritania,president,GOV
        RUR.premier,kg:ruritania,prime_minister|head_of_government,Premier of Ruritania,prime minister|premier,GOV
        RUR.spokesman,kg:ruritania,spokesman,Spokesman of Ruritania,spokesman/m|spokeswoman/f|spokesperson,GOV
        GRA.monarch,kg:graustark,monarch|head_of_state,Crown of Graustark,king/m|queen/f|monarch,GOV
        DL.head,kg:danube-league,igo_head,Secretary-General of the Danube League,secretary-general,IGO
        """,
    "tenures": """
        RUR.president,kg:rudolf,2000-03-01,2006-03-01,day,,
        RUR.president,kg:hentzau,2006-03-01,2012-08-15,day,,
        RUR.president,kg:sapt,2012-08-16,2012-10-31,day,1,
        RUR.president,kg:flavia,2012-11-01,,day,,2025-12-31
        RUR.premier,kg:tarlenheim,2001,2004,year,,
        RUR.premier,kg:sapt,2004,2010,year,,
        RUR.spokesman,kg:hentzau,2015-01-01,,day,,2025-12-31
        RUR.spokesman,kg:sapt,2016-01-01,,day,,2025-12-31
        GRA.monarch,kg:yetive,1999-01-01,2015-05-05,day,,
        GRA.monarch,kg:lorry,2015-05-05,,day,,2025-12-31
        DL.head,kg:secretary,2010-01-01,,day,,2013-06-30
        """,
    "roles": """
        kg:ruritania,leader,RUR.premier,,2008
        kg:ruritania,leader,RUR.president,2009,
        """,
    "role_words": """
        president,head_of_state,,1
        prime minister,head_of_government,,1
        head of state,head_of_state,,
        leader,leader,,
        chief,igo_head,,
        warden,head_of_government,kg:ruritania,
        """,
    "conventions": """
        GRA,family_first
        """,
    "shifts": """
        former,past,before
        then,then,before
        acting,acting,before
        outgoing,outgoing,before
        new,now,before
        elect,next,after
        """,
}


def rows_of(texts: dict[str, str]) -> Tables:
    found = Tables()
    for table, text in texts.items():
        for record in csv.reader(io.StringIO("\n".join(line.strip() for line in text.strip().splitlines()))):
            getattr(found, table).append(TABLES[table](*record, "invented"))
    return found


@pytest.fixture
def rows() -> Tables:
    """The rows of the small world, anew for each test."""
    return rows_of(SMALL)


@pytest.fixture(scope="session")
def small() -> ActorTables:
    """The small world, compiled."""
    return ActorTables.of(rows_of(SMALL))


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> ActorTables:
    """The shipped tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        return ActorTables.load()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file with the given name and text."""

    def to_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return to_file
