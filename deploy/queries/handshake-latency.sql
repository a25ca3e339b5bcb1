-- How long do servers, and the way to them, take for the TCP handshake?
--
-- server_ip, server_port   the service
-- handshakes               that were complete: SYN, SYN-ACK, ACK
-- server_avg_us            from the SYN to the SYN-ACK: from the sensor to the server and back
-- server_min_us, server_max_us
-- client_avg_us            from the SYN-ACK to the ACK: from the sensor to the client and back
--
-- All in microseconds of capture time, after the last SYN where it was repeated.
--
-- Suspicious: server_max_us far beyond server_min_us (a full accept queue, a congested link), a server_min_us
-- that rises from day to day (another route), client_avg_us that stands out (the trouble is on the side of
-- the clients, not of the server). One handshake alone says little.
SELECT
    observation_domain,
    server_ip,
    server_port,
    count(*) AS handshakes,
    round(avg(syn_to_synack_us), 1) AS server_avg_us,
    min(syn_to_synack_us) AS server_min_us,
    max(syn_to_synack_us) AS server_max_us,
    round(avg(synack_to_ack_us), 1) AS client_avg_us
FROM flows
WHERE
    protocol = 6
    AND server_syn > 0
    AND syn_to_synack_us IS NOT NULL
    AND synack_to_ack_us IS NOT NULL
GROUP BY observation_domain, server_ip, server_port
ORDER BY server_avg_us DESC, handshakes DESC, observation_domain, server_ip, server_port
LIMIT 20;
