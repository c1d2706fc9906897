"""Templates: ready projects to start from."""

from deepstudio.catalog.templates import pictures, tables, texts
from deepstudio.catalog.templates.empty import Empty

TEMPLATES = (*pictures.TEMPLATES, *tables.TEMPLATES, *texts.TEMPLATES, Empty)

__all__ = ["TEMPLATES"]
