"""Errors that stop the work: what happened, where, and what to do about it."""


class GraphError(Exception):
    """The base of all errors that a door shows to a person, in Vietnamese.

    ``status`` is the exit status of the command line; ``http`` the status of the API.
    """

    status = 1
    http = 500
    code = "loi"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GraphError):
    """The call itself is wrong: an unknown question, a missing parameter, a bad value."""

    status = 2
    http = 422
    code = "sai-cach-dung"


class NotFound(GraphError):
    """What was asked for is not there."""

    http = 404
    code = "khong-tim-thay"


class UnknownQuestion(NotFound):
    """There is no question of that name."""

    status = 2


class StoreUnavailable(GraphError):
    """The store cannot be reached or opened."""

    http = 503
    code = "kho-khong-san-sang"


class StoreBusy(StoreUnavailable):
    """Another process is writing to the store."""

    code = "kho-dang-ban"


class WriteMismatch(GraphError):
    """What was written is not what was sent; the store keeps its old state."""

    code = "ghi-khong-khop"


class QueryRefused(UsageError):
    """A query that is not read-only, or not of the language that is allowed."""

    http = 400
    code = "truy-van-bi-tu-choi"


class QueryFailed(GraphError):
    """The engine could not run a query, or it took too long."""

    http = 400
    code = "truy-van-loi"


class Unreadable(GraphError):
    """A file that cannot be read as a document."""

    http = 422
    code = "khong-doc-duoc"
