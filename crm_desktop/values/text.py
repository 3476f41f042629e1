"""Text as it is searched and compared: without accents, without case."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})
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


def fts_query(text: str) -> str | None:
    """What a user typed as an FTS5 MATCH expression that is always valid; None when there is no word in it.

    Every word must be there and may go on (`rejei` finds rejeição); a part in "aspas" is a phrase of whole
    words. Operators of FTS5 are words like any other.
    """
    plain = _LONE_SURROGATES.sub(" ", unicodedata.normalize("NFC", text.translate(_QUOTES)))
    terms = []
    for phrase, word in _TYPED.findall(plain):
        # The index folds accents itself, by its own table, hence the text goes in as typed.
        if _WORD.search(phrase):
            terms.append(f'"{phrase}"')
        elif _WORD.search(word):
            terms.append(f'"{word}"*')
    return " AND ".join(terms) or None


def alike(subject: str, other_subject: str) -> int:
    """How alike two subjects are, 0 to 100; the order of words, accents and case do not count."""
    from rapidfuzz import fuzz

    return round(fuzz.token_set_ratio(" ".join(words(subject)), " ".join(words(other_subject))))
