"""Finding a line of text by what somebody types of it: beginnings, initials, letters in order, or with a slip."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_START, _INSIDE, _INITIALS, _IN_ORDER, _SLIP = 100.0, 60.0, 50.0, 30.0, 20.0
_SHORTEST_WITH_A_SLIP = 4
_MOST_INITIALS = 12
_MOST_STRETCH = 3
"""Letters in order count only where they lie within so many times their own length."""
_MOST_LETTERS = 200
"""Nobody remembers a text by what comes later, and longer ones would take long to fold."""


@dataclass(frozen=True)
class Match:
    """How well a text fits, more being better, and which of its letters were typed."""

    score: float
    letters: frozenset[int] = frozenset()


UNASKED = Match(0)
"""Fits because nothing was typed."""


class Searched:
    """A text as it is compared: case, accents and widths of letters do not count. Chinese characters are words."""

    def __init__(self, text: str) -> None:
        self._text = text[:_MOST_LETTERS]

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text to compare with, and from which letter of the original each of its letters comes."""
        if self._text.isascii():
            return self._text.lower(), list(range(len(self._text)))
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(self._text):
            for plain in folded(letter):
                letters.append(plain)
                places.append(place)
        return "".join(letters), places

    @cached_property
    def _starts(self) -> list[bool]:
        """Whether a word begins at each letter."""
        text = self._folded[0]
        return [
            _is_ideograph(letter) or (letter.isalnum() and (not place or not text[place - 1].isalnum()))
            for place, letter in enumerate(text)
        ]

    def find(self, word: str, *, exactly: bool = False) -> Match | None:
        """How the text fits one folded word, if it does; `exactly` wants all its letters side by side."""
        text, places = self._folded
        best = self._at(word)
        score = 0.0
        if best:
            score = _START if self._starts[best[0]] else _INSIDE
            # Among equals the one of which more was typed, and of which it is the beginning.
            score += 10 * len(word) / max(1, len(text)) + (5 if best[0] == 0 else 0)
        elif len(word) > 1 and not exactly:
            for kind, found in ((_INITIALS, self._initials(word)), (_IN_ORDER, self._in_order(word))):
                if found:
                    best, score = found, kind
                    break
            else:
                best, score = self._with_a_slip(word), _SLIP
        return Match(score, frozenset(places[place] for place in best)) if best else None

    def _at(self, word: str) -> list[int]:
        text = self._folded[0]
        place = text.find(word)
        while place >= 0 and not self._starts[place]:
            later = text.find(word, place + 1)
            if later < 0:
                # Nowhere at the beginning of a word: the first will do.
                place = text.find(word)
                break
            place = later
        return list(range(place, place + len(word))) if place >= 0 else []

    def _initials(self, word: str) -> list[int]:
        """Each letter begins a word, or goes on where the one before it stands: "gapa" for "Gallery page"."""
        text, _ = self._folded
        # Beyond that nobody types initials.
        if len(word) > _MOST_INITIALS:
            return []
        in_vain: set[tuple[int, int]] = set()

        def rest(letter: int, after: int) -> list[int] | None:
            if letter == len(word):
                return []
            if (letter, after) in in_vain:
                return None
            for place in range(after + 1, len(text)):
                goes_on = letter > 0 and place == after + 1
                if text[place] == word[letter] and (goes_on or self._starts[place]):
                    later = rest(letter + 1, place)
                    if later is not None:
                        return [place, *later]
            in_vain.add((letter, after))
            return None

        return rest(0, -1) or []

    def _in_order(self, word: str) -> list[int]:
        text = self._folded[0]
        for start in (place for place, begins in enumerate(self._starts) if begins and text[place] == word[0]):
            found = [start]
            for letter in word[1:]:
                place = text.find(letter, found[-1] + 1, start + _MOST_STRETCH * len(word))
                if place < 0:
                    break
                found.append(place)
            else:
                return found
        return []

    def _with_a_slip(self, word: str) -> list[int]:
        """A word that begins as was typed, but for one letter wrong, missing, too many, or two exchanged."""
        if len(word) < _SHORTEST_WITH_A_SLIP:
            return []
        for known in re.finditer(r"\w+", self._folded[0]):
            if any(_differ_by_a_slip(word, known[0][: len(word) + more]) for more in (-1, 0, 1)):
                return list(range(known.start(), min(known.end(), known.start() + len(word))))
        return []


class Wanted:
    """What somebody has typed: every word of it must be found, in any order."""

    def __init__(self, typed: str) -> None:
        self._words = folded(typed).split()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self._words

    def match(self, title: Searched, also: Searched) -> Match | None:
        """How well something fits that has this title, and that text beside it, which counts for less."""
        score = 0.0
        letters: frozenset[int] = frozenset()
        for word in self._words:
            in_title = title.find(word)
            if in_title is not None:
                score += in_title.score
                letters |= in_title.letters
                continue
            beside = also.find(word, exactly=True)
            if beside is None:
                return None
            score += beside.score / 4
        return Match(score / max(1, len(self._words)), letters)


def folded(text: str) -> str:
    """The text without case, accents and the widths of letters."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _is_ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003134f"


def _differ_by_a_slip(typed: str, known: str) -> bool:
    if abs(len(typed) - len(known)) > 1 or typed[0] != known[:1]:
        return False
    same = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    left, right = typed[same:], known[same:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )
