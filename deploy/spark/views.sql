-- Flows with types and sums that dashboards ask for, for Spark SQL: date and hour of the end as such, volume of both sides. To be run
-- behind tables.sql.

CREATE OR REPLACE TEMPORARY VIEW typed_flows AS
SELECT
    observation_domain,
    flow_id,
    start_time,
    end_time,
    CAST(date AS date) AS end_date,
    CAST(hour AS int) AS end_hour,
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
FROM flows;
