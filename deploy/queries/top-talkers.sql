-- Which addresses move the most data?
--
-- wire_bytes      octets of all frames to and from the address, as client and as server
-- sent_bytes      of these, sent by it
-- received_bytes  of these, sent to it
-- flows, peers    its conversations, and the addresses at the other ends
--
-- Suspicious: a workstation among the servers, or one that sends far more than it receives to few
-- peers outside (data leaving), or an address that nobody knows.
SELECT
    observation_domain,
    address,
    sum(sent + received) AS wire_bytes,
    sum(sent) AS sent_bytes,
    sum(received) AS received_bytes,
    count(*) AS flows,
    count(DISTINCT peer) AS peers
FROM (
    SELECT
        observation_domain,
        client_ip AS address,
        server_ip AS peer,
        client_wire_bytes AS sent,
        server_wire_bytes AS received
    FROM flows
    UNION ALL
    SELECT
        observation_domain,
        server_ip AS address,
        client_ip AS peer,
        server_wire_bytes AS sent,
        client_wire_bytes AS received
    FROM flows
) talkers
GROUP BY observation_domain, address
ORDER BY wire_bytes DESC, observation_domain, address
LIMIT 20;
