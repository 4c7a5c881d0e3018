"""What edits cost that are not in the form, in words."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from qwen_studio.core.request import EditRequest
from qwen_studio.core.spend import usd_text
from qwen_studio.state.service import Service


def price_text(requests: Sequence[EditRequest], service: Service) -> str:
    """The amount for all of them, or that nobody knows it, or that the demo is free."""
    if service.demo:
        return QCoreApplication.translate("StepPrice", "free demo")
    prices = [service.catalog.price(request.model, request.region) for request in requests]
    if any(price is None for price in prices):
        return QCoreApplication.translate("StepPrice", "price unknown")
    costs = [price.usd * request.n for price, request in zip(prices, requests, strict=True) if price is not None]
    total = sum(costs, Decimal(0))
    approximate = any(price is not None and price.approximate for price in prices)
    return f"≈ {usd_text(total)}" if approximate else usd_text(total)
