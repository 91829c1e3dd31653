"""Worker processes over the store, for many clients at once.

Short queries must stay short while long ones run. A query starts in the fast lane; when it has used ``slow_after``
seconds of processor its worker is made to yield (nice) and moves to the slow lane, so that its fast place is free
again; where the slow lane has no room for its address it is stopped until there is. What its time or its client has run
out on is killed. Memory is bounded by (fast + slow + stopped) × the bound of one query.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kgraph.serve.sparql_lanes import Lane
from kgraph.store.layout import Layout
from kgraph.store.query import QueryError, command, death, overdue, pack, refusal, unpack

Request = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """What one query may take, and how many run at once."""

    timeout: float = 30.0
    """Seconds from start to last byte."""
    rows: int = 100_000
    """Rows or triples; answers beyond are cut and say so."""
    memory: int = 1 << 30
    """Bytes."""
    fast: int = field(default_factory=lambda: min(8, (os.cpu_count() or 1) + 2))
    slow: int = 4
    stopped: int = 4
    """Long queries that may wait for a place in the slow lane. Beyond, they keep their fast places as long as no other
    address wants one, and then are refused."""
    patience: float = 30.0
    """Seconds that a query waits for a place before it is refused."""
    slow_after: float = 1.0
    """Seconds of processor time."""


class Pool:
    """Starts workers as they are needed and keeps them while their store is the current one."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self.limits = limits
        self._layout = Layout(root)
        self.fast, self.slow, self.stopped = (Lane(n) for n in (limits.fast, limits.slow, limits.stopped))
        self._idle: list[tuple[Path, Process]] = []
        self._all: set[Process] = set()

    def store(self) -> Path:
        """The store that new queries are answered from."""
        return self._layout.quads

    async def warm(self) -> None:
        """Start the workers of the fast lane, so that the first queries need not wait for them."""
        store = self.store()
        self._idle += [(store, await self._start(store)) for _ in range(self.limits.fast)]

    async def run(self, request: Request, timeout: float | None = None, who: str = "") -> Running:
        """Start a query of the address ``who`` and wait for its header; :class:`QueryError` where it fails before."""
        timeout = min(timeout or self.limits.timeout, self.limits.timeout)
        try:
            await asyncio.wait_for(self.fast.enter(who), self.limits.patience)
        except TimeoutError as error:
            raise _busy() from error
        try:
            store = self.store()
            process = await self.take(store)
        except BaseException:
            self.fast.leave(who)
            raise
        running = Running(self, store, process, timeout, who)
        try:
            await running.begin(request)
        except BaseException:
            await running.aclose()
            raise
        return running

    async def take(self, store: Path) -> Process:
        """A worker over ``store``: an idle one or a new one."""
        while self._idle:
            over, process = self._idle.pop()
            if over == store and process.returncode is None:
                return process
            await self.end(process)
        return await self._start(store)

    def give_back(self, store: Path, process: Process) -> None:
        self._idle.append((store, process))

    async def end(self, process: Process) -> None:
        _kill(process)
        await process.wait()
        self._all.discard(process)

    async def close(self) -> None:
        for process in list(self._all):
            await self.end(process)

    async def _start(self, store: Path) -> Process:
        process = await asyncio.create_subprocess_exec(
            *command(store, self.limits.memory), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        self._all.add(process)
        return process


class Running:
    """A query under way: its header, then its body piece by piece. ``aclose`` must be called in the end."""

    def __init__(self, pool: Pool, store: Path, process: Process, timeout: float, who: str) -> None:
        self.store = store
        self.header: dict[str, Any] = {}
        self._pool, self._process, self._timeout = pool, process, timeout
        self._who, self._lane = who, pool.fast
        self._slow, self._over, self._closed, self._refused = False, False, False, False
        self._waiting: asyncio.Task[None] | None = None
        loop = asyncio.get_running_loop()
        self._deadline = loop.time() + timeout
        self._alarm = loop.call_later(timeout, _kill, process)
        self._used = _processor_seconds(process.pid)
        self._demotion = loop.call_later(pool.limits.slow_after, self._demote)

    async def begin(self, request: Request) -> None:
        stdin = self._process.stdin
        assert stdin
        stdin.write(pack(request))
        with contextlib.suppress(ConnectionError):
            await stdin.drain()
        kind, payload = await self._frame()
        assert kind == b"H"
        self.header = json.loads(payload)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        kind, payload = await self._frame()
        if kind == b"E":
            await self.aclose()
            raise StopAsyncIteration
        return payload

    async def aclose(self) -> None:
        """Free the place; a worker that is not done, or that has been made slow, is killed."""
        if self._closed:
            return
        self._closed = True
        self._alarm.cancel()
        self._demotion.cancel()
        if self._waiting:
            self._waiting.cancel()
        self._lane.leave(self._who)
        if self._over and not self._slow:
            self._pool.give_back(self.store, self._process)
        else:
            await asyncio.shield(self._pool.end(self._process))

    async def _frame(self) -> tuple[bytes, bytes]:
        out = self._process.stdout
        assert out
        try:
            kind, size = unpack(await out.readexactly(5))
            payload = await out.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            if self._refused:
                raise _busy() from error
            late = asyncio.get_running_loop().time() >= self._deadline
            raise (overdue(self._timeout) if late else death()) from error
        self._over = kind in (b"E", b"X")
        if kind == b"X":
            raise refusal(payload)
        return kind, payload

    def _demote(self) -> None:
        """Called again until the query has had the time: one that had to wait for the processor is not a long one."""
        left = self._pool.limits.slow_after * 0.95 - (_processor_seconds(self._process.pid) - self._used)
        if left > 0:
            self._demotion = asyncio.get_running_loop().call_later(max(left, 0.05), self._demote)
            return
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 15)
        self._slow = True
        if self._pool.slow.try_enter(self._who):
            self._move(self._pool.slow)
        elif self._pool.stopped.try_enter(self._who):
            self._move(self._pool.stopped)
            _signal(self._process, signal.SIGSTOP)
            self._waiting = asyncio.create_task(self._go_on())
        elif self._pool.fast.wanted_by_other_than(self._who):
            self._refused = True
            _kill(self._process)
        else:
            self._demotion = asyncio.get_running_loop().call_later(0.25, self._demote)

    def _move(self, lane: Lane) -> None:
        self._lane.leave(self._who)
        self._lane = lane

    async def _go_on(self) -> None:
        await self._pool.slow.enter(self._who)
        self._move(self._pool.slow)
        _signal(self._process, signal.SIGCONT)


def _busy() -> QueryError:
    return QueryError("busy", "too many queries are running; try again later")


def _processor_seconds(pid: int) -> float:
    """Processor time that a process has used so far (the clock that clock_getcpuclockid names)."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def _kill(process: Process) -> None:
    _signal(process, signal.SIGKILL)


def _signal(process: Process, number: signal.Signals) -> None:
    """``Process.send_signal`` would first reap a dead child itself, behind the back of the event loop."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)
