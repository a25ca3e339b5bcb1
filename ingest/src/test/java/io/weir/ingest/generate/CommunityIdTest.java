package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the examples of the specification. */
class CommunityIdTest {

    @Test
    void namesATupleAsTheSpecificationDoesWhicheverEndIsFirst() {
        Endpoint a = end(Address.ipv4(128, 232, 110, 120), 34_855);
        Endpoint b = end(Address.ipv4(66, 35, 250, 204), 80);

        assertThat(new CommunityId().of(new Conversation(a, b, Protocol.TCP)))
                .isEqualTo("1:LQU9qZlK+B5F3KDmev6m5PMibrg=");
        assertThat(new CommunityId().of(new Conversation(b, a, Protocol.TCP)))
                .isEqualTo("1:LQU9qZlK+B5F3KDmev6m5PMibrg=");
    }

    private static Endpoint end(Address address, int port) {
        return new Endpoint(address, port, 1, 64, false);
    }
}
