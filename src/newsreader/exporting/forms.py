"""The forms articles can be exported in, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from newsreader.errors import NewsreaderError
from newsreader.exporting.entries import Entry
from newsreader.records import record


@record
class Form:
    """A form: its name, the ending of its files, and the function that writes it.

    `has_pictures` says that the pictures of the entries are written too. `target` is
    "module.function" of this package: what a form needs is imported only for it.
    """

    name: str
    ending: str
    target: str
    is_text: bool = True
    has_pictures: bool = False

    def pieces(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The content of a file with these articles, piece by piece."""
        module, function = self.target.split(".")
        write: Callable[[Iterable[Entry]], Iterator[bytes]] = getattr(
            import_module(f"newsreader.exporting.{module}"), function
        )
        return write(entries)


#: Obsidian is not among them: it is a folder, see `write_vault`.
FORMS = {
    form.name: form
    for form in (
        Form("markdown", ".md", "text.as_markdown"),
        Form("text", ".txt", "text.as_text"),
        Form("json", ".json", "json.as_json"),
        Form("csl", ".csl.json", "csl.as_csl"),
        Form("biblatex", ".bib", "latex.as_biblatex"),
        Form("bibtex", ".bib", "latex.as_bibtex"),
        Form("ris", ".ris", "ris.as_ris"),
        Form("html", ".html", "pages.as_html", has_pictures=True),
        Form("epub", ".epub", "book.as_epub", is_text=False, has_pictures=True),
    )
}
#: Each ending once.
ENDINGS = tuple(dict.fromkeys(form.ending for form in FORMS.values()))


def form_of(file: Path) -> Form:
    """The form that the ending of a file asks for. Raises NewsreaderError for another ending."""
    name = file.name.casefold()
    endings = sorted(FORMS.values(), key=lambda form: -len(form.ending))
    for form in endings:
        if name.endswith(form.ending):
            return form
    raise NewsreaderError(f"{file.name} must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.")
