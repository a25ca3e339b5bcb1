# weir's sensor: captures, replays, generates. The jar comes from the checkout, so first build that, then this:
#   ./weir --version && docker build -f deploy/docker/sensor.Dockerfile -t weir/sensor:0.1.0 .
FROM eclipse-temurin:17.0.16_8-jre-noble

LABEL org.opencontainers.image.title="weir sensor" \
      org.opencontainers.image.description="Turns packets of an interface or a capture into trains on Kafka" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="eclipse-temurin:17.0.16_8-jre-noble" \
      io.weir.sbom="/opt/weir/sensor.cdx.json"

# One program alone may give NET_RAW on: a copy of setpriv that only the user weir may run. Java itself carries no
# capability; with one it could not even start in a container that has none to give.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpcap0.8 libcap2-bin \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 weir \
    && useradd --uid 10001 --gid weir --home-dir /captures --no-create-home --shell /usr/sbin/nologin weir \
    && install -d -o weir -g weir /captures \
    && install -o root -g weir -m 750 /usr/bin/setpriv /usr/local/bin/net-raw \
    && setcap cap_net_raw+ep /usr/local/bin/net-raw \
    && apt-get purge -y --auto-remove libcap2-bin

COPY deploy/docker/answers deploy/docker/weir deploy/docker/weir-capture /usr/local/bin/
COPY ingest/target/weir-sensor.cdx.json /opt/weir/sensor.cdx.json
# Last, since only this one changes from build to build.
COPY ingest/target/weir-sensor.jar /opt/weir/

USER weir
WORKDIR /captures
EXPOSE 9404
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["answers", "127.0.0.1:9404/-/healthy"]
ENTRYPOINT ["weir"]
CMD ["--help"]
