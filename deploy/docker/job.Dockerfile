# weir's job in Flink's own image. The jar comes from the checkout, so first build that, then this:
#   ./weir --version && docker build -f deploy/docker/job.Dockerfile -t weir/job:0.1.0 .
FROM flink:2.3.0-scala_2.12-java17

LABEL org.opencontainers.image.title="weir job" \
      org.opencontainers.image.description="Rebuilds flows from the trains of sensors, exactly once, on Apache Flink" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="flink:2.3.0-scala_2.12-java17" \
      io.weir.sbom="/opt/weir/job.cdx.json"

# The folders are there and Flink's before a volume is put over them, so that an empty volume becomes Flink's, too.
RUN install -d -o flink -g flink \
    /data/weir /data/weir/flows /data/weir/interim /data/weir/ledger /data/checkpoints

COPY deploy/docker/answers deploy/docker/weir-job /usr/local/bin/
COPY job/target/weir-job.cdx.json /opt/weir/job.cdx.json
# Last, since only this one changes from build to build.
COPY job/target/weir-job.jar /opt/flink/usrlib/

USER flink
EXPOSE 9249
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["answers", "127.0.0.1:9249/metrics"]
