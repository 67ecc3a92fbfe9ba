"""The names of Sweden's 290 municipalities, and how names are folded as file names and web addresses write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NAMES: Final = """
Ale, Alingsås, Alvesta, Aneby, Arboga, Arjeplog, Arvidsjaur, Arvika, Askersund, Avesta, Bengtsfors, Berg, Bjurholm,
Bjuv, Boden, Bollebygd, Bollnäs, Borgholm, Borlänge, Borås, Botkyrka, Boxholm, Bromölla, Bräcke, Burlöv, Båstad,
Dals-Ed, Danderyd, Degerfors, Dorotea, Eda, Ekerö, Eksjö, Emmaboda, Enköping, Eskilstuna, Eslöv, Essunga, Fagersta,
Falkenberg, Falköping, Falun, Filipstad, Finspång, Flen, Forshaga, Färgelanda, Gagnef, Gislaved, Gnesta, Gnosjö,
Gotland, Grums, Grästorp, Gullspång, Gällivare, Gävle, Göteborg, Götene, Habo, Hagfors, Hallsberg, Hallstahammar,
Halmstad, Hammarö, Haninge, Haparanda, Heby, Hedemora, Helsingborg, Herrljunga, Hjo, Hofors, Huddinge, Hudiksvall,
Hultsfred, Hylte, Håbo, Hällefors, Härjedalen, Härnösand, Härryda, Hässleholm, Höganäs, Högsby, Hörby, Höör, Jokkmokk,
Järfälla, Jönköping, Kalix, Kalmar, Karlsborg, Karlshamn, Karlskoga, Karlskrona, Karlstad, Katrineholm, Kil, Kinda,
Kiruna, Klippan, Knivsta, Kramfors, Kristianstad, Kristinehamn, Krokom, Kumla, Kungsbacka, Kungsör, Kungälv, Kävlinge,
Köping, Laholm, Landskrona, Laxå, Lekeberg, Leksand, Lerum, Lessebo, Lidingö, Lidköping, Lilla Edet, Lindesberg,
Linköping, Ljungby, Ljusdal, Ljusnarsberg, Lomma, Ludvika, Luleå, Lund, Lycksele, Lysekil, Malmö, Malung-Sälen, Malå,
Mariestad, Mark, Markaryd, Mellerud, Mjölby, Mora, Motala, Mullsjö, Munkedal, Munkfors, Mölndal, Mönsterås, Mörbylånga,
Nacka, Nora, Norberg, Nordanstig, Nordmaling, Norrköping, Norrtälje, Norsjö, Nybro, Nykvarn, Nyköping, Nynäshamn,
Nässjö, Ockelbo, Olofström, Orsa, Orust, Osby, Oskarshamn, Ovanåker, Oxelösund, Pajala, Partille, Perstorp, Piteå,
Ragunda, Robertsfors, Ronneby, Rättvik, Sala, Salem, Sandviken, Sigtuna, Simrishamn, Sjöbo, Skara, Skellefteå,
Skinnskatteberg, Skurup, Skövde, Smedjebacken, Sollefteå, Sollentuna, Solna, Sorsele, Sotenäs, Staffanstorp,
Stenungsund, Stockholm, Storfors, Storuman, Strängnäs, Strömstad, Strömsund, Sundbyberg, Sundsvall, Sunne,
Surahammar, Svalöv, Svedala, Svenljunga, Säffle, Säter, Sävsjö, Söderhamn, Söderköping, Södertälje, Sölvesborg,
Tanum, Tibro, Tidaholm, Tierp, Timrå, Tingsryd, Tjörn, Tomelilla, Torsby, Torsås, Tranemo, Tranås, Trelleborg,
Trollhättan, Trosa, Tyresö, Täby, Töreboda, Uddevalla, Ulricehamn, Umeå, Upplands Väsby, Upplands-Bro, Uppsala,
Uppvidinge, Vadstena, Vaggeryd, Valdemarsvik, Vallentuna, Vansbro, Vara, Varberg, Vaxholm, Vellinge, Vetlanda,
Vilhelmina, Vimmerby, Vindeln, Vingåker, Vänersborg, Vännäs, Värmdö, Värnamo, Västervik, Västerås, Växjö, Vårgårda,
Ydre, Ystad, Åmål, Ånge, Åre, Årjäng, Åsele, Åstorp, Åtvidaberg, Älmhult, Älvdalen, Älvkarleby, Älvsbyn, Ängelholm,
Öckerö, Ödeshög, Örebro, Örkelljunga, Örnsköldsvik, Östersund, Österåker, Östhammar, Östra Göinge, Överkalix, Övertorneå
"""

KOMMUNER: Final = tuple(" ".join(name.split()) for name in _NAMES.split(","))
ALSO_WORDS: Final = frozenset(("berg", "mark", "vara", "kil", "sala", "boden", "lund", "eda", "nora", "ale"))
"""Names, folded, that are common words or surnames too: alone they name no kommun."""
ALIKE: Final = frozenset(("habo",))
"""Two names that are one when folded (Habo, Håbo): only the corpus's own documents tell which."""
_BETWEEN: Final = re.compile(r"[\W_]+")


def folded(text: str) -> tuple[str, ...]:
    """Return a text's words as file names write them: lower case, without the marks of å ä ö é."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(word for word in _BETWEEN.split("".join(c for c in plain if not unicodedata.combining(c))) if word)
