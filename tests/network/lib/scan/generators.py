"""Makes valid numbers of each country by its public rule; no number here belongs to anyone known.

Independent of the code under test: check digits are worked out here once more.
"""

import random
from datetime import date, timedelta

FI_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def born(rng: random.Random, first: int = 1930, last: int = 2024) -> date:
    start = date(first, 1, 1)
    return start + timedelta(rng.randrange((date(last, 12, 31) - start).days))


def weighted(digits: str, weights) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=False))


def dk(rng):
    return f"{born(rng):%d%m%y}-{rng.randrange(10000):04}"


def luhn(digits: str) -> int:
    total = 0
    for i, d in enumerate(digits):
        n = int(d) * (2 - i % 2)
        total += n - 9 if n > 9 else n
    return -total % 10


def se(rng, *, coordination=False, long=False, sign="-"):
    day = born(rng)
    dd = day.day + 60 if coordination else day.day
    nine = f"{day:%y%m}{dd:02}{rng.randrange(1, 1000):03}"
    ten = f"{nine}{luhn(nine)}"
    return f"{day.year // 100 if long else ''}{ten[:6]}{sign}{ten[6:]}"


def fi(rng, *, signs=None, low=2, high=899):
    signs = signs or "-YXWVUABCDEF"
    while True:
        day = born(rng)
        if fitting := [s for s in signs if s in ("-YXWVU" if day.year < 2000 else "ABCDEF")]:
            break
    sign = rng.choice(fitting)
    number = rng.randrange(low, high + 1)
    return f"{day:%d%m%y}{sign}{number:03}{FI_CHECK[int(f'{day:%d%m%y}{number:03}') % 31]}"


def is_(rng, *, organisation=False):
    while True:
        day = born(rng)
        dd = day.day + 40 if organisation else day.day
        eight = f"{dd:02}{day:%m%y}{rng.randrange(20, 100)}"
        check = -weighted(eight, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{eight[:6]}-{eight[6:]}{check}{'9' if day.year < 2000 else '0'}"


def lv(rng):
    while True:
        day = born(rng)
        ten = f"{day:%d%m%y}{day.year // 100 - 18}{rng.randrange(1000):03}"
        check = (1 + weighted(ten, (10, 5, 8, 4, 2, 1, 6, 3, 7, 9))) % 11
        if check < 10:
            return f"{ten[:6]}-{ten[6:]}{check}"


def lv_new(rng):
    return f"3{rng.randrange(2, 10)}{rng.randrange(10**4):04}-{rng.randrange(10**5):05}"


def lv_company(rng):
    while True:
        ten = f"4{rng.randrange(10**9):09}"
        check = (3 - weighted(ten, (9, 1, 4, 8, 3, 10, 2, 5, 7, 6))) % 11
        if check < 10:
            return f"{ten}{check}"


def ee_lt(rng):
    day = born(rng)
    ten = f"{(3 if day.year < 2000 else 5) + rng.randrange(2)}{day:%y%m%d}{rng.randrange(1000):03}"
    check = weighted(ten, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if check == 10:
        check = weighted(ten, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return f"{ten}{check}"


def no(rng, *, d_number=False):
    while True:
        day = born(rng, 1940, 2024)
        dd = day.day + 40 if d_number else day.day
        nine = f"{dd:02}{day:%m%y}" + (
            f"{rng.randrange(500):03}" if day.year < 2000 else f"{rng.randrange(500, 1000)}"
        )
        first = -weighted(nine, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        second = -weighted(f"{nine}{first}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if first < 10 and second < 10:
            return f"{nine}{first}{second}"


def pl(rng):
    day = born(rng)
    month = day.month + (20 if day.year >= 2000 else 0)
    ten = f"{day:%y}{month:02}{day.day:02}{rng.randrange(10000):04}"
    return f"{ten}{-weighted(ten, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10}"


def de(rng):
    digits = rng.sample("0123456789", 9)
    digits.insert(rng.randrange(1, 9), digits[0])
    if digits[0] == "0":
        return de(rng)
    product = 10
    for digit in digits:
        product = (((product + int(digit)) % 10 or 10) * 2) % 11
    return "".join(digits) + str((11 - product) % 10)


def snils(rng):
    nine = f"{rng.randrange(1_001_999, 10**9):09}"
    check = weighted(nine, range(9, 0, -1)) % 101 % 100
    return f"{nine[:3]}-{nine[3:6]}-{nine[6:]} {check:02}"


def inn(rng):
    ten = f"{rng.randrange(1, 100):02}{rng.randrange(10**8):08}"
    first = weighted(ten, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    second = weighted(f"{ten}{first}", (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return f"{ten}{first}{second}"


def iban(rng, country="SE", length=24):
    account = "".join(rng.choice("0123456789") for _ in range(length - 4))
    turned = "".join(str(int(c, 36)) for c in f"{account}{country}00")
    return f"{country}{98 - int(turned) % 97:02}{account}"
