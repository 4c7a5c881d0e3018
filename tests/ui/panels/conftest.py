import pytest

from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from tests.ui.scene import Scene


@pytest.fixture
def details(scene: Scene) -> DetailsPanel:
    studio = scene.studio
    panel = DetailsPanel(
        studio.pictures,
        studio.collecting,
        studio.images,
        studio.thumbnails,
        studio.service,
        scene.actions,
        scene.theme,
    )
    return scene.open_window(panel, 296, 700)


@pytest.fixture
def lineage(scene: Scene) -> LineagePanel:
    panel = LineagePanel(scene.studio, scene.actions, scene.theme)
    return scene.open_window(panel, 296, 500)
