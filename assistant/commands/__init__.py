"""The commands of `roda`, one module each; they and `assistant.cli` are the only ones that know typer and rich."""
