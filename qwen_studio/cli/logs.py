"""What is logged beside a command: nothing, unless it is asked for by QWEN_STUDIO_LOG."""

import logging
import os
from pathlib import Path

from qwen_studio.api.credentials import ENVIRONMENT_VARIABLE
from qwen_studio.core.log_lines import LEVEL_VARIABLE, RedactedLines, level_of
from qwen_studio.core.redaction import Redaction


def log_to_terminal() -> None:
    """Log to stderr at the level that the environment asks for; without one, the words for the person stay alone."""
    asked = os.environ.get(LEVEL_VARIABLE, "")
    handler: logging.Handler = logging.NullHandler()
    if asked:
        redaction = Redaction(str(Path.home()))
        redaction.keep_out(os.environ.get(ENVIRONMENT_VARIABLE, "").strip())
        handler = logging.StreamHandler()
        handler.setFormatter(RedactedLines(redaction))
        logging.getLogger("qwen_studio").setLevel(level_of(asked))
    # Of libraries only warnings are heard, and those too in redacted words or not at all.
    logging.getLogger().addHandler(handler)
