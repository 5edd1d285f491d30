"""`import` and `extract`: files in."""

from __future__ import annotations

import argparse
import sys

from newsreader.cleaning import clean_line
from newsreader.cli.output import file_progress, open_library, print_json
from newsreader.document import plain_text
from newsreader.model import Article, ImportReport


def import_files(arguments: argparse.Namespace) -> int:
    """Files and folders into the library, with a report."""
    with open_library(arguments) as library:
        report = library.import_paths(
            arguments.paths,
            tags=tuple(arguments.tag),
            jobs=arguments.jobs,
            dry_run=arguments.dry_run,
            progress=file_progress("reading"),
        )
    if arguments.json:
        print_json(_report_json(report))
    else:
        _print_report(report, would=arguments.dry_run)
    return 1 if report.failed else 0


def extract(arguments: argparse.Namespace) -> int:
    """One file, cleaned, on stdout."""
    from newsreader.library import extract_file

    articles = extract_file(arguments.file, entities=arguments.entities)
    if arguments.format == "json":
        documents = [_extract_json(article) for article in articles]
        print_json(documents[0] if len(documents) == 1 else documents)
    elif arguments.format == "text":
        print("\n\n".join(plain_text(article.text) for article in articles))
    else:
        print("\n\n---\n\n".join(article.text for article in articles))
    return 0


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
    return {
        "imported": [{"id": i, "title": title, "path": path} for i, title, path in report.imported],
        "updated": [{"id": i, "title": title, "path": path} for i, title, path in report.updated],
        "duplicates": [{"id": i, "path": path} for i, path in report.duplicates],
        "failed": [
            {"path": path, "reason": reason, "code": code} for path, reason, code in report.failed
        ],
        "warnings": [{"path": path, "warning": warning} for path, warning in report.warnings],
        "seconds": report.seconds,
    }


def _print_report(report: ImportReport, *, would: bool) -> None:
    for number, title, _path in report.imported:
        print(f"{number:>6}  {title}" if number else f"     +  {title}")
    for number, title, _path in report.updated:
        print(f"{number:>6}  {title}  (new version)")
    for path, warning in report.warnings:
        print(f"newsreader: {clean_line(path)}: {warning}", file=sys.stderr)
    for path, reason, _code in report.failed:
        print(f"newsreader: {clean_line(path)}: {reason}", file=sys.stderr)
    counts = [
        (len(report.imported), "would be imported" if would else "imported"),
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
