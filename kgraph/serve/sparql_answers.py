"""Answers for many clients: a published store does not change, so equal questions are evaluated once.

Whole answers of up to ``SMALL`` bytes are kept (least recently used go first); clients that ask what is being
evaluated wait for the one evaluation, which is killed when the last of them goes. Larger answers stream to one client.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from kgraph.serve.sparql_pool import Pool, Request, Running

SMALL = 1 << 20
"""Bytes of the largest answer that is kept."""
_CHANGING = re.compile(r"\b(now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


@dataclass(frozen=True)
class Whole:
    header: dict[str, Any]
    body: bytes


class Stream:
    """A large answer: what was read of it, then the rest as it comes."""

    def __init__(self, running: Running, begun: list[bytes]) -> None:
        self.header = running.header
        self._running, self._begun = running, begun
        self.taken = False

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            for chunk in self._begun:
                yield chunk
            async for chunk in self._running:
                yield chunk
        finally:
            await self.aclose()

    async def aclose(self) -> None:
        await self._running.aclose()


@dataclass
class _Shared:
    task: asyncio.Task[Whole | Stream]
    waiting: int = 0


class Answers:
    """``capacity`` is in bytes of bodies."""

    def __init__(self, pool: Pool, capacity: int = 64 << 20) -> None:
        self.pool = pool
        self._capacity, self._size = capacity, 0
        self._kept: OrderedDict[str, Whole] = OrderedDict()
        self._running: dict[str, _Shared] = {}

    def key(self, request: Request, timeout: float | None = None) -> str:
        """Names a question together with the store that it is put to; the same in every process."""
        told = json.dumps([str(self.pool.store()), request, timeout], sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def lasting(self, request: Request) -> bool:
        """Whether the answer to a request is the same until the next build."""
        return not _CHANGING.search(request.get("query", ""))

    async def get(self, request: Request, timeout: float | None = None, who: str = "") -> Whole | Stream:
        """The answer; a :class:`Stream` belongs to the caller, who must close it. Raises :class:`QueryError`.

        An evaluation counts for the address ``who`` that asked first.
        """
        if not self.lasting(request):
            return await self._evaluate(request, timeout, who)
        key = self.key(request, timeout)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        shared = self._running.get(key)
        if shared is None:
            shared = self._running[key] = _Shared(asyncio.create_task(self._evaluate(request, timeout, who)))
            shared.task.add_done_callback(lambda _: self._running.pop(key, None))
        shared.waiting += 1
        try:
            found = await asyncio.shield(shared.task)
        except asyncio.CancelledError:
            if shared.waiting == 1:
                await _abandon(shared.task)
            raise
        finally:
            shared.waiting -= 1
        if isinstance(found, Whole):
            self._keep(key, found)
            return found
        if found.taken:
            return await self._evaluate(request, timeout, who)
        found.taken = True
        return found

    async def _evaluate(self, request: Request, timeout: float | None, who: str) -> Whole | Stream:
        running = await self.pool.run(request, timeout, who)
        begun: list[bytes] = []
        size = 0
        try:
            async for chunk in running:
                begun.append(chunk)
                size += len(chunk)
                if size > SMALL:
                    return Stream(running, begun)
            return Whole(running.header, b"".join(begun))
        except BaseException:
            await running.aclose()
            raise

    def _keep(self, key: str, answer: Whole) -> None:
        if key in self._kept:
            return
        self._kept[key] = answer
        self._size += len(answer.body)
        while self._size > self._capacity:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body)


async def _abandon(task: asyncio.Task[Whole | Stream]) -> None:
    """Nobody waits any more: stop the evaluation, or close the stream that it has just begun."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        found = await task
        if isinstance(found, Stream):
            await found.aclose()
