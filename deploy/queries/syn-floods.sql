-- Which servers got many SYNs in a minute that led to nothing?
--
-- minute_of_start          when the SYNs came
-- server_ip, server_port   where
-- unanswered               conversations of which the server answered no SYN (S0)
-- unconfirmed              it answered, and the client never said ACK
-- clients                  addresses that these came from
-- syns                     SYNs in these, repeated ones included
-- flows                    all TCP conversations of that server that began in that minute
--
-- Suspicious: hundreds or more, most of flows, from nearly as many clients (a flood under forged addresses).
-- Few clients with several SYNs each: the service is down, or a filter drops them. Few clients with many
-- unconfirmed: they look for open ports (see scan-suspects) and never meant to talk.
SELECT
    observation_domain,
    minute_of_start,
    server_ip,
    server_port,
    count(*) FILTER (WHERE conn_state = 'S0') AS unanswered,
    count(*) FILTER (WHERE unconfirmed_flow) AS unconfirmed,
    count(DISTINCT CASE WHEN conn_state = 'S0' OR unconfirmed_flow THEN client_ip END) AS clients,
    sum(CASE WHEN conn_state = 'S0' OR unconfirmed_flow THEN client_syn ELSE 0 END) AS syns,
    count(*) AS flows
FROM (
    SELECT
        observation_domain,
        date_trunc('minute', start_time) AS minute_of_start,
        server_ip,
        server_port,
        client_ip,
        client_syn,
        conn_state,
        client_syn > 0 AND server_syn > 0 AND client_ack = 0 AS unconfirmed_flow
    FROM flows
    WHERE protocol = 6
) attempts
GROUP BY observation_domain, minute_of_start, server_ip, server_port
HAVING count(*) FILTER (WHERE conn_state = 'S0' OR unconfirmed_flow) > 0
ORDER BY
    unanswered DESC,
    unconfirmed DESC,
    syns DESC,
    observation_domain,
    minute_of_start,
    server_ip,
    server_port
LIMIT 20;
