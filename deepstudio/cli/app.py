"""The command line as a whole: which commands there are, in which language they speak, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from deepstudio import __version__
from deepstudio.cli import language, relaunch
from deepstudio.cli.amounts import amounts
from deepstudio.cli.baseline import baseline
from deepstudio.cli.check import check
from deepstudio.cli.data import data
from deepstudio.cli.data_map import data_map
from deepstudio.cli.demo import demo
from deepstudio.cli.doctor import doctor
from deepstudio.cli.engine import engine
from deepstudio.cli.evaluate import evaluate
from deepstudio.cli.explain import explain
from deepstudio.cli.export import export
from deepstudio.cli.failure import DONE, INTERRUPTED, PROBLEM, WRONG_USAGE, WrongUsage, complain, unexpected
from deepstudio.cli.gui import gui, is_project, open_window
from deepstudio.cli.inside import inside
from deepstudio.cli.listing import listing
from deepstudio.cli.new import new
from deepstudio.cli.patches import patches
from deepstudio.cli.predict import predict
from deepstudio.cli.prepare import prepare
from deepstudio.cli.runs import runs
from deepstudio.cli.terminal import write
from deepstudio.cli.train import train
from deepstudio.cli.usage import take_language, translate_help, usage_text
from deepstudio.cli.weights import weights
from deepstudio.cli.why import why
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text

COMMANDS: tuple[tuple[str, Any, Text, bool], ...] = (
    ("gui", gui, T("Opens the window, with a project if one is named."), False),
    (
        "demo",
        demo,
        T("Shows everything on a sample: in the window, or here where there is no display."),
        False,
    ),
    ("doctor", doctor, T("Tells versions, tests the devices, and says what is missing."), False),
    ("list", listing, T("Lists what there is to choose from."), False),
    ("explain", explain, T("Explains a word of the field, such as overfitting."), False),
    ("new", new, T("Makes a project from a template."), False),
    ("check", check, T("Finds everything that is wrong or doubtful in a project."), False),
    ("train", train, T("Trains a project as a new run, or lets a run go on."), False),
    ("evaluate", evaluate, T("Examines a trained run: accuracy, each class, confusions."), False),
    (
        "map",
        data_map,
        T("Places the samples by what a trained run makes of them; finds doubtful labels."),
        False,
    ),
    ("amounts", amounts, T("Tells whether more data would help, or a better network."), False),
    ("patches", patches, T("Shows what excites the channels of a layer most, as parts of pictures."), False),
    ("predict", predict, T("Asks a trained run about what you give it, such as pictures or texts."), False),
    ("why", why, T("Tells why a trained run answers so: which parts of a picture or text counted."), False),
    ("inside", inside, T("Looks inside a trained run: what its layers make of a sample."), False),
    ("export", export, T("Takes a trained model out: weights, ONNX, .pt2, or a Python project."), False),
    ("runs", runs, T("Lists the runs of a project."), False),
    ("weights", weights, T("Lists the weights that layers come with, and brings them here."), False),
    ("prepare", prepare, T("Reads a project's samples once, so that training starts at once."), True),
    ("baseline", baseline, T("Compares a trained run with a simple method."), True),
    ("engine", engine, T("Answers the window's quick requests."), True),
    ("data", data, T("Opens files for the window."), True),
)


def main() -> None:
    """The program's entry: runs what was typed and ends with its exit code."""
    relaunch.allow()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter is no error
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code. Never raises and never prints a traceback."""
    try:
        return _run(arguments)
    except WrongUsage as error:
        complain(error.text)
        return WRONG_USAGE
    except Explained as error:
        complain(error.text)
        return PROBLEM
    except (KeyboardInterrupt, typer.Abort):
        complain(T("Interrupted."))
        return INTERRUPTED
    except Exception as error:
        text = usage_text(error)
        if text is not None:
            complain(text)
            return WRONG_USAGE
        complain(unexpected(error, " ".join(arguments)).text)
        return PROBLEM


def _run(arguments: list[str]) -> int:
    language.choose(None)
    rest, wanted = take_language(arguments)
    language.choose(wanted)
    if rest and rest[0] not in {name for name, *_ in COMMANDS} and is_project(rest[0]):
        rest = ["gui", *rest]
    command = typer.main.get_command(_app())
    translate_help(command)
    try:
        code = command.main(args=rest, prog_name="deepstudio", standalone_mode=False)
    finally:
        _tell_failed_plugins()
    return code if isinstance(code, int) else DONE


def _tell_failed_plugins() -> None:
    """Names each plugin that a command would have used; their tracebacks go to the log."""
    if "deepstudio.catalog" not in sys.modules:
        return  # a command that had no use for it shall not wait for it
    from deepstudio import catalog
    from deepstudio.storage.error_log import record_error

    if catalog.registry.cache_info().currsize:
        for text, error in catalog.failed_plugins():
            record_error(error, str(text))
            complain(text)


def _app() -> typer.Typer:
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    words = T("Build, train, understand and use neural networks. Without a command, the window opens.")
    app.callback(invoke_without_command=True, help=words.source)(_alone)
    for name, command, help, hidden in COMMANDS:
        app.command(name, help=help.source, hidden=hidden)(_interruptible(command))
    return app


def _interruptible(command: Callable[..., None]) -> Callable[..., None]:
    """On Ctrl-C typer would end a command without a word; an `Abort` it hands on."""

    @wraps(command)
    def run_command(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except KeyboardInterrupt as error:
            raise typer.Abort from error

    return run_command


def _alone(
    context: typer.Context,
    lang: Annotated[
        str | None,
        typer.Option(metavar="en|zh_CN", help=T("The language to speak, by default the system's.").source),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=T("Print the version.").source)] = False,
) -> None:
    if version:
        write(f"DeepStudio {__version__}")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(None))
