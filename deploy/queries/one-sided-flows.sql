-- Where is only one direction seen?
--
-- protocol, server_port  the service, by IANA number (6 TCP, 17 UDP)
-- flows                  its conversations
-- client_only            of these, no packet of the server was seen
-- server_only            no packet of the client was seen
-- answer_missed          of client_only, TCP in which the client acknowledges: there was an answer, but
--                        the sensor did not see it
-- one_sided_percent      client_only and server_only, of flows
--
-- Suspicious: answer_missed or server_only beyond a few (the answer takes another way than past your
-- sensor, a mirror port copies one direction only, or the sensor drops packets). client_only without them is
-- a service that does not answer: down, filtered, scanned, or by its nature silent, as syslog is.
SELECT
    observation_domain,
    protocol,
    server_port,
    count(*) AS flows,
    count(*) FILTER (WHERE server_packets = 0) AS client_only,
    count(*) FILTER (WHERE client_packets = 0) AS server_only,
    count(*) FILTER (WHERE protocol = 6 AND server_packets = 0 AND client_ack > 0) AS answer_missed,
    round(
        CAST(100 * count(*) FILTER (WHERE server_packets = 0 OR client_packets = 0) AS DOUBLE) / count(*),
        1
    ) AS one_sided_percent
FROM flows
GROUP BY observation_domain, protocol, server_port
HAVING count(*) FILTER (WHERE server_packets = 0 OR client_packets = 0) > 0
ORDER BY
    answer_missed DESC,
    server_only DESC,
    client_only DESC,
    observation_domain,
    protocol,
    server_port
LIMIT 20;
