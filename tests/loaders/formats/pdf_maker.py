"""Small PDF files made by hand: text at places, rules, pictures, signature fields, a password.

Every letter is half as wide as the font is high, so that a test can say where a line ends.
"""

import hashlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_RANGES = ((0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x1FF), (0x1E00, 0x1EFF), (0x2000, 0x20FF))


@dataclass
class MadePage:
    """One page; places are in points from the top left corner."""

    width: int = WIDTH
    height: int = HEIGHT
    content: list[str] = field(default_factory=list)
    widgets: list[tuple[float, float, str]] = field(default_factory=list)
    picture: tuple[int, int, bytes] | None = None

    def text(self, x: float, top: float, words: str, size: float = 12) -> None:
        """Words whose line begins at x; ``top`` is the top of the letters."""
        self.content.append(drawn(x, self.height - top - size, words, size))

    def sideways(self, x: float, bottom: float, words: str) -> None:
        """Words that run upwards, as on a landscape page bound into a portrait one."""
        turned = drawn(x, self.height - bottom, words, 12).replace("1 0 0 1", "0 1 -1 0")
        self.content.append(turned)

    def rule(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0) -> None:
        """A line of half a point."""
        y0, y1 = self.height - top, self.height - bottom
        self.content.append(f"{grey} G 0.5 w {x0} {y0} m {x1} {y1} l S")

    def shade(self, x0: float, top: float, x1: float, bottom: float, grey: float) -> None:
        """A filled box without a border."""
        box = f"{x0} {self.height - bottom} {x1 - x0} {bottom - top}"
        self.content.append(f"{grey} g {box} re f 0 g")

    def grid(self, xs: list[float], tops: list[float]) -> None:
        """The rules of a plain table."""
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)
        for x in xs:
            self.rule(x, tops[0], x, tops[-1])

    def widget(self, x: float, top: float, words: str) -> None:
        """A signature field that draws these words."""
        self.widgets.append((x, top, words))


def drawn(x: float, y: float, words: str, size: float) -> str:
    """The operators that write words."""
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def make_pdf(pages: list[MadePage], user: str | None = None, mapped: bool = True) -> bytes:
    """A whole file; with ``user`` locked by it ; unmapped letters are codes."""
    objects: list[bytes] = [b"", b"", *_font(mapped)]
    kids = []
    for page in pages:
        kids.append(_add_page(objects, page))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _written(objects, user)


def _font(mapped: bool) -> list[bytes]:
    rows = "\n".join(f"<{a:04x}><{b:04x}><{a:04x}>" for a, b in _RANGES)
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000><ffff> "
        f"endcodespacerange\n{len(_RANGES)} beginbfrange\n{rows}\nendbfrange endcmap"
    )
    unicode = b"/ToUnicode 5 0 R" if mapped else b""
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]" + unicode + b">>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/DW 500/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R>>",
        stream(cmap.encode()),
        b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 0 500 1000]/Ascent 1000"
        b"/Descent 0/CapHeight 700/ItalicAngle 0/StemV 80>>",
    ]


def _add_page(objects: list[bytes], page: MadePage) -> str:
    content = "\n".join(page.content)
    resources = b"/Font<</F 3 0 R>>"
    if page.picture is not None:
        width, height, grey = page.picture
        head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8"
        objects.append(stream(grey, head.encode() + b"/ColorSpace/DeviceGray"))
        resources += f"/XObject<</I {len(objects)} 0 R>>".encode()
        content += f"\nq {page.width} 0 0 {page.height} 0 0 cm /I Do Q"
    objects.append(stream(content.encode()))
    body = len(objects)
    fields = " ".join(_add_widget(objects, page, *widget) for widget in page.widgets)
    objects.append(
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]"
        f"/Contents {body} 0 R/Annots[{fields}]/Resources<<".encode()
        + resources
        + b">>>>"
    )
    return f"{len(objects)} 0 R"


def _add_widget(objects: list[bytes], page: MadePage, x: float, top: float, words: str) -> str:
    """A field whose appearance draws a form inside a form, as signing programs do."""
    box = "/Type/XObject/Subtype/Form/BBox[0 0 300 20]"
    objects.append(
        stream(drawn(0, 4, words, 12).encode(), box.encode() + b"/Resources<</Font<</F 3 0 R>>>>")
    )
    inner = f"{box}/Resources<</XObject<</FRM {len(objects)} 0 R>>>>"
    objects.append(stream(b"q 1 0 0 1 0 0 cm /FRM Do Q", inner.encode()))
    bottom = page.height - top - 16
    objects.append(
        f"<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[{x} {bottom} {x + 300} {bottom + 20}]"
        f"/AP<</N {len(objects)} 0 R>>>>".encode()
    )
    return f"{len(objects)} 0 R"


def stream(data: bytes, head: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<" + head + f"/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _written(objects: list[bytes], user: str | None) -> bytes:
    trailer = b"/Root 1 0 R"
    if user is not None:
        key, entry = _lock(user)
        objects = [_locked(each, number, key) for number, each in enumerate(objects, start=1)]
        objects.append(entry)
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<00><00>]".encode()
    out, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    size = f"<</Size {len(places) + 1}".encode() + trailer + b">>\n"
    return out + tail.encode() + size + f"startxref\n{len(out)}\n%%EOF\n".encode()


def _lock(user: str) -> tuple[bytes, bytes]:
    """The key of the oldest scheme (40 bits), and the dictionary that describes it."""
    padded = (user.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5((b"owner" + _PAD)[:32]).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + b"\x00").digest()[:5]
    word = _rc4(key, _PAD)
    entry = f"<</Filter/Standard/V 1/R 2/P -4/O<{owner.hex()}>/U<{word.hex()}>>>".encode()
    return key, entry


def _locked(each: bytes, number: int, key: bytes) -> bytes:
    head, mark, rest = each.partition(b">>stream\n")
    if not mark:
        return each
    data = rest.removesuffix(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()[:10]
    return head + mark + _rc4(own, data) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
