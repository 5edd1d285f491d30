"""Made-up news with the names marked: sentences of ours filled with chosen names.

It shows the model what the labelled texts lack: datelines, picture credits, business and sport
reports, names of every romanisation, offices and titles that are no part of a name, headlines.
Each text keeps its people and companies, so that a name comes back in short as in real news.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from corpus import Document, Entity
from name_parts import Person, make_person

_HERE = Path(__file__).parent
_GAZETTEER = _HERE.parents[1] / "src" / "newsreader" / "data" / "gazetteer"
#: {P1}: a slot and which person or company; [ORG:Kremlin]: a name that always stands there.
_SLOT = re.compile(r"\{([A-Z]+?)(\d?)\}|\[(PER|ORG|LOC|MISC):([^\]]+)\]")


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _by_language(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        code, _, sentence = line.partition(": ")
        found.setdefault(code, []).append(sentence)
    return found


SENTENCES = _lines(_HERE / "sentences.txt")
#: Sentences by their language's code.
OF_LANGUAGES = _by_language(_lines(_HERE / "sentences_of_languages.txt"))
CITIES = _lines(_GAZETTEER / "cities.txt")
_PLACES = _lines(_GAZETTEER / "places.txt")
COUNTRIES = _PLACES[: _PLACES.index("Zimbabwe") + 1]
_NATIONALITIES = _lines(_GAZETTEER / "nationalities.txt")

_LISTS = {
    "AGENCY": "Reuters|Reuters|Reuters|AP|AFP|Xinhua|dpa|Bernama|ANI",
    "PHOTO": "REUTERS|REUTERS|AFP|Getty Images|EPA",
    "MEDIA": "Reuters|AFP|Al Jazeera|BBC|CNN|The Times|Daily Mirror|Yonhap|Kyodo|Xinhua|TRT|TASS|"
    "NHK|KBS|RTHK|the Bangkok Post|the Daily Nation|Der Spiegel|Le Monde|El País|La Nación|"
    "Khaleej Herald|The Straits Post|Vanguard|ThisDay|The Hindu|Dawn|Haaretz|Kan|KUNA|WAM|SPA|"
    "NBC|Fox News|Bloomberg|the Financial Times|Variety|Politico|ProPublica|Kyiv Post|Anadolu",
    "DAY": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "MON": "Jan|Feb|March|April|May|June|July|August|Sept|October|Nov|Dec",
    "MONEY": "$4.2 billion|€310 million|Rs 500 crore|20 million yuan|HK$12 million|N3.4 billion",
    "SAID": "said|said|said|said|added|announced|wrote",
    "SAIDNOT": "did not say|would not say",
    "ACT": "hold talks|share data|sign a treaty|open a border crossing|trade",
    "MINLOW": "defence|foreign|health|interior",
    "TITLE": "President|Prime Minister|Foreign Minister|Interior Minister|Finance Minister|"
    "Minister|Governor|Senator|Chancellor|Mayor|Ambassador|Secretary General|King|Queen|Pope|"
    "Defence Minister|Vice President|Chief Justice|Bishop|Imam|Captain|Sheikh|Professor|"
    "Sir|Lord|Prince|Princess|Inspector|Speaker|Deputy President|Chief|Director-General",
    "TITLEUP": "PRESIDENT|SECRETARY OF STATE|PRIME MINISTER|DEFENSE SECRETARY|MINISTER OF HEALTH",
    "TITLELOW": "president|prime minister|king|foreign minister|mayor|chancellor|governor",
    "ROLE": "director|chairman|head|chief executive|secretary general|deputy director|analyst|"
    "economist|professor|president|spokesperson|coordinator|managing director|founder",
    "CONT": "European|African|Asian|Western|Arab|Latin American",
    "PARTY": "Republican Party|Labour Party|People’s Democratic Party|Justice Party|Green Party|"
    "People Power Party|Democratic Party|National Congress|Liberal Democrats|Yesh Tikva|Kenya "
    "Umoja|United Front|Jubilee Alliance|Free Patriotic Movement|Social Democratic Party|Likud|"
    "Fidesz|New Democracy|Awami League|Bharatiya Janata Party|Nur Otan|CHP|AKP|PDP|APC|ANC|BJP|"
    "Tories|Free Democrats|Christian Democratic Union|Five Star Movement|Motherland Party",
    "MINISTRY": "Foreign Ministry|Ministry of Health|Ministry of Defence|Interior Ministry|"
    "Ministry of Foreign Affairs|Department of Justice|Treasury|Ministry of Women, Youth|"
    "Finance Ministry|Ministry of Interior|State Department|Department of Home Affairs|Home "
    "Office|Ministry of Energy and Mines|Ministry of Human Resources and Emiratisation|Education "
    "Bureau|Security Bureau|Ministry of Lands, Fisheries and Water",
    "COURT": "Supreme Court|Court of Appeal|Federal High Court|High Court|Constitutional Court|"
    "International Criminal Court|District Court|Court of First Instance|Privy Council",
    "LAW": "Geneva Convention|Education Act|Companies Act|Basic Law|Paris Agreement|National "
    "Security Act 2019|Penal Code|Montreal Protocol|Treaty of Lausanne|Clean Air Act",
    "EVENT": "World Cup|Asian Games|Champions League|Grand Prix|Africa Cup of Nations|Wimbledon|"
    "French Open|Commonwealth Games|Olympic Games|Tour de France|Six Nations|Copa América|Booker "
    "Prize|Golden Globe|Oscar|Venice Film Festival|Berlin Marathon|Super Bowl|Euro 2024|US Open",
    "EVENTWAR": "First World War|Korean War|Gulf War|Civil War|Cold War|Second World War",
    "WORK": "The Long Road|Night Train|River of Salt|Broken Water|Anna|The Last Winter|Home",
    "PRODUCT": "A350|737 MAX|Model S|iPhone|Galaxy S9|Sputnik V|F-16|Android|Leopard 2|Windows|"
    "Boeing 787|Nova X|Patriot|Bayraktar TB2|PlayStation|Instagram|WhatsApp|Dreamliner",
    "TEAM": "Manchester United|Real Madrid|Al Ahly|Galatasaray|Fenerbahçe|Kaizer Chiefs|Orlando "
    "Pirates|Bayern Munich|Inter Milan|Juventus|Boca Juniors|Flamengo|Ajax|the Golden Eagles|the "
    "Broncos|the Lakers|the Yankees|Super Falcons|Chelsea|Arsenal|Everton|"
    "Paris Saint-Germain|Zamalek|Raja Casablanca|Al Hilal|Persepolis|Mumbai Indians|Team Falcon|"
    "Celtic|Rangers|the Springboks|the Proteas|Black Stars|the Wildcats|Mavericks",
    "TEAMCITY": "Liverpool|Barcelona|Napoli|Dortmund|Arizona|Georgia Tech|Utah|Kentucky|Tennessee|"
    "Los Angeles|Boston|Chicago|Milan|Leeds|Valencia|Porto|Marseille|Lyon|Seville|"
    "Louisville|Indiana|Iowa State|Notre Dame|Purdue|Michigan|Ohio State|Toronto|"
    "Dallas|Denver|Southampton|Bournemouth|Sunderland|Cologne|Leipzig|Bologna|Santos|Kano",
    "CHURCH": "Catholic Church|Church of England|Redeemed Church|Lutheran Church|Orthodox Church",
    "ACRONYM": "NATO|UNHCR|UNCTAD|OPEC|ASEAN|ECOWAS|IAEA|FIFA|CAF|UEFA|ICRC|PKK|IDF|FBI|NHRC|EFCC|"
    "SADC|UNICEF|OSCE|KRA|SAPS|ISA|KEPCO|NCDC|INEC|HKMA|MTR|ICAC|IRGC|YPG|WFP|ILO|ADB",
    "TOWN": "Tai Po|Khor Fakkan|Al Dhaid|Tema|Gyeongju|Otjiwarongo|Al Wakrah|"
    "Kilimanjaro|Dodoma|Kafr Qasim|Beyoğlu|Kadıköy|Ikeja|Wuse|Makadara|Umlazi|Soweto|Khomas|"
    "Bnei Brak|Ashkelon|Kherson|Zaporizhzhia|Idlib|Deir al-Zor|Afrin|Tuen Mun|Wan Chai|Yau Ma "
    "Tei|Gangnam|Jeolla|Uttar Pradesh|Tamil Nadu|Rakhine|Al Jahra|Fanling|Banjul|Brikama|"
    "Buea|Garoua|Ogun|Abia|Kaduna|Oshana|Kavango|Limpopo|Mpumalanga|Free State|Rift Valley",
}  # fmt: skip
_CHOICES = {slot: tuple(text.split("|")) for slot, text in _LISTS.items()}
_LABELS = {
    "AGENCY": "ORG", "PHOTO": "ORG", "MEDIA": "ORG", "PARTY": "ORG", "MINISTRY": "ORG",
    "COURT": "ORG", "TEAM": "ORG", "TEAMCITY": "ORG", "ACRONYM": "ORG", "ACR": "ORG", "ORG": "ORG",
    "ORGLONG": "ORG", "BODY": "ORG", "UNIVERSITY": "ORG", "SCHOOL": "ORG", "CHURCH": "ORG",
    "C": "ORG", "A": "ORG", "CITY": "LOC", "TOWN": "LOC",
    "CITYUP": "LOC", "COUNTRY": "LOC", "REGION": "LOC",
    "PLACE": "LOC", "LAW": "MISC", "EVENT": "MISC", "EVENTWAR": "MISC", "WORK": "MISC",
    "PRODUCT": "MISC", "NORP": "MISC", "NORPS": "MISC", "CONT": "MISC",
    "P": "PER", "S": "PER", "PUP": "PER", "PNICK": "PER",
}  # fmt: skip
_SYLLABLES = (
    "al,an,ar,bel,bor,cal,cor,dan,del,den,el,en,far,fen,gal,gor,hal,hin,il,in,jor,kal,kor,lan,lex,"
    "lin,lor,mar,mer,mon,nal,nor,ol,or,pal,per,qua,ran,rex,ros,sal,sen,ser,sol,tal,ter,tor,ul,val,"
    "ven,ver,vi,vor,wal,win,xen,yar,zan,zen"
).split(",")
_NAME_ENDS = ("a", "ia", "is", "ix", "on", "um", "era", "ean", "co", "tec", "o", "ex", "ing", "ley")
_COMPANY_ENDS = (
    "Inc", "Ltd", "plc", "PLC", "Corp", "Group", "Holdings", "Energy", "Bank", "Airlines", "Motors",
    "AG", "SA", "NV", "Co", "Capital", "Pharma", "Foods", "Technologies", "Insurance", "Mining",
    "Partners", "& Co", "Steel", "Telecom", "Industries",
)  # fmt: skip
_FIELDS = (
    "Health,Human Rights,Civil Aviation,Football,Electricity,Trade,Nuclear Energy,Road Safety,"
    "Mining,Press Freedom,Refugees,Women Journalists,Water Resources,Public Accounts,Space Research"
).split(",")
_BODY_ENDS = (
    "Police",
    "Municipality",
    "City Council",
    "Police Command",
    "Civil Defence",
    "Chamber",
)
_PLACE_ENDS = (
    "Airport", "International Airport", "Hospital", "Stadium", "Street", "Road", "Square", "Bridge",
    "Prison", "Palace", "Medical Center", "National Park", "Port", "Mall", "Beach", "Town Hall",
    "Police Station", "Roundabout", "Mosque", "University Hospital", "Sports Centre", "Lake",
)  # fmt: skip
_DIRECTIONS = ("northern", "southern", "eastern", "western")


class _Story:
    """The people and companies of one text, chosen when they are first named."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.people: dict[str, Person] = {}
        self.companies: dict[str, tuple[str, str]] = {}
        self.acronym = chance.choice(_CHOICES["ACRONYM"])

    def fill(self, slot: str, number: str) -> str:
        if slot in ("P", "S", "PUP", "PNICK"):
            return self._person(slot, number)
        if slot in ("C", "A"):
            return self._company(slot, number)
        return self._other(slot)

    def _person(self, slot: str, number: str) -> str:
        if number not in self.people:
            self.people[number] = make_person(self.chance)
        person = self.people[number]
        if slot == "PUP":
            return person.full.upper()
        if slot == "PNICK":
            first, _, rest = person.full.partition(" ")
            return f"{first} “{self.chance.choice(('ace', 'Rocket', 'vexer', 'Big Cat'))}” {rest}"
        return person.full if slot == "P" else person.short

    def _company(self, slot: str, number: str) -> str:
        if number not in self.companies:
            self.companies[number] = self._new_company()
        return self.companies[number][0 if slot == "C" else 1]

    def _new_company(self) -> tuple[str, str]:
        chance = self.chance
        kind = chance.random()
        if kind < 0.5:
            short = "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2)))).capitalize()
            short += chance.choice(_NAME_ENDS)
        elif kind < 0.75:
            short = make_person(chance).short
        elif kind < 0.85:
            short = "".join(chance.choices("ABCDEGHIKLMNOPRSTUVX", k=chance.choice((2, 3, 4))))
        else:
            short = f"{chance.choice(('Iron', 'Blue', 'Silver', 'Royal', 'Red', 'Grand'))} " + (
                chance.choice(("Island", "River", "Star", "Orchid", "Harbour", "Peak"))
            )
        full = short if chance.random() < 0.35 else f"{short} {chance.choice(_COMPANY_ENDS)}"
        return full, short

    def _other(self, slot: str) -> str:
        chance = self.chance
        match slot:
            case "N":
                return str(chance.randrange(2, 99))
            case "CITY":
                return chance.choice(CITIES)
            case "CITYUP":
                return chance.choice(CITIES).upper()
            case "COUNTRY":
                return chance.choice(COUNTRIES)
            case "REGION":
                kind = chance.choice(
                    ("Region", "Province", "County", "State", "Valley", "Peninsula")
                )
                return f"{chance.choice(CITIES)} {kind}"
            case "NORP":
                return chance.choice([name for name in _NATIONALITIES if not name.endswith("s")])
            case "NORPS":
                return chance.choice([name for name in _NATIONALITIES if name.endswith("ns")])
            case "ACR":
                return self.acronym
            case "ORG":
                return self._other(chance.choice(("ORGLONG", "ACRONYM", "UNIVERSITY", "MINISTRY")))
            case "ORGLONG":
                field = chance.choice(_FIELDS)
                whole = chance.choice(
                    ("National {} Authority", "International {} Agency", "Committee for {}",
                     "Association of {}", "{} Commission", "Centre for {}", "{} Union",
                     "Federation of {}", "Institute of {}", "{} Watch", "African {} Council")
                )  # fmt: skip
                return whole.format(field)
            case "BODY":
                return f"{chance.choice(CITIES)} {chance.choice(_BODY_ENDS)}"
            case "UNIVERSITY":
                city = chance.choice(CITIES)
                return chance.choice((f"University of {city}", f"{city} University", "MIT"))
            case "SCHOOL":
                kind = chance.choice(
                    ("Primary School", "High School", "Secondary School", "College")
                )
                return f"{chance.choice((*CITIES[:200], 'St Mary’s', 'Holy Cross'))} {kind}"
            case "PLACE":
                owner = chance.choice((chance.choice(CITIES), make_person(chance).short))
                return f"{owner} {chance.choice(_PLACE_ENDS)}"
        return chance.choice(_CHOICES[slot])


def make_document(chance: random.Random, sentences: int) -> Document:
    """An English text of so many sentences with its entities."""
    return _document(chance, chance.sample(SENTENCES, sentences))


def make_foreign_document(chance: random.Random, sentences: int) -> Document:
    """A text of at most so many sentences in another language, with its entities."""
    known = OF_LANGUAGES[chance.choice(sorted(OF_LANGUAGES))]
    return _document(chance, chance.sample(known, min(sentences, len(known))))


def _document(chance: random.Random, templates: list[str]) -> Document:
    story = _Story(chance)
    text = ""
    entities: list[Entity] = []
    for template in templates:
        if text:
            text += chance.choice((" ", " ", "\n\n"))
        text, entities = _append(text, entities, template, story, chance)
    return Document(text, tuple(entities), has_misc=True)


def _append(
    text: str, entities: list[Entity], template: str, story: _Story, chance: random.Random
) -> tuple[str, list[Entity]]:
    if template in ("{HEADTITLE}", "{HEADUPPER}", "Read more: {HEADTITLE}"):
        plain = [line for line in SENTENCES if "HEAD" not in line and len(line) < 90]
        piece, found = _filled(chance.choice(plain).rstrip("."), story)
        piece = piece.upper() if "UPPER" in template else _title_case(piece)
    else:
        piece, found = _filled(template, story)
    offset = len(text)
    moved = [Entity(e.start + offset, e.end + offset, e.label) for e in found]
    return text + piece, entities + moved


def _filled(template: str, story: _Story) -> tuple[str, list[Entity]]:
    out = ""
    entities: list[Entity] = []
    end = 0
    for match in _SLOT.finditer(template):
        out += template[end : match.start()]
        end = match.end()
        slot, number, label, words = match.groups()
        if slot is not None:
            words = story.fill(slot, number)
            label = _LABELS.get(slot)
        elif "{" in words:
            words, _ = _filled(words, story)
        if label is not None:
            skip = 4 if words.startswith("the ") else 0
            entities.append(Entity(len(out) + skip, len(out) + len(words), label))
        out += words
    return out + template[end:], entities


def _title_case(text: str) -> str:
    return re.sub(r"\b[a-z]", lambda match: match.group().upper(), text)
