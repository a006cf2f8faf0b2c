"""Names that are common in the United States, and the forms in which a note may write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from app.documents.redaction import Names

ENGLISH: Final = """
James Smith, Mary Johnson, Robert Williams, Patricia Brown, John Jones, Jennifer Davis, Michael Miller, Linda Wilson,
David Anderson, Elizabeth Taylor, William Thomas, Barbara Moore, Richard Jackson, Susan Martin, Joseph Thompson,
Jessica White, Thomas Harris, Sarah Clark, Charles Lewis, Karen Robinson, Christopher Walker, Lisa Young, Daniel Allen,
Nancy King, Matthew Wright, Betty Scott, Anthony Hill, Sandra Green, Mark Adams, Ashley Nelson, Donald Baker,
Kimberly Hall, Steven Campbell, Emily Mitchell, Andrew Carter, Donna Roberts, Paul O’Connor, Michelle Turner,
Joshua Phillips, Carol Parker, Kenneth Evans, Amanda Edwards, Kevin Collins, Melissa Stewart, Brian Morris,
Deborah Murphy, Timothy Cook, Stephanie Rogers, Ronald Reed, Rebecca Bailey, Jason McDonald, Laura Kelly, Grace Lee,
Will Long, Hope Bell, May Cooper, Faith Ward, Anne-Marie Cox, Jean-Luc Gray, Zoë Brooks, Renée Price, Chloë Bennett,
Mary-Kate Wood, Ty Barnes, Bo Ross, Al Henderson, Ed Coleman, Jo Jenkins, Tyrone Perry, LaToya Powell
"""
SPANISH: Final = """
María García López, José Martínez Ruiz, Juan Rodríguez, Ana Hernández Peña, Luis González, Carmen López, Carlos Pérez,
Guadalupe Sánchez, Jesús Ramírez, Rosa Torres, Miguel Flores, Lucía Rivera Ortiz, Ángel Gómez, Sofía Díaz,
Joaquín Reyes, Verónica Morales, Raúl Cruz, Íñigo Ortega, Begoña Núñez, Óscar Castillo, Mónica Chávez,
Andrés Vásquez, Inés Jiménez, Ramón Gutiérrez, Lourdes Mendoza, Héctor Álvarez, Pilar de la Cruz, César Muñoz,
Concepción Romero, Tomás Herrera, Adriana del Valle, Fermín Aguilar, Ximena Vargas, Iván Castro, Nicolás Guzmán,
Estefanía Fernández, Emilio Medina, Yolanda Rojas, Agustín Salazar, Consuelo Delgado
"""
ARABIC: Final = """
Mohammed al-Hassan, Fatima Al-Zahra, Omar bin Khalid, Aisha Abdullah, Ahmed El-Sayed, Layla Haddad, Yusuf Ibrahim,
Noor al-Masri, Khalid Mansour, Zaynab Khoury, Hussein Nasser, Mariam Saleh, Tariq ibn Ziyad, Amina Farouk,
Abdul Rahman, Samira Najjar, Bilal Qureshi, Huda Shaheen, Mustafa Darwish, Rania Aziz, Abdulrahman Saad,
Dalia Hakim, Faisal Al Rashid, Salma Kassem, Jamal Bakr
"""
VIETNAMESE: Final = """
Nguyễn Văn An, Trần Thị Lan, Lê Minh Tuấn, Phạm Thu Hà, Hoàng Đức Anh, Huỳnh Ngọc Mai, Phan Quốc Bảo, Vũ Thanh Hương,
Võ Hữu Phước, Đặng Kim Ngân, Bùi Xuân Trường, Đỗ Hồng Nhung, Hồ Quang Vinh, Ngô Bích Thủy, Dương Tấn Phát,
Lý Mỹ Linh, Kim Nguyen, Tuyet Tran, Hieu Pham, Thao Vu
"""
YORUBA: Final = """
Olúwaṣeun Adéyẹmí, Ọlámidé Ògúnbánjọ, Àdùkẹ́ Afọlábí, Babátúndé Ọ̀ṣun, Fúnmiláyọ̀ Ransome, Ṣadé Adébáyọ̀,
Adébọ̀wálé Akínlọlá, Yétúndé Ọláwálé, Kẹ́hìndé Balógun, Táíwò Ajàyí, Ifẹ́olúwa Bánkólé, Ayọ̀délé Fálétí,
Ọmọ́tọ́lá Jaiyéọlá, Adéọlá Ọ̀jó, Bísí Adélékè, Ṣẹ́gun Ọdẹ́gbàmí, Títílayọ̀ Akíntọ́lá, Wọlé Ṣóyínká,
Ngozi Okonkwo, Chukwuemeka Eze
"""
CHINESE: Final = """
Xiaoming Li, Xiao-Ming Wu, Xiao Ling Zhao, Wei Zhang, Meiling Chen, Li-Hua Huang, Jianguo Wang, Jun Xu, Fang Zhou,
Yuxuan Lin, Hao Yang, Ying-Ying Guo, Zhiqiang Deng, Lihua Tang, Guang-Yu Xie, Siu-Wai Cheung, Ka-Fai Leung,
Minghui Zhu, Qing Feng, Ruolan Jiang, Xin-Yi Hsu, Chia-Hao Tsai, Bao Luo, Hui Min Tan, Yifan Peng
"""
ALL: Final = {
    origin: tuple(" ".join(name.split()) for name in names.split(","))
    for origin, names in {
        "English": ENGLISH,
        "Spanish": SPANISH,
        "Arabic": ARABIC,
        "Vietnamese": VIETNAMESE,
        "Yoruba": YORUBA,
        "Chinese": CHINESE,
    }.items()
}
NAMES: Final = tuple(name for names in ALL.values() for name in names)


def first_of(name: str) -> str:
    return name.split()[0]


def last_of(name: str) -> str:
    return name.split()[-1]


def plain(text: str) -> str:
    """Without accents, as somebody types who does not have them."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def accented(text: str) -> str:
    """With an accent on a letter that has none, as somebody types who guesses."""
    at = next((place for place, letter in enumerate(text) if letter in "aeiou"), None)
    return text if at is None else unicodedata.normalize("NFC", f"{text[: at + 1]}\u0301{text[at + 1 :]}")


def parted(word: str) -> str:
    """Over the end of a line."""
    middle = max(1, len(word) // 2)
    while unicodedata.combining(word[middle]) or not word[middle - 1].isalpha():
        middle += 1
    return f"{word[:middle].removesuffix('-')}-\n{word[middle:].removeprefix('-')}"


FORMS: Final[Mapping[str, Callable[[str], str]]] = {
    "first": first_of,
    "whole": lambda name: name,
    "whole, capitals": str.upper,
    "whole, small": str.lower,
    "first, capitals": lambda name: first_of(name).upper(),
    "first, small": lambda name: first_of(name).lower(),
    "without accents": plain,
    "with another accent": lambda name: accented(first_of(name)),
    "accents apart": lambda name: unicodedata.normalize("NFD", name),
    "possessive '": lambda name: f"{first_of(name)}'s",
    "possessive ’": lambda name: f"{first_of(name)}’s",
    "possessive, capitals": lambda name: f"{first_of(name).upper()}’S",
    "several": lambda name: f"the {first_of(name)}s",
    "over a line end": lambda name: parted(first_of(name)) if len(first_of(name)) > 3 else first_of(name),
    "name by name over a line end": lambda name: name.replace(" ", "\n"),
    "first and initial": lambda name: f"{first_of(name)} {last_of(name)[0].upper()}.",
    "initial and last": lambda name: f"{first_of(name)[0].upper()}. {last_of(name)}",
    "last, first": lambda name: f"{last_of(name)}, {first_of(name)}",
    "other way around": lambda name: " ".join(reversed(name.split())),
    "typed after @": lambda name: f"@{first_of(name)}",
    "hyphen between": lambda name: f"{first_of(name)}-{last_of(name)}",
    "title and last": lambda name: f"Ms. {last_of(name)}",
    "in brackets": lambda name: f"({name})",
    "as the call names them": lambda name: f"{first_of(name)}{last_of(name)[0].upper()}",
}


def letters_of(name: str) -> str:
    """ "M.S." """
    return f"{first_of(name)[0].upper()}.{last_of(name)[0].upper()}."


def without_others(text: str, own: str, others: Iterable[str]) -> str:
    """A text about one person without the names of others, where nobody was asked."""
    return Names((own,), {str(place): (name,) for place, name in enumerate(others)}).without(text)
