-- Flows with types and sums that dashboards ask for, for Trino: times with their zone, date and hour of the end as such, volume of both
-- sides. To be run behind tables.sql.

CREATE OR REPLACE VIEW hive.weir.typed_flows AS
SELECT
    observation_domain,
    flow_id,
    with_timezone(start_time, 'UTC') AS start_time,
    with_timezone(end_time, 'UTC') AS end_time,
    CAST(date AS date) AS end_date,
    CAST(hour AS integer) AS end_hour,
    duration_us / 1e6 AS duration_s,
    protocol,
    client_ip,
    client_port,
    client_local,
    server_ip,
    server_port,
    server_local,
    conn_state,
    end_reason,
    client_packets + server_packets AS packets,
    client_wire_bytes + server_wire_bytes AS wire_bytes
FROM hive.weir.flows;
