package io.weir.schema;

/** A message that is not what its schema says. The text names what and at which octet. */
public final class MalformedTrainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedTrainException(String message) {
        super(message);
    }
}
