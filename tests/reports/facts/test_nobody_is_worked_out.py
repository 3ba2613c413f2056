"""Whatever the numbers, a reader who knows every sum cannot work out one that is kept back."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.facts.suppression import HIDDEN, suppressed, together
from reports.facts.value import Figure, Grid, Taken
from tests.reports.facts.guessing import of_table, worked_out

MANY = settings(max_examples=250, deadline=None)
few = st.integers(0, 12)
columns = st.lists(few, min_size=1, max_size=6)
tables = st.integers(1, 3).flatmap(lambda wide: st.lists(st.lists(few, min_size=wide, max_size=wide), max_size=4))
big = st.sampled_from([0, 5, 6, 7, 30])


def one_way(numbers, *, total=True, whole=""):
    rows = tuple((f"Row {place}", number) for place, number in enumerate(numbers))
    return Grid("Children", ("Kind", "Children"), rows, ("All", sum(numbers)) if total else None, (1,), whole=whole)


def two_way(rows):
    wide = len(rows[0]) if rows else 1
    cells = tuple((f"Row {place}", *row, sum(row)) for place, row in enumerate(rows))
    down = ("All", *(sum(row[c] for row in cells) for c in range(1, wide + 2)))
    heads = ("Kind", *(f"Column {c}" for c in range(wide)), "All")
    return Grid("Children", heads, cells, down, tuple(range(1, wide + 2)), across=wide + 1)


def hides_a_small_one(before, after):
    """Whether *not shown* stands for a number under five somewhere: then nobody may take it to be more."""
    was, now = of_table(before)[0], of_table(after)[0]
    return any(now[name] == HIDDEN and was[name] < 5 for name in was)


def what_gives_itself_away(grid):
    after = suppressed(Taken(table=grid)).table
    return worked_out(*of_table(after), least=0 if hides_a_small_one(grid, after) else 5)


@MANY
@given(columns)
def test_no_number_of_a_column_can_be_worked_out(numbers):
    assert what_gives_itself_away(one_way(numbers)) == []


@MANY
@given(tables)
def test_no_number_of_a_table_with_totals_both_ways_can_be_worked_out(rows):
    assert what_gives_itself_away(two_way(rows)) == []


@MANY
@given(columns, columns, st.booleans())
def test_two_tables_of_the_same_children_do_not_give_each_other_away(numbers, others, with_total):
    others = [*others, max(0, sum(numbers) - sum(others))]
    numbers = [*numbers, max(0, sum(others) - sum(numbers))]
    facts = {
        "a": Taken(table=one_way(numbers, whole="x")),
        "b": Taken(table=one_way(others, total=with_total, whole="x")),
    }

    a, b = (taken.table for taken in together(facts).values())

    (cells, sums), (more, more_sums) = of_table(a), of_table(b)
    joined = {("a", name): cell for name, cell in cells.items()} | {("b", name): cell for name, cell in more.items()}
    tied = [(("a", whole), [("a", part) for part in parts]) for whole, parts in sums]
    tied += [(("b", whole), [("b", part) for part in parts]) for whole, parts in more_sums]
    tied += [(("a", (len(a.rows), 1)), [("b", (row, 1)) for row in range(len(b.rows))])]
    assert worked_out(joined, tied) == []


@MANY
@given(st.lists(few, min_size=1, max_size=4))
def test_figures_do_not_give_the_table_away(numbers):
    parts = tuple(Figure(f"f{n}", "", number, counts=True, adds=(f"cell:{n}:1",)) for n, number in enumerate(numbers))
    every = Figure("all", "children", sum(numbers), counts=True, adds=tuple(part.key for part in parts))

    found = suppressed(Taken(figures=(every, *parts), table=one_way(numbers, total=False)))

    cells, sums = of_table(found.table)
    shown = {figure.key: figure.number for figure in found.figures}
    same = [(f"f{n}", [(n, 1)]) for n in range(len(numbers))]
    assert worked_out({**cells, **shown}, [*sums, *same, ("all", [part.key for part in parts])]) == []


@MANY
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, chance: random.Random):
    grid = two_way(rows)
    mixed = list(grid.rows)
    chance.shuffle(mixed)

    straight = suppressed(Taken(table=grid)).table
    found = suppressed(
        Taken(table=Grid(grid.caption, grid.headings, tuple(mixed), grid.total, grid.counts, across=grid.across))
    )

    assert sorted(map(str, found.table.rows)) == sorted(map(str, straight.rows))
    assert found.table.total == straight.total


@MANY
@given(tables)
def test_suppressing_again_changes_nothing(rows):
    once = suppressed(Taken(says="Three children.", table=two_way(rows)))

    assert suppressed(once) == once


@MANY
@given(st.lists(st.lists(big, min_size=2, max_size=2), max_size=5))
def test_nothing_is_suppressed_where_nothing_is_small(rows):
    taken = Taken(says="Thirty children.", table=two_way(rows))

    assert suppressed(taken) is taken


@MANY
@given(tables)
def test_a_zero_and_nothing_small_is_ever_shown(rows):
    grid = two_way(rows)

    found = suppressed(Taken(table=grid)).table

    for name, was in of_table(grid)[0].items():
        now = of_table(found)[0][name]
        assert now == 0 if was == 0 else now not in [1, 2, 3, 4]
