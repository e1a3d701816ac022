"""What Havn promises when its processes are killed, tried on the whole of it.

`python -m tests.kills --minutes 10` goes on longer than the test does.
"""
