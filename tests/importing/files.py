"""Files of each kind with the same article of our own in them, made as programs make them."""

from __future__ import annotations

import base64
import io
import plistlib
import quopri
import zipfile

TITLE = "Saltmere keeps its night ferry"
AUTHOR = "Ann Lee"
URL = "https://courier.example/2025/03/night-ferry"
PARAGRAPHS = (
    "Residents of the harbour town of Saltmere voted on Sunday to keep the night ferry to Gull "
    "Island, although it lost £1.4 million last year, the town clerk said.",
    "Turnout was 61 percent, the highest for a local vote since 1998. Some 7,312 people voted to "
    "keep the service and 5,940 to end it.",
    "“This is not about a boat,” said Mayor Delia Marsh. “It is about whether the people on the "
    "island can come home after the last shift.”",
    "The council will raise the evening fare from £3.20 to £4.00 in May and look for a second "
    "operator by the end of the year.",
)


def page(head: str = "") -> str:
    """A saved page with navigation and a footer around the article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en">{head}<head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<link rel="canonical" href="{URL}"><meta name="author" content="{AUTHOR}"></head><body>'
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>{TITLE}</h1>{body}</article><footer>Contact us</footer></body></html>"
    )


def singlefile() -> bytes:
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {URL}?utm_source=x \n saved date: "
        "Tue Mar 04 2025 11:22:33 GMT+0100 (Central European Standard Time)\n-->"
    )
    picture = f'<img src="data:image/png;base64,{"QUFB" * 5000}">'
    return page(comment).replace("</article>", f"{picture}</article>").encode()


def mhtml() -> bytes:
    html = quopri.encodestring(page().encode()).replace(b"\n", b"\r\n")
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        "Subject: =?utf-8?Q?Saltmere_keeps?=\r\n"
        "Date: Tue, 4 Mar 2025 10:22:33 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n\r\n'
        f"----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {URL}\r\n\r\n"
    )
    picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    tail = f"\r\n----x--\r\n{picture}{base64.b64encode(bytes(99)).decode()}\r\n----x----\r\n"
    return head.encode() + html + tail.encode()


def webarchive() -> bytes:
    main = {
        "WebResourceData": page().encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    archive = {"WebMainResource": main, "WebSubresources": []}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def eml() -> bytes:
    text = "\r\n".join(PARAGRAPHS)
    return (
        'From: "The Saltmere Courier" <news@courier.example>\r\nTo: <reader@example.org>\r\n'
        f"Subject: Fwd: {TITLE}\r\nDate: Tue, 4 Mar 2025 08:00:00 +0100\r\n"
        "Message-ID: <1@courier.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page()}\r\n--b--\r\n"
    ).encode()


def mbox() -> bytes:
    mail = eml().replace(b"\r\n", b"\n")
    second = mail.replace(TITLE.encode(), b"The ferry, a year later")
    line = b"From news@courier.example Tue Mar  4 08:00:00 2025\n"
    return line + mail + b"\n" + line + second


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def epub(chapters: int = 1) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    numbers = range(1, chapters + 1)
    items = "".join(
        f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    nav = "".join(f'<li><a href="text/c{n}.xhtml">Chapter {n}</a></li>' for n in numbers)
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": (
            b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            b'<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        ),
        "OEBPS/book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
            f"<dc:date>2025-03-04</dc:date><dc:language>en</dc:language><dc:source>{URL}"
            "</dc:source></metadata><manifest>"
            '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>'
            f'<item id="nav" href="nav.xhtml" properties="nav" '
            f'media-type="application/xhtml+xml"/>{items}</manifest>'
            f'<spine><itemref idref="cover"/><itemref idref="nav"/>{spine}</spine></package>'
        ).encode(),
        "OEBPS/cover.xhtml": b"<html><body><p>Cover</p></body></html>",
        "OEBPS/nav.xhtml": (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>{nav}</ol></nav>'
            "</body></html>"
        ).encode(),
    }
    for n in numbers:
        members[f"OEBPS/text/c{n}.xhtml"] = (
            f"<html><head><title>x</title></head><body><h2>Chapter {n}</h2>{body}</body></html>"
        ).encode()
    return zipped(members)


def docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    title = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
        f"<w:r><w:t>{TITLE}</w:t></w:r></w:p><w:p><w:r><w:t>By {AUTHOR}</w:t></w:r></w:p>"
    )
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in PARAGRAPHS)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": (
                b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                b'<Default Extension="xml" ContentType="application/xml"/></Types>'
            ),
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/>'
                "</Relationships>"
            ).encode(),
            "word/document.xml": (
                f"<w:document {space}><w:body>{title}{body}</w:body></w:document>"
            ).encode(),
            "word/styles.xml": (
                f'<w:styles {space}><w:style w:type="paragraph" w:styleId="Heading1">'
                '<w:name w:val="heading 1"/></w:style></w:styles>'
            ).encode(),
        }
    )


def odt() -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    )
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {names}><office:body><office:text>"
                f'<text:h text:outline-level="1">{TITLE}</text:h>{body}'
                "</office:text></office:body></office:document-content>"
            ).encode(),
            "meta.xml": (
                f"<office:document-meta {names}><office:meta><meta:initial-creator>{AUTHOR}"
                "</meta:initial-creator></office:meta></office:document-meta>"
            ).encode(),
        }
    )


def rtf() -> bytes:
    def escaped(text: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)

    lines = "".join(f"{escaped(paragraph)}\\par\n" for paragraph in PARAGRAPHS)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\author Ann Lee}"
        "{\\creatim\\yr2025\\mo3\\dy4\\hr8\\min0}}\\f0\\fs24 "
        f"{TITLE}\\par\n{lines}}}"
    ).encode("ascii")


def pdf(lines: list[list[str]] | None = None) -> bytes:
    """A PDF with a text layer, one list of lines for each page; without any lines, a scan."""
    if lines is None:
        lines = [[TITLE, "", *(line for p in PARAGRAPHS for line in _wrapped(p))]]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page_lines in lines:
        operators = ["BT /F1 11 Tf 60 780 Td 14 TL"]
        for line in page_lines:
            safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            operators.append(f"({safe}) Tj T*")
        stream = "\n".join([*operators, "ET"]).encode("cp1252")
        page_number, stream_number = len(objects) + 1, len(objects) + 2
        kids.append(f"{page_number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream_number} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            "/Encoding /WinAnsiEncoding >> >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def factiva() -> bytes:
    def article(number: int) -> str:
        body = "".join(
            f'<p class="articleParagraph enarticleParagraph">{paragraph}</p>'
            for paragraph in PARAGRAPHS
        )
        title = TITLE if number == 1 else f"{TITLE} ({number})"
        return (
            f'<div class="article enArticle"><p></p><div>Local</div><div id="hd">'
            f'<span class="enHeadline">{title}</span></div><div class="author">By {AUTHOR}</div>'
            f"<div>120 words</div><div>{number} March 2025</div><div>The Saltmere Courier</div>"
            f"<div>SALTC</div><div>English</div>{body}"
            f"<p>Document SALTC000020250304{number}</p></div>"
        )

    return f"<html><body>{article(1)}{article(2)}</body></html>".encode()


def markdown() -> bytes:
    return (
        f'---\ntitle: "{TITLE}"\nsource: "{URL}?utm_medium=social#top"\nauthor:\n'
        '  - "[[Ann Lee]]"\npublished: 2025-03-04\ncreated: 2025-03-05\ntags:\n  - "clippings"\n'
        "---\n"
        + "\n\n".join(PARAGRAPHS).replace("Turnout was 61 percent", "==Turnout was 61 percent==")
    ).encode()


def text() -> bytes:
    return "\n\n".join([TITLE, f"By {AUTHOR}", *PARAGRAPHS, "Share this article"]).encode()


def _wrapped(paragraph: str) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) + 1 > 70:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line, ""]
