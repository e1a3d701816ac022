"""What a browser says of itself, in the words of its owner."""

import pytest

from network.lib.devices import device, marks

SAID = {
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0": "Edge on Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Safari/605.1.15": "Safari on Mac",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Mobile Safari/537.36": "Chrome on Android",
    "curl/8.5.0": "A browser",
    "": "A browser",
}


@pytest.mark.parametrize(("user_agent", "words"), SAID.items())
def test_a_browser_is_called_as_its_owner_would(user_agent, words):
    assert device(user_agent) == words


@pytest.mark.parametrize(("user_agent", "words"), SAID.items())
def test_no_more_of_it_is_kept_than_that_takes(user_agent, words):
    assert device(marks(user_agent)) == words
    assert marks(f"{user_agent} 131052-308T") == marks(user_agent)
