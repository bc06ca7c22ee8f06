"""`python -m bilateral.cli`."""

from bilateral.cli.main import app

app()
