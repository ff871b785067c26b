#!/bin/sh
# Writes the log of a run as docs/run-log.md has it:  sh write.sh STATE_DIRECTORY
# WAIT is done after each line: `WAIT='read _' sh write.sh …` goes on at Enter.
set -eu
log="$1/${RUN_ID:-night-$$}/run.log"
mkdir -p "${log%/*}"

# event KIND [MEMBERS] appends one line with one write.
event() {
  printf '{"v":1,"ts":"%s","kind":"%s"%s}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "${2:+,$2}" >>"$log"
  ${WAIT:-sleep 1}
}

event run.started '"data":{"title":"Night shift","goal":"Empty the queue","repos":["acme/shop"]}'
event phase.entered '"phase":"build","actor":"conductor"'
event queue.item.picked '"item":"acme/shop:push"'
event candidate.selected '"candidate":{"id":"c-7","label":"Retry the upload","repo":"acme/shop"}'
event phase.entered '"phase":"hardening"'
event queue.item.blocked '"item":"acme/shop:push","data":{"reason":"the key was revoked"}'
event wheel.requested '"data":{"reason":"the key was revoked","expected_action":"put a new key into the vault"}'
event wheel.taken '"actor":"ann"'
event wheel.released '"actor":"ann","msg":"the new key is in the vault"'
event queue.item.cleared '"item":"acme/shop:push"'
event phase.entered '"phase":"verify"'
event phase.entered '"phase":"done"'
event run.completed '"data":{"outcome":"one item cleared"}'
