#!/usr/bin/env bash
# The session that README.md shows is real: runs its commands and compares what they print.
#
#   readme.sh README.md BIN_FOLDER SAMPLE_CORPUS
set -euo pipefail
here=$(dirname "$(realpath "$0")")
transcript=$(mktemp --suffix=.transcript)
trap 'rm -f "$transcript"' EXIT

# The block from ```console to ```, each command's output closed by its status, times as N.
awk '/^```console$/ { on = 1; next } /^```$/ { if (on && seen) print "[status 0]"; on = 0; next }
     on && /^\$ / { if (seen) print "[status 0]"; seen = 1 } on' "$1" |
  sed -E -e 's/\b(in|took) [0-9][0-9.,]* (ms|s)\b/\1 N \2/g' \
    -e 's/the index has [0-9.]+ [kMG]B/the index has N MB/g' >"$transcript"
grep -q 'news-search' "$transcript" || { echo "README.md shows no search" >&2; exit 1; }
"$here/run_transcript.sh" "$transcript" "$2" "$3"
