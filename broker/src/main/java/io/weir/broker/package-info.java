/**
 * A real Kafka broker in this process, for the demo and for tests: KRaft, broker and controller in
 * one, nothing outside its folder and 127.0.0.1.
 */
@NullMarked
package io.weir.broker;

import org.jspecify.annotations.NullMarked;
