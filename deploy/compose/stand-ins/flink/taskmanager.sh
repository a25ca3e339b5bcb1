#!/usr/bin/env bash
# A TaskManager with the memory that BashJavaUtils computes from conf/config.yaml, as Flink's own script starts it.
set -euo pipefail
mapfile -t memory < <(java -cp "$FLINK_HOME/lib/*" org.apache.flink.runtime.util.bash.BashJavaUtils \
  GET_TM_RESOURCE_PARAMS --configDir "$FLINK_HOME/conf" 2>/dev/null | sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p')
export FLINK_LIB_DIR=$FLINK_HOME/lib FLINK_CONF_DIR=$FLINK_HOME/conf
# shellcheck disable=SC2086 # several options
exec java ${memory[0]} $STAND_IN_JAVA_OPTS -Dlog4j2.configurationFile="$FLINK_HOME/conf/log4j2.properties" \
  -cp "$FLINK_HOME/lib/*" org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
  --configDir "$FLINK_HOME/conf" ${memory[1]} "${@:2}"
