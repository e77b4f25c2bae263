"""Of an amount told in total only the free part enters, and the student is told so."""

import pytest
from bound import read

from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    "text",
    [
        "total calcium is 2.4 mM half of it free, 100 nM inside. E_Ca?",
        "plasma calcium 2.4 mM of which 50 % is ionised, 100 nM inside, what is E_Ca",
    ],
)
def test_the_free_share_counts(knowledge: Knowledge, text: str) -> None:
    """Half of 2.4 mM is 1.2 mM; the amount inside stays as it is."""
    amounts = [given for given in read(knowledge, text) if given.startswith("c(")]
    assert [given.split(" = ")[1] for given in amounts] == ["1.2 mM", "100 nM"]


@pytest.mark.parametrize(
    "text",
    [
        "free calcium is 2.4 mM outside, 100 nM inside",
        "half the channels are open and K is 4 mM, free to move",
    ],
)
def test_no_share_no_change(knowledge: Knowledge, text: str) -> None:
    """ "Free" alone, and a half of something else, change no amount."""
    assert {"2.4 mM", "4 mM"} & {given.split(" = ")[1] for given in read(knowledge, text)}
