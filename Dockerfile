# One image for every process of Havn: docker-compose.yml says which command each runs.

FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/havn
COPY requirements.lock .
# Wheels with known hashes only: nothing is compiled, so there is no compiler to leave out.
RUN python -m venv .venv \
    && .venv/bin/pip install --require-hashes --only-binary :all: -r requirements.lock
COPY . .
# Collected, hashed and compressed once, here. No server is asked for it, and no secret is used.
RUN HAVN_DATA=/var/lib/havn DATABASE_URL=postgresql://build@127.0.0.1/build \
    REDIS_URL=redis://127.0.0.1/0 SECRET_KEY=only-for-collecting-static-files \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q .venv/lib network directory moderation forums notifications

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /srv/havn --shell /usr/sbin/nologin havn \
    && install -d -o havn -g havn -m 0700 /backups
COPY --from=build /srv/havn /srv/havn
COPY --from=build /var/lib/havn /var/lib/havn
RUN install -d -o havn -g havn -m 0700 /var/lib/havn/files
WORKDIR /srv/havn
ENV PATH=/srv/havn/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HAVN_DATA=/var/lib/havn HAVN_DEMO=off
# Code and static files are root's: who breaks in cannot change them.
USER havn
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-m", "network.stack.knock"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "1", "--no-ws", "--respawn-failed-workers", "--log-level", "warning", \
     "network.wsgi:application"]
