"""Words under which a call shows somebody who typed no name: devices, guests, and what stands beside them; folded."""

from __future__ import annotations

from typing import Final

_DEVICE_WORDS = """iphone ipad ipod macbook imac galaxy samsung pixel android oneplus xiaomi redmi huawei motorola moto
nokia phone telephone telefono telefon handy mobile cell tablet laptop desktop chromebook computer pc windows lenovo
dell surface"""
DEVICES: Final = frozenset(_DEVICE_WORDS.split())
_NOBODYS_WORDS = "zoom teams meet user guest gast invite invitado anonymous anonym anonimo unknown caller"
NOBODY: Final = frozenset(_NOBODYS_WORDS.split())
# words beside a device that are no name either
_SMALL_WORDS = "air pro max mini plus ultra mac book s de von of the new neues call in my"
BESIDE_DEVICES: Final = frozenset(_SMALL_WORDS.split())
