"""Our own small transformer: a text -> the names it sees in it.

In: English text. Out: `RawMention`s labelled PERSON, ORG, LOC or OTHER. `wordpiece` cuts the
text, `model` runs the network over whole sentences, `decode` makes names of its scores. The
weights are in newsreader/data/ner_en; tools/ner trains them.
"""
