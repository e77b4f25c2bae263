"""What the chat itself says: the welcome, the help, the names of the keys. Nothing here is markup."""

from __future__ import annotations

from textual.content import Content

NAME = "Membrane Tutor"
EXAMPLES = (
    "What is E_K with 4 mM outside and 140 mM inside?",
    "What happens to V_m if external K+ doubles?",
    "I think raising external K+ hyperpolarises the cell.",
)
TRY = "Try one (Tab, then Enter), or type your own:"
NEXT = "Next you could ask (Tab):"
PLACEHOLDER = "Ask, e.g. why is V_m close to E_K?"
YOUR_ANSWER = "Your answer, or another question"
LOADING = "getting ready"
KEPT = "Getting ready. Your question is kept and will be answered."
COPIED = "Sent to the terminal's clipboard. If nothing pastes, select with the mouse."
TO_QUIT = "Ctrl+Q quits."
NOTHING_YET = "There is no answer yet. Ask something first."
NO_FOLDS = "The last answer has no working to open."

KEYS = (
    ("Enter", "send what you typed"),
    ("Ctrl+J", "a new line in the message (Shift+Enter where the terminal knows it)"),
    ("Up, Down", "earlier messages, from the first or last line of the input"),
    ("Tab", "to the suggestions; then Up, Down and Enter; Esc goes back to the input"),
    ("PgUp, PgDn", "scroll the conversation"),
    ("Ctrl+O, F2", "open or close the working and the full sources of the last answer"),
    ("Ctrl+T, F3", "show why: how the tutor understood your last message"),
    ("Ctrl+Y, F4", "copy the last answer to the terminal's clipboard"),
    ("Ctrl+P", "all commands, also themes and a picture of the screen"),
    ("F1", "this page"),
    ("Ctrl+Q", "quit"),
)

ASKABLE = (
    ("Compute", "what is E_Ca with 2 mM outside and 100 nM inside at 20 °C?"),
    ("Change one thing", "what if external K+ goes from 4 to 8 mM?"),
    ("Direction", "which way does chloride move at -70 mV?"),
    ("Check", "I got E_K = -80 mV with 4 out and 140 in at 37 °C, is that right?"),
    ("Say what you think", "the pump makes the resting potential"),
    ("Choose a cell", "use the squid axon"),
    ("Go on", "why?   and for sodium?   at 20 °C?   what if it doubles?"),
)


def welcome() -> Content:
    """The first words of a conversation."""
    return Content.assemble(
        (f"Welcome to {NAME}.\n", "bold $text-primary"),
        "Ask about ions, gradients and membrane potential in plain words, state what you believe, or have a "
        "number checked. Every value is computed with its working; what I do not cover, I say.",
    )


def help_page() -> Content:
    """Keys, kinds of questions and limits."""
    lines: list[str | tuple[str, str]] = [("Keys\n", "bold $text-primary")]
    for key, does in KEYS:
        lines += [(f"{key}: ", "bold"), f"{does}\n"]
    lines.append(("\nWhat you can write\n", "bold $text-primary"))
    for kind, example in ASKABLE:
        lines += [(f"{kind}: ", "bold"), f"{example}\n"]
    lines += [
        ("\nGood to know\n", "bold $text-primary"),
        "There is no language model here: the tutor matches what you write against what it knows, computes, "
        "and names its sources. It says what it assumed and what it did not follow. It works offline.\n",
    ]
    return Content.assemble(*lines)
