"""What a key looks like that belongs somewhere else."""

from enum import Enum


class KeyShape(Enum):
    """Whose key a text looks like."""

    USUAL = "usual"
    PLAN = "plan"
    ACCESS_KEY = "access key"
    OTHER_SERVICE = "other service"


# As the services' own pages show them; those of a plan are for coding tools and their own addresses alone.
_BEGINNINGS = (
    ("sk-sp-", KeyShape.PLAN),
    ("LTAI", KeyShape.ACCESS_KEY),
    ("sk-ant-", KeyShape.OTHER_SERVICE),
    ("sk-or-", KeyShape.OTHER_SERVICE),
    ("sk-proj-", KeyShape.OTHER_SERVICE),
    ("AIza", KeyShape.OTHER_SERVICE),
    ("hf_", KeyShape.OTHER_SERVICE),
)


def shape_of(key: str) -> KeyShape:
    """What the key looks like by how it begins."""
    text = key.strip()
    return next((shape for beginning, shape in _BEGINNINGS if text.startswith(beginning)), KeyShape.USUAL)
