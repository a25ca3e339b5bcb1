-- Which clients try many servers or ports and get nothing?
--
-- client_ip        the client
-- targets          pairs of address and port, TCP or UDP, of which it got nothing: no packet, or RST to its SYN
-- servers, ports   different ones among them
-- attempts         conversations with them
-- first_seen, last_seen  start of the earliest and of the latest
--
-- Suspicious: many servers at one or two ports (looking for one service), many ports of one server (looking
-- for what it runs), some ten or more of either within minutes. A few targets are a server that is down.
-- Senders of syslog, and UDP to multicast addresses, get no answer by their nature.
SELECT
    observation_domain,
    client_ip,
    count(*) AS targets,
    count(DISTINCT server_ip) AS servers,
    count(DISTINCT server_port) AS ports,
    sum(flows_of_target) AS attempts,
    min(first_start) AS first_seen,
    max(last_start) AS last_seen
FROM (
    SELECT
        observation_domain,
        client_ip,
        server_ip,
        server_port,
        protocol,
        count(*) AS flows_of_target,
        min(start_time) AS first_start,
        max(start_time) AS last_start
    FROM flows
    WHERE
        (protocol = 6 AND conn_state IN ('S0', 'REJ', 'RSTOS0'))
        OR (protocol = 17 AND conn_state = 'S0')
    GROUP BY observation_domain, client_ip, server_ip, server_port, protocol
) targets_of_clients
GROUP BY observation_domain, client_ip
ORDER BY targets DESC, attempts DESC, observation_domain, client_ip
LIMIT 20;
