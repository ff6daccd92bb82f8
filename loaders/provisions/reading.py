"""What every reader of duties works with."""

from datetime import date

from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.wording.names.shape import Knows


class TaskReader:
    """Whom the register knows, the account of the lines, the issues, the document's day."""

    def __init__(
        self, knows: Knows, ledger: Ledger, issues: Issues, issued_on: date | None = None
    ) -> None:
        self._knows = knows
        self._ledger = ledger
        self._issues = issues
        self._issued_on = issued_on
