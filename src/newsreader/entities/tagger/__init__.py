"""Our own small transformer: a text -> the names it sees in it.

In: text. Out: `RawMention`s labelled PERSON, ORG, LOC or OTHER. `wordpiece` cuts English,
`unigram` other languages into pieces, `model` runs the network over whole sentences, `decode`
makes names of its scores. The weights are in newsreader/data; tools/ner trains them.
"""
