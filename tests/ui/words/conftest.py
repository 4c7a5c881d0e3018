import pytest

from qwen_studio.ui.edit_page import EditPage
from tests.ui.scene import Scene
from tests.ui.words.words_page import Words


@pytest.fixture
def words(scene: Scene) -> Words:
    scene.studio.preferences.change(preset_wording="en")
    page = EditPage(scene.studio, scene.theme, scene.actions, scene.said.announce)
    return Words(scene, scene.open_window(page, 1440, 800))
