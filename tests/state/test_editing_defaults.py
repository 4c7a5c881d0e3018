"""What an edit begins with: what was used last, or what the settings say."""

from collections.abc import Callable

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.geometry import Size
from qwen_studio.core.settings import Settings
from qwen_studio.state.composer import Composer
from qwen_studio.state.studio import Studio


def chosen(composer: Composer) -> tuple[str, int, bool, bool, Size | None]:
    return composer.model.id, composer.n, composer.watermark, composer.prompt_extend, composer.size


def test_a_start_begins_with_the_settings(open_studio: Callable[[], Assembly]) -> None:
    first = open_studio().studio
    first.preferences.change(
        model="qwen-image-edit-max", n=3, watermark=True, prompt_extend=False, size="1024x1536", keep_parameters=False
    )
    composer = open_studio().studio.composer
    assert chosen(composer) == ("qwen-image-edit-max", 3, True, False, Size(1024, 1536))


def test_what_is_used_is_kept_or_not(studio: Studio) -> None:
    composer, preferences = studio.composer, studio.preferences
    composer.set_n(2)
    composer.set_size(Size(1024, 1024))
    assert (preferences.settings.n, preferences.settings.size) == (2, "1024x1024")
    composer.set_size(None)
    assert preferences.settings.size == ""

    preferences.change(keep_parameters=False)
    composer.set_n(4)
    composer.set_watermark(on=True)
    assert (preferences.settings.n, preferences.settings.watermark) == (2, False)


def test_a_new_edit_begins_with_the_settings_where_the_last_choices_are_not_kept(studio: Studio) -> None:
    composer = studio.composer
    studio.preferences.change(keep_parameters=False, n=2)
    composer.set_instruction("Make it warm")
    composer.set_n(5)
    composer.set_seeds((4, 5))
    composer.begin_anew()
    assert (composer.n, composer.seeds) == (2, ())

    studio.preferences.change(keep_parameters=True)
    composer.set_n(4)
    composer.set_seeds((4,))
    composer.begin_anew()
    assert composer.n == 4, "it goes on"
    assert composer.seeds == (), "a seed is for one edit"


def test_settings_hold_at_once_in_an_empty_form_and_leave_a_begun_one_alone(studio: Studio) -> None:
    composer = studio.composer
    studio.preferences.change(n=3, watermark=True)
    assert (composer.n, composer.watermark) == (3, True)
    composer.set_instruction("Make it warm")
    studio.preferences.change(n=1, watermark=False, model="qwen-image-edit")
    assert (composer.n, composer.watermark, composer.model.id) == (3, True, "qwen-image-edit-plus")


def test_what_a_model_cannot_do_waits_for_one_that_can(studio: Studio) -> None:
    composer = studio.composer
    studio.preferences.change(n=4, size="2048x2048")
    studio.preferences.change(model="qwen-image-edit")
    assert (composer.model.id, composer.n, composer.size) == ("qwen-image-edit", 1, None)
    studio.preferences.change(model="qwen-image-edit-max")
    assert (composer.n, composer.size) == (4, Size(2048, 2048))


def test_a_model_that_is_gone_leaves_the_one_that_is_there(studio: Studio) -> None:
    before = studio.composer.model
    studio.preferences.change(model="hologram", size="17x17")
    assert (studio.composer.model, studio.composer.size) == (before, None)
    assert studio.preferences.settings.model == "hologram", "a catalogue may bring it back"
    assert Settings().keep_parameters
