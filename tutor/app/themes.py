"""A dark and a light theme with quiet backgrounds and text that stays readable on them."""

from textual.theme import Theme

DARK, LIGHT = "membrane-dark", "membrane-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#63cdda",
        secondary="#9db8ff",
        accent="#f4bd62",
        success="#86d993",
        warning="#f4c95d",
        error="#ff9389",
        foreground="#e4eaf0",
        background="#11171e",
        surface="#182029",
        panel="#212c37",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#00616f",
        secondary="#28509f",
        accent="#8a4600",
        success="#17632a",
        warning="#6e4a00",
        error="#a8201a",
        foreground="#1b2530",
        background="#fbfaf6",
        surface="#f1f1ec",
        panel="#e4e8ea",
        dark=False,
    ),
)
