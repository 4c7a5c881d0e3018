"""What the style sheet says of colours, rule by rule, as a cascade of which the later and the more exact one wins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qwen_studio.core.resources import resource_path

_PART = re.compile(r"^(Q\w+)((?:\[[^]]+\])*)(?:::([\w-]+))?((?::!?[\w-]+)*)$")


@dataclass(frozen=True)
class Rule:
    """One selector: of which kind, with which attributes, which part of the widget, in which states."""

    kind: str
    attributes: frozenset[str]
    part: str
    states: frozenset[str]
    colours: tuple[tuple[str, str], ...]

    def holds_for(self, other: "Rule") -> bool:
        """Whether it says something about what the other is about."""
        same = (self.kind, self.part) == (other.kind, other.part)
        return same and self.attributes <= other.attributes and self.states <= other.states


def rules() -> list[Rule]:
    """All of the style sheet's, from its first to its last."""
    text = resource_path("theme", "style.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [rule for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", text) for rule in _of(selectors, body)]


def looks() -> Iterator[tuple[Rule, dict[str, str]]]:
    """Every rule with the colours that hold where it does, those of simpler ones too."""
    known = rules()
    for rule in known:
        said: dict[str, str] = {}
        for other in sorted((r for r in known if r.holds_for(rule)), key=lambda r: len(r.attributes) + len(r.states)):
            said.update(other.colours)
        yield rule, said


def _of(selectors: str, body: str) -> Iterator[Rule]:
    colours = []
    for name, value in re.findall(r"(?<![-\w])([\w-]+):\s*([^;]+)", body):
        token = re.search(r"\$\{?(\w+)", value)
        if name in ("color", "background", "placeholder-text-color", "selection-color", "selection-background-color"):
            colours.append((name, token[1] if token else value.strip()))
    for selector in selectors.split(","):
        last = selector.split(">")[-1].split()[-1]
        found = _PART.match(last)
        assert found is not None, f"{selector!r} is not understood"
        attributes = frozenset(re.findall(r"\[([^]]+)\]", found[2]))
        states = frozenset(re.findall(r":(!?[\w-]+)", found[4]))
        yield Rule(found[1], attributes, found[3] or "", states, tuple(colours))
