"""What is put off is done once, and not at all when it is not wanted any more."""

from __future__ import annotations

import asyncio

from newsreader.tui.delay import Delay


async def test_of_calls_that_follow_one_another_the_last_one_is_made() -> None:
    made: list[int] = []
    done = asyncio.Event()
    delay = Delay(0.001)
    delay.start(lambda: made.append(1))
    delay.start(lambda: (made.append(2), done.set()))
    assert delay.is_running
    await done.wait()
    assert made == [2]
    assert not delay.is_running


async def test_what_is_cancelled_is_not_done() -> None:
    made: list[int] = []
    done = asyncio.Event()
    delay, later = Delay(0), Delay(0.001)
    delay.start(lambda: made.append(1))
    later.start(done.set)
    delay.cancel()
    await done.wait()
    assert not made
