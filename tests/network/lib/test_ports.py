"""A port is a named list; plugging twice is plugging once."""

from network.lib.ports import PORTS, Port


def test_a_second_ready_changes_nothing():
    port = Port("shelves", "a function")
    for _ in range(2):
        port.plug(len)
    port.plug(max)
    assert list(port) == [len, max]


def test_every_port_has_a_name_of_its_own_and_says_what_it_takes():
    assert len({port.name for port in PORTS}) == len(PORTS)
    assert all(port.takes for port in PORTS)
