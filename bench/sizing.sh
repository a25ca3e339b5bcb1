#!/usr/bin/env bash
# What a packet and a flow cost on their way through Kafka and the job: the figures that deploy/sizing/sizing.py computes with.
# Broker, sensor and job run on this machine, on 127.0.0.1, one after the other. One figure a line: name, value, unit.
#
#   bench/sizing.sh [FILE.pcap]       without a file a generated one of PACKETS=2000000 packets, 128 octets kept of each
set -euo pipefail
cd "$(dirname "$0")/.."
packets=${PACKETS:-2000000}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
started=()
cleanup() {
  exec 8>&- # the sensor and the broker end with their standard input
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT

say() { echo "bench/sizing.sh: $*" >&2; }
figure() { printf '%-32s %10s  %s\n' "$1" "$2" "$3"; }
quotient() { awk -v a="$1" -v b="$2" -v digits="${3:-1}" 'BEGIN { printf "%.*f", digits, a / b }'; }
octets_below() { { find "$@" -type f -printf '%s\n' 2>/dev/null || true; } | awk '{ sum += $1 } END { print sum + 0 }'; }

# CPU seconds, user and system, of a command, the start of the JVM included.
cpu_of() {
  local TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>"$work/err"; } 2>"$work/time" || { cat "$work/err" >&2; exit 1; }
  awk '{ print $1 + $2 }' "$work/time"
}
packets_a_second() { awk -v n="$1" -v all="$2" -v start="$3" 'BEGIN { printf "%d", n / (all - start) }'; }

# The octets of the newest complete checkpoint below a folder, once three in a row have had as many.
checkpoint_at_rest() {
  local newest number seen=0 octets=0 now same=0
  while ((same < 3)); do
    sleep 1
    newest=$(find "$1" -path '*/chk-*/_metadata' 2>/dev/null | sed 's/.*chk-\([0-9]*\).*/\1 &/' | sort -n | tail -n 1) || true
    number=${newest%% *}
    [ "${number:-0}" -gt "$seen" ] || continue
    seen=$number
    now=$(octets_below "$(dirname "${newest#* }")")
    if ((now > 100000 && now == octets)); then same=$((same + 1)); else same=0; fi
    octets=$now
  done
  echo "$octets"
}

file=${1:-}
if [ -z "$file" ]; then
  file=$work/traffic.pcap
  say "generating $packets packets"
  ./weir generate --packets "$packets" --snaplen 128 --no-truth "$file" 2>/dev/null
fi
./weir generate --packets 1 --no-truth "$work/one.pcap" 2>/dev/null

mkfifo "$work/life"
exec 8<>"$work/life"
"$java" -Xmx1g -Dslf4j.internal.verbosity=ERROR -cp 'cli/target/lib/*' bench/BrokerHere.java "$work/broker" \
  <"$work/life" >"$work/address" 2>"$work/broker.err" 8>&- &
started+=($!)
until [ -s "$work/address" ]; do
  kill -0 "${started[0]}" 2>/dev/null || { cat "$work/broker.err" >&2; exit 1; }
  sleep 0.2
done
kafka=$(cat "$work/address")
topic_octets() { octets_below "$work/broker/log/$1"-* -name '*.log'; }

sensor() { ./weir sensor --kafka "$kafka" --connect-timeout 30s --partitions 12 "$@"; }
job() { ./weir job --kafka "$kafka" "$@"; }

echo "Machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
echo "Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD 2>/dev/null || echo ' with changes')"

say "trains of a live sensor"
start=$(cpu_of sensor --read "$work/one.pcap" --topic empty)
all=$(cpu_of sensor --read "$file" --topic live)
read_packets=$(sed -n 's/^weir: \([0-9,]*\) packets captured.*/\1/p' "$work/err" | tr -d ,)
echo "Packets: $read_packets"
echo
figure kafka_octets_per_packet_live "$(quotient "$(topic_octets live)" "$read_packets")" "octets in Kafka's log"
figure sensor_packets_per_core "$(packets_a_second "$read_packets" "$all" "$start")" "packets a CPU second, decode to Kafka"
sensor --read "$file" --topic live.zstd --kafka-config compression.type=zstd 2>/dev/null
figure kafka_octets_per_packet_live_zstd "$(quotient "$(topic_octets live.zstd)" "$read_packets")" "likewise, compression.type=zstd"

say "trains of an archive"
./weir replay --kafka "$kafka" --topic archive "$file" 2>/dev/null
figure kafka_octets_per_packet_archive "$(quotient "$(topic_octets archive)" "$read_packets")" "octets in Kafka's log"

for state in heap rocksdb; do
  for trains in live archive; do
    say "job, $trains trains, state in $state"
    start=$(cpu_of job --topic empty --bounded --state $state --flows-topic "flows.empty.$state.$trains" --out "$work/empty.$state.$trains")
    all=$(cpu_of job --topic $trains --bounded --state $state --flows-topic "flows.$state.$trains" --out "$work/out.$state.$trains")
    figure "job_packets_per_core_${state}_$trains" "$(packets_a_second "$read_packets" "$all" "$start")" "packets a CPU second, Kafka to tables"
  done
done
flows=$(./weir query --out "$work/out.heap.live" --format csv "SELECT count(*) FROM flows" | tail -n 1)
figure parquet_octets_per_flow "$(quotient "$(octets_below "$work/out.heap.live/flows" -name '*.parquet')" "$flows")" "octets of the flows table"
figure kafka_octets_per_flow "$(quotient "$(topic_octets flows.heap.live)" "$flows" 0)" "octets of the flows topic, Avro"
figure seconds_open_per_flow "$(./weir query --out "$work/out.heap.live" --format csv "
    SELECT round(avg(duration_us / 1e6 + CASE WHEN end_reason IN ('FIN', 'RST') THEN 5 WHEN end_reason = 'IDLE_TIMEOUT' AND protocol = 6
      AND conn_state NOT IN ('S0') THEN 300 WHEN end_reason = 'IDLE_TIMEOUT' THEN 30 ELSE 0 END), 1) FROM flows" | tail -n 1)" "mean, from a flow's first packet until it leaves the state"
figure packets_per_flow "$(quotient "$read_packets" "$flows")" "in this capture"

# A sensor whose input goes on sends no END, so flows stay open as long as their timeouts say.
say "open flows"
mkfifo "$work/input"
exec 9<>"$work/input"
./weir sensor --kafka "$kafka" --topic open --read - <"$work/input" 2>"$work/sensor.err" 8>&- 9>&- &
started+=($!)
cat "$file" >&9
./weir job --kafka "$kafka" --topic open --flows-topic flows.open --state heap --out "$work/open" --checkpoint-interval 5s \
  --udp-idle 30d --tcp-idle 30d --syn-timeout 30d --linger 30d --flink-config execution.checkpointing.num-retained=2 2>"$work/job.err" 8>&- 9>&- &
job=$!
started+=("$job")
checkpoint=$(checkpoint_at_rest "$work/open/checkpoints")
open_flows=$(./weir query --out "$work/out.heap.live" --format csv "SELECT count(DISTINCT community_id) FROM flows" | tail -n 1)
figure checkpoint_octets_per_open_flow "$(quotient "$checkpoint" "$open_flows" 0)" "octets of a full checkpoint, state on the heap"
live=$(jcmd "$job" GC.class_histogram | awk '/^Total/ { print $3 }')
figure heap_octets_per_open_flow "$(quotient "$live" "$open_flows" 0)" "live octets of the whole process"
