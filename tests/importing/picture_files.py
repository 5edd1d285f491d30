"""Files that hold a picture of our own making, and the article around it, one of each kind."""

from __future__ import annotations

import base64
import struct
import zipfile
import zlib
from io import BytesIO

from tests.importing import files

CAPTION = "The night ferry at the pier"
WIDTH, HEIGHT = 96, 64


def png() -> bytes:
    """A ferry before an evening sky: a few thousand bytes, since the sky is grained."""
    rows = []
    for y in range(HEIGHT):
        row = bytearray(b"\0")
        for x in range(WIDTH):
            row += bytes(_colour(x, y))
        rows.append(bytes(row))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(rows))
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def singlefile() -> bytes:
    data = base64.b64encode(png()).decode()
    return _with_figure(files.singlefile(), f"data:image/png;base64,{data}")


def mhtml() -> bytes:
    address = "https://courier.example/img/ferry.png"
    page = (
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {files.URL}\r\n\r\n"
    ).encode() + base64.encodebytes(_with_figure(files.page().encode(), "/img/ferry.png"))
    picture = (
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {address}\r\n\r\n"
    ).encode() + base64.encodebytes(png())
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {files.URL}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    ).encode()
    return head + b"--x\r\n" + page + b"\r\n--x\r\n" + picture + b"\r\n--x--\r\n"


def epub() -> bytes:
    page = "OEBPS/text/c1.xhtml"
    with zipfile.ZipFile(BytesIO(files.epub())) as book:
        members = {name: book.read(name) for name in book.namelist()}
    figure = f'<p><img src="../images/night%20ferry.png" alt="{CAPTION}"/></p></body>'
    members[page] = members[page].replace(b"</body>", figure.encode())
    return files.zipped({**members, "OEBPS/images/night ferry.png": png()})


def docx() -> bytes:
    with zipfile.ZipFile(BytesIO(files.docx())) as document:
        members = {name: document.read(name) for name in document.namelist()}
    main = "http://schemas.openxmlformats.org"
    image = f"{main}/officeDocument/2006/relationships/image"
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{main}/drawingml/2006/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="ferry" descr="{CAPTION}"/>'
        f'<a:graphic xmlns:a="{main}/drawingml/2006/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{main}/drawingml/2006/picture"><pic:blipFill><a:blip '
        f'xmlns:r="{main}/officeDocument/2006/relationships" r:embed="r9"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body>"
    )
    body = members["word/document.xml"].replace(b"</w:body>", drawing.encode())
    types = members["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{main}/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{image}" Target="media/image1.png"/></Relationships>'
    )
    return files.zipped(
        {
            **members,
            "word/document.xml": body,
            "[Content_Types].xml": types,
            "word/_rels/document.xml.rels": relations.encode(),
            "word/media/image1.png": png(),
        }
    )


KINDS = {"singlefile": singlefile, "mhtml": mhtml, "epub": epub, "docx": docx}


def _with_figure(page: bytes, address: str) -> bytes:
    first = f"<p>{files.PARAGRAPHS[0]}</p>".encode()
    figure = f'<figure><img src="{address}" alt="{CAPTION}"></figure>'.encode()
    assert first in page
    return page.replace(first, first + figure)


def _colour(x: int, y: int) -> tuple[int, int, int]:
    grain = (x * 7919 + y * 104729 + x * y * 31) % 23
    if y > 52:
        return 20, 60 + grain, 90 + grain
    if 42 < y <= 52 and 20 + (y - 42) < x < 78 - (y - 42):
        return 180, 40 + grain, 40
    if 34 < y <= 42 and 32 < x < 64:
        return 235, 235 - grain, 220
    return 250 - 2 * y, 150 - y + grain, 90 + y


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
