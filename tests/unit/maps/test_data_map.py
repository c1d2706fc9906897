"""A network's own map of its data: its vectors against the network, places and neighbours against hand-made cases."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sklearn.decomposition import PCA

from deepstudio.catalog import registry
from deepstudio.core.data_map import DataMap
from deepstudio.core.events import Note, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.program import LENGTHS
from deepstudio.core.shapes import Image, Sequence
from deepstudio.data.prepare import prepare
from deepstudio.data.split import PARTS
from deepstudio.engine.inside.data_map import data_map
from deepstudio.engine.inside.kept_vectors import kept_vectors
from deepstudio.engine.inside.neighbours import NEIGHBOURS, agreement, doubtful, nearest
from deepstudio.engine.inside.places import pca_places, tsne_places
from deepstudio.engine.inside.vectors import (
    flat,
    last_vector,
    named_value,
    real_steps,
    sample_vectors,
    vector_values,
)
from deepstudio.engine.weights import load_run
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.tabling import flats_run
from tests.unit.engine.texting import text_run
from tests.unit.engine.using import digits_run, result_of

__all__ = ["digits_run", "text_run"]


@pytest.fixture
def own_run(digits_run: RunFolder, tmp_path: Path) -> RunFolder:
    """A copy of the digits' run, in which maps may be kept."""
    shutil.copytree(digits_run.project_folder, tmp_path / "digits")
    return ProjectFolder(tmp_path / "digits").runs()[0]


def drawn(run: RunFolder, node: str = "", method: str = "pca") -> tuple[DataMap, set[str]]:
    """The map, and what was worked at until it was there."""
    events = list(data_map(run, node, method))
    worked = {event.what.source for event in events if isinstance(event, Progress)}
    return DataMap.model_validate(result_of(events)), worked


def all_vectors(run: RunFolder, name: str = ""):
    """Of all prepared samples: the set, the model, the value and what is made of it."""
    model, prepared = load_run(run), prepare(run.project(), registry())
    value = named_value(model, name) if name else last_vector(model)
    rows = np.sort(np.concatenate([prepared.splits[part] for part in PARTS]))
    work = sample_vectors(model, prepared, rows, value)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return prepared, model, value, end.value


# Vectors


def test_vectors_are_what_the_network_computes(digits_run):
    prepared, model, value, found = all_vectors(digits_run)
    assert len(found.rows) == len(prepared.ids)
    pixels = np.array(prepared.columns["picture"].pixels[found.rows[100:140]])
    inputs = model.inputs.taken(pixels)
    with torch.inference_mode():
        given = model.network.watched([value], *inputs)[value]
        (scores,) = model.network.logits(*inputs)
    assert given.shape == found.numbers[100:140].shape
    np.testing.assert_allclose(found.numbers[100:140], given.numpy(), atol=1e-5)
    said = model.target.outputs(scores).numpy()
    np.testing.assert_allclose(found.outputs[0][100:140], said, atol=1e-5)


def test_by_default_it_is_what_enters_the_last_layer_with_weights(digits_run):
    model = load_run(digits_run)
    graph = model.analysis.graph
    last = [node for node in graph.order() if model.analysis.costs[node.name].parameters][-1]
    (link,) = graph.incoming[last.name]
    assert last_vector(model)[0] in (link.source, *(one.source for one in graph.incoming[link.source]))


def test_pictures_are_averaged_over_their_pixels(digits_run):
    model = load_run(digits_run)
    shapes = vector_values(model)
    name = next(
        n for (n, _), one in shapes.items() if isinstance(one, Image) and n not in model.network.inputs
    )
    prepared, model, value, found = all_vectors(digits_run, name)
    inputs = model.inputs.taken(np.array(prepared.columns["picture"].pixels[found.rows[:4]]))
    with torch.inference_mode():
        given = model.network.watched([value], *inputs)[value]
    np.testing.assert_allclose(found.numbers[:4], given.mean((2, 3)).numpy(), atol=1e-5)


def test_pictures_that_enter_keep_where_they_are_bright(digits_run):
    prepared, model, _, found = all_vectors(digits_run, load_run(digits_run).network.inputs[0])
    pixels = np.array(prepared.columns["picture"].pixels[found.rows[:4]])
    (entering,) = model.inputs.taken(pixels)
    np.testing.assert_allclose(found.numbers[:4], entering.flatten(1).numpy(), atol=1e-6)


def test_texts_are_averaged_over_their_real_steps_alone(text_run):
    """Each text by itself, where nothing is padded, has the vector that it has among longer ones."""
    model = load_run(text_run)
    value = next(value for value, shape in vector_values(model).items() if isinstance(shape, Sequence))
    prepared, model, _, found = all_vectors(text_run, value[0])
    texts = prepared.columns["text"]
    lengths = []
    for place in (0, 50, 200):
        row = int(found.rows[place])
        tokens = texts.row(row).astype(np.int64)
        with torch.inference_mode():
            alone = model.network.watched([value], torch.from_numpy(tokens[None]))[value][0, : len(tokens)]
        np.testing.assert_allclose(found.numbers[place], alone.mean(0).numpy(), atol=1e-4)
        lengths.append(len(tokens))
    assert len(set(lengths)) > 1


def test_a_node_that_is_not_there_is_named(own_run):
    with pytest.raises(Explained) as refused:
        list(data_map(own_run, "nowhere"))
    assert refused.value.cause == "no_such_node"
    assert "nowhere" in str(refused.value.text)


# Places and neighbours


def test_places_are_those_of_scikit_learn_and_come_again(own_run):
    found, _ = drawn(own_run)
    vectors = kept_vectors(own_run, (found.node, found.port), found.key)
    assert vectors is not None
    expected = PCA(2).fit_transform(vectors.numbers.astype(np.float64))
    np.testing.assert_allclose(np.abs(np.array(found.places)), np.abs(expected), atol=1e-4)
    assert 0 < sum(found.shares) < 1
    shutil.rmtree(own_run.maps_dir)
    again, _ = drawn(own_run)
    assert again == found


def test_two_groups_stay_two_groups():
    draw = np.random.default_rng(1)
    vectors = np.concatenate([draw.normal(0, 0.1, (30, 8)), draw.normal(5, 0.1, (30, 8))])
    places = tsne_places(vectors)
    np.testing.assert_allclose(places, tsne_places(vectors))
    inside = np.linalg.norm(places[:30] - places[:30].mean(0), axis=1).max()
    assert np.linalg.norm(places[:30].mean(0) - places[30:].mean(0)) > 2 * inside


def test_one_number_a_sample_is_drawn_along_a_line():
    places, shares = pca_places(np.array([[0.0], [1.0], [3.0]]))
    np.testing.assert_allclose(np.abs(np.diff(places[:, 0])), [1, 2])
    assert not places[:, 1].any()
    assert shares == (1, 0)


def test_what_is_the_same_for_all_is_no_map():
    with pytest.raises(Explained) as refused:
        pca_places(np.ones((5, 3)))
    assert refused.value.cause == "no_difference"


def test_neighbours_are_the_nearest_others():
    vectors = np.array([[0.0, 0], [1, 0], [3, 0], [3, 0], [10, 0]])
    all_of_them = np.arange(5)
    assert nearest(vectors, all_of_them, 2).tolist()[0] == [1, 2]
    assert nearest(vectors, all_of_them, 1)[2:4].tolist() == [
        [3],
        [2],
    ]  # copies are neighbours, not themselves
    assert nearest(vectors, np.array([0, 4]), 1).tolist() == [[4], [0], [0], [0], [0]]
    assert nearest(vectors, np.array([4]), 2).shape == (5, 0)


def test_agreement_counts_the_nearest_training_sample():
    labels, taught = np.array([0, 0, 1, 1, -1]), np.array([[1], [0], [0], [2], [0]])
    held_out = np.array([False, False, True, True, True])
    assert agreement(labels, taught, held_out) == (0.5, 2)
    assert agreement(labels, taught, np.zeros(5, bool)) == (None, 0)


def test_a_wrong_label_among_many_neighbours_is_doubted():
    """Two groups of twelve; one of the first group is labelled as the second, and one of the rest is rare."""
    vectors = np.array([[0, n / 100] for n in range(12)] + [[9, n / 100] for n in range(12)], float)
    labels = np.array([0] * 12 + [1] * 12)
    labels[5] = 1
    labels[20] = 2  # the only one of its class: neighbours of that class there are none
    training = np.arange(24)
    (found,) = doubtful(labels, nearest(vectors, training, NEIGHBOURS), training)
    assert (found.sample, found.likely, found.share) == (5, 0, 1.0)


def test_open_sequences_of_values_are_averaged_over_the_steps_that_are_told():
    shape = Sequence(None, 2, every=2, origin="sound")
    values = torch.tensor([[[1.0, 2], [3, 4], [9, 9]], [[5, 6], [9, 9], [9, 9]]])
    real = real_steps(shape, {("sound", LENGTHS): torch.tensor([3, 1])})
    assert flat(values, shape, real).tolist() == [[2, 3], [5, 6]]
    assert flat(values, Sequence(3, 2), None).tolist() == values.mean(1).tolist()


# The map as a whole


def test_the_map_tells_labels_parts_and_mistakes(own_run):
    found, _ = drawn(own_run)
    (answer,) = found.answers
    assert [answer.names[one] for one in answer.labels] == [id.partition("/")[0] for id in found.ids]
    wrong = [found.parts[n] for n in range(len(found.ids)) if answer.is_wrong(n)]
    result = own_run.state()
    test = found.parts.count(2)
    assert 1 - wrong.count(2) / test == pytest.approx(result.test["accuracy"], abs=1e-6)
    assert answer.held_out == found.parts.count(1) + test
    assert answer.agreement is not None
    assert answer.agreement > 0.5
    assert found.total == found.drawn == len(found.ids)
    assert found.title in [one.title.text() for one in found.nodes]


def test_what_was_computed_is_not_computed_again(own_run):
    first, worked = drawn(own_run)
    assert {"Computing the vectors", "Placing the samples (PCA)"} <= worked
    again, worked = drawn(own_run)
    assert again == first
    assert not worked & {"Computing the vectors", "Placing the samples (PCA)"}
    other, worked = drawn(own_run, first.nodes[0].node)
    assert "Computing the vectors" in worked
    assert other.places != first.places


def test_other_weights_are_computed_anew(own_run):
    first, _ = drawn(own_run)
    weights = load_file(own_run.best_weights)
    name = next(name for name, one in weights.items() if one.dim() > 1 and one.is_floating_point())
    with_head = _metadata(own_run.best_weights)
    save_file({**weights, name: weights[name] * 1.5}, own_run.best_weights, with_head)
    again, worked = drawn(own_run)
    assert "Computing the vectors" in worked
    assert again.key != first.key


def test_a_damaged_file_is_made_again(own_run):
    first, _ = drawn(own_run)
    for file in own_run.maps_dir.iterdir():
        file.write_bytes(file.read_bytes()[:100])
    again, worked = drawn(own_run)
    assert again == first
    assert "Computing the vectors" in worked


def test_what_cannot_be_kept_is_told_and_given(own_run):
    own_run.maps_dir.write_text("no folder")
    events = list(data_map(own_run))
    found = DataMap.model_validate(result_of(events))
    assert not found.kept
    notes = [event.message.source for event in events if isinstance(event, Note)]
    assert any(source.startswith("The map is shown, but could not be kept.") for source in notes)


def test_labels_are_those_of_today(own_run):
    first, _ = drawn(own_run)
    folder = ProjectFolder(own_run.project_folder)
    project = folder.load()
    assert project.data is not None
    id = first.ids[0]
    changed = project.data.replace(corrected={id: {"label": "7"}}, excluded=(first.ids[1],))
    folder.save(project.replace(data=changed))
    now, worked = drawn(own_run)
    assert now.answers[0].names[now.answers[0].labels[0]] == "7"
    assert now.answers[0].held_out <= first.answers[0].held_out
    assert now.edits != first.edits
    assert "Computing the vectors" not in worked


def test_of_more_samples_some_are_drawn_always_the_same(own_run, monkeypatch):
    monkeypatch.setattr("deepstudio.engine.inside.data_map.MOST", 600)
    monkeypatch.setattr("deepstudio.engine.inside.data_map.MOST_TSNE", 50)
    first, _ = drawn(own_run)
    assert (first.drawn, len(first.ids), first.total) == (600, 600, 1797)
    assert any("600 of 1,797" in str(text) for text in first.about())
    few, _ = drawn(own_run, method="tsne")
    assert (few.drawn, len(few.ids)) == (50, 600)
    assert [few.places[n] is not None for n in range(600)].count(True) == 50
    assert few.ids == first.ids
    assert few.neighbours == first.neighbours
    assert any("50 of 1,797" in str(text) for text in few.about())


def test_neighbours_of_a_bad_network_doubt_no_label(own_run, monkeypatch):
    monkeypatch.setattr("deepstudio.engine.inside.data_map.TRUSTED", 1.0)
    found, _ = drawn(own_run)
    assert not found.answers[0].doubtful


def test_numbers_are_put_into_spans(tmp_path):
    found, _ = drawn(flats_run(tmp_path, {"price": 1}))
    (answer,) = found.answers
    assert answer.ordered
    counts = np.bincount(answer.labels)
    assert len(counts) == len(answer.names) == 5
    assert counts.max() - counts.min() <= 2
    assert answer.agreement is not None
    assert "in the same span of “price”" in str(found.separation(answer))
    assert not answer.doubtful
    assert not any(answer.is_wrong(n) for n in range(len(found.ids)))


def test_several_answers_have_their_own_labels(tmp_path):
    found, _ = drawn(flats_run(tmp_path, {"price": 1, "class": 2}))
    assert {one.target: one.ordered for one in found.answers} == {"price": True, "class": False}


def _metadata(path: Path) -> dict[str, str]:
    from safetensors import safe_open

    with safe_open(path, framework="pt") as file:
        return dict(file.metadata())
