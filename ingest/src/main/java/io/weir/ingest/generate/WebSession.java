package io.weir.ingest.generate;

/** Requests and responses of one connection, in the clear or as TLS. */
final class WebSession {

    private final TcpDialogue tcp;
    private final Dice dice;
    private final boolean secure;
    private final String host;

    WebSession(TcpDialogue tcp, Dice dice, boolean secure) {
        this.tcp = tcp;
        this.dice = dice;
        this.secure = secure;
        this.host = Names.any(dice);
    }

    /** The hellos that open TLS; nothing in the clear. */
    WebSession open() {
        if (secure) {
            send(tcp.client(), new Message().octets(TlsMessages.clientHello(dice, host)));
            Message answer = new Message().octets(TlsMessages.serverHello(dice));
            send(tcp.server(), TlsMessages.applicationData(answer, dice.between(800, 4500)));
            send(tcp.client(), TlsMessages.applicationData(new Message(), 69));
        }
        return this;
    }

    /** A request and its response. */
    private void exchange(int responseBytes) {
        send(tcp.client(), request());
        tcp.pauseUs(dice.exponential(20_000));
        send(tcp.server(), response(responseBytes));
    }

    private Message request() {
        Message request = new Message();
        return secure
                ? TlsMessages.applicationData(request, dice.between(120, 1200))
                : request.octets(HttpMessages.request(dice, host));
    }

    private Message response(int bytes) {
        Message response = new Message();
        return secure
                ? TlsMessages.applicationData(response, bytes)
                : response.octets(HttpMessages.response(dice, bytes)).filler(bytes);
    }

    /** With pauses in which the user reads. */
    void exchanges(int count) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                tcp.pauseUs(dice.exponential(800_000));
            }
            exchange(dice.heavyTailed(600, 400_000));
        }
    }

    private void send(TcpEnd sender, Message message) {
        new TcpTransfer(tcp, dice, sender).send(message);
    }
}
