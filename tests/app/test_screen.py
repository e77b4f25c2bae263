"""What stands on the screen: every size, both themes, no colours, any text."""

from __future__ import annotations

import pytest
from driving import E_K, Chat, drive, say, screen, settled

from tutor.app import column as columns
from tutor.app.app import TutorApp
from tutor.app.column import Column
from tutor.app.sheet import Sheet

SIZES = [(40, 15), (80, 24), (140, 45)]


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


def test_old_turns_are_put_away_and_come_back_when_scrolled_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long conversation keeps few widgets, stays at its end, and gives older turns back at the top."""
    monkeypatch.setattr(columns, "LIVE", 8)
    monkeypatch.setattr(columns, "STEP", 4)

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        column = app.query_one(Column)
        asked = [f"what is E_K with {mM} mM outside?" for mM in range(1, 15)]
        for text in asked:
            await say(app, pilot, text)
        assert len(column.turns) <= 8
        assert asked[-1] in screen(app)
        live = len(column.turns)
        column.scroll_home(animate=False)
        for _ in range(100):
            await pilot.pause(0.01)
            if len(column.turns) > live:
                break
        assert len(column.turns) == live + 4
        assert [turn.question for turn in column.turns] == asked[-live - 4 :]
        assert all(turn.answer is not None for turn in column.turns)
        await pilot.pause(0.2)
        assert asked[-live] in screen(app), "the view must not jump"

    drive(act)


def test_a_verdict_is_a_word_and_a_symbol() -> None:
    """Wrong is told without colour."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "E_K is -80 mV at 37 °C with 4 mM outside and 140 mM inside, right?")
        assert "✗ not right" in screen(app)

    drive(act, size=(80, 40))


def test_who_only_asks_is_not_told_to_be_wrong() -> None:
    """A question that is answered by "No" bears no mark of a fault."""

    async def act(app: TutorApp, pilot: Chat) -> None:
        await settled(app, pilot)
        await say(app, pilot, "Does E_K depend on V_m?")
        assert "No" in screen(app)
        assert "✗" not in screen(app)

    drive(act, size=(80, 40))


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
