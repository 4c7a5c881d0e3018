"""Makes the picture of the welcome: what the demo makes of the sample that it begins with.

    .venv/bin/python docs/welcome_picture.py

Run it when the sample, the instruction or the sandbox's painting changes.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.headless import HeadlessStudio

SAMPLE = "coffee.png"
INSTRUCTION = "Turn the photo into a pencil sketch with warm light"
SIZE = (1200, 800)
SEED = 7


def main() -> None:
    """Writes resources/welcome/after.jpg."""
    sample = resource_path("samples", SAMPLE)
    request = EditRequest(
        (FileImage(sample, sample.name),), INSTRUCTION, "qwen-image-edit-plus", "singapore", seed=SEED
    )
    with tempfile.TemporaryDirectory() as folder, HeadlessStudio(str(Path(folder) / "library")) as studio:
        _, (result,) = studio.edit(request, demo=True, progress=print)
        made = io.BytesIO(studio.path(result).read_bytes())
    picture = Image.open(made).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    picture.save(resource_path("welcome", "after.jpg"), quality=86, optimize=True)


if __name__ == "__main__":
    main()
