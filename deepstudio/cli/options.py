"""Arguments and options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.failure import WrongUsage
from deepstudio.core.text import T

DEVICE = re.compile(r"auto|cpu|mps|cuda(:\d{1,3})?")


def _device(value: str) -> str:
    if not DEVICE.fullmatch(value):
        raise WrongUsage(
            T("“{device}” is not a device. Choose auto, cpu, cuda, cuda:1 or mps.", device=value)
        )
    return value


ProjectDir = Annotated[Path, typer.Argument(metavar="DIR", help=T("The project's folder.").source)]
RunId = Annotated[
    str | None,
    typer.Option(
        metavar="ID", help=T("The run, such as run-003 or 3; by default the latest with weights.").source
    ),
]
Json = Annotated[bool, typer.Option("--json", help=T("Print JSON for a machine to read.").source)]
DeviceOption = Annotated[
    str,
    typer.Option(callback=_device, metavar="auto|cpu|cuda[:i]|mps", help=T("Where to train.").source),
]
