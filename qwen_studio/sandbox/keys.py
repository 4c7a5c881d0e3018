"""The two API keys that the sandbox knows: one for each region of the document."""

import os
from typing import Final

KEY_VARIABLE: Final = "QWEN_STUDIO_SANDBOX_KEY"
"""Names the variable that may hold another key for Singapore: a run of tests brings one that it can look for after."""

SINGAPORE_KEY: Final = os.environ.get(KEY_VARIABLE) or "sk-sandbox-singapore"
BEIJING_KEY: Final = "sk-sandbox-beijing"

KEY_OF_REGION: Final = {"singapore": SINGAPORE_KEY, "beijing": BEIJING_KEY}
