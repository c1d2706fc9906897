"""Finds the files that come with the program: icons, styles, translations, samples, the guide."""

from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a resource, e.g. ``resource("icons", "play.svg")``; the file itself need not exist.

    Raises FileNotFoundError if the program was installed without its resources.
    """
    return _root().joinpath(*parts)


def guide_file(language: str) -> Path:
    """The guide in a language: docs/ of a checkout, which a wheel carries as its resources."""
    name = "guide.md" if language == "en" else f"guide.{language}.md"
    carried = _root() / "guide" / name
    return carried if carried.is_file() else _root().parent / "docs" / name


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parents[1]
    # A wheel carries them inside the package; in a checkout, installed editable or not, they lie beside it.
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "icons").is_dir():
            return folder
    raise FileNotFoundError(f"DeepStudio has lost its resources in {package}. Install the program again.")
