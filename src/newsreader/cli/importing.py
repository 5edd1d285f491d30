"""`import`, `extract`, `reextract` and `recognise`: files in, and what is read in them."""

from __future__ import annotations

import argparse
import sys

from newsreader.cleaning import clean_line
from newsreader.cli.output import (
    begin_library,
    count_progress,
    file_progress,
    open_library,
    print_json,
)
from newsreader.document import plain_text
from newsreader.errors import NewsreaderError
from newsreader.library import extract_file
from newsreader.model import Article, ImportReport


def import_files(arguments: argparse.Namespace) -> int:
    """Files and folders into the library, with a report."""
    with begin_library(arguments) as library:
        report = library.import_paths(
            arguments.paths,
            tags=tuple(arguments.tag),
            jobs=arguments.jobs,
            model=chosen_model(arguments),
            dry_run=arguments.dry_run,
            progress=file_progress("reading"),
        )
    if arguments.json:
        print_json(_report_json(report))
    else:
        print_report(report, would=arguments.dry_run)
    return 1 if report.failed else 0


def extract(arguments: argparse.Namespace) -> int:
    """One file, cleaned, on stdout."""
    if (arguments.file is None) is (arguments.article is None):
        print(
            "newsreader: name one FILE, or --from ID. See newsreader extract --help",
            file=sys.stderr,
        )
        return 2
    if arguments.article is not None:
        articles = _from_original(arguments)
    else:
        articles = extract_file(
            arguments.file, entities=arguments.entities, model=chosen_model(arguments)
        )
    if arguments.format == "json":
        documents = [_extract_json(article) for article in articles]
        print_json(documents[0] if len(documents) == 1 else documents)
    elif arguments.format == "text":
        print("\n\n".join(plain_text(article.text) for article in articles))
    else:
        print("\n\n---\n\n".join(article.text for article in articles))
    return 0


def reextract(arguments: argparse.Namespace) -> int:
    """Articles as their originals read now, as a diff; taken with --apply."""
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        progress = count_progress("reading again")
        again = library.reextract(
            library.ids(query), model=chosen_model(arguments), progress=progress
        )
        read = list(again)
        changed = [each for each in read if each.is_changed]
        if arguments.apply and changed:
            library.take_reextracted(changed)
    failed = [each for each in read if each.after is None]
    if arguments.json:
        print_json(
            {
                "changed": [{"id": each.before.id, "diff": each.diff()} for each in changed],
                "unchanged": len(read) - len(changed) - len(failed),
                "failed": [{"id": each.before.id, "reason": each.reason} for each in failed],
                "applied": bool(arguments.apply),
            }
        )
        return 1 if failed else 0
    for each in changed:
        print("\n".join(each.diff()))
    for each in failed:
        print(f"newsreader: article {each.before.id}: {each.reason}", file=sys.stderr)
    taken = "newsreader undo takes it back" if arguments.apply else "--apply takes them"
    said = f"{len(changed):,} of {len(read):,} articles read differently now"
    print(f"{said}; {taken}" if changed else said, file=sys.stderr)
    return 1 if failed else 0


def recognise(arguments: argparse.Namespace) -> int:
    """The names in articles found anew, where another model or version found the old ones."""
    with open_library(arguments) as library:
        change = library.recognise_again(
            library.ids(" ".join(arguments.query)),
            model=chosen_model(arguments),
            progress=count_progress("finding names"),
        )
    if arguments.json:
        print_json({"changed": list(change.ids)})
    else:
        undo = "; newsreader undo takes it back" if change.ids else ""
        print(f"{change.description}{undo}", file=sys.stderr)
    return 0


def chosen_model(arguments: argparse.Namespace) -> str:
    """The model named on the command line, else the one in the settings."""
    from newsreader.config import load_settings

    return str(arguments.model or load_settings().entities.model)


def _from_original(arguments: argparse.Namespace) -> list[Article]:
    with open_library(arguments) as library:
        article = library.get(arguments.article)
        (read,) = library.reextract([article.id], model=chosen_model(arguments))
    if read.after is None:
        raise NewsreaderError(f"Article {article.id}: {read.reason}")
    return [read.after]


def _extract_json(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "markdown": article.text,
        "text": plain_text(article.text),
        "entities": [mention.to_json() for mention in article.entities],
        "source": article.source.to_json() if article.source else None,
    }


def _report_json(report: ImportReport) -> dict[str, object]:
    numbers = {path: number for number, _title, path in (*report.imported, *report.updated)}
    return {
        "imported": [{"id": i, "title": title, "path": path} for i, title, path in report.imported],
        "updated": [{"id": i, "title": title, "path": path} for i, title, path in report.updated],
        "duplicates": [{"id": i, "path": path} for i, path in report.duplicates],
        "failed": [
            {"path": path, "reason": reason, "code": code} for path, reason, code in report.failed
        ],
        "warnings": [
            {"id": numbers.get(path), "path": path, "reason": warning, "warning": warning}
            for path, warning in report.warnings
        ],
        "seconds": report.seconds,
    }


def print_report(report: ImportReport, *, would: bool) -> None:
    """What came in on stdout; warnings, failures and the sum on stderr."""
    for number, title, _path in report.imported:
        print(f"{number:>6}  {title}" if number else f"     +  {title}")
    for number, title, _path in report.updated:
        print(f"{number:>6}  {title}  (new version)")
    for path, warning in report.warnings:
        print(f"newsreader: {clean_line(path)}: {warning}", file=sys.stderr)
    for path, reason, _code in report.failed:
        print(f"newsreader: {clean_line(path)}: {reason}", file=sys.stderr)
    counts = [
        (len(report.imported), _imported(report, would=would)),
        (len(report.updated), "updated"),
        (len(report.duplicates), "already there"),
        (len(report.failed), "could not be read"),
    ]
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing to import"
    undo = (
        ""
        if would or not (report.imported or report.updated)
        else "; newsreader undo takes it back"
    )
    print(f"{said} in {report.seconds:.1f} s{undo}", file=sys.stderr)


def _imported(report: ImportReport, *, would: bool) -> str:
    said = "would be imported" if would else "imported"
    doubtful = report.no_articles
    if not doubtful:
        return said
    kinds = ", ".join(dict.fromkeys(likeness for _path, likeness in doubtful))
    verb = "looks" if len(doubtful) == 1 else "look"
    return f"{said} ({len(doubtful):,} of them {verb} like no article: {kinds})"
