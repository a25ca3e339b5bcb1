#!/usr/bin/env bash
# What of the entry point of Flink's image weir uses: settings from the environment, taskmanager, any other command.
set -euo pipefail

settings=("-Djobmanager.rpc.address=${JOB_MANAGER_RPC_ADDRESS:-$(hostname)}" -Dblob.server.port=6124)
while IFS=: read -r key value; do
  [[ -z ${key// /} ]] || settings+=("-D${key// /}=${value// /}")
done <<<"${FLINK_PROPERTIES:-}"
java -cp "$FLINK_HOME/lib/*" org.apache.flink.runtime.util.bash.BashJavaUtils UPDATE_AND_GET_FLINK_CONFIGURATION \
  --configDir "$FLINK_HOME/conf" "${settings[@]}" 2>/dev/null |
  sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p' >/tmp/config.yaml
cp /tmp/config.yaml "$FLINK_HOME/conf/config.yaml"

case ${1:-} in
taskmanager) exec "$FLINK_HOME/bin/taskmanager.sh" start-foreground "${@:2}" ;;
*) exec "$@" ;;
esac
