package io.weir.job.flow;

import java.util.random.RandomGenerator;

/** Conversations that keep to no protocol: what a tracker must survive, whatever it makes of it. */
public final class RandomTalk {

    private static final long SECOND = 1_000_000;

    private final RandomGenerator random;
    private final Dialogue talk;
    private final boolean tcp;

    /** The shortest time between two packets. */
    private final long leastUs;

    private RandomTalk(RandomGenerator random, int clientPort, long leastUs) {
        this.random = random;
        this.tcp = random.nextInt(4) > 0;
        int protocol = tcp ? Dialogue.TCP : Dialogue.UDP;
        this.talk = new Dialogue(Dialogue.key(clientPort, protocol), true);
        this.leastUs = leastUs;
    }

    static Dialogue of(RandomGenerator random) {
        return of(random, 40_000, 0);
    }

    /** No two packets have the same time, so that their order can be told from it. */
    public static Dialogue inStrictOrder(RandomGenerator random, int clientPort) {
        return of(random, clientPort, 1);
    }

    private static Dialogue of(RandomGenerator random, int clientPort, long leastUs) {
        RandomTalk made = new RandomTalk(random, clientPort, leastUs);
        int turns = 1 + random.nextInt(60);
        for (int i = 0; i < turns; i++) {
            made.pause();
            made.speak(random.nextBoolean() ? made.talk.client : made.talk.server);
        }
        return made.talk;
    }

    private void pause() {
        talk.after(
                switch (random.nextInt(12)) {
                    case 0 -> leastUs;
                    case 1 -> 5 * SECOND + random.nextInt(3) - 1;
                    case 2 -> 30 * SECOND + random.nextInt(3) - 1;
                    case 3 -> 300 * SECOND + random.nextInt(3) - 1;
                    case 4 -> leastUs + random.nextLong(400 * SECOND);
                    default -> leastUs + random.nextLong(SECOND);
                });
        if (random.nextInt(10) == 0) {
            talk.capturedEarlierBy(random.nextLong(100 * SECOND));
        }
    }

    private void speak(Dialogue.Speaker speaker) {
        if (!tcp) {
            speaker.datagram(random.nextInt(1400));
            return;
        }
        switch (random.nextInt(16)) {
            case 0 -> speaker.syn();
            case 1 -> speaker.syn(random.nextInt());
            case 2 -> speaker.synAck();
            case 3 -> speaker.fin();
            case 4 -> speaker.finWithData(random.nextInt(100));
            case 5 -> speaker.rst();
            case 6 -> speaker.rstAck();
            case 7 -> speaker.tcp(random.nextInt(256), random.nextInt(100));
            case 8 -> speaker.laterFragment(random.nextInt(1400));
            case 9 -> speaker.nextSeq += random.nextInt(5000);
            case 10 -> speaker.nextSeq -= random.nextInt(5000);
            case 11 -> talk.handshake();
            case 12 -> speaker.window = random.nextBoolean() ? 0 : 1000;
            case 13 -> speaker.ack();
            default -> speaker.data(random.nextInt(1400));
        }
    }
}
