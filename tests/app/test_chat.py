"""The chat, driven with keys as a student would."""

from __future__ import annotations

import pytest
from driving import E_K, Chat, drive, say, screen, settled, words_of_sheet

from tutor.app.app import TutorApp
from tutor.app.column import Column
from tutor.app.fold import Fold
from tutor.app.grid import Grid
from tutor.app.keyline import KeyLine
from tutor.app.prompt import Prompt
from tutor.app.sheet import Sheet
from tutor.app.suggestions import Suggestion
from tutor.app.turn import Turn


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


def test_the_working_is_folded_until_asked_for() -> None:
    """Ctrl+O shows formula, substitution and result; Ctrl+O folds it; the next answer is folded."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        assert "ln(4 mM / 140 mM)" not in screen(app)
        await pilot.press("ctrl+o")
        await pilot.pause(0.1)
        assert "ln(4 mM / 140 mM)" in screen(app)
        first = app.query_one(Column).turns[-1]
        await pilot.press("ctrl+o")
        assert not any(fold.opened for fold in first.folds)
        await pilot.press("ctrl+o")
        await say(app, pilot, "and for sodium?")
        last = app.query_one(Column).turns[-1]
        assert last.folds
        assert not any(fold.opened for fold in last.folds)
        assert all(fold.opened for fold in first.folds)

    drive(act, size=(100, 40))


def test_steps_asked_for_in_words_are_seen() -> None:
    """ "Show the steps" and "how?" bring the working opened, without a key."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, E_K)
        assert "ln(4 mM / 140 mM)" not in screen(app)
        for asked in ("show the steps", "how?"):
            await say(app, pilot, asked)
            working, sources = app.query_one(Column).turns[-1].folds
            assert working.opened
            assert not sources.opened
        assert "ln(4 mM / 140 mM)" in screen(app)

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


def test_ctrl_c_says_how_to_quit() -> None:
    """A reflex does not end the chat, and is answered."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press("ctrl+c")
        assert app.query_one(KeyLine).words == "Ctrl+Q quits."
        assert app.return_code is None

    drive(act)


@pytest.mark.parametrize("before", [(), ("f1",), ("tab",)])
def test_quitting_works_from_anywhere(before: tuple[str, ...]) -> None:
    """Ctrl+Q ends the chat with exit code 0, also from a page over it."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await pilot.press(*before, "ctrl+q")
        await pilot.pause(0.1)

    app = drive(act)
    assert app.return_code == 0


def test_palette_has_the_tutors_commands() -> None:
    """Every key action is also in the command palette, and examples can be asked from there."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Help", "Working", "Why this answer", "Copy", "Quit", "Theme"} <= set(titles)
        assert any(title.startswith("Ask: ") for title in titles)

    drive(act)


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


@pytest.mark.parametrize("width", [30, 50, 64])
def test_a_comparison_fits_a_narrow_screen(width: int) -> None:
    """No line of the table is broken by the screen, and none after the screen became wider or narrower."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "compare permeability and conductance")
        for now in (width, width + 40, width):
            await pilot.resize_terminal(now, 30)
            await pilot.pause(0.1)
            grid = app.query_one(Grid)
            lines = [str(grid.render_line(y).text).rstrip() for y in range(grid.size.height)]
            inner = grid.content_size.width
            assert max(map(len, lines)) <= grid.size.width
            assert [line.strip() for line in lines if line] == [line.strip() for line in grid.lines(inner)]

    drive(act, size=(width, 30))


def test_a_comparison_shows_its_table() -> None:
    """The columns stand on the screen although nothing is said below them."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "what is the difference between Nernst and Goldman")
        await settled(app, pilot)
        shown = screen(app)
        assert "depends on" in shown
        assert "│" in shown

    drive(act, size=(100, 60))
