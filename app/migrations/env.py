"""Alembic's entry: the models' metadata over the connection that `app.database` or Flask hands in."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from app.extensions import db
from app.migrations.drafting import drafted


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,  # SQLite cannot alter a table in place
        compare_type=True,
        process_revision_directives=drafted,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with db.engine.connect() as own:
        run(own)
