"""Places for queries, shared fairly among the addresses that ask: one who asks for much cannot keep others waiting."""

from __future__ import annotations

import asyncio
from collections import Counter


class Lane:
    """``places`` places. No address holds the last one, and of those who wait who holds fewest comes first."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._held: Counter[str] = Counter()
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []

    def try_enter(self, who: str) -> bool:
        """Take a place for the address ``who`` if it may have one now."""
        if not self._may(who):
            return False
        self._held[who] += 1
        return True

    async def enter(self, who: str) -> None:
        """Wait for a place. Cancelled while it waits, it holds none."""
        if self.try_enter(who):
            return
        turn = asyncio.get_running_loop().create_future()
        entry = (who, turn)
        self._waiting.append(entry)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave(who)
            else:
                self._waiting.remove(entry)
            raise

    def leave(self, who: str) -> None:
        self._held[who] -= 1
        if not self._held[who]:
            del self._held[who]
        while able := [n for n, (other, turn) in enumerate(self._waiting) if not turn.done() and self._may(other)]:
            other, turn = self._waiting.pop(min(able, key=lambda n: (self._held[self._waiting[n][0]], n)))
            self._held[other] += 1
            turn.set_result(None)

    def wanted_by_other_than(self, who: str) -> bool:
        """Whether another address waits for a place."""
        return any(other != who for other, _ in self._waiting)

    def _may(self, who: str) -> bool:
        return self._held.total() < self._places and self._held[who] < max(1, self._places - 1)
