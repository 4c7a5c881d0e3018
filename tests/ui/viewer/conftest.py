import pytest

from qwen_studio.ui.viewer.results_strip import ResultsStrip
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from tests.ui.scene import Scene


@pytest.fixture
def strip(scene: Scene) -> ResultsStrip:
    studio = scene.studio
    strip = ResultsStrip(
        studio.jobs,
        studio.viewer,
        studio.pictures,
        studio.thumbnails,
        studio.service,
        studio.spending,
        scene.actions,
        scene.theme,
    )
    scene.open_window(strip, 900, strip.height())
    strip.setFocus()
    return strip


@pytest.fixture
def pane(scene: Scene) -> ViewerPane:
    studio = scene.studio
    pane = ViewerPane(
        studio.viewer,
        studio.composer,
        studio.images,
        studio.thumbnails,
        studio.tasks,
        scene.actions,
        scene.theme,
    )
    return scene.open_window(pane, 900, 640)
