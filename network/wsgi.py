"""HTTP in production: a signed-in page costs about half of what it costs under ASGI."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
application = get_wsgi_application()
gc.freeze()  # as in network/asgi.py
