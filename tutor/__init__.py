"""Membrane Tutor: ask about electrochemical gradients and membrane potential in plain words.

``Tutor().ask("…")`` is one conversation; the equations alone are in ``tutor.compute``.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tutor.conversation import Tutor
    from tutor.explain.public import Answer
    from tutor.knowledge.load import load_knowledge

_HOMES = {
    "Tutor": "tutor.conversation",
    "Answer": "tutor.explain.public",
    "load_knowledge": "tutor.knowledge.load",
}

__all__ = ["Answer", "Tutor", "__version__", "load_knowledge"]


def __getattr__(name: str) -> Any:
    """Look a public name up when it is first used, so that ``import tutor`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
