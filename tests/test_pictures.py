"""The pictures in screenshots/ show the screens as they are."""

from pathlib import Path

import pytest

from tests.pictures import FOLDER, Picture, pictures, taken


@pytest.mark.parametrize(("name", "size", "picture"), [pytest.param(*each, id=each[0]) for each in pictures()])
async def test_e41_the_picture_is_as_the_screen(
    name: str, size: tuple[int, int], picture: Picture, tmp_path: Path
) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert await taken(picture, size, tmp_path) == kept, "run: python -m tests.pictures, and look at them"
    assert (FOLDER / name).with_suffix(".png").is_file()
