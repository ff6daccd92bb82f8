"""Errors that stop the work: what happened, where, and what to do about it."""

from collections.abc import Sequence
from typing import Self


class GraphError(Exception):
    """The base of all errors that a door shows to a person, in Vietnamese.

    ``status`` is the exit status of the command line; ``http`` the status of the API;
    ``candidates`` are what may have been meant, the best first.
    """

    status = 1
    http = 500
    code = "loi"

    def __init__(self, message: str, *, hint: str = "", candidates: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.candidates = tuple(candidates)


class UsageError(GraphError):
    """The call itself is wrong: an unknown question, a missing parameter, a bad value."""

    status = 2
    http = 422
    code = "sai-cach-dung"


class NotFound(GraphError):
    """What was asked for is not there."""

    http = 404
    code = "khong-tim-thay"


class ManyAgencies(GraphError):
    """A name that several agencies bear; none of them is picked."""

    http = 300
    code = "ten-cua-nhieu-co-quan"


class UnknownQuestion(NotFound):
    """There is no question of that name."""

    status = 2


class StoreUnavailable(GraphError):
    """The store cannot be reached or opened."""

    http = 503
    code = "kho-khong-san-sang"

    @classmethod
    def read_only(cls, store: object) -> Self:
        """A write to a store that was opened for reading."""
        return cls(
            f"Kho dữ liệu {store} được mở chỉ để đọc.", hint="Mở lại kho ở chế độ ghi rồi nạp."
        )


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

    @classmethod
    def timed_out(cls, seconds: float) -> Self:
        """A query that ran longer than it may."""
        return cls(
            f"Truy vấn chạy quá {seconds:g} giây nên đã bị dừng.",
            hint="Thu hẹp truy vấn, hoặc tăng CHIDAO_QUERY_TIMEOUT.",
        )

    @classmethod
    def rejected(cls, words: object) -> Self:
        """A query that the engine would not run; ``words`` are its own."""
        return cls(
            f"Không chạy được truy vấn: {words}",
            hint="Kiểm tra cú pháp, tên nhãn, tên cạnh và tên thuộc tính.",
        )


class Unreadable(GraphError):
    """A file that cannot be read as a document."""

    http = 422
    code = "khong-doc-duoc"
