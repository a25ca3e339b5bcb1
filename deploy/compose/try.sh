#!/usr/bin/env bash
# Really starts docker-compose.yml, as it is, on a Debian machine that has no container engine and reaches no registry.
#
#   deploy/compose/try.sh [--keep]       as root; about 3 GB below target/compose-try
#
# The engine is taken out of Debian's packages and runs in namespaces of its own, so its bridges, addresses, rules and
# processes are gone when it is. Images that cannot be pulled are stood in for, under their official names, by the same
# programs from Maven Central on Debian (stand-ins/). --keep leaves engine and services up until Ctrl-C.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/../.." && pwd)
work=$checkout/target/compose-try
stand_ins=$checkout/deploy/compose/stand-ins
project=weir-try
speed=4x
keep=false
[[ ${1:-} != --keep ]] || keep=true

packages=(docker.io containerd runc iptables libip4tc2 libip6tc2 libxtables12 libnftnl11 libnetfilter-conntrack3
  libnfnetlink0 libmnl0 libdevmapper1.02.1 libseccomp2)
java_image=eclipse-temurin:17.0.16_8-jre-noble
tag_of() { sed -n "s|^ *image: \($1:.*\)|\1|p" "$checkout/docker-compose.yml" | head -n 1; }

say() { printf '%s %s\n' "$(date +%T)" "$*"; }
fail() {
  say "FAILED: $*"
  exit 1
}

# ---- what is needed ------------------------------------------------------------------------------------------------

require() {
  ((EUID == 0)) || fail "needs root: namespaces, mounts, debootstrap"
  local program
  for program in debootstrap docker-compose mvn unshare nsenter python3 curl; do
    command -v "$program" >/dev/null ||
      fail "needs $program (Debian: apt-get install --no-install-recommends debootstrap docker-compose maven curl)"
  done
  "$checkout/weir" --version >/dev/null || fail "the build"
}

# Programs of Debian packages, without installing them and without starting their services.
unpack_engine() {
  [[ ! -d $work/engine ]] || return 0
  say "taking the engine out of Debian's packages"
  mkdir -p "$work/debs" "$work/engine.new"
  (cd "$work/debs" && apt-get -qq download "${packages[@]}" 2>/dev/null)
  local package
  for package in "$work"/debs/*.deb; do
    dpkg -x "$package" "$work/engine.new"
  done
  # docker.io's package expects Debian's alternatives to choose these.
  local program
  for program in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -sf xtables-nft-multi "$work/engine.new/usr/sbin/$program"
  done
  mv "$work/engine.new" "$work/engine"
}

make_base() {
  [[ ! -e $work/base.tar ]] || return 0
  say "making a Debian with Java (debootstrap, a minute or two)"
  debootstrap --variant=minbase --include=libpcap0.8,libcap2-bin,openjdk-17-jre-headless \
    bookworm "$work/rootfs" >"$work/debootstrap.log" 2>&1 || fail "debootstrap, see $work/debootstrap.log"
  # Nothing can be fetched from inside: what the Dockerfiles install is there already.
  rm -rf "$work/rootfs/var/cache/apt/archives" "$work/rootfs"/var/lib/apt/lists/* "$work/rootfs"/etc/apt/sources.list*
  mkdir -p "$work/rootfs/var/cache/apt/archives/partial" "$work/rootfs/var/lib/apt/lists/partial"
  tar -C "$work/rootfs" -cf "$work/base.tar.new" .
  rm -rf "$work/rootfs"
  mv "$work/base.tar.new" "$work/base.tar"
}

# ---- the engine ----------------------------------------------------------------------------------------------------

engine_path=$work/engine/usr/sbin:$work/engine/usr/bin:$PATH
libraries=$work/engine/usr/lib/x86_64-linux-gnu:$work/engine/lib/x86_64-linux-gnu
export DOCKER_HOST=unix://$work/docker.sock COMPOSE_PROJECT_NAME=$project DOCKER_BUILDKIT=0 DEMO_SPEED=$speed

docker() { PATH=$engine_path LD_LIBRARY_PATH=$libraries "$work/engine/usr/bin/docker" "$@"; }
compose() { (cd "$checkout" && docker-compose "$@"); }
# A command where the published ports are.
inside() { nsenter --target "$engine" --net -- "$@"; }

start_engine() {
  say "starting the engine in namespaces of its own"
  rm -rf "$work/run" "$work/docker.sock"
  PATH=$engine_path LD_LIBRARY_PATH=$libraries XTABLES_LIBDIR=$work/engine/usr/lib/x86_64-linux-gnu/xtables \
    unshare --net --mount --pid --fork --kill-child --mount-proc --propagation private \
    bash -c 'ip link set lo up; echo 1 >/proc/sys/net/ipv4/ip_forward; exec dockerd "$@"' dockerd \
    --data-root "$work/docker" --exec-root "$work/run" --pidfile "$work/docker.pid" --host "$DOCKER_HOST" \
    --cgroup-parent "/$project" --log-level warn >"$work/dockerd.log" 2>&1 &
  launcher=$!
  local tries=0
  until docker info >/dev/null 2>&1; do
    ((++tries < 60)) && kill -0 "$launcher" 2>/dev/null || fail "the engine does not start, see $work/dockerd.log"
    sleep 0.5
  done
  engine=$(ps -o pid= --ppid "$launcher" | tr -d ' ')
}

# Its processes die with the first one of their namespace; its mounts, bridges and rules with their namespaces.
stop_engine() {
  [[ -n ${launcher:-} ]] || return 0
  kill -9 "$launcher" 2>/dev/null || true
  wait "$launcher" 2>/dev/null || true
  local tries=0
  while find /sys/fs/cgroup -type d -name "$project" | grep -q . && ((++tries < 20)); do
    find /sys/fs/cgroup -depth -type d -path "*/$project*" -exec rmdir {} \; 2>/dev/null || true
    sleep 0.5
  done
  launcher=
}

stay_up() {
  say "left up until Ctrl-C; export DOCKER_HOST=$DOCKER_HOST, ports: nsenter --target $engine --net"
  sleep infinity || true
}

leave() {
  local status=$?
  trap - EXIT
  trap : INT TERM
  if ((status != 0)) && [[ -n ${launcher:-} ]]; then
    compose ps || true
    compose logs --no-color --tail 10 2>&1 | cut -c1-200 || true
    ! $keep || stay_up
  fi
  stop_engine
  rm -rf "$work/docker" "$work/run" "$work/expected" "$work/docker.sock" "$work/docker.pid"
  local left
  left=$(pgrep -f "$work" || true)
  [[ -z $left ]] || say "LEFT BEHIND: processes $left"
  if grep -q "$work" /proc/mounts; then say "LEFT BEHIND: mounts below $work"; fi
  exit "$status"
}

# ---- images --------------------------------------------------------------------------------------------------------

copy_jars() {
  (cd "$checkout" && mvn -q -B -f "$stand_ins/pom.xml" "-P$1" dependency:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$2") >"$work/mvn-$1.log" 2>&1 || fail "Maven, see $work/mvn-$1.log"
}

stand_in() {
  local context=$work/images/$1
  rm -rf "$context"
  mkdir -p "$context"
  cp -r "$stand_ins/$1/." "$stand_ins/log4j2.properties" "$context"
  case $1 in
  trino) take_trino "$context" ;;
  prometheus) take_prometheus "$context" ;;
  *) copy_jars "$1" "$context/lib" ;;
  esac
  say "building a stand-in for $2"
  docker build -q -t "$2" "$context" >"$work/build-$1.log" 2>&1 || fail "docker build, see $work/build-$1.log"
  rm -rf "$context"
}

take_trino() {
  local version=${trino_image##*:} archive
  mvn -q -B dependency:copy "-Dartifact=io.trino:trino-server:$version:tar.gz" "-DoutputDirectory=$1" >"$work/mvn-trino.log" 2>&1 &&
    mvn -q -B dependency:copy "-Dartifact=io.trino:trino-cli:$version:jar:executable" "-DoutputDirectory=$1" >>"$work/mvn-trino.log" 2>&1 ||
    fail "Maven, see $work/mvn-trino.log"
  archive=$1/trino-server-$version.tar.gz
  mkdir "$1/trino-server" "$1/jdk"
  tar -xzf "$archive" -C "$1/trino-server" --strip-components 1
  # Jars of several plugins are links to one file, so all are unpacked before those that no catalog uses go.
  find "$1/trino-server/plugin" -mindepth 1 -maxdepth 1 ! -name hive -exec rm -rf {} +
  rm "$archive"
  mv "$1/trino-cli-$version-executable.jar" "$1/trino-cli.jar"
  tar -C "$jdk25" --exclude=./jmods --exclude=./lib/src.zip --exclude=./man -chf - . | tar -C "$1/jdk" -xf -
}

# busybox is wget when it is called so, as in the real image.
take_prometheus() {
  local package
  (cd "$1" && apt-get -qq download prometheus busybox 2>/dev/null)
  for package in "$1"/*.deb; do
    dpkg -x "$package" "$1/x"
  done
  mv "$1/x/usr/bin/prometheus" "$1/x/bin/busybox" "$1"
  rm -r "$1/x" "$1"/*.deb
}

make_images() {
  docker import --change 'ENV JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64' "$work/base.tar" weir-stand-in/java >/dev/null
  docker tag weir-stand-in/java "$java_image"
  stand_in kafka "$(tag_of apache/kafka)"
  stand_in flink "$(sed -n 's/^FROM //p' "$checkout/deploy/docker/job.Dockerfile")"
  trino_image=$(tag_of trinodb/trino)
  jdk25=$(find /usr/lib/jvm -maxdepth 1 -name 'temurin-25*' | head -n 1)
  stand_in prometheus "$(tag_of prom/prometheus)"
  services=(kafka generate sensor jobmanager taskmanager prometheus)
  if [[ -n $jdk25 ]]; then
    stand_in trino "$trino_image"
    services+=(trino trino-tables)
  else
    say "SKIPPED: Trino, for lack of a JDK 25 below /usr/lib/jvm"
  fi
  say "building weir's own images"
  compose build >"$work/build-weir.log" 2>&1 || fail "docker-compose build, see $work/build-weir.log"
  docker image ls --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep '^weir/'
}

# ---- what is to be seen --------------------------------------------------------------------------------------------

# await WHAT SECONDS COMMAND...: until it is good.
await() {
  local started=$SECONDS
  until "${@:3}" >/dev/null 2>&1; do
    ((SECONDS - started < $2)) || fail "no $1 after $2 s"
    sleep 1
  done
  say "$1 after $((SECONDS - started)) s"
}

state_of() {
  docker inspect "${project}_$1_1" --format \
    '{{if not .State.Running}}{{.State.Status}}{{else if .State.Health}}{{.State.Health.Status}}{{else}}running{{end}}'
}
is() { [[ $(state_of "$1") == "$2" ]]; }
tables() { docker volume inspect --format '{{.Mountpoint}}' "${project}_tables"; }
query() { "$checkout/weir" query --format csv --out "$(tables)" "$1" | tail -n 1; }
has_flows() { (($(query 'SELECT count(*) FROM flows') > 0)); }
trino() { docker exec "${project}_trino_1" trino --catalog hive --schema weir --execute "$1" 2>/dev/null | tr -d '"'; }
trino_agrees() { [[ $(trino 'SELECT count(*) FROM flows') == "$(query 'SELECT count(*) FROM flows')" ]]; }
books_balance() { inside "$checkout/weir" audit --kafka 127.0.0.1:9092 --out "$(tables)"; }

scrapes_all() { inside curl -sf 'http://127.0.0.1:9090/api/v1/query?query=sum(up)' | grep -q '"3"'; }

# The process of a container dies as by a fault of its own, so that the restart policy has to act.
kill_process_of() {
  local pid
  pid=$(docker inspect --format '{{.State.Pid}}' "${project}_$1_1")
  nsenter --target "$engine" --pid --mount -- kill -9 "$pid"
}

started_at() { docker inspect --format '{{.State.StartedAt}}' "${project}_$1_1"; }
came_again() { [[ $(started_at jobmanager) != "$1" ]] && is jobmanager healthy; }

# What weir analyze finds in the same capture.
analyze() {
  local capture
  capture=$(docker volume inspect --format '{{.Mountpoint}}' "${project}_captures")/demo.pcap
  "$checkout/weir" analyze --network 10.0.0.0/8,fd00::/8 --out "$work/expected" --overwrite --format csv "$capture" \
    >/dev/null 2>"$work/analyze.log" || fail "weir analyze, see $work/analyze.log"
}

# Flows here, flows of analyze, rows here that are not there, flows that are over and not here. Those that were open when
# the replay ended stay open, since no later packet tells an endless job that their time is over; their last packet is
# less than five minutes (the idle time of TCP) old.
comparison() {
  local columns='flow_id, end_reason, history, client_packets, server_packets, client_wire_bytes, server_wire_bytes'
  local expected="read_parquet('$work/expected/flows/*/*/*.parquet')"
  query "SELECT (SELECT count(*) FROM flows), (SELECT count(*) FROM $expected),
    (SELECT count(*) FROM (SELECT $columns FROM flows EXCEPT ALL SELECT $columns FROM $expected)),
    (SELECT count(*) FROM $expected e WHERE end_time < (SELECT max(end_time) FROM $expected) - INTERVAL 301 SECOND
       AND NOT EXISTS (SELECT 1 FROM flows f WHERE f.flow_id = e.flow_id))"
}
has_all_flows() { [[ $(comparison) == *,0,0 ]]; }

watch_it_work() {
  say "docker-compose up"
  compose up -d "${services[@]}" >"$work/up.log" 2>&1 || fail "docker-compose up, see $work/up.log"
  local service
  for service in "${services[@]}"; do
    [[ $service == generate || $service == sensor ]] || await "healthy $service" 240 is "$service" healthy
  done
  await "flows in Parquet" 120 has_flows
  await "metrics of sensor, JobManager and TaskManager in Prometheus" 120 scrapes_all
  inside "$checkout/weir" tail --kafka 127.0.0.1:9092 --from-start --count 1 weir.flows | cut -c1-300
  inside curl -sf http://127.0.0.1:8081/jobs/overview | cut -c1-200
  echo

  say "killing the JobManager; it has to go on where it was"
  local before
  before=$(started_at jobmanager)
  kill_process_of jobmanager
  await "healthy JobManager of its own accord" 240 came_again "$before"
  docker logs "${project}_jobmanager_1" 2>&1 | grep 'weir-job: going on' | tail -n 1

  await "end of the replay" 400 is sensor exited
  analyze
  await "the flows that weir analyze finds, each once," 240 has_all_flows
  say "flows here, of analyze, not of analyze, missing though over: $(comparison)"
  await "balanced books" 180 books_balance
  books_balance
}

# down and up again: volumes stay, nothing comes twice.
watch_it_return() {
  local flows
  flows=$(query 'SELECT count(*) FROM flows')
  say "docker-compose down and up; $flows flows must stay $flows"
  compose down >"$work/down.log" 2>&1
  compose up -d "${services[@]}" >"$work/up-again.log" 2>&1 || fail "docker-compose up, see $work/up-again.log"
  await "healthy JobManager" 240 is jobmanager healthy
  sleep 40 # a few checkpoints, in which a job that had begun anew would commit
  has_all_flows && [[ $(query 'SELECT count(*) FROM flows') == "$flows" ]] || fail "not the same: $(comparison)"
}

watch_it_capture() {
  say "profile live, on the loopback interface of these namespaces"
  LIVE_INTERFACE=lo compose --profile live up -d sensor-live >"$work/live.log" 2>&1 || fail "see $work/live.log"
  local i
  for i in $(seq 20); do
    inside curl -sf -o /dev/null http://127.0.0.1:8081/jobs || true
    sleep 0.5
  done
  inside timeout 60 "$checkout/weir" tail --kafka 127.0.0.1:9092 --from-start --count 1 weir.packets.live | cut -c1-300
  docker exec "${project}_sensor-live_1" grep -E '^(Uid|Cap(Eff|Amb|Bnd)|NoNewPrivs)' /proc/1/status
}

require
mkdir -p "$work"
trap leave EXIT
trap 'exit 130' INT TERM
unpack_engine
make_base
start_engine
make_images
watch_it_work
[[ ! " ${services[*]} " == *" trino "* ]] || { await "same count in Trino" 90 trino_agrees; trino 'SELECT count(*) FROM typed_flows'; }
watch_it_return
watch_it_capture
docker stats --no-stream --format '{{.Name}} {{.MemUsage}} {{.MemPerc}}'
! $keep || stay_up
say "docker-compose down"
compose --profile live down -v >"$work/down.log" 2>&1
say "good"
