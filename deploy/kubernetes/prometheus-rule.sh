#!/usr/bin/env bash
# Prints the alert rules as an object of the Prometheus operator: prometheus-rule.sh | kubectl apply -f -
set -euo pipefail
cat <<'HEAD'
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: weir
  namespace: weir
spec:
HEAD
sed 's/^\(.\)/  \1/' "$(dirname "$0")/../prometheus/alerts.yml"
