"""Driving the chat without a terminal, for the tests beside this file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tutor import Tutor
from tutor.app.app import TutorApp
from tutor.app.prompt import Prompt
from tutor.app.turn import Turn

E_K = "What is E_K with 4 mM outside and 140 mM inside?"
Chat = Pilot[None]


def drive(
    act: Callable[[TutorApp, Chat], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
    make: Callable[[], Tutor] = Tutor,
) -> TutorApp:
    """Run the chat without a terminal and let ``act`` press keys."""

    async def run() -> TutorApp:
        app = TutorApp(make)
        async with app.run_test(size=size) as pilot:
            await act(app, pilot)
        return app

    return asyncio.run(run())


async def settled(app: TutorApp, pilot: Chat) -> None:
    """Wait until every message has its answer and the screen stands still."""
    for _ in range(500):
        await pilot.pause(0.01)
        if app._tutor is not None and all(turn.answer for turn in app.screen_stack[0].query(Turn)):
            break
    else:
        pytest.fail("no answer within five seconds")
    await pilot.pause(0.05)


async def say(app: TutorApp, pilot: Chat, text: str) -> None:
    """Type a message, send it and wait for the answer."""
    app.query_one(Prompt).insert(text)
    await pilot.press("enter")
    await settled(app, pilot)


def screen(app: TutorApp) -> str:
    """What stands on the screen, line by line, as plain text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def words(app: TutorApp) -> str:
    """All text of the conversation, also what is scrolled out of view."""
    return "\n".join(str(widget.content) for widget in app.screen_stack[0].query(Static))


def words_of_sheet(app: TutorApp) -> str:
    """The text of the page over the chat."""
    return str(app.screen.query_one(Static).content)
