"""Places are shared among addresses, and none is lost whatever happens to those who wait."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from kgraph.serve.sparql_lanes import Lane


def test_the_last_place_is_for_another_address() -> None:
    lane = Lane(3)
    assert [lane.try_enter("a") for _ in range(3)] == [True, True, False]
    assert lane.try_enter("b")
    assert not lane.try_enter("b")


def test_a_lane_of_one_place_is_for_all() -> None:
    lane = Lane(1)
    assert lane.try_enter("a")
    lane.leave("a")
    assert lane.try_enter("a")


def test_of_those_who_wait_who_holds_fewest_comes_first() -> None:
    async def order() -> list[str]:
        lane, came = Lane(3), []

        async def wait(who: str) -> None:
            await lane.enter(who)
            came.append(who)

        for who in "aab":
            assert lane.try_enter(who)
        waiting = [asyncio.create_task(wait(who)) for who in "abc"]
        for left in "aab":
            await asyncio.sleep(0)
            lane.leave(left)
        await asyncio.gather(*waiting)
        return came

    assert asyncio.run(order()) == ["c", "a", "b"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["enter", "leave", "cancel"])), max_size=40))
def test_no_place_is_lost_or_given_twice(steps: list[tuple[str, str]]) -> None:
    async def run() -> None:
        lane = Lane(3)
        tasks: list[tuple[str, asyncio.Task[None]]] = []
        for who, step in steps:
            mine = [t for t in tasks if t[0] == who]
            inside = [t for t in mine if t[1].done()]
            if step == "enter":
                tasks.append((who, asyncio.create_task(lane.enter(who))))
            elif step == "leave" and inside:
                tasks.remove(inside[0])
                lane.leave(who)
            elif step == "cancel" and mine and not mine[-1][1].done():
                tasks.remove(mine[-1])
                mine[-1][1].cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            held = [name for name, task in tasks if task.done()]
            assert len(held) <= 3
            assert all(held.count(name) <= 2 for name in "abc")
        for who, task in tasks:
            if task.done():
                lane.leave(who)
        for _, task in tasks:
            task.cancel()
        await asyncio.sleep(0)

    asyncio.run(run())
