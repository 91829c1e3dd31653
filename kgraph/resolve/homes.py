"""Office-holders of whom a text says no country because it is its own: "the Home Secretary", "the Prime Minister"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.model import Entity, EntityType
from kgraph.resolve.discourse import Referent, Title
from kgraph.resolve.scene import Scene

_SHORT = {"GBR": "UK"}
"""What stands before a title where that is not the adjective."""
_FEW = 5
"""Countries that share a rare title."""


class HomeReader:
    """Asked when a whole document has been read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def settle(self) -> None:
        """Gives "the Home Secretary" and "the Prime Minister" of a text their country: the only one named there that
        has an office of one of the rarer of these names. Who holds it is too far a guess."""
        named = {r.entity.id for r in self.scene.registry.seen((EntityType.COUNTRY,))}
        offices: list[tuple[Referent, Title, set[str]]] = []
        for unnamed in self.scene.registry.seen((EntityType.PERSON,)):
            if (
                unnamed.entity.id.startswith("wd:")
                or unnamed.country
                or unnamed.plural
                or unnamed in self.scene.persons
            ):
                continue
            for title in unnamed.titles[:1]:
                bodies = self.scene.tables.bodies_with(title.core)
                if title.of is None and not title.past and unnamed.entity.label[:1].isupper():
                    offices.append((unnamed, title, bodies & named))
        homes = {next(iter(bodies)) for _, title, bodies in offices if len(bodies) == 1 and self._is_rare(title)}
        if len(homes) != 1:
            return
        home = self.scene.tables.entity(homes.pop())
        for unnamed, title, bodies in offices:
            if home.id in bodies:
                self._house(unnamed, title._replace(of=home), home)

    def _is_rare(self, title: Title) -> bool:
        """Whether few countries have an office of the name, so that it tells where the text is at home."""
        return len(self.scene.tables.bodies_with(title.core)) <= _FEW

    def _house(self, unnamed: Referent, title: Title, home: Entity) -> None:
        unnamed.of, unnamed.titles = home, [title]
        label = f"{_SHORT.get(home.country or '') or self.scene.adjective(home)} {unnamed.entity.label}"
        unnamed.entity = replace(unnamed.entity, label=label, country=home.country)
