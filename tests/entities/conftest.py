"""An article of our own that has the difficulties of real ones, recognised once."""

from __future__ import annotations

import pytest

from newsreader.entities import recognise
from newsreader.model import EntityMention

ARTICLE = """\
ANKARA (Reuters) - Turkish President Recep Tayyip Erdoğan will receive his Kazakh counterpart \
Kassym-Jomart Tokayev on Friday, the state broadcaster TRT reported, days after the two met at a \
summit of the Organization of Turkic States (OTS) in Bishkek, Kyrgyzstan.

Erdoğan said on Wednesday that trade with Kazakhstan could reach $15 billion by 2028, from \
6.5 billion euros last year. “Tokayev is a friend of Turkey,” he told reporters in Istanbul.

Foreign Minister Hakan Fidan and Mr. Lavrov spoke by telephone, the Kremlin said. \
Sergei Lavrov’s ministry gave no details. Fidan flew to Damascus in September.

The opposition Republican People’s Party (CHP) criticised the visit. Erdoğan’s Justice and \
Development Party (AKP) holds 268 seats; the CHP has 127. About 62% of Turks follow the talks, \
according to a poll of 1,200 people.

Officials at the Akkuyu nuclear power plant, 140 km from Adana, said the OTS would send \
two million barrels at 7:30 p.m. A spokesman for the AKP declined to comment."""


@pytest.fixture(scope="session")
def article() -> str:
    return ARTICLE


@pytest.fixture(scope="session")
def mentions() -> tuple[EntityMention, ...]:
    return recognise(ARTICLE, language="en", published="2024-07-03")
