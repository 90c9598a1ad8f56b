"""The words of the sources are those of the field: a reader of PyTorch, NumPy and .NET documentation knows them.

Tables list words that this reader does not expect, with the usual word, British spellings, and textbook terms that a
search must find. The finder itself is tested on sample lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = {".cs", ".js", ".py", ".md", ".ipynb"}
NOT_SOURCES = {"artifacts", "bin", "build", "dist", "node_modules", "obj", "__pycache__"}
SHIPPED = ("src/", "python/", "examples/csharp/", "README.md", "CHANGELOG.md", "tests/README.md", "tests/benchmarks/")

#: Words that are found everywhere, identifiers included, and the usual words.
EVERYWHERE = {
    r"occupancy": "lock, guard, exclusive access",
    r"trainee": "training backend, step executor",
    r"take_?memory": "read the optimizer state",
    r"(?-i:[Yy]outh)|while they are young": "bias correction",
    r"optimizers? remembers?\b|remembered for (a|the) parameter": "optimizer state",
    r"share that stays|share of the (momentum|cache)": "momentum coefficient, decay rate",
    r"strengths? of (a|the) ([a-z0-9]+ )?penalty": "regularization factor",
    r"\bborne\b": "patience: number of epochs without improvement before stopping",
    r"(was|is|were) none of training": "inference mode",
    r"where the run stands": "the state of the run",
    r"\bplayed (in|by) python|python plays|plays (it|the model|its steps)": "Python executes the training steps",
    r"of (the user's|one's) own\b": "custom, user-defined",
    r"\b(lent|lends?|lending)\b|(?-i:(\b|_)[Ll]ent[A-Z]\w*)": "borrow, borrowed",
    r"python door|door to python": "binding, interop layer, native entry point",
    r"wide lane|lanes at once|I(Real)?Lanes?\b": "SIMD vector of N elements",
    r"meets every neuron": "fully connected (dense) layer",
    r"what comes back from the": "gradient with respect to the inputs",
    r"held-out split that judges": "hold-out set, test set; evaluate",
    r"what stands in it": "undefined contents",
    r"keeps the quotient finite": "added for numerical stability",
    r"\bwhoever\b|\bsomebody else's\b": "the caller, the owner, the user",
    r"held against (the|its|their)\b": "checked against",
    r"\b(resumes?|continues?|goes on|again,?) to the same bits": "with the same bits",
    r"\b(is|are|was|were) said to (take|have|be)\b": "the header describes; the length is given as",
    r"\bis given the word\b": "receives",
}

#: Words that are found in shipped files: sources, READMEs, example programs; not in tests and notebooks.
IN_SHIPPED = {
    r"\bgo(es|ing)? on (training|from|where|with)\b|training goes on\b": "continue training, resume from",
    r"\bnobody\b|\bsomebody\b": "no caller, no code; or name the thing",
    r"\banew\b": "again",
    r"whole or not at all": "atomically",
    r"what [a-z ]{1,30} remembers?\b": "optimizer state",
    r"\b(is|are|was) told (how|what|where|ten)\b": "receives",
    r"leaves? behind\b": "saves for backward; stores",
    r"(takes?|taking) (a|the) (text|content)[a-z ]{0,12} apart|\btells? [a-z ]+ apart\b": "parses; distinguishes",
    r"\bto the letter\b": "strictly",
    r"\b(one|a number|a byte|a row) a (sample|row|neuron|pixel|class|house|step)\b": "per sample, per row",
    r"\ba (column|weight|bias|rate|row|name) for each\b": "one column per",
    r"\bcompute as they stand\b|\bstands? (twice|beside|on each)\b": "occurs, is",
    r"\bknows? (nothing|none) of\b|\bknows? no\b|\bit knows\b": "does not depend on, has no other",
    r"of your own\b": "custom, user-defined",
    r"(?<!there )\b(is|are|was|were) no (?!longer|one|more|other|need|such|later)[a-z]+": "is not a, are not",
    r"(?-i:(?<!In)Places?\b)|\bplaces?\b(?= =|\])|\b(for|int|nint|long) places?\b": "index, position, offset, path",
    r"\bstrengths?\b": "regularization factor",
    r"\bnone of training\b|\bthe pass was\b": "inference mode",
    r"\b(have|has) not (a|an|one) [a-z]+ for\b": "the number differs",
    r"\b(is|are|was|were) asked for and\b": "were read before, were requested",
    r"\bwhatever happens\b|\bby whatever\b": "also after an error",
    r"\bhow (the|a|an) [a-z]+ is called\b": "the name of the",
    r"\bunder way\b|_?isUnderWay|goesAllTheWay": "within an epoch; computes all gradients",
}

#: British spellings and the American ones, as NumPy, Keras and .NET have them. ``flavour`` and ``judgement`` are public
#: names of this package.
BRITISH = {
    r"(standard|initial|normal|optim|serial|organ|recogn|general|regular|vector|final|minim|maxim)is"
    r"(e[drs]?|ing|ation)\b": "-ize, -ization",
    r"behaviour": "behavior",
    r"(?<!f)(?<!F)lavour\b|\bcolour": "color",
    r"favour|honour|neighbour": "-or",
    r"labell(ed|ing)|modell(ed|ing)|cancell(ed|ing)\b": "labeled, modeled, canceled",
    r"\blearnt\b|\bspelt\b": "learned, spelled",
    r"\bcentres?\b|\bcentred\b|\bmetres?\b": "center, meter",
    r"\bgreys?\b|\bgreyscale\b": "gray",
    r"\blicence": "license",
    r"\banalyse[drs]?\b": "analyze",
    r"\bwhilst\b|\bartefact": "while, artifact",
}

#: Lines that may have such a word: a part of the line, and the reason.
ALLOWED = {
    '"image/': "an image in a notebook, in base64",
    '"optimiser"': "a misspelled keyword, for which the error suggests the right one",
}

#: Terms that a reader searches for, and that the sources must have.
TERMS = (
    "fully connected",
    "optimizer state",
    "bias correction",
    "backpropagation",
    "loss function",
    "resume",
    "one-hot encoding",
    "imputation",
    "broadcast",
    "learning rate",
    "regularization",
    "early stopping",
    "training set",
    "test set",
)


class Hit(NamedTuple):
    """One word that a reader does not expect."""

    file: str
    line: int
    word: str
    usual: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.word!r}; write: {self.usual}"


def hits(file: str, lines: list[str]) -> Iterator[Hit]:
    """The words of a file that its readers do not expect."""
    tables = [EVERYWHERE, BRITISH, IN_SHIPPED] if file.startswith(SHIPPED) else [EVERYWHERE, BRITISH]
    words = {word: usual for table in tables for word, usual in table.items()}
    patterns = [(re.compile(word, re.IGNORECASE), usual) for word, usual in words.items()]
    any_of = re.compile("|".join(f"(?:{word})" for word in words), re.IGNORECASE)
    for number, line in enumerate(lines, 1):
        if any(part in line for part in ALLOWED) or not any_of.search(line):
            continue
        for pattern, usual in patterns:
            if found := pattern.search(line):
                yield Hit(file, number, found[0], usual)


def sources() -> list[str]:
    """The files of the checkout with code or prose, this one excepted."""
    own = Path(__file__).resolve()
    names = []
    for folder in (*ROOT.glob("*.*"), *(ROOT / name for name in ("src", "python", "tests", "examples"))):
        for path in [folder] if folder.is_file() else folder.rglob("*"):
            name = path.relative_to(ROOT)
            hidden = any(part in NOT_SOURCES or part.startswith(".") for part in name.parts)
            if path.suffix in KINDS and not hidden and path.is_file() and path != own:
                names.append(name.as_posix())
    return sorted(names)


def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_sources_have_the_words_of_the_field() -> None:
    files = sources()
    assert len(files) > 500
    found = [hit for file in files for hit in hits(file, text_of(file).splitlines())]
    assert not found, "\n".join(map(str, found))


def test_textbook_terms_are_found_in_the_sources() -> None:
    everything = "\n".join(
        re.sub(r"\s+(///|#:?)?\s*", " ", text_of(file)).lower() for file in sources() if file.startswith(SHIPPED)
    )
    assert [term for term in TERMS if term not in everything] == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("internal Matrix? TakeMemory(string name)", "TakeMemory"),
        ("def take_memory(self):", "take_memory"),
        ("/// <summary>What the optimizer remembers of a parameter.</summary>", "optimizer remembers"),
        ("# Arrays are lent for the length of a call.", "lent"),
        ("private readonly LentArray _array;", "LentArray"),
        ("using LentTargets lentTargets = Of(array);", "LentTargets"),
        ("Epochs without improvement that are borne.", "borne"),
        ("null if that was none of training.", "was none of training"),
        ("public Standardiser Initialise()", "Standardiser"),
        ("its behaviour and colour", "behaviour"),
        ("neighbouring centre", "neighbour"),
        ("a run goes on to the same bits", "goes on to the same bits"),
        ("the tensors are said to take 8 bytes", "are said to take"),
    ],
)
def test_the_finder_names_file_line_word_and_the_usual_word(line: str, word: str) -> None:
    found = [hit for hit in hits("tests/python/sample.py", ["import numpy", line]) if hit.word == word]
    assert len(found) == 1
    assert str(found[0]).startswith(f"tests/python/sample.py:2: {word!r}; write: ")


@pytest.mark.parametrize(
    "line",
    [
        "flavour: Literal['simd', 'libm'] = 'auto'",
        "class Judgement(NamedTuple):",
        "an excellent blend of silent talents",
        "a lane is one element of a vector; changed in place",
        "the optimizer state is stored in the layers",
        "resume training from a checkpoint",
        "The optimist advises precise exercise.",
        "the standard normal distribution",
        "there is no file; it is no longer a checkpoint",
        "shuffled in place, to 1 unit in the last place",
    ],
)
def test_the_finder_leaves_the_usual_words(line: str) -> None:
    assert list(hits("src/Sample.cs", [line])) == []


def test_more_words_are_found_in_shipped_files() -> None:
    line = "A file is written whole or not at all, and training goes on where it ended."
    assert [hit.usual for hit in hits("src/Sample.cs", [line])] == ["continue training, resume from", "atomically"]
    assert list(hits("examples/notebooks/04-training.ipynb", [line])) == []
    lines = ["the file is no checkpoint", "for place in range(3):", "layers of your own", "a strength of 0"]
    words = ["is no checkpoint", "for place", "of your own", "strength"]
    assert [hit.word for hit in hits("src/Sample.cs", lines)] == words
