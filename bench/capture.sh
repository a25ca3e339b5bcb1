#!/usr/bin/env bash
# The highest rate at which live capture loses nothing: tcpreplay sends generated traffic over a cable between two network
# namespaces, and a process at the other end captures, decodes and gathers into trains, as a sensor does in front of Kafka.
# Sender and sensor share the machine. As root; needs tcpreplay and iproute2.
#
#   bench/capture.sh [RATE...]        packets a second, or "top" for as fast as tcpreplay can
#                                     SECONDS_EACH=10 RUNS=3 SNAPLEN=4096 BUFFER=67108864
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 100000 200000 300000 400000 top
seconds=${SECONDS_EACH:-10}
runs=${RUNS:-3}
snaplen=${SNAPLEN:-4096}
buffer=${BUFFER:-67108864}
packets=100000

for program in ip tcpreplay; do
  command -v "$program" >/dev/null || { echo "bench/capture.sh: $program is missing (Debian: iproute2 tcpreplay)" >&2; exit 2; }
done
[ "$(id -u)" -eq 0 ] || { echo "bench/capture.sh: needs root, for network namespaces" >&2; exit 2; }

work=$(mktemp -d)
sender=weirbench$$a
sensor=weirbench$$b
cleanup() {
  ip netns delete "$sender" 2>/dev/null || true
  ip netns delete "$sensor" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# Frames that fit a cable of 2000 octets; the lengths in their headers stay as they were.
./weir generate --packets $packets --snaplen 1514 --no-truth "$work/traffic.pcap" 2>/dev/null
ip netns add "$sender"
ip netns add "$sensor"
ip link add cable netns "$sender" type veth peer name cable netns "$sensor"
for host in "$sender" "$sensor"; do
  ip -n "$host" link set cable mtu 2000 up
done
mac() { ip -n "$1" -o link show cable | sed 's/.*link\/ether \([^ ]*\).*/\1/'; }
# What the hosts say of themselves is left out.
filter="not ether host $(mac "$sender") and not ether host $(mac "$sensor")"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
send() { # options of tcpreplay for pace and length -> packets a second that it reached
  ip netns exec "$sender" tcpreplay --intf1=cable --preload-pcap --quiet "$@" "$work/traffic.pcap" >"$work/sent" 2>&1
  sed -n 's/.* \([0-9]*\)\.[0-9]* pps.*/\1/p' "$work/sent" | tail -n 1
}

measure() { # rate -> rate, packets/s reached, sent, captured, lost in hand-over, lost in kernel, trains, CPU ms
  local pace=(--pps="$1" --pps-multi=100) loops fifo=$work/fifo pid ready line reached
  if [ "$1" = top ]; then
    pace=(--topspeed)
    loops=$((500000 * seconds / packets))
  else
    loops=$(($1 * seconds / packets))
  fi
  rm -f "$fifo"
  mkfifo "$fifo"
  ip netns exec "$sensor" "$java" -cp 'cli/target/lib/*' bench/CaptureRate.java cable "$filter" "$snaplen" "$buffer" 2 >"$fifo" 2>"$work/err" &
  pid=$!
  exec 3<"$fifo"
  read -r ready <&3 && [ "$ready" = ready ] || { cat "$work/err" >&2; exit 1; }
  send --pps=40000 --loop=2 >/dev/null # a sensor that has just started is slower: not what is measured
  read -r line <&3
  reached=$(send "${pace[@]}" --loop="$loops")
  read -r line <&3
  exec 3<&-
  wait "$pid"
  echo "$1 $reached $((loops * packets)) $line"
}

echo "Machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
echo "JDK: $("$java" -version 2>&1 | sed -n 2p)"
echo "Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD 2>/dev/null || echo ' with changes')"
echo "snaplen $snaplen, buffer $buffer octets, $seconds s each"
echo
echo "| Asked | Sent packets/s | Sent | Captured | Lost in hand-over | Lost in kernel | Trains | CPU s |"
echo "|---|---|---|---|---|---|---|---|"
for rate; do
  for ((run = 0; run < runs; run++)); do
    measure "$rate" | awk '{ printf "| %s | %d | %d | %d | %d | %d | %d | %.1f |\n", $1, $2, $3, $4, $5, $6, $7, $8 / 1000 }'
  done
done
