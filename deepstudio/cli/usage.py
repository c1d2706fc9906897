"""Help pages and answers to wrong usage, in the language in use."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say, spoken
from deepstudio.core.text import T, Text, verbatim

OPTION = "--lang"
# Words of typer's own, by the name under which its help pages keep them.
TITLES = {
    "ARGUMENTS_PANEL_TITLE": T("Arguments"),
    "OPTIONS_PANEL_TITLE": T("Options"),
    "COMMANDS_PANEL_TITLE": T("Commands"),
    "REQUIRED_LONG_STRING": T("[required]"),
    "DEFAULT_STRING": T("[default: {}]"),
}
QUOTED = re.compile(r"'([^']*)'")
HELP = T("Show this page and exit.")


def take_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """Takes `--lang CODE` out of a command line, wherever it stands before `--`. Raises `WrongUsage`."""
    rest: list[str] = []
    wanted: str | None = None
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return [*rest, argument, *waiting], wanted
        if argument == OPTION:
            wanted = _language(next(waiting, ""))
        elif argument.startswith(f"{OPTION}="):
            wanted = _language(argument.partition("=")[2])
        else:
            rest.append(argument)
    return rest, wanted


def _language(code: str) -> str:
    language = spoken(code)
    if language is None:
        raise WrongUsage(T("“{code}” is not a language DeepStudio speaks. Choose en or zh_CN.", code=code))
    return language


def translate_help(command: Any) -> None:
    """Renders all help texts of a command and its sub-commands."""
    import typer.rich_utils

    for name, text in TITLES.items():
        setattr(typer.rich_utils, name, say(text))
    for each in (command, *getattr(command, "commands", {}).values()):
        each.help = say(Text(each.help)) if each.help else each.help
        for parameter in each.params:
            if getattr(parameter, "help", None):
                parameter.help = say(Text(parameter.help))
        _translate_help_option(each)


def _translate_help_option(command: Any) -> None:
    original = command.get_help_option

    def get_help_option(context: Any) -> Any:
        option = original(context)
        if option is not None:
            option.help = say(HELP)
        return option

    command.get_help_option = get_help_option


def usage_text(error: Exception) -> Text | None:
    """What was wrong with a command line, as a sentence; nothing if `error` is about something else."""
    if not hasattr(error, "format_message"):
        return None
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "deepstudio"
    hint = T("For help: {command} --help", command=verbatim(command))
    return T("{problem} {hint}", problem=_problem(error), hint=hint)


def _problem(error: Any) -> Text:
    parameter = getattr(error, "param", None)
    name = (
        verbatim(_name(parameter)) if parameter is not None else verbatim(getattr(error, "option_name", ""))
    )
    quoted = [verbatim(found) for found in QUOTED.findall(error.message)]
    match type(error).__name__:
        case "MissingParameter":
            return T("{name} is missing.", name=name)
        case "NoSuchOption":
            return _unknown(T("There is no option {name}.", name=name), error.possibilities or ())
        case "BadOptionUsage":
            return T("{name} needs a value.", name=name)
        case "BadParameter" if parameter is not None:
            return _refused(parameter, name, error.message)
        case "UsageError" if error.message.startswith("No such command") and quoted:
            return _unknown(T("There is no command {name}.", name=quoted[0]), quoted[1:])
        case "UsageError" if "extra argument" in error.message:
            extra = verbatim(error.message.partition("(")[2].rpartition("(")[2].rstrip(")"))
            return T("There is more than this command takes: {extra}.", extra=extra)
    return verbatim(str(error.format_message()).rstrip(".") + ".")


def _unknown(problem: Text, likely: Any) -> Text:
    names = sorted(str(name) for name in likely)
    if not names:
        return problem
    return T("{problem} Did you mean {likely}?", problem=problem, likely=[verbatim(name) for name in names])


def _refused(parameter: Any, name: Text, reason: str) -> Text:
    """What an option accepts, from what is declared of it; else typer's own words."""
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    if isinstance(kind, type) and issubclass(kind, Enum):
        if parameter.param_type_name == "argument":
            return T("Choose one of {all}.", all=[verbatim(one.value) for one in kind])
        return T("{name} must be one of {all}.", name=name, all=[verbatim(one.value) for one in kind])
    if kind is int and getattr(parameter, "min", None) is not None:
        return T("{name} must be a whole number of at least {least}.", name=name, least=parameter.min)
    return T("{name} is not right: {reason}", name=name, reason=verbatim(reason))


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper()).removesuffix("...")
    return str(parameter.opts[-1] if parameter.opts else parameter.name)
