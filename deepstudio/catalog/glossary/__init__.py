"""The words of the field, each explained once: in the window, in the terminal, found by any of its names."""

from deepstudio.catalog.glossary import learning, maps, measures, networks, program, samples, texts

GLOSSARY = (
    *learning.ENTRIES,
    *samples.ENTRIES,
    *measures.ENTRIES,
    *maps.ENTRIES,
    *networks.ENTRIES,
    *texts.ENTRIES,
    *program.ENTRIES,
)
