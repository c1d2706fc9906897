"""Devices in words: what the chip at the top and the page Train say of those that the engine found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from deepstudio.core.events import Message
from deepstudio.core.text import T, Text, verbatim

GIB = 1 << 30
# Words in the names of processors that tell nothing.
NOISE = re.compile(r"\((R|TM|C)\)|\b(CPU|Processor|\d+-Core)\b|@.*$|with Radeon.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChipState:
    text: Text
    tone: str
    tips: tuple[Text, ...] = ()


def device_chip(answer: dict[str, Any] | None, wanted: str) -> ChipState:
    """`answer` is the engine's to the request `devices`; None while there is none yet."""
    if answer is None:
        return ChipState(T("Looking for devices…"), "text3")
    chosen = chosen_device(answer, wanted)
    if chosen is None:
        return ChipState(T("No device"), "bad")
    notes = [note for note in map(_note, answer.get("devices", [])) if note]
    if wanted != "auto" and not _matches(chosen, wanted):
        notes.append(T("“{wanted}” is not there, so this one is used.", wanted=wanted))
    return ChipState(short_name(chosen), "warn" if notes else "good", (_described(chosen), *notes))


def chosen_device(answer: dict[str, Any] | None, wanted: str) -> dict[str, Any] | None:
    """The device a run will use: the one that is wanted, else the first that works."""
    working = [device for device in (answer or {}).get("devices", []) if device.get("works")]
    fitting = [device for device in working if wanted == "auto" or _matches(device, wanted)]
    return next(iter(fitting or working[-1:]), None)


def short_name(device: dict[str, Any]) -> Text:
    """Such as `RTX 4060 · 8 GB`; a processor goes by its name alone."""
    name = " ".join(NOISE.sub(" ", str(device.get("name", ""))).split())
    if device.get("kind") == "cpu":
        return T("CPU · {name}", name=name) if name else T("CPU")
    return verbatim(f"{name} · {_gib(device)} GB")


def _described(device: dict[str, Any]) -> Text:
    words = {"name": str(device.get("name", "")), "id": str(device.get("id", "")), "memory": _gib(device)}
    return T("Networks train on {name} ({id}, {memory} GB).", **words)


def _gib(device: dict[str, Any]) -> int:
    return round(int(device.get("memory_bytes") or 0) / GIB)


def _matches(device: dict[str, Any], wanted: str) -> bool:
    return wanted in (device.get("id"), device.get("kind"))


def _note(device: dict[str, Any]) -> Text | None:
    try:
        return Message.model_validate(device["note"]).text() if device.get("note") else None
    except ValidationError:
        return None
