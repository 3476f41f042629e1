"""Text as it is searched and compared: without accents, without case."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})
# Each costs a pass through the index; a whole paragraph that was pasted must not stop the list.
_MAX_QUERIES = 21
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def fold(text: str) -> str:
    """Without accents and case: `Ação` and `acao` fold to the same text."""
    if text.isascii():
        return text.lower()
    # Twice, since taking a letter apart may bring out a capital (™ → TM).
    return _strip_marks(_strip_marks(text.casefold()).casefold())


def _strip_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words(text: str) -> tuple[str, ...]:
    """The folded words in their order, without punctuation."""
    return tuple(_WORD.findall(fold(text)))


def fts_queries(text: str) -> tuple[str, ...]:
    """What a user typed as FTS5 MATCH expressions that are always valid, one a word; empty without any word.

    All must hold, each for itself, so that the words may stand in different texts. A word may go on (`rejei`
    finds rejeição); a part in "aspas" is a phrase of whole words. Operators of FTS5 are words like any other.
    What follows the first 20 words is one expression together.
    """
    # The index folds accents itself, by its own table, hence the text goes in as typed.
    return _bounded([f'"{part}"' if whole else f'"{part}"*' for part, whole in _parts(text)], " AND ")


def ts_queries(text: str) -> tuple[str, ...]:
    """The same as expressions of PostgreSQL's tsquery, over folded words."""
    terms = []
    for part, whole in _parts(text):
        found = words(part)
        terms.append(" <-> ".join((*found[:-1], found[-1] if whole else f"{found[-1]}:*")))
    return _bounded(terms, " & ")


def _parts(text: str) -> list[tuple[str, bool]]:
    """The parts that were typed, in their order, and whether each is a phrase of whole words."""
    plain = _LONE_SURROGATES.sub(" ", unicodedata.normalize("NFC", text.translate(_QUOTES)))
    found = []
    for phrase, word in _TYPED.findall(plain):
        if words(phrase):
            found.append((phrase, True))
        elif words(word):
            found.append((word, False))
    return found


def _bounded(terms: list[str], conjunction: str) -> tuple[str, ...]:
    apart = list(dict.fromkeys(terms))
    if len(apart) > _MAX_QUERIES:
        apart[_MAX_QUERIES - 1 :] = [conjunction.join(apart[_MAX_QUERIES - 1 :])]
    return tuple(apart)


def alike(subject: str, other_subject: str) -> int:
    """How alike two subjects are, 0 to 100; the order of words, accents and case do not count."""
    from rapidfuzz import fuzz

    return round(fuzz.token_set_ratio(" ".join(words(subject)), " ".join(words(other_subject))))
