#!/usr/bin/env python3
"""How large Kafka, Flink and the tables must be for a given traffic.

    deploy/sizing/sizing.py --packets-per-second 100000 --sensors 4

Every line says whether it was measured or is computed, and from what. What is measured was measured
with bench/sizing.sh on one machine with one traffic (docs/operations.md): measure yours, and give
the figures with --figure NAME=VALUE, by the names that bench/sizing.sh prints.
"""

import argparse
import math

# name: value, as bench/sizing.sh printed it (rates rounded down to what two runs had in common).
MEASURED = {
    "kafka_octets_per_packet_live": 14.1,
    "kafka_octets_per_packet_live_zstd": 9.9,
    "kafka_octets_per_flow": 152,
    "sensor_packets_per_core": 450000,
    "job_packets_per_core_heap_live": 215000,
    "job_packets_per_core_rocksdb_live": 120000,
    "parquet_octets_per_flow": 92.5,
    "packets_per_flow": 16.0,
    "seconds_open_per_flow": 92.1,
    "checkpoint_octets_per_open_flow": 223,
    "heap_octets_per_open_flow": 1061,
}

# Heap that must be there for each octet that lives, so that the collector seldom runs.
HEAP_HEADROOM = 2.0
# Memory of a TaskManager besides the heap for flows: Flink itself, network buffers, Kafka's clients.
TASK_MANAGER_BASE_GB = 1.5
# RocksDB's block cache and write buffers, a slot.
ROCKSDB_GB_PER_SLOT = 0.5
# The job's maximum parallelism, which a savepoint fixes.
MOST_SLOTS = 720
# What a sensor makes a topic with, unless told.
LEAST_PARTITIONS = 12


def options():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    add = parser.add_argument
    add("--packets-per-second", type=positive, required=True, help="of all sensors together, on average")
    add("--sensors", type=int, default=1, help="machines that capture")
    add("--open-flows", type=positive, help="open at once; computed from the traffic unless given")
    add("--packets-per-flow", type=positive, help="unless as measured")
    add("--state", choices=["heap", "rocksdb"], default="heap", help="where open flows are kept")
    add("--compress", action="store_true", help="sensors send with compression.type=zstd")
    add("--headroom", type=positive, default=2.0, help="capacity for each unit of average load: peaks, catching up")
    add("--replication", type=int, default=3, help="copies that Kafka keeps")
    add("--packet-days", type=positive, default=7.0, help="days that Kafka keeps packets, as the sensor's --retention")
    add("--flow-days", type=positive, default=7.0, help="days that Kafka keeps flows")
    add("--table-days", type=positive, default=365.0, help="days that the tables are kept")
    add("--slots-per-task-manager", type=int, default=4, help="one core each")
    add("--figure", action="append", default=[], metavar="NAME=VALUE", help="a figure of your own")
    return parser


def positive(text):
    value = float(text)
    if not value > 0 or math.isinf(value):
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return value


def figures(parser, own):
    known = dict(MEASURED)
    for setting in own:
        name, _, value = setting.partition("=")
        if name not in known:
            parser.error(f"--figure {setting}: no such figure; there are {', '.join(sorted(known))}")
        try:
            known[name] = positive(value)
        except (ValueError, argparse.ArgumentTypeError):
            parser.error(f"--figure {setting}: expected NAME=VALUE with a number above 0")
    return known


def plan(asked, measured):
    """The lines of the plan: (group, what, value, how it comes about)."""
    rate = asked.packets_per_second
    octets_per_packet = measured["kafka_octets_per_packet_live" + ("_zstd" if asked.compress else "")]
    packets_per_flow = asked.packets_per_flow or measured["packets_per_flow"]
    flows = rate / packets_per_flow
    open_flows = asked.open_flows or flows * measured["seconds_open_per_flow"]
    packets_in = rate * octets_per_packet
    flows_in = flows * measured["kafka_octets_per_flow"]
    packets_kept = packets_in * 86400 * asked.packet_days * asked.replication
    flows_kept = flows_in * 86400 * asked.flow_days * asked.replication

    per_core = measured[f"job_packets_per_core_{asked.state}_live"]
    slots = math.ceil(rate * asked.headroom / per_core)
    task_managers = math.ceil(slots / asked.slots_per_task_manager)
    slots = task_managers * asked.slots_per_task_manager
    partitions = max(LEAST_PARTITIONS, slots)
    state = open_flows * measured["heap_octets_per_open_flow"] * HEAP_HEADROOM
    checkpoint = open_flows * measured["checkpoint_octets_per_open_flow"]
    memory = TASK_MANAGER_BASE_GB * 1e9
    if asked.state == "heap":
        memory += state / task_managers
    else:
        memory += asked.slots_per_task_manager * ROCKSDB_GB_PER_SLOT * 1e9

    tables = flows * measured["parquet_octets_per_flow"] * 86400
    sensor_rate = rate / asked.sensors

    yield "Traffic", "flows that end, a second", count(flows), f"computed: packets/s / {packets_per_flow:g} packets a flow"
    yield (
        "Traffic",
        "open flows",
        count(open_flows),
        "given" if asked.open_flows else f"computed: flows/s x {measured['seconds_open_per_flow']:g} s in the state (Little's law)",
    )
    yield "Sensor", "packets/s of each", count(sensor_rate), "computed: packets/s / sensors"
    yield (
        "Sensor",
        "cores of each, behind the capture",
        f"{sensor_rate * asked.headroom / measured['sensor_packets_per_core']:.1f}",
        f"computed: x headroom / {measured['sensor_packets_per_core']:g} packets a core-second, measured",
    )
    yield "Kafka", "packets come in", f"{octets(packets_in)}/s", f"computed: {octets_per_packet:g} octets a packet, measured"
    yield "Kafka", "flows come in", f"{octets(flows_in)}/s", f"computed: {measured['kafka_octets_per_flow']:g} octets a flow, measured"
    yield (
        "Kafka",
        "written by all brokers",
        f"{octets((packets_in + flows_in) * asked.replication)}/s",
        f"computed: x {asked.replication} copies",
    )
    yield (
        "Kafka",
        "disk",
        octets(packets_kept + flows_kept),
        f"computed: {asked.packet_days:g} days of packets, {asked.flow_days:g} of flows, x {asked.replication}",
    )
    yield "Kafka", "partitions of the packets", count(partitions), f"computed: one a slot, {LEAST_PARTITIONS} at least"
    yield (
        "Kafka",
        "heartbeats/s",
        count(asked.sensors * partitions),
        "computed: one a second, sensor and partition",
    )
    yield (
        "Job",
        "slots",
        count(slots),
        f"computed: packets/s x headroom {asked.headroom:g} / {per_core:g} packets a core-second, measured",
    )
    yield (
        "Job",
        "TaskManagers",
        f"{task_managers} of {octets(memory)}",
        f"computed: {asked.slots_per_task_manager} slots each; {TASK_MANAGER_BASE_GB:g} GB + "
        + (
            f"{measured['heap_octets_per_open_flow']:g} octets a flow, measured, x {HEAP_HEADROOM:g}"
            if asked.state == "heap"
            else f"{ROCKSDB_GB_PER_SLOT:g} GB a slot"
        ),
    )
    yield (
        "Job",
        "a full checkpoint",
        octets(checkpoint),
        f"computed: {measured['checkpoint_octets_per_open_flow']:g} octets an open flow, measured",
    )
    yield "Tables", "a day", octets(tables), f"computed: {measured['parquet_octets_per_flow']:g} octets a flow, measured"
    yield "Tables", "disk", octets(tables * asked.table_days), f"computed: {asked.table_days:g} days"
    if slots > MOST_SLOTS:
        yield "Job", "TOO LARGE", f"{slots} slots", f"a job has {MOST_SLOTS} at most: split the sensors over several topics and jobs"


def count(value):
    return f"{value:,.0f}"


def octets(value):
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if value < 1000:
            return f"{value:.3g} {unit}"
        value /= 1000
    return f"{value:.3g} PB"


def main():
    parser = options()
    asked = parser.parse_args()
    for name in ("sensors", "replication", "slots_per_task_manager"):
        if getattr(asked, name) < 1:
            parser.error(f"--{name.replace('_', '-')} must be 1 or more")
    rows = list(plan(asked, figures(parser, asked.figure)))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for group, what, value, how in rows:
        print(f"{group:<{widths[0]}}  {what:<{widths[1]}}  {value:>{widths[2]}}  {how}")


if __name__ == "__main__":
    main()
