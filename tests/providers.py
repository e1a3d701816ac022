"""An organisation's sign-in that is configured, and nobody listens at its address."""

MINISTRY = "ministry"
# As SIGN_IN_PROVIDERS says it.
PROVIDERS = """[{"id": "ministry", "name": "Ministry of Harbours", "client_id": "havn",
    "client_secret": "secret", "server_url": "http://127.0.0.1:9"}]"""
