"""The dots to count: as many as is said, always the same, and none that touches another."""

import numpy as np
import pytest
from scipy import ndimage

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.registry import Registry
from deepstudio.data.plans import with_source
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader


def test_there_are_as_many_dots_as_is_said(registry: Registry) -> None:
    plan = with_source(Chosen(id="dots"), registry)
    found, source = scan(plan, registry), reader(plan, registry)
    assert (len(found.ids), found.found.column("dots").low, found.found.column("dots").high) == (1000, 0, 15)
    for id, count in list(zip(found.ids, found.values("dots"), strict=True))[:50]:
        picture = np.asarray(source.load(id, "picture"))
        assert picture.shape == (48, 48)
        assert ndimage.label(picture > 95)[1] == count
        assert np.array_equal(picture, np.asarray(reader(plan, registry).load(id, "picture")))


def test_there_are_no_others(registry: Registry) -> None:
    with pytest.raises(Explained, match="no picture"):
        reader(with_source(Chosen(id="dots"), registry), registry).load("0001001", "picture")
