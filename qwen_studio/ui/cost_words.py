"""What a picture cost, said alike in the details and in the list."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from qwen_studio.ui.figures import usd_text


def cost_text(cost: Decimal | None, *, demo: bool, imported: bool) -> str:
    """What the picture cost here; one from outside cost nothing here."""
    translate = QCoreApplication.translate
    if imported:
        return translate("CostWords", "imported")
    if demo:
        return translate("CostWords", "free demo")
    return translate("CostWords", "unknown") if cost is None else usd_text(cost)
