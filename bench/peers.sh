#!/usr/bin/env bash
# Wall time of whole processes over one capture: weir without and with Parquet, and the flow meters that Debian packages
# (argus-server, nfdump, softflowd). Alternating runs, medians; the table can go into docs/performance.md as it is.
#
#   bench/peers.sh [FILE.pcap]        RUNS=5 PACKETS=5000000
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

file=${1:-}
if [ -z "$file" ]; then
  packets=${PACKETS:-5000000}
  file=target/bench/generated-$packets.pcap
  mkdir -p target/bench
  [ -s "$file" ] || ./weir generate --packets "$packets" --snaplen 128 --no-truth "$file"
fi
[ -r "$file" ] || { echo "bench/peers.sh: cannot read $file" >&2; exit 2; }

# Each takes the capture, leaves nothing behind and prints nothing.
weir_csv() { ./weir analyze --no-out --format csv "$file" >/dev/null 2>"$work/weir.err"; }
weir_parquet() { ./weir analyze --out "$work/out" --overwrite --format csv "$file" >/dev/null 2>>"$work/parquet.err"; }
argus_records() { argus -F /dev/null -X -r "$file" -w - >/dev/null 2>&1; }
nfpcapd_files() { mkdir -p "$work/nf" && nfpcapd -r "$file" -w "$work/nf" >/dev/null 2>&1; rm -rf "$work/nf"; }
softflowd_export() { softflowd -r "$file" -m 4000000 -d -n 127.0.0.1:9 -p "$work/pid" -c none >/dev/null 2>&1; }

contestants=(weir_csv weir_parquet)
for tool in argus nfpcapd softflowd; do
  if command -v "$tool" >/dev/null; then
    case $tool in
      argus) contestants+=(argus_records) ;;
      nfpcapd) contestants+=(nfpcapd_files) ;;
      softflowd) contestants+=(softflowd_export) ;;
    esac
  else
    echo "bench/peers.sh: $tool is not installed and is left out (Debian: argus-server, nfdump, softflowd)" >&2
  fi
done

seconds() { # runs a function, prints its wall time
  local start=$EPOCHREALTIME
  "$1" || { echo "bench/peers.sh: $1 failed" >&2; return 1; }
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f\n", b - a }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

weir_csv # once unmeasured: builds, makes the class archive, brings the file into the page cache
for ((run = 1; run <= runs; run++)); do
  for contestant in "${contestants[@]}"; do
    seconds "$contestant" >>"$work/$contestant.times"
    echo "run $run: $contestant $(tail -n 1 "$work/$contestant.times") s" >&2
  done
done

base=
[ -f "$work/argus_records.times" ] && base=$(median <"$work/argus_records.times")
describe() {
  case $1 in
    weir_csv) echo './weir analyze --no-out --format csv FILE >/dev/null' ;;
    weir_parquet) echo './weir analyze --out DIR --overwrite --format csv FILE >/dev/null' ;;
    argus_records) echo 'argus -F /dev/null -X -r FILE -w - >/dev/null' ;;
    nfpcapd_files) echo 'nfpcapd -r FILE -w DIR' ;;
    softflowd_export) echo 'softflowd -r FILE -m 4000000 -d -n 127.0.0.1:9 -c none' ;;
  esac
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
echo "Machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)"
echo "JDK: $("$java" -version 2>&1 | sed -n 2p)"
echo "Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD 2>/dev/null || echo ' with changes')"
echo "Input: $(basename "$file"), $(stat -c %s "$file") octets"
echo "Counted by weir:"
sed 's/^/    /' "$work/weir.err" | tail -n 12
echo
echo "| Command | median s | fastest | slowest | to argus |"
echo "|---|---|---|---|---|"
for contestant in "${contestants[@]}"; do
  times=$work/$contestant.times
  middle=$(median <"$times")
  ratio=$([ -n "$base" ] && awk -v a="$middle" -v b="$base" 'BEGIN { printf "%.2f", a / b }' || echo -)
  echo "| \`$(describe "$contestant")\` | $middle | $(sort -n "$times" | head -n 1) | $(sort -n "$times" | tail -n 1) | $ratio |"
done
