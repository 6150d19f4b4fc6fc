# The worker in a container: nobody's root, nothing to write but its volumes, no secret inside. See docs/operations.md.
FROM python:3.12-slim AS made
COPY requirements/run.txt /app/requirements/run.txt
RUN python -m venv /app/.venv \
 && /app/.venv/bin/python -m pip install --no-cache-dir --require-hashes -r /app/requirements/run.txt
COPY scoring /app/scoring
COPY sheets_sync /app/sheets_sync
COPY config /app/config
RUN /app/.venv/bin/python -m compileall -q /app/scoring /app/sheets_sync

FROM python:3.12-slim
COPY --from=made /app /app
RUN mkdir -p /team/config /team/books /team/results /team/state /team/archive \
 && chown -R 10001:10001 /team
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUTF8=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    SHEETS_SYNC_CONFIG=/team/config
WORKDIR /team
USER 10001:10001
# SIGTERM ends it between two writes, within seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s --retries=3 \
    CMD ["python", "-m", "sheets_sync", "status", "--alive"]
ENTRYPOINT ["python", "-m", "sheets_sync"]
CMD ["worker", "--log", "json"]
