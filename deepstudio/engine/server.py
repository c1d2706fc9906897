"""Quick requests: a process that stays, keeps the model in memory and answers one JSON object a line.

A request is `{"id": 7, "do": "predict", …}`; its answer `{"id": 7, "ok": {…}}` or `{"id": 7, "error": {…}}` with a
translatable message. Answers go to what was standard output; anything that libraries print goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections import OrderedDict
from collections.abc import Callable, Mapping
from io import BufferedWriter, TextIOWrapper
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from deepstudio.core.blame import blamed
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.standard_output import take_standard_output

LONGEST_LINE = 16 * 1024 * 1024  # bytes
MODELS_KEPT = 2
MOST = 10_000  # values in a request


class Ping(BaseModel):
    """Asks whether the process answers."""

    model_config = ConfigDict(extra="ignore")


class Warm(Ping):
    """Loads the libraries, and a run's model where one is named, before anyone waits for them."""

    run: str = ""
    which: Literal["auto", "best", "last"] = "auto"


class Predict(Warm):
    """Answers for samples: each is a value by column, as the column takes it from a request; a file is `{"path": …}`.

    With `seen`, also what the network sees of each column, such as a picture as PNG in base64.
    """

    run: str = Field(min_length=1)
    given: list[dict[str, Any]] = Field(min_length=1, max_length=MOST)
    seen: bool = False


class Explain(Warm):
    """How much each piece of a sample decided; by which `method` and about which class, where these are said."""

    run: str = Field(min_length=1)
    given: dict[str, Any] = Field(min_length=1)
    method: str = ""
    label: str = ""


class GlanceRequest(Warm):
    """What each node of a run's network gives for a sample, in small, and the sample as the network sees it.

    The sample is one of the data, by its id, or one that is `given` as `Predict` has it.
    """

    run: str = Field(min_length=1)
    sample: str = ""
    given: dict[str, Any] = Field(default_factory=dict)


class LookRequest(GlanceRequest):
    """What one node carries, as `engine.inside.looking.LookPlace` says it; or one `channel` of it alone, large."""

    node: str = Field(min_length=1)
    port: str = ""
    when: Literal["now", "start", "change"] = "now"
    first: int = Field(default=0, ge=0)
    count: int = Field(default=64, ge=1, le=256)
    channel: int | None = Field(default=None, ge=0)


class FiltersRequest(Warm):
    """The filters of a node of a run's network, as pictures."""

    run: str = Field(min_length=1)
    node: str = Field(min_length=1)
    when: Literal["now", "start", "change"] = "now"


class PatchesRequest(Warm):
    """What excites the channels of a node, if it was looked for: `count` from the `first`, or one `channel`."""

    run: str = Field(min_length=1)
    node: str = Field(min_length=1)
    port: str = ""
    part: Literal["train", "validation", "test"] = "train"
    first: int = Field(default=0, ge=0)
    count: int = Field(default=6, ge=1, le=64)
    channel: int | None = Field(default=None, ge=0)


class AugmentedRequest(Ping):
    """What training with augmentation may see of samples; `data` is the plan, as the project file has it."""

    data: dict[str, Any]
    given: list[dict[str, Any]] = Field(min_length=1, max_length=64)
    seed: int = Field(default=0, ge=0, le=2**31 - 1)


Handler = Callable[["Server", Any], dict[str, Any]]


class Server:
    """Answers requests one after the other. No request ends it."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._models: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._inside: Any = None

    def run(self, lines: IO[bytes]) -> None:
        """Serves until `lines` ends or nobody reads the answers."""
        while line := lines.readline(LONGEST_LINE):
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                _skip_line(lines)
                line = b"too long"
            if line.strip() and not self._say(self.answer(line)):
                return

    def answer(self, line: bytes) -> dict[str, Any]:
        """The answer to one line; never raises."""
        number: Any = None
        try:
            request = _parsed(line)
            number = request.get("id")
            return {"id": number, "ok": self._handle(request)}
        except Explained as error:
            return {"id": number, **_failure(error.text, error.cause)}
        except MemoryError:
            self._models.clear()
            self._inside = None
            text = T("There is not enough memory for this. Close other programs, or use a smaller model.")
            return {"id": number, **_failure(text, "memory")}
        except Exception as error:  # Whatever it was, the next request deserves an answer.
            traceback.print_exc()
            text = blamed(error) or T(
                "The engine could not do this ({reason}). Try again.",
                reason=str(error)[:200] or type(error).__name__,
            )
            return {"id": number, **_failure(text, "engine", traceback.format_exc())}

    def _handle(self, request: Mapping[str, Any]) -> dict[str, Any]:
        known = _HANDLERS.get(str(request.get("do")))
        if known is None:
            raise Explained(
                T("The engine does not know “{do}”.", do=str(request.get("do"))[:60]), "bad_request"
            )
        kind, handle = known
        try:
            wanted = kind.model_validate(request)
        except ValidationError as error:
            where = ".".join(map(str, error.errors()[0]["loc"]))
            raise Explained(
                T("The request “{do}” is not complete: {field}.", do=str(request["do"]), field=where),
                "bad_request",
            ) from error
        return handle(self, wanted)

    def predictor(self, run: str, which: Any) -> Any:
        """The run's model, kept as long as its weights on disk stay the same."""
        from deepstudio.engine.predict import Predictor
        from deepstudio.engine.trained import weights_key

        folder = RunFolder(Path(run))
        key = weights_key(folder, which)
        if key not in self._models:
            self._models[key] = Predictor(folder, which)
            while len(self._models) > MODELS_KEPT:
                self._models.popitem(last=False)
        self._models.move_to_end(key)
        return self._models[key]

    def opened(self, run: str, which: Any) -> Any:
        """The run's network, opened up; kept with its model."""
        from deepstudio.engine.inside.inspection import Inspection

        predictor = self.predictor(run, which)
        if self._inside is None or self._inside.model is not predictor.trained:
            self._inside = Inspection(RunFolder(Path(run)), predictor.trained)
        return self._inside

    def inspection(self, wanted: GlanceRequest) -> Any:
        """The same for the sample that is wanted."""
        inside = self.opened(wanted.run, wanted.which)
        if wanted.given:
            inside.take_given(inside.model.received(wanted.given))
        else:
            inside.take_sample(wanted.sample)
        return inside

    def _say(self, answer: dict[str, Any]) -> bool:
        try:
            self._out.write(json.dumps(answer, default=str) + "\n")
            self._out.flush()
        except OSError:
            return False  # nobody reads any more
        return True


def _ping(server: Server, wanted: Ping) -> dict[str, Any]:
    return {"pid": os.getpid()}


def _warm(server: Server, wanted: Warm) -> dict[str, Any]:
    import deepstudio.engine.predict  # noqa: F401  (the import is what takes long)

    if wanted.run:
        server.predictor(wanted.run, wanted.which).warm()
    return {}


def _devices(server: Server, wanted: Ping) -> dict[str, Any]:
    from deepstudio.engine.devices import list_devices

    return {"devices": [_device(info) for info in list_devices()]}


def _device(info: Any) -> dict[str, Any]:
    fields = {name: getattr(info, name) for name in ("id", "name", "kind", "memory_bytes", "works", "note")}
    return {name: _message(value) if isinstance(value, Text) else value for name, value in fields.items()}


def _predict(server: Server, wanted: Predict) -> dict[str, Any]:
    predictor = server.predictor(wanted.run, wanted.which)
    trained = predictor.trained
    samples = [trained.received(one) for one in wanted.given]
    answers = []
    for sample, answer in zip(samples, predictor.answers(samples), strict=True):
        one = {"input": answer.input, "milliseconds": answer.milliseconds}
        if answer.error is not None:
            one["error"] = _message(answer.error)
        else:
            one["answers"] = {name: said.as_json() for name, said in answer.answers.items()}
        if answer.doubts:
            one["doubts"] = [_message(text) for text in answer.doubts]
        if wanted.seen and answer.seen:
            one["seen"] = trained.shown(sample, answer)
        answers.append(one)
    return {"answers": answers, **_about(predictor)}


def _explain(server: Server, wanted: Explain) -> dict[str, Any]:
    predictor = server.predictor(wanted.run, wanted.which)
    given = predictor.trained.received(wanted.given)
    asked = {name: said for name in ("method", "label") if (said := getattr(wanted, name))}
    return {**predictor.trained.explained(given, **asked), **_about(predictor)}


def _glance(server: Server, wanted: GlanceRequest) -> dict[str, Any]:
    from deepstudio.engine.inside.looking import glances, sample_seen

    inside = server.inspection(wanted)
    about = _about(server.predictor(wanted.run, wanted.which))
    return {"nodes": glances(inside), "sample": sample_seen(inside), **about}


def _look(server: Server, wanted: LookRequest) -> dict[str, Any]:
    from deepstudio.engine.inside.looking import LookPlace, closely, look

    inside = server.inspection(wanted)
    about = _about(server.predictor(wanted.run, wanted.which))
    if wanted.channel is not None:
        return {**closely(inside, wanted.node, wanted.port, wanted.channel), **about}
    return {
        **look(inside, LookPlace(wanted.node, wanted.port, wanted.when, wanted.first, wanted.count)),
        **about,
    }


def _filters(server: Server, wanted: FiltersRequest) -> dict[str, Any]:
    from deepstudio.engine.inside.filters import filters

    inside = server.opened(wanted.run, wanted.which)
    told = filters(inside, wanted.node, wanted.when)
    return {**told, **_about(server.predictor(wanted.run, wanted.which))}


def _patches(server: Server, wanted: PatchesRequest) -> dict[str, Any]:
    from deepstudio.engine.inside.crops import told_patches
    from deepstudio.engine.inside.patches import known_patches

    inside = server.opened(wanted.run, wanted.which)
    found = known_patches(inside, wanted.part, wanted.node, wanted.port)
    if found is None:
        return {"found": False}
    return {"found": True, **told_patches(inside, found, wanted.first, wanted.count, wanted.channel)}


def _augmented(server: Server, wanted: AugmentedRequest) -> dict[str, Any]:
    from deepstudio.core.project import DataPlan
    from deepstudio.engine.augmented import augmented

    return {"augmented": augmented(DataPlan.model_validate(wanted.data), wanted.given, wanted.seed)}


def _about(predictor: Any) -> dict[str, Any]:
    return {"weights": predictor.which, "epoch": predictor.trained.epoch}


_HANDLERS: dict[str, tuple[type[BaseModel], Handler]] = {
    "ping": (Ping, _ping),
    "warm": (Warm, _warm),
    "devices": (Ping, _devices),
    "predict": (Predict, _predict),
    "explain": (Explain, _explain),
    "glance": (GlanceRequest, _glance),
    "look": (LookRequest, _look),
    "filters": (FiltersRequest, _filters),
    "patches": (PatchesRequest, _patches),
    "augmented": (AugmentedRequest, _augmented),
}


def serve() -> None:
    """Answers the requests on standard input until it closes."""
    out = private_output()
    try:
        Server(out).run(sys.stdin.buffer)
    except KeyboardInterrupt:
        pass
    finally:
        _close(out)


def private_output() -> IO[str]:
    """Takes standard output for answers alone; what native libraries print goes to standard error from now on."""
    return TextIOWrapper(BufferedWriter(take_standard_output()), encoding="utf-8", newline="\n")


def _close(out: IO[str]) -> None:
    try:
        out.close()
    except OSError:
        return


def _skip_line(lines: IO[bytes]) -> None:
    while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Explained(T("The engine was sent something that is not a request."), "bad_request") from error
    if not isinstance(request, dict):
        raise Explained(T("The engine was sent something that is not a request."), "bad_request")
    return request


def _failure(text: Text, cause: str, details: str = "") -> dict[str, Any]:
    return {"error": _message(text), "cause": cause, "details": details}


def _message(text: Text) -> dict[str, Any]:
    return Message.of(text).model_dump()
