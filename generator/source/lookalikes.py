"""Characters that look like others and are not: radicals in place of the character, as text
copied from a PDF has them, compatibility forms, and foreign letters within Latin words. A search
does not find them, and fonts may lack them.

Whatever changes the look (①, ㎡, ℃, ％, Ⅱ) is what it shows, and none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

PAIRS = """\
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳
⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫
⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌
⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝
⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风
⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯
⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"""
"""Of the radicals supplement (Unicode, EquivalentUnifiedIdeograph), which normalization leaves
as they are."""
RADICALS = {pair[0]: pair[1:] for pair in PAIRS.split()}
COMPATIBLE = (
    "\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1d\ufb00-\ufb06\ufe50-\ufe6b\uff61-\uff65"
)
"""Kangxi radicals, compatibility ideographs, ligatures, small and half-width punctuation:
normalization knows them."""
SMALL = dict(zip("﹐﹔﹕﹖﹗﹙﹚", "，；：？！（）", strict=True))
"""Small punctuation, which normalization makes half-width."""
LETTERS = dict(
    zip("АВЕКМНОРСТУХаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxABEZHIKMNOPTYXo", strict=True),
)
"""Cyrillic and Greek letters that look like Latin ones."""
MEANT = {**RADICALS, **SMALL}
WRONG = re.compile(f"[\u2e80-\u2ef3{COMPATIBLE}]")
MIXED = re.compile(f"[A-Za-z0-9{''.join(LETTERS)}]+")
UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
"""What a broken conversion leaves, and characters that mean something in one font alone."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A character in a text, from 0, and the one that is meant; empty where nobody can tell."""

    at: int
    found: str
    meant: str


def look_alikes(text: str) -> Iterator[LookAlike]:
    """The characters of a text that are not what they look like."""
    for match in WRONG.finditer(text):
        meant = MEANT.get(match[0]) or normalize("NFKC", match[0])
        if meant != match[0]:
            yield LookAlike(match.start(), match[0], meant)
    for word in MIXED.finditer(text):
        if re.search("[A-Za-z0-9]", word[0]):
            for at, letter in enumerate(word[0], start=word.start()):
                if letter in LETTERS:
                    yield LookAlike(at, letter, LETTERS[letter])
    for match in UNKNOWN.finditer(text):
        yield LookAlike(match.start(), match[0], "")
