"""Titles and offices before a person's name, in other languages than English."""

from __future__ import annotations

#: Words before a person's name, in several languages, that are no part of it.
TITLES = frozenset(
    """bakanı başkanı cumhurbaşkanı başbakan başbakanı bakan vali valisi milletvekili sözcüsü
    yardımcısı sekreteri müdürü rektörü avukatı yüklenici genel sayın prof dr avukat bay bayan
    président présidente ministre premier première
    madame monsieur mme m mr mrs ms général maire chancelier pape roi reine presidente presidenta
    ministro ministra alcalde alcaldesa gobernador general señor señora papa rey reina don doña
    presidenti governador prefeito senhor primeiro sindaco signor governatore cancelliere re
    bundeskanzler bundeskanzlerin kanzler kanzlerin präsident präsidentin bundespräsident minister
    ministerin außenminister außenministerin innenminister innenministerin finanzminister
    verteidigungsminister wirtschaftsminister ministerpräsident ministerpräsidentin
    bürgermeister bürgermeisterin herr frau papst könig königin general sprecher sprecherin
    premierminister prezydent premier minister prezes burmistrz президент министр премьер
    премьер-министр губернатор мэр генерал папа король канцлер господин президентом министром
    президента министра президенту прем'єр-міністр міністр koning koningin burgemeester
    statsminister president presidenten minister presiden menteri gubernur""".split()
)
