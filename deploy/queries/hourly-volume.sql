-- How much goes in and out of the local networks, hour by hour?
--
-- hour_of_end     the hour, UTC, in which the conversations ended: all their octets count there, so a long
--                 one makes a peak where it ends
-- in_bytes        octets of frames from outside to the local networks
-- out_bytes       the other way
-- internal_bytes  between local addresses
-- transit_bytes   between others
-- flows           conversations that ended in the hour
--
-- What is local the sensor or weir analyze was told by --network. Without it all of it is transit.
--
-- Suspicious: out_bytes beyond in_bytes where people mostly read, peaks at night, transit_bytes at all
-- at the edge of a network (a range is missing in --network, or addresses are forged).
SELECT
    observation_domain,
    hour_of_end,
    sum(CASE WHEN client_local AND NOT server_local THEN server_wire_bytes
             WHEN server_local AND NOT client_local THEN client_wire_bytes
             ELSE 0 END) AS in_bytes,
    sum(CASE WHEN client_local AND NOT server_local THEN client_wire_bytes
             WHEN server_local AND NOT client_local THEN server_wire_bytes
             ELSE 0 END) AS out_bytes,
    sum(CASE WHEN client_local AND server_local THEN client_wire_bytes + server_wire_bytes
             ELSE 0 END) AS internal_bytes,
    sum(CASE WHEN NOT client_local AND NOT server_local THEN client_wire_bytes + server_wire_bytes
             ELSE 0 END) AS transit_bytes,
    count(*) AS flows
FROM (
    SELECT
        observation_domain,
        date_trunc('hour', end_time) AS hour_of_end,
        client_local,
        server_local,
        client_wire_bytes,
        server_wire_bytes
    FROM flows
) ended
GROUP BY observation_domain, hour_of_end
ORDER BY observation_domain, hour_of_end;
