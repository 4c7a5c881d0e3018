"""What the edits that are written cost, in words."""

from PySide6.QtCore import QObject

from qwen_studio.core.spend import usd_text
from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service


class PriceWords(QObject):
    """The price of the edit that the composer holds."""

    def __init__(self, composer: Composer, service: Service, parent: QObject) -> None:
        super().__init__(parent)
        self._composer = composer
        self._service = service

    def price(self) -> str:
        """The amount, or that nobody knows it, or that the demo is free."""
        if self._service.demo:
            # The tool bar says that it is the demo; beside "free" there is room for the keys.
            return self.tr("free")
        cost = self._composer.cost()
        if cost is None:
            return self.tr("price unknown")
        return f"≈ {usd_text(cost)}" if self._composer.cost_is_approximate else usd_text(cost)

    def explained(self) -> str:
        """How the amount comes about."""
        model, region = self._composer.model, self._service.region
        price = self._service.catalog.price(model.id, region.id)
        if price is None:
            known = self.tr("No price of {model} in {region} is known.").format(model=model.id, region=region.name)
        else:
            edits, n = self._composer.edit_count, self._composer.n
            known = self.tr("{n} × ${price} with {model} in {region}, as of {day}. Failed calls are free.").format(
                n=n if edits == 1 else f"{edits} × {n}",
                price=price.usd,
                model=model.id,
                region=region.name,
                day=price.as_of.isoformat(),
            )
        if self._service.demo:
            return self.tr("Simulated on this machine, free of charge.\nWith a key: {known}").format(known=known)
        return known
