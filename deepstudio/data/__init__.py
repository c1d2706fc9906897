"""Sources, scanning, decoding, splits, thumbnails and prepared data sets; no torch."""
