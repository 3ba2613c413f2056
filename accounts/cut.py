"""The cut by what a person may see, put into SQL once for a page and used again in each of its questions."""

from itertools import chain

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, F, Func, QuerySet

COLLECTED = "{column} IN ({ids})"
LOOKED_UP = "EXISTS (SELECT 1 FROM ({ids}) AS among(one) WHERE among.one = {column} OFFSET 0)"


class Among(Func):
    """Whether ``column`` is among the ids of a query. Building the query costs more than asking it.

    For a page's few rows PostgreSQL looks each id up by itself; left to choose it collects every id
    first. ``many`` lets it, which is quicker where thousands of rows are looked through.
    """

    output_field = BooleanField()

    def __init__(self, column: str, ids: tuple[str, tuple], *, many: bool = False):
        super().__init__(F(column))
        self.ids, self.many = ids, many

    def as_sql(self, compiler, connection, form=COLLECTED, **kwargs):
        column, none = compiler.compile(self.source_expressions[0])
        sql, values = self.ids
        return form.format(ids=sql, column=column), (*none, *values)

    def as_postgresql(self, compiler, connection, **kwargs):
        return self.as_sql(compiler, connection, COLLECTED if self.many else LOOKED_UP, **kwargs)


class AmongSubjects(Among):
    """The same for ``subject_kind`` and ``subject_id`` together: ``ids`` holds a query for each kind."""

    def __init__(self, ids: dict[str, tuple[str, tuple]], *, many: bool = False):
        super(Among, self).__init__(F("subject_kind"), F("subject_id"))
        self.ids, self.many = ids, many

    def as_sql(self, compiler, connection, form=COLLECTED, **kwargs):
        kind, column = (compiler.compile(source)[0] for source in self.source_expressions)
        parts = [f"({kind} = %s AND {form.format(ids=sql, column=column)})" for sql, _ in self.ids.values()]
        values = [(name, *values) for name, (_, values) in self.ids.items()]
        return f"({' OR '.join(parts) or '1 = 0'})", tuple(chain.from_iterable(values))


def in_sql(ids: QuerySet) -> tuple[str, tuple] | None:
    """A query of ids as SQL with its values; None where it can find nothing."""
    try:
        return ids.order_by().query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return None
