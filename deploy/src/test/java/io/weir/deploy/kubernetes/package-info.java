/**
 * The manifests below deploy/kubernetes, rendered by the real kustomize and held to the published
 * schemas, to the code that will run in them, and to what the documentation promises of them.
 */
@NullMarked
package io.weir.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
