"""What a card shows where a template brings no data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from deepstudio.ui.pages.start import template_card
from tests.ui.start.conftest import MakePage


def test_folders_to_bring_are_drawn(make: MakePage, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[QRectF] = []
    original = template_card.paint_tree
    monkeypatch.setattr(
        template_card, "paint_tree", lambda painter, room: (drawn.append(room), original(painter, room))
    )
    cards = {card.template.id: card for card in make().cards}
    drawn.clear()
    cards["empty"].grab()
    assert drawn == [], "it begins from nothing"
    cards["cats-dogs-cnn"].grab()
    assert len(drawn) == 1
    assert QRectF(cards["cats-dogs-cnn"].rect()).contains(drawn[0])
