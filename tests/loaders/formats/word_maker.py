"""A Word document from the XML of its parts, so that a test shows exactly what Word wrote."""

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body; ``numbering``, ``styles``, ``footnotes`` as further parts."""
    rels = "".join(
        f'<Relationship Id="r{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files = {
        "_rels/.rels": f'{_RELS}<Relationship Id="r1" Type="{_TYPES}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"{_RELS}{rels}</Relationships>",
        **{
            f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{inside}</w:{kind}>"
            for kind, inside in parts.items()
        },
    }
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    """A zip of these texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of these words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str = "", properties: str = "") -> str:
    """A paragraph of words, or of XML."""
    content = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(inside: str = "", properties: str = "") -> str:
    """A cell of words, its paragraphs parted by line feeds, or of XML."""
    content = inside if inside.startswith("<") else "".join(map(para, inside.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell may be plain words."""
    made = (each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table of rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(number: int, shape: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(
    *levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """One list with these levels, and the numberings that use it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def listed(number: int = 0, key: int = 1) -> str:
    """The properties of a paragraph that is numbered at this level."""
    return f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{key}"/></w:numPr>'
