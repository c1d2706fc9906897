"""Networks that take texts, on their way out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from deepstudio import __version__
from deepstudio.catalog import registry
from deepstudio.codegen.texts import TextFacts
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import PADDING, UNKNOWN
from deepstudio.core.text import T, Text
from deepstudio.data.tokenizers import tokenizer_code
from deepstudio.data.trained_columns import trained_columns
from deepstudio.engine.export.deployed import DeployedTexts
from deepstudio.engine.export.kinds import ExportSample, LoadSample, Trial, multiply_adds
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.threads import is_small
from deepstudio.engine.weights import LoadedModel

COUNT = 7  # samples: no power of two and not the batch size of any example
LOOKED_AT = 200  # texts of a part among which short and long ones are chosen
EXAMPLE = 2, 9  # batch and length with which a network is traced; the check uses others
MORE = 3  # columns of padding that a batch does not need
LONGEST = 300  # tokens of the longest text that is tried
TOKENIZER, TOKENIZER_CODE = "tokenizer.json", "tokenizer.py"


class ExportedTexts:
    """Texts as tokens, int64 (N, L), 0 behind the last token of each."""

    input_name: ClassVar[str] = "tokens"
    free_axes: ClassVar[Mapping[int, str]] = {0: "batch", 1: "length"}

    def __init__(self, model: LoadedModel) -> None:
        self.model = model
        assert isinstance(model.inputs, Texts)
        self.texts, self.column = model.inputs, model.inputs.column

    def deployed(self) -> nn.Module:
        return DeployedTexts(self.model)

    def example(self) -> Tensor:
        tokens = torch.full(EXAMPLE, UNKNOWN)
        tokens[0, -2:] = PADDING
        return tokens

    def chosen(self, ids: Sequence[str], load: LoadSample) -> list[ExportSample]:
        """Short and long ones."""
        places = np.linspace(0, len(ids) - 1, min(LOOKED_AT, len(ids))).astype(int)
        texts = [load(ids[place]) for place in places]
        texts = sorted((text for text in texts if text.strip()), key=self._length)
        if not texts:
            raise Explained(T("The data has no texts."), "empty")
        picked = np.unique(np.linspace(0, len(texts) - 1, min(COUNT, len(texts))).astype(int))
        return [ExportSample(texts[place]) for place in picked]

    def invented(self) -> list[ExportSample]:
        """Words drawn from the vocabulary where there is one, and letters."""
        draw = np.random.RandomState(0)
        words = [str(word) for word in self.texts.state["tokenizer"].get("tokens", ()) if str(word).strip()]
        words = words[:1000] or list("abcdefghijklmnopqrstuvwxyz")
        return [ExportSample(" ".join(draw.choice(words, 2 + 5 * number))) for number in range(COUNT)]

    def invented_note(self) -> Text:
        return T("The data cannot be reached, so the export is checked on random texts instead.")

    def trials(self, samples: Sequence[ExportSample]) -> list[Trial]:
        """Each alone; all together; the short ones with more padding than they need; a token; a very long text."""
        rows = sorted((self.texts.read(sample.value) for sample in samples), key=len)
        batches = [self._collated([row]) for row in rows]
        batches.append(self._collated(rows))
        batches.append(np.pad(self._collated(rows[: (len(rows) + 1) // 2]), ((0, 0), (0, MORE))))
        batches.append(self._collated([rows[0][:1]]))
        longest = min(self.column.length, LONGEST)
        batches.append(self._collated([(rows[-1] * (1 + longest // len(rows[-1])))[:longest]]))
        return [Trial(given, self.model.outputs(torch.from_numpy(given))[0]) for given in batches]

    def expected(self, samples: Sequence[ExportSample]) -> npt.NDArray[np.float32]:
        return self.model.probabilities([self.texts.read(sample.value) for sample in samples])

    def arguments(self, samples: Sequence[ExportSample], scratch: Path) -> list[str]:
        # One text a line: to all tokenizers the end of a line is a blank.
        lines = [sample.value.replace("\r", " ").replace("\n", " ") for sample in samples]
        path = scratch / "texts.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace", newline="\n")
        return ["--file", str(path)]

    def tried(self, samples: Sequence[ExportSample]) -> Text:
        lengths = [len(self.texts.read(sample.value)) for sample in samples]
        return T("{n} texts of {a} to {b} tokens", n=len(samples), a=min(lengths), b=max(lengths))

    def preprocessing(self) -> dict[str, Any]:
        return {
            "classes": list(self.model.classes),
            **self.column.values(),
            "padding": PADDING,
            "unknown": UNKNOWN,
            "tokenizer_file": TOKENIZER,
            "layout": "NL",
        }

    def carried(self) -> dict[str, str]:
        state = json.dumps(self.texts.state["tokenizer"], ensure_ascii=False)
        return {TOKENIZER: state + "\n", TOKENIZER_CODE: tokenizer_code(self.column.tokenizer)}

    def metadata(self) -> dict[str, str]:
        return {
            "classes": json.dumps(list(self.model.classes), ensure_ascii=False),
            "column": json.dumps(self.column.values(), ensure_ascii=False),
            "tokenizer": self.carried()[TOKENIZER].strip(),
            TOKENIZER_CODE: self.carried()[TOKENIZER_CODE],
            "input": "int64 N×L, 0 behind the last token",
            "deepstudio": __version__,
        }

    def facts(self, samples: Sequence[ExportSample]) -> TextFacts:
        code, state = tokenizer_code(self.column.tokenizer), self.carried()[TOKENIZER]
        steps = sum(self._length(sample.value) for sample in samples) // max(1, len(samples))
        return TextFacts(
            classes=self.model.classes,
            column=self.column,
            tokenizer=state,
            tokenizer_code=code,
            columns=trained_columns(self.model.project.data, registry()),
            small=is_small(multiply_adds(self.model, steps)),
        )

    def _length(self, text: str) -> int:
        return len(self.texts.read(text))

    def _collated(self, rows: Sequence[Sequence[int]]) -> npt.NDArray[np.int64]:
        found: npt.NDArray[np.int64] = self.texts.collated(rows).numpy()
        return found
