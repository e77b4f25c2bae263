"""Word files, names of ions, cells and ideas, and unit spellings -> the ``Lexicon``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.knowledge.lexicon import Lexicon, LexiconBuilder, Sense
from tutor.knowledge.model import Ion
from tutor.knowledge.schema import UnitsFile, WordsFile
from tutor.knowledge.terms import stem
from tutor.units import PREFIXES, UNITS

_PREFIX_WORDS = {
    "": "",
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "m": "milli",
    "µ": "micro",
    "n": "nano",
    "p": "pico",
    "f": "femto",
}


# Words of every day that a unit without its number is not taken for.
NO_UNIT_ALONE = frozenset({"us", "um", "am", "pm", "min", "as", "ha", "per", "part", "parts"})


def build_lexicon(
    words: Sequence[tuple[Path, WordsFile]],
    terms: Sequence[tuple[Path, WordsFile]],
    units: Sequence[UnitsFile],
    ions: Mapping[str, Ion],
    ion_names: Mapping[str, Sequence[str]],
    cell_names: Mapping[str, Sequence[str]],
    idea_names: Mapping[str, Sequence[str]],
    letters: Mapping[str, str],
    alone: Mapping[str, str],
    common: set[str],
    plain: Sequence[str],
    kin: Mapping[str, Sequence[str]],
) -> Lexicon:
    """Compile everything that can be said into one trie and a few tables."""
    builder, apart = LexiconBuilder(), LexiconBuilder()
    own = {kind: LexiconBuilder() for kind in ("pointer", "saying", "framing", "label")}
    for _, file in words:
        for concept, entry in file.concepts.items():
            sense = Sense(file.kind, concept, entry.says)
            heard = own.get(file.kind, apart if file.apart else builder)
            heard.add_entry(sense, (*entry.forms, *entry.adjectives), entry.verbs, entry.nouns)
            builder.isa(concept, entry.isa)
    for ion in ions.values():
        names = (ion.name, *ion_names.get(ion.id, ()))
        builder.add_entry(Sense("ion", ion.id), [f"{name} ions" for name in names], (), names)
        builder.isa(ion.id, (ion.kind,))
        if abs(ion.z) == 1:
            builder.isa(ion.id, ("monovalent",))
    builder.isa("cation", ("ion", "charged"))
    builder.isa("anion", ("ion", "charged"))
    for key, forms in cell_names.items():
        builder.add_entry(Sense("cell", key), (), (), forms)
    claims = LexiconBuilder()
    for _, file in terms:
        for concept, entry in file.concepts.items():
            sense = Sense(file.kind, concept, entry.says)
            claims.add_entry(sense, (*entry.forms, *entry.adjectives), entry.verbs, entry.nouns)
            builder.isa(concept, entry.isa)
    for spelling in (spellings := unit_spellings(units)):
        if len(spelling) > 1 and spelling.lower() not in NO_UNIT_ALONE:
            builder.add_entry(Sense("unit", spellings[spelling]), [spelling], (), ())
    ideas = LexiconBuilder()
    for key, forms in idea_names.items():
        ideas.add_entry(Sense("idea", key), (), (), forms)
    return Lexicon(
        trie=builder.trie,
        ideas=ideas.trie,
        terms=claims.trie,
        apart=apart.trie,
        pointers=own["pointer"].trie,
        sayings=own["saying"].trie,
        framing=own["framing"].trie,
        labels=own["label"].trie,
        words=frozenset(builder.words | ideas.words),
        heard=frozenset(claims.words | own["saying"].words | own["framing"].words),
        common=frozenset(common),
        kin=_by_stem(kin),
        plain="\n".join(("", *sorted({stem(word) for word in (*common, *plain)}), "")),
        ancestors=builder.ancestors(),
        units=spellings,
        ions=tuple(sorted((ion.id for ion in ions.values() if ion.notation), key=len, reverse=True)),
        symbols=dict(letters),
        alone=dict(alone),
    )


def _by_stem(kin: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The everyday meanings of each stem."""
    found: dict[str, list[str]] = {}
    for meaning, words in kin.items():
        for one in dict.fromkeys(stem(word) for word in words):
            found.setdefault(one, []).append(meaning)
    return {one: tuple(meanings) for one, meanings in found.items()}


def _per_area(form: str) -> set[str]:
    """ "mS/cm2" may also be written "mS cm-2", "mS·cm-2" or "mS*cm^-2"."""
    if "/cm2" not in form:
        return {form}
    return {form, *(form.replace("/cm2", f"{dot}cm{power}") for dot in " ·*." for power in ("-2", "^-2"))}


def unit_spellings(files: Sequence[UnitsFile]) -> dict[str, str]:
    """Every spelling of a unit to its canonical symbol."""
    table = {symbol: symbol for symbol in UNITS if symbol != "1"}
    for file in files:
        for symbol, forms in file.spellings.items():
            table.update(dict.fromkeys(forms, symbol))
        for template, forms in file.prefixed.items():
            for prefix in PREFIXES:
                symbol = template.format(prefix)
                if symbol in UNITS:
                    for form in (variant for spelling in forms for variant in _per_area(spelling)):
                        for letter in ("µ", "u", "μ", "mc") if prefix == "µ" else (prefix,):
                            table.setdefault(form.format(p=letter, w=_PREFIX_WORDS.get(prefix, "")), symbol)
    return table
