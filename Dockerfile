# The bot with every extra that helps it run for months; it needs no writable disk and no root.

FROM python:3.11-slim AS dependencies
WORKDIR /build
COPY pyproject.toml .ci/constraints.txt ./
RUN python -c "import sys, tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
        extras = [project['optional-dependencies'][extra] for extra in sys.argv[1:]]; \
        print(*project['dependencies'], *sum(extras, []), sep='\n')" speed metrics cluster > requirements.txt \
    && python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir -c constraints.txt -r requirements.txt \
    && find /venv -type d -name tests -prune -exec rm -r {} +

FROM python:3.11-slim
COPY --from=dependencies /venv /venv
WORKDIR /app
COPY data data
COPY bot bot
RUN python -m compileall -q bot
# matplotlib wants a folder to write to, wherever it runs: here it is memory.
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 MPLCONFIGDIR=/dev/shm/matplotlib HEALTH_PORT=8080
USER 65534
HEALTHCHECK --start-period=30s CMD python -c \
    "from urllib.request import urlopen; urlopen('http://127.0.0.1:$HEALTH_PORT/livez', timeout=5)"
ENTRYPOINT ["python", "-m", "bot"]
