"""What every request and answer passes: the host check and the security headers."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.headers import HEADERS
from api.problems import problem

WILDCARDS = frozenset({"0.0.0.0", "::"})


class Guard:
    """Refuses a strange host name, and sets the headers that keep a browser in bounds.

    A page elsewhere can make its own name point at this machine (DNS rebinding); then the browser
    still sends that name as the host, which is how it is recognised.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app = app
        self.host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        name = host_name(Headers(scope=scope).get("host", ""))
        if is_allowed(name, self.host):
            await self.app(scope, receive, send_guarded)
            return
        refusal = problem(
            400,
            "ten-may-la",
            f"Chương trình không nhận yêu cầu gửi tới tên máy “{name}”.",
            "Mở bằng địa chỉ 127.0.0.1 hoặc localhost.",
        )
        await refusal(scope, receive, send_guarded)


def host_name(header: str) -> str:
    """The name in a ``Host`` header, without port and brackets; empty when it has none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_allowed(name: str, listening: str) -> bool:
    """This machine by its usual names, and the address that the program listens on.

    When it listens on every address, any bare address will do: only names can be rebound.
    """
    if name in ("127.0.0.1", "localhost", "::1", listening.lower()):
        return True
    return listening in WILDCARDS and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
