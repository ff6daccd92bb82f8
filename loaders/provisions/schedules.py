"""What the tables of a document say: its tasks and its indicators, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.schema.vocabulary import Origin
from loaders.layout.tables.rows import RowReader
from loaders.layout.tables.table import Table, TableReader
from loaders.parsed.document import ParsedIndicator, ParsedTask
from loaders.provisions.context import Context
from loaders.provisions.indicators import inherit_monitors, read_table_indicators
from loaders.provisions.tasks import TableTasks, lead_before
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading


@dataclass(frozen=True)
class Tabled:
    """Tasks and indicators of all tables."""

    tasks: tuple[ParsedTask, ...]
    indicators: tuple[ParsedIndicator, ...]


def read_tables(body: Sequence[Line], annexes: Sequence[Line], context: Context) -> Reading[Tabled]:
    """The tables of body and annexes; of other lines only those that belong to a table."""
    notes = Notes()
    rows, duties = RowReader(notes), TableTasks(context, notes)
    in_body = {line.number for line in body}
    tasks: list[ParsedTask] = []
    indicators: list[ParsedIndicator] = []
    for table in TableReader(notes).read((*body, *annexes)):
        rows.read(table)
        origin = Origin.BODY if table.header_lines[0].number in in_body else Origin.ANNEX
        whole = lead_before(table, context.knows)
        if table.has_indicators:
            indicators += read_table_indicators(table, context.knows, notes)
        elif table.has_tasks or (whole and table.may_have_tasks):
            tasks += duties.read(table, whole, origin)
        else:
            _leave(table, notes)
    inherit_monitors(indicators, notes)
    return notes.reading(Tabled(tuple(tasks), tuple(indicators)))


def _leave(table: Table, notes: Notes) -> None:
    """A form, a budget or a schedule gives no tasks; any other table is not understood."""
    if table.is_form:
        notes.ignore([line for row in table.raw for line in row.lines], "form-table")
    else:
        notes.add("table-unknown", table.header_lines[0].number, table.headings[0])
