package io.weir.cli.analyze;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem;

/**
 * Flink's RPC system straight from the class path. Flink's own loader unpacks a jar of 24 MB into
 * the temporary folder at each start and loads it by a class loader of its own, whose classes the
 * class-data archive cannot hold; that keeps its Scala apart from a user's, which weir has none of.
 */
public final class ClassPathRpcSystem implements RpcSystemLoader {

    /** Loaders are tried from the smallest number on; Flink's own has 0. */
    private static final int BEFORE_ALL_OTHERS = -1;

    @Override
    public int getLoadPriority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public RpcSystem loadRpcSystem(Configuration configuration) {
        return new PekkoRpcSystem();
    }
}
