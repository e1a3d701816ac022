"""What leads to a family's door is asked about; an office's telephone is not."""

import pytest

from network.lib.scan import scan


def rules(text):
    return {f.rule for f in scan(text).findings}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ring til drengens mor på +45 20 30 40 50.", "contact-telephone"),
        ("The father's number is 0045 20304050.", "contact-telephone"),
        ("Matka dziecka: tel. 600 700 800.", "contact-telephone"),
        ("Write to kaisa.example@gmail.com about it.", "contact-e-mail"),
        ("The girl's aunt is at tante@familien-example.dk.", "contact-e-mail"),
        ("De bor på Lærkevej 5.", "contact-address"),
        ("Hon bor på Storgatan 12.", "contact-address"),
        ("Perhe asuu osoitteessa Mannerheimintie 7 B.", "contact-address"),
        ("Pere elab Pikk tänav 5.", "contact-address"),
        ("Dzīvo Brīvības iela 12-4.", "contact-address"),
        ("Gyvena Gedimino pr. 9.", "contact-address"),
        ("Mieszka przy ul. Długiej 5.", "contact-address"),
        ("Живёт на ул. Садовая, д. 5.", "contact-address"),
        ("Sie wohnt in der Lindenstraße 3.", "contact-address"),
    ],
)
def test_a_familys_door_is_asked_about(text, rule):
    assert rule in rules(text)
    assert scan(text).verdict == "warn"


@pytest.mark.parametrize(
    "text",
    [
        "Our office answers on +45 33 12 34 56 until four.",
        "Write to office@example.org for the report.",
        "The helpline is 116 111.",
        "See Article 5 and Recommendation 12.",
        "The Way 5 programme and Weg 3 of the plan.",
    ],
)
def test_an_office_is_not(text):
    assert rules(text) == set()
