"""Whether the six digits of a number can be a birth date."""

from datetime import date

_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_exists(day: int, month: int, year: int) -> bool:
    """Return whether the day exists.

    Arguments: year with its century, or its last two digits only; those are read generously, as
    the leap year one of the centuries makes of them.
    """
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month]:
        return False
    if month == 2 and day == 29:
        return year % 4 == 0 and (year < 100 or year % 100 != 0 or year % 400 == 0)
    return True


def day_has_come(day: int, month: int, year: int) -> bool:
    """Return whether the day exists and its year (with century) is not in the future."""
    return day_exists(day, month, year) and year <= date.today().year
