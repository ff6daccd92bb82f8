"""Documents of other word processors (.doc, .odt, .rtf): LibreOffice turns them into .docx."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.base.errors import Unreadable
from loaders.formats.package.office_package import open_package
from loaders.formats.text.plain import MAX_BYTES
from loaders.formats.web.html import read_html
from loaders.formats.word.docx import read_docx
from loaders.source.issues import Issues
from loaders.source.lines import Line

TIME_LIMIT = 120
"""Seconds that a conversion may take."""
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {".doc": "MS Word 97", ".odt": "writer8", ".rtf": "Rich Text Format"}
_PASSED_ON = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
# No macros, no active content, no links followed; every connection goes to a closed port.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a .doc, .odt or .rtf; a .docx or a web page under such a name is read as one."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"Tệp “{name}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
            hint="Bỏ ảnh hoặc tách tệp thành nhiều tệp nhỏ rồi nạp lại.",
        )
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<head", b"<meta", b"mime-version:")):
        return read_html(data, name, issues)
    kind = _kind(data, name)
    if kind == "docx":
        return read_docx(data, name, issues)
    return read_docx(convert(data, name, kind), name, issues)


def _kind(data: bytes, name: str) -> str:
    """What the bytes are, whatever the name says."""
    if data.startswith(b"PK"):
        return "odt" if open_package(data, name).has("content.xml") else "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "WordDocument".encode("utf-16-le") not in data:
            open_package(data, name)
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    raise Unreadable(
        f"Tệp “{name}” không phải văn bản .doc, .odt hay .rtf.",
        hint="Mở tệp bằng Word hoặc LibreOffice rồi “Lưu dưới dạng” .docx.",
    )


def convert(data: bytes, name: str, kind: str) -> bytes:
    """The document as .docx, made by LibreOffice in a folder of its own."""
    program = find_program()
    if program is None:
        raise Unreadable(
            f"Muốn đọc “{name}” (.{kind}) cần có LibreOffice trên máy này.",
            hint="Cài LibreOffice (libreoffice.org), hoặc mở tệp bằng Word rồi lưu thành .docx.",
        )
    with TemporaryDirectory(prefix="chidao-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "out" / "document.docx"
        source = Path(folder) / f"document.{kind}"
        source.write_bytes(data)
        _write_settings(Path(folder) / "profile" / "user")
        _run(program, source, made.parent, name)
        if not made.is_file():
            raise Unreadable(
                f"LibreOffice không mở được tệp “{name}”: tệp hỏng hoặc có mật khẩu.",
                hint="Mở tệp bằng Word, bỏ mật khẩu nếu có, rồi lưu thành .docx.",
            )
        return made.read_bytes()


def find_program() -> str | None:
    """Where LibreOffice is on this machine, if it is."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


def _write_settings(folder: Path) -> None:
    """A profile that trusts no document."""
    folder.mkdir(parents=True)
    items = "".join(
        _ITEM.format(path=path, name=key, value=value) for path, key, value in _SETTINGS
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>\n",
        encoding="utf-8",
    )


def _run(program: str, source: Path, out: Path, name: str) -> None:
    """One conversion, stopped with all it started when its time is over."""
    folder = source.parent
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"--infilter={_FILTERS[source.suffix]}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)),
    ]
    known = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**known, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"LibreOffice đọc tệp “{name}” quá {TIME_LIMIT} giây nên đã dừng.",
            hint="Mở tệp bằng Word, bỏ ảnh và phần thừa, rồi lưu thành .docx.",
        ) from error
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the conversion and every process that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
