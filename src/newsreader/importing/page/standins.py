r"""Characters that mean something in Markdown, carried through html2text unharmed.

html2text escapes too much in some places (`\-` in the middle of a paragraph) and nothing in
others (`*`, `[1](note)`), and puts blanks round emphasis that change words ("**N** ASA").
So the text it is given holds private-use characters instead: `protect` replaces what could be
taken for markup, `raw` writes markup of our own, and `restore` puts the characters back,
with a backslash only where CommonMark would otherwise read markup.
"""

from __future__ import annotations

import re

_BASE = 0x100000  # plane 16 is private and no icon font uses it
_TEXT = _BASE  # + code of an ASCII character that stands for itself
_ALWAYS = _BASE + 0x100  # ... that is to be escaped wherever it stands
_RAW = _BASE + 0x200  # ... that is markup
_CODE_OPEN = chr(_BASE + 0x300)
_CODE_CLOSE = chr(_BASE + 0x301)

_FIRST_BYTE = b"\xf4"
_FOREIGN = re.compile("[\U00100000-\U0010ffff]")

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|]")
_ANYWHERE = str.maketrans({char: chr(_TEXT + ord(char)) for char in "\\`*_[]<>&~|"})
_IN_LINK = _ANYWHERE | str.maketrans({char: chr(_ALWAYS + ord(char)) for char in "[]"})
_NO_BREAK_SPACE = 0xA0
_RAW_TABLE = {code: _RAW + code for code in (*range(0x20, 0x7F), _NO_BREAK_SPACE)}
_LINE_START = re.compile(r"(\s*)([-+=#])")
_NUMBER_START = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")
# The number of an item in a list has nine digits at most.
_LONGEST_NUMBER = 9
_ENTITY = re.compile(r"&#?\w{1,32};")
_END = re.compile(r"[!#](?=\s*$)")

_STANDIN = re.compile("[\U00100000-\U001002ff]")
_TEXT_STANDIN = re.compile("[\U00100000-\U001001ff]")
_DECODED = {_BASE + code: code & 0xFF for code in range(0x300)}
_PREFIX = re.compile(r"(?: |>|[-*+] |\d+\. |#{1,6} )*")
_BLOCK_TOKEN = re.compile(f"{_CODE_OPEN}(\\d+){_CODE_CLOSE}")
_TEXT_CLASS = "[\U00100000-\U001000ff]"
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def without_foreign(text: str) -> str:
    """The text without the characters that stand-ins are made of."""
    # One byte begins all of them in UTF-8, and is found faster than they are.
    if _FIRST_BYTE not in text.encode("utf-8", "surrogatepass"):
        return text
    return _FOREIGN.sub("", text)


def protect(text: str, *, in_link: bool = False) -> str:
    """The text of one node with stand-ins for all that could be taken for markup."""
    if _MARKUP.search(text) is not None:
        text = text.translate(_IN_LINK if in_link else _ANYWHERE)
    if text.rstrip().endswith(("!", "#")):
        text = _END.sub(_standin, text)
    start = _LINE_START.match(text) or _NUMBER_START.match(text)
    if start is not None:
        text = start[1] + chr(_TEXT + ord(start[2])) + text[start.end() :]
    return text


def raw(markup: str) -> str:
    """Markdown markup, or a no-break space, that html2text will take for text.

    Letters beyond ASCII stay as they are.
    """
    return markup.translate(_RAW_TABLE)


def block_token(number: int) -> str:
    """A word that stands for the block with this number until `restore`."""
    return f"{_CODE_OPEN}{number}{_CODE_CLOSE}"


def is_token(text: str) -> bool:
    """Does the text hold a `block_token`?"""
    return _CODE_OPEN in text


def restore(markdown: str, blocks: list[str]) -> str:
    """The Markdown with every stand-in resolved and the tokens replaced by their blocks."""
    restored = _restored(markdown)
    if not blocks:
        return restored
    lines: list[str] = []
    for line in restored.split("\n"):
        token = _BLOCK_TOKEN.search(line)
        if token is None:
            lines.append(line)
            continue
        first, other = line[: token.start()], re.sub(r"[^>]", " ", line[: token.start()])
        content = _restored(blocks[int(token[1])]).split("\n")
        lines += [(other if index else first) + part for index, part in enumerate(content)]
        rest = line[token.end() :].strip()
        if rest:
            lines += [other.rstrip(), other + rest]
    return "\n".join(lines)


def _standin(match: re.Match[str]) -> str:
    return chr(_TEXT + ord(match[0]))


def _restored(markdown: str) -> str:
    return "\n".join(
        _restored_line(line) if _STANDIN.search(line) else line for line in markdown.split("\n")
    )


def _restored_line(line: str) -> str:
    start = _PREFIX.match(line)
    prefix = start[0] if start else ""
    content = line[len(prefix) :]
    plain = content.translate(_DECODED)
    at_line_start = "#" not in prefix
    pieces: list[str] = [prefix]
    position = 0
    for standin in _TEXT_STANDIN.finditer(content):
        index = standin.start()
        always = ord(standin[0]) >= _ALWAYS
        if always or _means_markup(content, plain, index, at_line_start):
            pieces += (plain[position:index], "\\")
            position = index
    pieces.append(plain[position:])
    return "".join(pieces)


def _means_markup(content: str, plain: str, index: int, at_line_start: bool) -> bool:
    char = plain[index]
    before = plain[index - 1] if index else " "
    after = plain[index + 1] if index + 1 < len(plain) else " "
    match char:
        case "`":
            return True
        case "|":
            return True
        case "\\":
            return after in _PUNCTUATION or index + 1 == len(plain)
        case "*":
            return not (before.isspace() and after.isspace()) or (at_line_start and index == 0)
        case "_":
            inside_word = before.isalnum() and after.isalnum()
            return not inside_word and not (before.isspace() and after.isspace())
        case "~":
            return "~" in (before, after)
        case "<":
            return after.isalpha() or after in "/!?"
        case "&":
            return _ENTITY.match(plain, index) is not None
        case "[":
            return index == 0 and "]:" in plain
        case "]":
            return after in "(:["
        case "!":
            return after == "[" and not _is_text(content, index + 1)
        case "#":
            return index == 0 or not at_line_start
        case ">":
            return at_line_start and index == 0
        case "-" | "+":
            return at_line_start and index == 0 and (after.isspace() or not plain.strip("-+ |:"))
        case "=":
            return index == 0 and not plain.strip("= ")
        case "." | ")":
            return at_line_start and index <= _LONGEST_NUMBER and plain[:index].isdigit()
    return False


def _is_text(content: str, index: int) -> bool:
    return index < len(content) and re.match(_TEXT_CLASS, content[index]) is not None
