"""The cat-and-dog network as books write it in Keras. Runs in an environment of its own that has TensorFlow.

python benchmarks/keras_book.py FOLDER [--epochs N] [--seed N]

FOLDER has train/, validation/ and test/, each with one sub-folder of pictures a class. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
from keras import layers

SIDE = 150


class Speed(keras.callbacks.Callback):  # type: ignore[misc]
    """Images a second of each epoch, without its validation."""

    def __init__(self, images: int) -> None:
        super().__init__()
        self.images = images
        self.speeds: list[float] = []
        self.started = 0.0

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self.started = time.perf_counter()

    def on_test_begin(self, logs: Any = None) -> None:
        if self.started:
            self.speeds.append(self.images / (time.perf_counter() - self.started))
            print(f"{self.speeds[-1]:.1f} images/s", flush=True)
        self.started = 0.0


def network() -> Any:
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            layers.Rescaling(1 / 255),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(512, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()

    keras.utils.set_random_seed(given.seed)
    parts = {
        name: keras.utils.image_dataset_from_directory(
            given.folder / name,
            label_mode="binary",
            image_size=(SIDE, SIDE),
            batch_size=given.batch_size,
            shuffle=name == "train",
            seed=given.seed,
        )
        for name in ("train", "validation", "test")
    }
    model = network()
    model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.001), metrics=["accuracy"])
    speed = Speed(sum(1 for _ in (given.folder / "train").glob("*/*")))
    with tempfile.TemporaryDirectory() as folder:
        best = os.path.join(folder, "best.weights.h5")
        keep = keras.callbacks.ModelCheckpoint(
            best, monitor="val_accuracy", save_best_only=True, save_weights_only=True
        )
        history = model.fit(
            parts["train"],
            epochs=given.epochs,
            validation_data=parts["validation"],
            callbacks=[speed, keep],
            verbose=0,
        )
        model.load_weights(best)
        tested = model.evaluate(parts["test"], verbose=0, return_dict=True)
    result = {
        "images_per_second": statistics.median(speed.speeds),
        "validation_accuracy": max(history.history["val_accuracy"]),
        "test_accuracy": tested["accuracy"],
        "parameters": model.count_params(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
