"""Run by Alembic: migrate over the connection the store hands in."""  # noqa: INP001 -- a script

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
