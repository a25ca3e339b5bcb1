#!/usr/bin/env bash
# A day of minute checkpoints, 2,880 files, before and after weir compact: files, octets, seconds of queries.
#
#   bench/compact.sh [PACKETS]        of the capture that is taken for each hour (default: 500000); RUNS=3
set -euo pipefail
cd "$(dirname "$0")/.."
packets=${1:-500000}
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./weir generate --packets "$packets" --snaplen 128 --no-truth "$work/hour.pcap" 2>/dev/null
./weir analyze --out "$work/hour" --format csv --top 1 "$work/hour.pcap" >/dev/null 2>&1
java -cp 'cli/target/lib/*' bench/MinuteFiles.java "$work/hour" "$work/day"

# Prints the median wall time of a query.
seconds() {
  local run
  for ((run = 0; run < runs; run++)); do
    /usr/bin/env bash -c 'TIMEFORMAT=%R; time ./weir query --out "$1" "$2" >/dev/null' - "$work/day" "$1" 2>&1
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

tell() {
  echo "$1: $(find "$work/day/flows" -name 'part-*' | wc -l) files," \
    "$(find "$work/day/flows" -name 'part-*' -printf '%s\n' | awk '{s+=$1} END {printf "%.1f MB", s/1e6}')," \
    "count(*) $(seconds "SELECT count(*) FROM flows") s," \
    "top-talkers $(seconds "$(cat deploy/queries/top-talkers.sql)") s"
}

echo "commit $(git rev-parse --short HEAD), $(nproc) cores"
./weir query --out "$work/day" --format csv "SELECT count(*) AS flows, sum(client_packets + server_packets) AS packets FROM flows"
tell before
TIMEFORMAT='weir compact: %R s'
time ./weir compact --out "$work/day" --older-than 0s --keep-old 0s >/dev/null
tell after
./weir query --out "$work/day" --format csv "SELECT count(*) AS flows, sum(client_packets + server_packets) AS packets FROM flows"
