-- Which services fill the wire?
--
-- protocol, server_port  the service, by IANA number (6 TCP, 17 UDP, 1 and 58 ICMP, where port is the
--                        type or code as Community ID places it)
-- wire_bytes             octets of all its frames
-- client_bytes, server_bytes  of these, sent by clients and by servers
-- packets, flows         its packets and conversations
--
-- Suspicious: a port that no service of yours uses, high up. Where no handshake was seen the server is a
-- guess, so a high port that comes once only may be that of a client. client_bytes far beyond server_bytes at
-- a port for reading (53, 80, 443): uploads, or data that leaves in disguise.
SELECT
    observation_domain,
    protocol,
    server_port,
    sum(client_wire_bytes + server_wire_bytes) AS wire_bytes,
    sum(client_wire_bytes) AS client_bytes,
    sum(server_wire_bytes) AS server_bytes,
    sum(client_packets + server_packets) AS packets,
    count(*) AS flows
FROM flows
GROUP BY observation_domain, protocol, server_port
ORDER BY wire_bytes DESC, observation_domain, protocol, server_port
LIMIT 30;
