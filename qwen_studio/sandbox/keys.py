"""The two API keys that the sandbox knows: one for each region of the document."""

from typing import Final

SINGAPORE_KEY: Final = "sk-sandbox-singapore"
BEIJING_KEY: Final = "sk-sandbox-beijing"

KEY_OF_REGION: Final = {"singapore": SINGAPORE_KEY, "beijing": BEIJING_KEY}
