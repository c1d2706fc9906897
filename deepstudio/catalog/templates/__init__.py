"""Templates: ready projects to start from."""

from deepstudio.catalog.templates.pictures import TEMPLATES

__all__ = ["TEMPLATES"]
