"""What all tests share: one knowledge base, one tutor, and a cache of its own for compiled knowledge."""

import os
from collections.abc import Iterator

import pytest

from tutor import Tutor
from tutor.knowledge.load import load_knowledge
from tutor.knowledge.model import Knowledge


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "MEMBRANE_TUTOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def knowledge(own_cache: None) -> Knowledge:
    """The shipped knowledge base."""
    return load_knowledge()


@pytest.fixture(scope="session")
def tutor(knowledge: Knowledge) -> Tutor:
    """A tutor; every conversation is held with a fresh copy of it."""
    return Tutor(knowledge)
