"""The cut by what a person may see, put into SQL once for a page and used again in each of its questions."""

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, F, Func, QuerySet


class Among(Func):
    """Whether ``column`` is among the ids of a query. Building the query costs more than asking it."""

    output_field = BooleanField()

    def __init__(self, column: str, found: tuple[str, tuple]):
        super().__init__(F(column))
        self.sql, self.values = found

    def as_sql(self, compiler, connection, **kwargs):
        column, values = compiler.compile(self.source_expressions[0])
        return f"{column} IN ({self.sql})", (*values, *self.values)


def in_sql(ids: QuerySet) -> tuple[str, tuple] | None:
    """A query of ids as SQL with its values; None where it can find nothing."""
    try:
        return ids.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return None
