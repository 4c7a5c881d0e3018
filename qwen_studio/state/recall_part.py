"""What of an earlier request people want back."""

from enum import Enum


class RecallPart(Enum):
    """What of an earlier request comes back."""

    EVERYTHING = "everything"
    INSTRUCTION = "instruction"
    PARAMETERS = "parameters"
    INPUTS = "inputs"
    SEED = "seed"
