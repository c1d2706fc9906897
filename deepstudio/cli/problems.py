"""Prints what a check found, with the fixes that would help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deepstudio.cli.language import say
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.evidence import Evidence, Example

EXAMPLES = 3


def lines(problem: Problem) -> list[Text]:
    """The sentence with its place, why it matters, and one line for each fix."""
    words = {"place": _place(problem), "message": problem.message}
    if problem.severity is Severity.ERROR:
        head = T("Error, {place}: {message}", **words)
    else:
        head = T("Warning, {place}: {message}", **words)
    why = [T("  {why}", why=problem.why)] if problem.why is not None else []
    return [head, *why, *(T("  Fix: {fix}", fix=fix.label) for fix in problem.fixes)]


def evidence_lines(evidence: Evidence) -> list[Text]:
    """The sentence, some of what it speaks of, how to decide otherwise, and one line for each fix."""
    words = {"place": T("data"), "message": evidence.message}
    head = {
        Severity.ERROR: T("Error, {place}: {message}", **words),
        Severity.WARNING: T("Warning, {place}: {message}", **words),
        Severity.REMARK: T("Note, {place}: {message}", **words),
    }[evidence.severity]
    some = [T("  Example: {example}", example=_example(each)) for each in evidence.examples[:EXAMPLES]]
    other = [_otherwise(evidence.option)] if evidence.option else []
    return [head, *some, *other, *(T("  Fix: {fix}", fix=fix.label) for fix in evidence.fixes)]


def _otherwise(option: str) -> Text:
    """The command that takes the option; a project takes settings for a run only."""
    if option.startswith("--set "):
        return T("  Decide otherwise for a run: deepstudio train … {option}", option=verbatim(option))
    return T("  Decide otherwise: deepstudio new … {option}", option=verbatim(option))


def _example(example: Example) -> Text:
    text = verbatim(example.text or ", ".join(example.ids))
    if example.note is None:
        return text
    return T("{text} ({note})", text=text, note=example.note) if example.text else example.note


def evidence_as_dict(evidence: Evidence) -> dict[str, Any]:
    """For a machine: stable ids, and the sentences in the language in use."""
    return {
        "id": evidence.finding,
        "severity": evidence.severity.value,
        "message": say(evidence.message),
        "count": evidence.count,
        "samples": [list(example.ids) for example in evidence.examples],
        "option": evidence.option,
        "fixes": [say(fix.label) for fix in evidence.fixes],
    }


def as_dict(problem: Problem) -> dict[str, Any]:
    """For a machine: stable ids, and the sentences in the language in use."""
    place = problem.place
    return {
        "id": problem.id,
        "severity": problem.severity.value,
        "area": place.area,
        "role": place.role,
        "node": place.node,
        "setting": place.setting,
        "message": say(problem.message),
        "why": say(problem.why) if problem.why is not None else "",
        "fixes": [say(fix.label) for fix in problem.fixes],
        "action": problem.action,
    }


def counted(problems: Sequence[Problem]) -> Text:
    """How many errors and warnings there are."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return T("Errors: {errors}. Warnings: {warnings}.", errors=errors, warnings=len(problems) - errors)


def _place(problem: Problem) -> Text:
    place = problem.place
    if place.node:
        return T("layer {name}", name=verbatim(place.node))
    return {"data": T("data"), "train": T("training")}.get(place.area, T("model"))
