"""How the names of pictures end. Apart from what decodes them, which a dialog for files needs not."""

from __future__ import annotations

SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".gif", ".webp", ".tif", ".tiff"),
    *(".pgm", ".ppm", ".pnm", ".pbm", ".avif", ".heic", ".heif", ".hif"),
)
