"""Does the server in this container answer? For its health check: there is no curl in it.

python -m network.stack.knock
"""

import http.client
import os
import sys

PORT = 8000
PATIENCE = 3  # seconds


def answers(port: int, host: str) -> bool:
    """Ask /healthz as the proxy would.

    Args:
        host: one of ALLOWED_HOSTS; every other name is refused.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    sys.exit(0 if answers(PORT, host) else 1)
