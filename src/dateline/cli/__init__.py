"""The command line: one file a command."""

from dateline.cli.app import app, main

__all__ = ["app", "main"]
