"""Given names and surnames of many romanisations, to be put together into persons.

News names people from everywhere; the labelled texts name mostly people of Europe and America.
Given names and surnames are put together by chance, so whoever comes out means nobody.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Culture:
    """How full names are made: `order` with {g} for a given name and {s} for a surname."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    orders: tuple[str, ...] = ("{g} {s}",)
    surname_first: bool = False


def _culture(
    given: str, surnames: str, orders: str = "{g} {s}", surname_first: bool = False
) -> Culture:
    return Culture(
        tuple(given.split(",")), tuple(surnames.split(",")), tuple(orders.split("|")), surname_first
    )


CULTURES = (
    _culture(
        "James,Mary,Robert,Linda,Michael,Susan,David,Karen,Thomas,Emma,William,Grace,Daniel,"
        "Rachel,Andrew,Joanna,Kevin,Hannah,Brian,Laura,Scott,Megan,Will,Mark,Rose,Pat,Drew,Kate",
        "Smith,Johnson,Walker,Harris,Clarke,Baker,Turner,Collins,Hughes,Price,Bennett,Cooper,"
        "Reed,Morgan,Bailey,Foster,Barnes,Howard,Ward,Brooks,Grant,Stone,Wells,Fox,Day,Rush,May",
        "{g} {s}|{g} {s}|{g} {i} {s}|{g} {s}-{s}|{g} {g} {s}",
    ),
    _culture(
        "Declan,Siobhan,Sean,D’Andre,De’Shawn,Ta’Nia,Conor,Niamh,Ewan,Fiona,Angus,Isla",
        "O’Neill,O’Brien,O'Connor,McCarthy,MacDonald,Fitzgerald,D’Arcy,Byrne,Murphy,O’Rourke",
    ),
    _culture(
        "Mehmet,Ayşe,Ahmet,Fatma,Mustafa,Zeynep,Hüseyin,Elif,Çağrı,Gülşen,İsmail,Şule,Emre,Özge,"
        "Kemal,Yasemin,Burak,Nuray,Süleyman,Ümit,Tuğba,Orhan,Ebru,Cevdet,Serkan,Mevlüt",
        "Yılmaz,Kaya,Demir,Çelik,Şahin,Yıldız,Öztürk,Aydın,Arslan,Doğan,Kılıç,Aslan,Koç,Kurt,"
        "Özdemir,Şimşek,Polat,Güneş,Bulut,Erdem,Çakır,Soylu,Bozkurt,Tunç,Akar,Bayram,Kurtulmuş",
        "{g} {s}|{g} {s}|{g} {g} {s}",
    ),
    _culture(
        "Ivan,Olga,Sergei,Natalia,Dmitry,Anna,Alexei,Svetlana,Mikhail,Irina,Viktor,Yulia,Pavel,"
        "Oleksandr,Oksana,Volodymyr,Kateryna,Andriy,Iryna,Yevgeny,Maxim,Ruslan,Anatoly,Gennady",
        "Ivanov,Petrova,Sokolov,Kuznetsova,Volkov,Morozova,Shevchenko,Kovalenko,Bondarenko,"
        "Tkachenko,Lysenko,Zakharov,Orlov,Belov,Novikov,Makarov,Fedorov,Shoigu,Melnyk,Kravchuk",
    ),
    _culture(
        "Piotr,Agnieszka,Jan,Zuzana,Marek,Petra,Andrej,Milica,Dragan,Jelena,Tomáš,Viktor,Zoltán,"
        "Ágnes,Ion,Elena,Boyko,Radka,Luka,Ivana,Jarosław,Małgorzata,Nikola,Vuk",
        "Kowalski,Nowak,Wójcik,Novák,Svoboda,Horváth,Kovács,Nagy,Popescu,Ionescu,Dimitrov,"
        "Georgiev,Petrović,Jovanović,Kovačević,Babić,Fico,Žižka,Szabó,Duda,Vučković,Milanov",
    ),
    _culture(
        "Mohammed,Ahmed,Fatima,Ali,Hassan,Khalid,Omar,Layla,Yousef,Mariam,Abdullah,Salem,Saud,"
        "Hamad,Nawaf,Sultan,Rashid,Jaber,Noura,Tariq,Bashar,Walid,Saad,Mahmoud,Ibrahim,Sabah",
        "Al-Sabah,Al Maktoum,Al-Thani,al-Assad,Al Nahyan,al-Masri,Haddad,Khoury,Mansour,Nasser,"
        "El-Sayed,Al-Ghanim,Al Qasimi,al-Rubaie,Bin Salman,Al Mansoori,Al-Otaibi,Hariri,Saleh,"
        "Al Hashimi,al-Sudani,Abbas,Benali,Ben Youssef,Ould Ahmed,Al-Ahmad Al-Sabah,Al Zaabi",
        "{g} {s}|{g} {g} {s}|{g} bin {g} {s}|{g} bin {g} Al {s0}|{g} {s}|{g} Abdel {s0}",
    ),
    _culture(
        "Xiaoming,Wei,Fang,Jun,Li,Hong,Jian,Yan,Guoqiang,Chunying,Lijian,Jinping,Keqiang,Yi,Ming,"
        "Baolong,Dongxing,Wenbin,Rui,Zhen,Qiang,Peng,Hua,Xin",
        "Wang,Zhang,Liu,Chen,Yang,Zhao,Huang,Wu,Zhou,Xu,Sun,Ma,Zhu,Hu,Guo,He,Lin,Gao,Luo,Zheng,"
        "So,Lo,Xi,Li,Hua,Mao,Qin,Tang",
        "{s} {g}",
        True,
    ),
    _culture(
        "Ka-wai,Kin-man,Chi-ming,Wing-sze,Mei-ling,Tsz-yan,Ho-yin,Kwok-keung,Sau-lan,Yuk-fai,"
        "Man-kit,Pui-shan,Siu-ming,Lai-wah,Chun-hei,Yat-lung,Ting-fung,Wai-lun,Ching-te,Ing-wen",
        "Chan,Wong,Lam,Cheung,Leung,Ho,Ng,Lau,Cheng,Tsang,Yip,Kwok,Fung,Lai,Tam,Poon,Chow,Mak,So,"
        "Lo,Siu,Pang,Tsui,Lee,Hui,Fok,Yuen,Tsai",
        "{s} {g}|{e} {s} {g}|{e} {s}|{e} {s} {g}",
        True,
    ),
    _culture(
        "Min-jun,Seo-yeon,Jae-myung,Ji-hoon,Soo-jin,Hyun-woo,Eun-ji,Sung-ho,Yong-jin,Mi-kyung,"
        "Tae-yang,Chang-woo,Kyung-hee,Suk-ki,Jong-un,Yo-jong,Dong-hyun,Hye-rin,In-young,Sang-hoon",
        "Kim,Lee,Park,Choi,Jung,Kang,Cho,Yoon,Jang,Lim,Han,Oh,Seo,Shin,Kwon,Hwang,Ahn,Song,Moon,"
        "Chung,Na,Ha,Suh,Hong",
        "{s} {g}",
        True,
    ),
    _culture(
        "Hiroshi,Yuki,Takashi,Sakura,Kenji,Naomi,Shinzo,Fumio,Taro,Haruka,Daisuke,Aiko,Kazuo,Yoko",
        "Tanaka,Suzuki,Sato,Yamamoto,Watanabe,Ito,Nakamura,Kobayashi,Abe,Kishida,Mori,Kono,Aso,"
        "Hayashi,Ishikawa,Nakagawa",
    ),
    _culture(
        "Rahul,Priya,Amit,Anjali,Vijay,Sunita,Arvind,Kavita,Suresh,Lakshmi,Rajesh,Deepa,Sanjay,"
        "Meera,Narendra,Ashok,Ravi,Nirmala,Manoj,Pooja,Mahinda,Gotabaya,Ranil,Chandrika,Kumar",
        "Sharma,Patel,Singh,Kumar,Gupta,Reddy,Nair,Iyer,Das,Mukherjee,Banerjee,Yadav,Joshi,Rao,"
        "Menon,Verma,Desai,Mishra,Pillai,Perera,Fernando,Jayawardena,Silva,Wickramasinghe,Tata",
        "{g} {s}|{g} {s}|{i} {s}|{g} {g} {s}",
    ),
    _culture(
        "Imran,Ayesha,Shahid,Asif,Nawaz,Bilawal,Saima,Tariq,Farooq,Sheikh,Abdul,Shahbaz,Rubina,"
        "Khaleda,Mizanur,Anisul,Gulbuddin,Ashraf,Hamid,Zabihullah",
        "Khan,Ahmed,Hussain,Malik,Butt,Chaudhry,Qureshi,Rahman,Islam,Hossain,Zia,Hasina,Uddin,"
        "Karzai,Ghani,Mujahid,Haqqani,Akhundzada,Shah,Durrani,Bhutto,Sharif",
        "{g} {s}|{g} {g} {s}",
    ),
    _culture(
        "Chinedu,Ngozi,Bola,Olusegun,Adaeze,Emeka,Yemi,Atiku,Goodluck,Aisha,Musa,Funke,Kwame,Ama,"
        "Kofi,Nana,Abena,Yaw,Akosua,Ousmane,Aminata,Mamadou,Fatou,Adama,Macky,Alassane,Samuel",
        "Okafor,Adeyemi,Okonkwo,Ibrahim,Balogun,Obi,Abubakar,Tinubu,Bello,Eze,Nwosu,Mensah,Owusu,"
        "Boateng,Asante,Akufo-Addo,Addo,Appiah,Diallo,Traoré,Diop,Barrow,Sow,Ouattara,Weah,Koroma,"
        "Etoundi,Biya,Toure,Mbarga,Fon",
    ),
    _culture(
        "Wanjiru,Otieno,Kamau,Achieng,William,Raila,Njeri,Mwangi,Uhuru,Samia,Yoweri,Bobi,Paul,"
        "Abiy,Tigist,Haile,Hassan,Amina,Juma,Grace,Daniel,Isaias,Salva",
        "Ruto,Odinga,Kenyatta,Kariuki,Wambui,Ochieng,Kimani,Mutua,Njoroge,Museveni,Nakato,Okello,"
        "Kagame,Habimana,Tadesse,Bekele,Gebre,Farmaajo,Mohamud,Wako,Kiprotich,Kipchoge,Chebet,Kiir",
    ),
    _culture(
        "Cyril,Thandi,Sipho,Nomsa,Pieter,Annelise,Jacob,Lindiwe,Hage,Saara,Hendrik,Naledi,Tendai,"
        "Rutendo,Emmerson,Chipo,Hakainde,Lazarus,Johan,Zweli,Thabo,Ndapewa,Maria",
        "Dlamini,Nkosi,Ndlovu,Mokoena,van der Merwe,Botha,Pretorius,Venter,Khumalo,Zulu,Sisulu,"
        "Geingob,Shikongo,Nangolo,Amukwaya,Moyo,Mnangagwa,Chamisa,Banda,Phiri,Hichilema,Coetzee,"
        "Iipinge,Nangula-Iita,Ndeitunga,Haufiku",
    ),
    _culture(
        "José,María,Juan,Carmen,Luis,Ana,Carlos,Lucía,Andrés,Gabriela,Miguel,Ximena,Nicolás,"
        "Valeria,Pedro,Rosa,Manuel,Elena,Gustavo,Cristina,Alberto,Dolores,Iván,Michelle",
        "García,Rodríguez,López,Hernández,González,Pérez,Sánchez,Ramírez,Torres,Flores,Rivera,"
        "Gómez,Díaz,Vargas,Castillo,Morales,Petro,Boric,Maduro,Guaidó,Bukele,Fernández,Obrador",
        "{g} {s}|{g} {g} {s}|{g} {s} {s}|{g} {g} {s} {s}",
    ),
    _culture(
        "João,Ana,Paulo,Beatriz,Luiz,Marina,Rui,Inês,Jair,Fernanda,Thiago,Camila,António,Marcelo",
        "Silva,Santos,Oliveira,Souza,Costa,Pereira,Almeida,Ferreira,Rodrigues,da Silva,dos Santos,"
        "Bolsonaro,Moraes,Rocha,Neves,Guterres,Doria",
        "{g} {s}|{g} {g} {s}|{g} {s} {s}",
    ),
    _culture(
        "Jean-Luc,Marie-Claire,Pierre,Sophie,Emmanuel,Camille,Jean-Yves,Anne-Sophie,François,Léa,"
        "Gérald,Élisabeth,Bruno,Chloé,Jean-Pierre,Marine,Christophe,Aurélie",
        "Dubois,Moreau,Lefebvre,Girard,Bonnet,Rousseau,Le Pen,Le Drian,Mélenchon,Philippe,Castex,"
        "Fabius,de Villiers,Lambert,Roux,Blanchet,Véran,Marchand",
    ),
    _culture(
        "Hans,Ursula,Friedrich,Annalena,Karl-Heinz,Sabine,Jürgen,Heike,Olaf,Katrin,Markus,Anke,"
        "Lukas,Greta,Jan,Femke,Willem,Marieke,Mark,Sigrid,Geert,Bart",
        "Müller,Schmidt,Fischer,Weber,von der Leyen,Becker,Hoffmann,Schröder,Söder,Scholz,Habeck,"
        "Kramp-Karrenbauer,van Dijk,de Vries,Jansen,van den Berg,de Jong,Bakker,Visser,Van Damme",
    ),
    _culture(
        "Giuseppe,Giulia,Matteo,Chiara,Mario,Francesca,Silvio,Giorgia,Luca,Paolo,Elena,Sergio",
        "Rossi,Russo,Bianchi,Ricci,Conte,De Luca,Di Maio,Draghi,Meloni,Salvini,Esposito,Gentiloni",
    ),
    _culture(
        "Lars,Ingrid,Erik,Astrid,Magnus,Sanna,Jens,Mette,Ulf,Katrín,Kaja,Jussi,Mika,Aino,Søren",
        "Johansson,Andersson,Nielsen,Hansen,Larsen,Virtanen,Korhonen,Stoltenberg,Løkke,Berg,"
        "Lindqvist,Magnusson,Jónsdóttir,Kallas,Ratas,Kalniņš,Frederiksen",
    ),
    _culture(
        "Nguyen,Linh,Minh,Huong,Tuan,Phuc,Trong,Lan,Hun,Sophea,Prayut,Yingluck,Somchai,Anutin,"
        "Prawit,Aung,Khin,Min,Thein,Mya,Srettha",
        "Nguyen,Tran,Pham,Van Thinh,Xuan Phuc,Thi Hoa,Sen,Sokha,Chan-ocha,Shinawatra,Thaksin,"
        "Charnvirakul,Wongsuwan,San Suu Kyi,Aung Hlaing,Thavisin,Limjaroenrat",
        "{g} {s}|{s} {g}|{g} {s}",
    ),
    _culture(
        "Joko,Siti,Budi,Dewi,Prabowo,Retno,Anwar,Mahathir,Nurul,Ismail,Muhyiddin,Wan,Ridwan,Agus,"
        "Rodrigo,Leni,Ferdinand,Bongbong,Maria,Benigno,Manny,Sara",
        "Widodo,Subianto,Marsudi,Ibrahim,Sabri,Yassin,Mohamad,Kurniawan,Wijaya,Setiawan,Duterte,"
        "Robredo,Marcos,Aquino,Pacquiao,Santos,Reyes,Cruz,bin Abdullah,binti Hassan,Razak",
    ),
    _culture(
        "Ebrahim,Zahra,Hossein,Maryam,Javad,Mahsa,Hassan,Narges,Mohammad,Shirin,Reza,Ali,Saeed",
        "Raisi,Rouhani,Zarif,Khamenei,Amini,Ahmadi,Hosseini,Karimi,Jafari,Amir-Abdollahian,"
        "Salehi,Bagheri,Mousavi,Larijani,Qalibaf",
    ),
    _culture(
        "Benjamin,Yael,Yair,Tamar,Naftali,Ayelet,Itamar,Shira,Moshe,Merav,Gideon,Orna,Bezalel,Noa",
        "Cohen,Levi,Mizrahi,Peretz,Netanyahu,Lapid,Bennett,Gantz,Ben-Gvir,Ya’alon,Sa’ar,Barak,"
        "Shaked,Hendel,Ben Ari,Steinberg,Golan,Herzog",
    ),
    _culture(
        "Nursultan,Aigul,Kassym-Jomart,Dinara,Shavkat,Gulnara,Sadyr,Rustam,Emomali,Ilham,Leyla,"
        "Nikol,Ani,Irakli,Salome,Bidzina,Ramzan,Zelimkhan",
        "Nazarbayev,Tokayev,Mirziyoyev,Japarov,Rahmon,Aliyev,Mammadov,Pashinyan,Sargsyan,"
        "Garibashvili,Zourabichvili,Ivanishvili,Kadyrov,Berdimuhamedov,Akhmetov,Yusupova",
    ),
    _culture(
        "Kyriakos,Eleni,Alexis,Maria,Nikos,Katerina,Nicos,Giorgos,Ersin,Dora",
        "Mitsotakis,Tsipras,Papadopoulos,Papandreou,Dendias,Anastasiades,Christodoulides,"
        "Varoufakis,Georgiou,Tatar",
    ),
)
_ENGLISH_GIVEN = (
    "Carrie,Gregory,Kevin,Maggie,Derek,Jacky,Steve,Paul,Katherine,Nancy,Franco,Anthea,Eddie,Regina"
).split(",")


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person: the full name and what the text calls them later."""

    full: str
    short: str


def make_person(chance: random.Random) -> Person:
    """A person of any culture."""
    culture = chance.choice(CULTURES)
    full = chance.choice(culture.orders)
    short = ""
    while "{" in full:
        surname = chance.choice(culture.surnames)
        if "{s}" in full:
            short = surname if not short or not culture.surname_first else short
        full = full.replace("{s}", surname, 1)
        full = full.replace("{s0}", chance.choice(("Maktoum", "Sayed", "Rahman", "Nahyan")), 1)
        full = full.replace("{g}", chance.choice(culture.given), 1)
        full = full.replace("{i}", chance.choice("ABCDEFGHJKLMNPRSTW") + ".", 1)
        full = full.replace("{e}", chance.choice(_ENGLISH_GIVEN), 1)
    return Person(full, short or full.split()[-1])
