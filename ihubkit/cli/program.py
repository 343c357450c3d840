"""All commands, and what the person at the terminal reads when one fails."""

import sys

import typer

from ihubkit.cli import checks, files, hosting, practice
from ihubkit.cli.content import check_content
from ihubkit.cli.plan_check import check_plans
from ihubkit.cli.plans import plan
from ihubkit.cli.screen import complain
from ihubkit.errors import IHubKitError

DEBUG = "--debug"
INTERRUPTED = 130  # what shells say of a program stopped by Ctrl-C

app = typer.Typer(
    name="ihubkit",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Live workshops for innovation hubs and their schools.",
    epilog=f"Any command takes {DEBUG}: it then shows the whole traceback of an error.",
)
content = typer.Typer(no_args_is_help=True, help="The hub's own questionnaires and run-sheets.")
app.add_typer(content, name="content")
app.add_typer(plan, name="plan")

app.command()(practice.demo)
app.command()(hosting.serve)
app.command()(checks.check)
app.command()(files.export)
app.command("import")(files.import_file)
app.command()(files.backup)
app.command()(hosting.passphrase)
app.command()(practice.rehearse)
content.command("check")(check_content)
plan.command("check")(check_plans)


def main() -> None:
    """Run the command; an error is one sentence in red, with `--debug` the traceback."""
    arguments = [argument for argument in sys.argv[1:] if argument != DEBUG]
    is_debugging = len(arguments) < len(sys.argv) - 1
    try:
        app(arguments)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except IHubKitError as error:
        if is_debugging:
            raise
        complain(error.message)
    except Exception as error:
        if is_debugging:
            raise
        named = f"{type(error).__name__}: {error}".rstrip(": ")
        complain(
            f"Something went wrong that we did not foresee ({named}). "
            f"Run the same command with {DEBUG} and send us what it prints."
        )
    sys.exit(1)
