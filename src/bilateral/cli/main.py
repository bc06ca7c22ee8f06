"""The command line's entry: the commands, in the order of their use."""

from __future__ import annotations

import typer

from bilateral.cli import asking, checking, keeping, model, reading
from bilateral.cli.common import EXIT_CODES, SpeakingGroup

app = typer.Typer(
    cls=SpeakingGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog=EXIT_CODES,
    help="Reads news reports about relations between countries and keeps one auditable record of them.",
    context_settings={"help_option_names": ["--help", "-h"]},
)
for command in (
    reading.read, asking.brief, asking.due, asking.timeline, asking.show, asking.find, asking.review, keeping.export,
    keeping.verify, checking.doctor, model.compare_readers,
):  # fmt: skip
    app.command()(command)
app.add_typer(model.model, name="model")

if __name__ == "__main__":
    app()
