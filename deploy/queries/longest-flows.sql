-- Which conversations lasted longest?
--
-- start_time                 capture time of the first packet
-- duration_us                from the first packet to the last one, microseconds
-- client, server, protocol   who opened it, to whom, by IANA number (6 TCP, 17 UDP)
-- wire_bytes                 octets of the frames of both sides
-- conn_state, end_reason     how it stood at its end, and why the record was written
--
-- Suspicious: hours with few octets (a tunnel or a remote shell kept open by its keep-alives), to an
-- address outside at a port that no service of yours uses.
SELECT
    observation_domain,
    start_time,
    duration_us,
    client_ip,
    client_port,
    server_ip,
    server_port,
    protocol,
    client_wire_bytes + server_wire_bytes AS wire_bytes,
    conn_state,
    end_reason,
    flow_id
FROM flows
ORDER BY duration_us DESC, observation_domain, flow_id
LIMIT 20;
