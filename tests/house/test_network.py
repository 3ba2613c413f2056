"""The block on the network is itself tested: a guard that cannot refuse is no guard."""

import socket
import urllib.request

import pytest

from tests.bed.network import NetworkRefused


def test_a_name_of_another_machine_is_refused():
    with pytest.raises(NetworkRefused, match=r"example\.org"):
        urllib.request.urlopen("http://example.org/", timeout=1)


def test_an_address_of_another_machine_is_refused():
    with socket.socket() as far, pytest.raises(NetworkRefused, match=r"192\.0\.2\.1"):
        far.connect(("192.0.2.1", 80))


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname(), timeout=1).close()
