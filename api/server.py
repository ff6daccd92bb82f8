"""``chidao serve``: the API and the page on an address of this machine."""

import errno
import socket

import uvicorn

from api.app import create_app
from api.console import console
from graph.base.errors import GraphError, StoreUnavailable
from graph.base.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until interrupted; raises ``GraphError`` if the address cannot be had."""
    app = create_app(settings)
    listener = _listen(settings.host, settings.port)
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    console().print(f"Chidao đang chạy tại http://{shown}:{port}/  (dừng: Ctrl+C)", markup=False)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise _explained(error, host, port) from error
    except OverflowError as error:
        raise GraphError(f"Cổng {port} không hợp lệ.", hint="Chọn cổng từ 1 đến 65535.") from error


def _explained(error: OSError, host: str, port: int) -> GraphError:
    if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)):
        return StoreUnavailable(
            f"Cổng {port} trên {host} đang có chương trình khác dùng.",
            hint=f"Dừng chương trình ấy, hoặc chọn cổng khác: chidao serve --port {port + 1}",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return GraphError(
            f"Không được phép mở cổng {port} trên {host}.", hint="Chọn cổng lớn hơn 1024."
        )
    return GraphError(
        f"Không mở được địa chỉ {host}, cổng {port}: {error.strerror or error}.",
        hint="Dùng --host 127.0.0.1 để chỉ phục vụ trên máy này.",
    )
