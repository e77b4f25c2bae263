"""The chat, driven with keys as a student would."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tutor import Tutor
from tutor.app.app import TutorApp
from tutor.app.banner import Banner
from tutor.app.column import LIVE, STEP, Column
from tutor.app.fold import Fold
from tutor.app.keyline import KeyLine
from tutor.app.prompt import Prompt
from tutor.app.sheet import Sheet
from tutor.app.suggestions import Suggestion
from tutor.app.turn import Turn
from tutor.errors import InputError

E_K = "What is E_K with 4 mM outside and 140 mM inside?"
SIZES = [(40, 15), (80, 24), (140, 45)]
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


def test_a_typed_question_is_answered_with_its_number() -> None:
    """Keys typed one by one and Enter bring the computed value to the screen and empty the input."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press(*"what is E_K?", "enter")
        await settled(app, pilot)
        assert "−95.0 mV" in screen(app)
        assert "what is E_K?" in screen(app)
        assert app.query_one(Prompt).text == ""

    drive(act)


def test_a_question_typed_before_the_tutor_is_ready_is_kept_and_answered() -> None:
    """Nothing typed while the tutor loads is lost, and the order is kept."""

    def slow() -> Tutor:
        import time

        time.sleep(0.4)
        return Tutor()

    async def act(app: TutorApp, pilot: Chat) -> None:
        for text in ("what is E_K?", "and for sodium?"):
            app.query_one(Prompt).insert(text)
            await pilot.press("enter")
        assert app._tutor is None
        assert "is kept" in words(app)
        await settled(app, pilot)
        first, second = app.query_one(Column).turns
        assert first.answer is not None
        assert first.answer.ions == ("K",)
        assert second.answer is not None
        assert second.answer.ions == ("Na",)
        assert "is kept" not in words(app)

    drive(act, make=slow)


@pytest.mark.parametrize(
    "text",
    [
        "[K+]o = 4 mM",
        "[/b]",
        "[@click=app.quit]x[/]",
        "[bold red]E_K[/]",
        "what is E_K? [/] [",
        "\x1b[31mred",
    ],
)
def test_markup_typed_by_a_student_is_only_text(text: str) -> None:
    """Brackets are shown as typed in the turn and in the trace, and nothing acts on them."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, text)
        shown = text.replace("\x1b", "")
        assert shown in screen(app)
        await pilot.press("ctrl+t")
        await pilot.pause(0.1)
        assert isinstance(app.screen, Sheet)
        assert shown in screen(app)
        assert app.is_running

    drive(act)


def test_a_suggestion_is_sent_by_keys_and_by_click() -> None:
    """Tab and Enter send the first suggestion; a click sends the one clicked; older suggestions are gone."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        first = app.query(Suggestion).first().text
        await pilot.press("tab", "enter")
        await settled(app, pilot)
        assert [turn.question for turn in app.query(Turn)] == [first]
        assert app.query_one(Prompt).has_focus
        target = app.query(Suggestion).last()
        await pilot.click(target)
        await settled(app, pilot)
        assert [turn.question for turn in app.query(Turn)] == [first, target.text]

    drive(act, size=(100, 40))


def test_letters_typed_on_a_suggestion_go_to_the_input() -> None:
    """A student who tabbed away just goes on typing."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press("tab", "w", "h", "y")
        assert app.query_one(Prompt).text == "why"
        await pilot.press("tab", "escape")
        assert app.query_one(Prompt).has_focus

    drive(act)


def test_the_trace_key_tells_how_the_last_message_was_understood() -> None:
    """Ctrl+T opens the trace and Esc closes it; with no answer it says so."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press("ctrl+t")
        assert "no answer yet" in app.query_one(KeyLine).words
        await say(app, pilot, E_K)
        await pilot.press("ctrl+t")
        await pilot.pause(0.1)
        assert "Why this answer" in screen(app)
        assert "compute of nernst-potential" in words_of_sheet(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, Sheet)

    drive(act)


def words_of_sheet(app: TutorApp) -> str:
    """The text of the page over the chat."""
    return str(app.screen.query_one(Static).content)


def test_the_working_is_folded_until_asked_for() -> None:
    """Ctrl+O shows formula, substitution and result; the next answer comes open too; Ctrl+O folds again."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        assert "ln(4 mM / 140 mM)" not in screen(app)
        await pilot.press("ctrl+o")
        await pilot.pause(0.1)
        assert "ln(4 mM / 140 mM)" in screen(app)
        await say(app, pilot, "and for sodium?")
        last = app.query_one(Column).turns[-1]
        assert last.folds
        assert all(fold.opened for fold in last.folds)
        await pilot.press("ctrl+o")
        assert not any(fold.opened for fold in last.folds)

    drive(act, size=(100, 40))


def test_copy_sends_the_answer_and_claims_no_more() -> None:
    """The whole answer goes to the terminal's clipboard, and the words say exactly that."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        await pilot.press("ctrl+y")
        answer = app.query_one(Column).turns[-1].answer
        assert answer is not None
        assert app.clipboard == answer.text
        assert app.query_one(KeyLine).words.startswith("Sent to the terminal's clipboard")

    drive(act)


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_an_empty_message_does_nothing(text: str) -> None:
    """Enter without words adds no turn."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        app.query_one(Prompt).insert(text)
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert not app.query(Turn)

    drive(act)


def test_up_recalls_messages_and_down_returns_to_the_draft() -> None:
    """Up walks back from the first line only; Down comes back to what was being written."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "what is E_K?")
        await say(app, pilot, "why?")
        prompt = app.query_one(Prompt)
        await pilot.press(*"new", "up")
        assert prompt.text == "why?"
        await pilot.press("up")
        assert prompt.text == "what is E_K?"
        await pilot.press("up")
        assert prompt.text == "what is E_K?"
        await pilot.press("down", "down")
        assert prompt.text == "new"
        await pilot.press("ctrl+j", *"line")
        assert prompt.text == "new\nline"
        await pilot.press("up")
        assert prompt.text == "new\nline"

    drive(act)


def test_a_verdict_is_a_word_and_a_symbol() -> None:
    """Wrong is told without colour."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "E_K is -80 mV at 37 °C with 4 mM outside and 140 mM inside, right?")
        assert "✗ not right" in screen(app)

    drive(act, size=(80, 40))


def test_the_header_shows_cell_and_temperature_in_force() -> None:
    """A standing choice changes the first line of the screen."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        assert "Typical neuron · 37 °C" in screen(app).splitlines()[0]
        await say(app, pilot, "use the squid axon")
        first = screen(app).splitlines()[0]
        assert "Squid" in first
        assert "°C" in first

    drive(act)


@pytest.mark.parametrize("key", ["ctrl+q"])
@pytest.mark.parametrize("before", [(), ("f1",), ("tab",)])
def test_quitting_works_from_anywhere(key: str, before: tuple[str, ...]) -> None:
    """Ctrl+Q ends the chat with exit code 0, also from a page over it."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press(*before, key)
        await pilot.pause(0.1)

    app = drive(act)
    assert app.return_code == 0


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


@pytest.mark.parametrize("size", SIZES)
def test_every_size_shows_header_answer_and_input(size: tuple[int, int]) -> None:
    """From 40x15 to 140x45: header first, the message and the headline in view, the help readable."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        assert "Membrane Tutor" in screen(app).splitlines()[0]
        await say(app, pilot, "what happens to V_m if external K+ doubles?")
        assert "❯ what happens" in screen(app)
        assert "−69.1 mV" in screen(app)
        assert "Ask, e.g." in screen(app)
        await pilot.press("f1")
        await pilot.pause(0.1)
        assert "Enter: send what you typed" in screen(app)

    drive(act, size=size)


def test_a_window_that_changes_size_keeps_the_answer_in_view() -> None:
    """Shrinking from large to small and back leaves the last answer on the screen."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        for text in (E_K, "and for sodium?", "what is E_Cl?"):
            await say(app, pilot, text)
        for size in [(40, 15), (140, 45), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause(0.2)
            assert "❯ what is E_Cl?" in screen(app)

    drive(act, size=(140, 45))


def test_old_turns_are_put_away_and_come_back_when_scrolled_to() -> None:
    """A long conversation keeps few widgets, stays at its end, and gives older turns back at the top."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        column = app.query_one(Column)
        asked = [f"what is E_K with {mM} mM outside?" for mM in range(1, LIVE + 6)]
        for text in asked:
            await say(app, pilot, text)
        assert len(column.turns) <= LIVE
        assert asked[-1] in screen(app)
        live = len(column.turns)
        column.scroll_home(animate=False)
        for _ in range(100):
            await pilot.pause(0.01)
            if len(column.turns) > live:
                break
        assert len(column.turns) == live + STEP
        assert [turn.question for turn in column.turns] == asked[-live - STEP :]
        assert all(turn.answer is not None for turn in column.turns)
        await pilot.pause(0.2)
        assert asked[-live] in screen(app), "the view must not jump"

    drive(act)


def test_palette_has_the_tutors_commands() -> None:
    """Every key action is also in the command palette, and examples can be asked from there."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Help", "Working", "Why this answer", "Copy", "Quit", "Theme"} <= set(titles)
        assert any(title.startswith("Ask: ") for title in titles)

    drive(act)


def test_no_color_uses_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set no cell of the screen has a colour of its own."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        assert "−95.0 mV" in screen(app)
        styles = [
            segment.style
            for line in app.screen._compositor.render_strips()
            for segment in line.apply_filter(app._filters[-1], app.screen.background_colors[1])
        ]
        assert all(style is None or style.color is None or style.color.is_default for style in styles)
        assert all(style is None or style.bgcolor is None or style.bgcolor.is_default for style in styles)

    drive(act)


@pytest.mark.parametrize("theme", ["membrane-dark", "membrane-light"])
def test_text_stands_out_from_its_background(theme: str) -> None:
    """Every visible character has a contrast of at least 4.5, the placeholder and the frame at least 3."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        app.theme = theme
        await settled(app, pilot)
        await say(app, pilot, "E_K is -80 mV at 37 °C with 4 mM outside and 140 mM inside, right?")
        await pilot.press("tab")
        await pilot.pause(0.1)
        weak = set()
        for line in app.screen._compositor.render_strips():
            for segment in line:
                style = segment.style
                letters = any(character.isalnum() for character in segment.text)
                if letters and style and style.color and style.bgcolor:
                    floor = 3.0 if "Ask, e.g." in segment.text else 4.5
                    if contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor()) < floor:
                        weak.add(segment.text)
        assert not weak

    drive(act, size=(100, 40))


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio as the web guidelines define it."""

    def light(colour: tuple[int, int, int]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


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


def test_a_click_opens_one_fold() -> None:
    """The working opens by mouse, and the view of the rest stays closed."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        working, sources = app.query(Fold)
        await pilot.click(working)
        assert working.opened
        assert not sources.opened

    drive(act, size=(100, 40))


def test_an_answer_may_come_while_the_help_is_open() -> None:
    """A page over the chat does not stop the conversation under it."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        app.query_one(Prompt).insert(E_K)
        await pilot.press("enter", "f1")
        await settled(app, pilot)
        assert isinstance(app.screen, Sheet)
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert "−95.0 mV" in screen(app)

    drive(act)


def test_the_banner_says_when_the_tutor_is_not_ready() -> None:
    """Before the tutor is made the first line says so instead of naming a cell."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        assert Banner().setting == "getting ready"
        await settled(app, pilot)
        assert app.query_one(Banner).setting != "getting ready"

    drive(act)
