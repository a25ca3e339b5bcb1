-- At which servers do TCP conversations end by RST, and who sends it?
--
-- server_ip, server_port  the service
-- flows            its TCP conversations, however they ended
-- refused          the server answered the SYN with RST (REJ)
-- reset_by_server  it broke off what had begun (RSTR, RSTRH)
-- reset_by_client  the client did (RSTO, RSTOS0)
-- reset_percent    all three, of flows
--
-- Suspicious: reset_by_server at many flows (an overloaded or crashing service, or a firewall that
-- forges RSTs), refused where a service should listen. Some browsers end conversations by RST, so
-- reset_by_client alone says little.
SELECT
    observation_domain,
    server_ip,
    server_port,
    count(*) AS flows,
    count(*) FILTER (WHERE conn_state = 'REJ') AS refused,
    count(*) FILTER (WHERE conn_state IN ('RSTR', 'RSTRH')) AS reset_by_server,
    count(*) FILTER (WHERE conn_state IN ('RSTO', 'RSTOS0')) AS reset_by_client,
    round(
        CAST(100 * count(*) FILTER (WHERE conn_state IN ('REJ', 'RSTR', 'RSTRH', 'RSTO', 'RSTOS0')) AS DOUBLE)
            / count(*),
        1
    ) AS reset_percent
FROM flows
WHERE protocol = 6
GROUP BY observation_domain, server_ip, server_port
HAVING count(*) FILTER (WHERE conn_state IN ('REJ', 'RSTR', 'RSTRH', 'RSTO', 'RSTOS0')) > 0
ORDER BY
    refused DESC,
    reset_by_server DESC,
    reset_by_client DESC,
    observation_domain,
    server_ip,
    server_port
LIMIT 20;
