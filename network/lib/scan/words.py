"""What the author reads: why a place was found, and what to write instead."""

from django.utils.translation import gettext_lazy as _

REMOVE_PERSONAL_NUMBER = _(
    "Take the number out. Turn the case into a question about method: write an age group instead "
    "of an age, a type of place instead of a place, a season instead of a date. Then ask how "
    "others work in such a situation."
)
# Only where a reason can let it stand.
REMOVE_OR_EXPLAIN = _(
    "Take the number out. Turn the case into a question about method: write an age group instead "
    "of an age, a type of place instead of a place, a season instead of a date. Then ask how "
    "others work in such a situation. If the number is not about a person, say what it is."
)
REMOVE_CASE_NUMBER = _(
    "Take the case number out. Readers do not need it to answer. Ask about the procedure: what "
    "step are you at, what is not clear, how do others handle it?"
)

DK = _("This looks like a Danish CPR number. It points to one person.")
EE_LT = _("This looks like an Estonian or Lithuanian personal code. It points to one person.")
FI = _("This looks like a Finnish personal identity code. It points to one person.")
IS = _("This looks like an Icelandic kennitala. It points to one person.")
LV = _("This looks like a Latvian personal code. It points to one person.")
NO = _("This looks like a Norwegian national identity number. It points to one person.")
PL = _("This looks like a Polish PESEL number. It points to one person.")
SE = _("This looks like a Swedish personal or coordination number. It points to one person.")
DE = _("This looks like a German tax identification number. It points to one person.")
SNILS = _("This looks like a Russian SNILS number. It points to one person.")
INN = _("This looks like a Russian personal tax number (INN). It points to one person.")
CASE = _("This looks like a case number of an immigration office. It points to one person.")

# Each trace: why it was found, and what to write instead.
TRACES = {
    "age": (
        _("An exact age points to one child."),
        _("Write an age group: “a child of primary-school age”."),
    ),
    "birth": (
        _("A date or year of birth points to one child."),
        _("Write an age group, or leave it out."),
    ),
    "date": (
        _("The day it happened points to one child."),
        _("Write a season or a year: “last winter”."),
    ),
    "name": (
        _("A first name, a nickname or initials point to one child."),
        _("Leave the name out. Write “the child”, or “a boy” if that matters for the answer."),
    ),
    "nationality": (
        _("A nationality in a small place points to one child."),
        _("Write a region of origin: “from outside the EU”."),
    ),
    "family": (
        _("What is special about a family points to one child."),
        _("Leave it out, or write “a child with siblings”."),
    ),
    "school": (
        _("The name of a school or kindergarten points to one child."),
        _("Write what kind it is: “a primary school in a small town”."),
    ),
    "home": (
        _("The name of a home or unit points to one child."),
        _("Write what kind it is: “a residential unit”."),
    ),
    "place": (
        _("A small place points to one child."),
        _("Write what kind of place it is: “a small coastal town”."),
    ),
}

CONTACTS = {
    "telephone": (
        _("This telephone number may lead to a family."),
        _("Leave it out. If it is an office’s or a helpline’s, say so."),
    ),
    "e-mail": (
        _("This e-mail address may lead to a private person."),
        _("Leave it out. Colleagues reach each other through their pages here."),
    ),
    "address": (
        _("This looks like the address of a house."),
        _("Write what kind of place it is. If it is an office or a meeting place, say so."),
    ),
}
