"""How the chat starts: first frame first, the tutor after it, nothing typed is lost."""

from __future__ import annotations

import subprocess
import sys
from threading import Event

from driving import Chat, drive, settled, words

from tutor import Tutor
from tutor.app.app import TutorApp
from tutor.app.banner import Banner
from tutor.app.column import Column
from tutor.app.prompt import Prompt
from tutor.errors import InputError


def test_a_question_typed_before_the_tutor_is_ready_is_kept_and_answered() -> None:
    """Nothing typed while the tutor loads is lost, and the order is kept."""
    typed = Event()

    def slow() -> Tutor:
        typed.wait(10)
        return Tutor()

    async def act(app: TutorApp, pilot: Chat) -> None:
        for text in ("what is E_K?", "and for sodium?"):
            app.query_one(Prompt).insert(text)
            await pilot.press("enter")
        assert app._tutor is None
        await pilot.pause()
        assert "is kept" in words(app)
        typed.set()
        await settled(app, pilot)
        first, second = app.query_one(Column).turns
        assert first.answer is not None
        assert first.answer.ions == ("K",)
        assert second.answer is not None
        assert second.answer.ions == ("Na",)
        assert "is kept" not in words(app)

    drive(act, make=slow)


def test_a_wrong_option_ends_the_chat_with_its_sentence() -> None:
    """A cell nobody knows is the command line's fault: exit code 2, not a crash."""

    def broken() -> Tutor:
        raise InputError('Read "martian" as a cell,', "which I do not know.", "")

    async def act(app: TutorApp, pilot: Chat) -> None:
        for _ in range(100):
            await pilot.pause(0.01)
            if app.return_code is not None:
                break

    assert drive(act, make=broken).return_code == 2


def test_nothing_heavy_is_loaded_before_the_first_frame() -> None:
    """Importing the app, and painting its first frame, load neither the brain nor its libraries."""
    code = """
import asyncio, sys
from tutor.app.app import TutorApp
heavy = ("pydantic", "numpy", "pint", "rapidfuzz", "tutor.conversation", "tutor.explain.answer")
assert not [name for name in heavy if name in sys.modules], "at import"
seen = []
def make():
    seen.append([name for name in heavy if name in sys.modules])
    seen.append(app.query_one("Prompt").region.height)
    from tutor import Tutor
    return Tutor()
app = TutorApp(make)
async def run():
    async with app.run_test() as pilot:
        while app._tutor is None:
            await pilot.pause(0.01)
asyncio.run(run())
assert seen[0] == [], seen
assert seen[1] > 0, "made before the layout"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_package_alone_loads_nothing() -> None:
    """``import tutor.app`` does not even load Textual."""
    code = "import sys, tutor.app; assert 'textual' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_banner_says_when_the_tutor_is_not_ready() -> None:
    """Before the tutor is made the first line says so instead of naming a cell."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        assert Banner().setting == "getting ready"
        await settled(app, pilot)
        assert app.query_one(Banner).setting != "getting ready"

    drive(act)
