-- Which TCP handshakes failed, and how?
--
-- conn_state        S0      SYNs, and never an answer
--                   REJ     the server refused with RST
--                   RSTOS0  SYN, then RST, both by the client, and no answer
--                   SH      SYN, then FIN, both by the client, and no answer seen
--                   RSTRH   SYN-ACK, then RST, both by the server, and no SYN seen
--                   SHR     SYN-ACK, then FIN, both by the server, and no SYN seen
-- flows             conversations that ended so
-- clients, servers  addresses that take part in them
-- syns              SYNs that were spent on them, repeated ones included
-- first_seen, last_seen  start of the earliest and of the latest
--
-- Suspicious: S0 from one client to many servers (a scan, see scan-suspects) or of many clients to one
-- server (down, filtered, or flooded, see syn-floods). REJ beyond a few: a service that is not running.
-- SH, RSTRH and SHR: the sensor saw one direction only (see one-sided-flows).
SELECT
    observation_domain,
    conn_state,
    count(*) AS flows,
    count(DISTINCT client_ip) AS clients,
    count(DISTINCT server_ip) AS servers,
    sum(client_syn) AS syns,
    min(start_time) AS first_seen,
    max(start_time) AS last_seen
FROM flows
WHERE protocol = 6 AND conn_state IN ('S0', 'REJ', 'RSTOS0', 'SH', 'RSTRH', 'SHR')
GROUP BY observation_domain, conn_state
ORDER BY flows DESC, observation_domain, conn_state;
