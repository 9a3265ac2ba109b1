"""Where alembic finds the open connection; the transaction around it is ours."""

from alembic import context

from tui_goals.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
context.run_migrations()
