#!/usr/bin/env bash
# Runs the commands of a transcript in a temporary folder and compares what they print with it.
#
#   run_transcript.sh FILE.transcript BIN_FOLDER SAMPLE_CORPUS
#
# A transcript holds lines `$ command`, each followed by what the command prints (stdout and stderr as
# they come) and `[status N]`; all between a status line and the next command is commentary. The
# folder holds a copy of the sample corpus, `sample`. Times and index sizes are shown as N, the folder as {folder}.
# With NEWSDEX_RECORD=1 the file is written anew; below a new command `[status]` is enough then.
set -euo pipefail

transcript=$(realpath "$1")
bin=$(realpath "$2")
sample=$(realpath "$3")

folder=$(realpath "$(mktemp -d)")
actual=$(mktemp)
output=$(mktemp)
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder" "$actual" "$output"' EXIT
cp -R "$sample" "$folder/sample"
cd "$folder"

export PATH="$bin:$PATH" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb
unset NEWSDEX_INDEX NO_COLOR COLUMNS

normalised() {
  sed -E -e "s|$folder|{folder}|g" \
    -e 's/\b(in|took) [0-9][0-9.,]* (ms|s)\b/\1 N \2/g' \
    -e 's|[0-9][0-9.,]* ([kMG]?B/s)|N \1|g' \
    -e 's/the index has [0-9.]+ [kMG]B/the index has N MB/g' \
    -e 's/"elapsed_ms":[0-9.e+-]+/"elapsed_ms":N/g' \
    -e 's/"(index_bytes|seconds)":[0-9.e+-]+/"\1":N/g' "$1"
}

# Ends the last line where a command did not.
newline_ended() {
  if [[ -s $1 && -n $(tail -c 1 "$1") ]]; then echo; fi
}

in_output=false
while IFS= read -r line || [[ -n $line ]]; do
  if [[ $line == '$ '* ]]; then
    in_output=true
    status=0
    bash -c "${line#\$ }" >"$output" 2>&1 </dev/null || status=$?
    { echo "$line"; normalised "$output"; newline_ended "$output"; echo "[status $status]"; } >>"$actual"
  elif $in_output; then
    [[ $line == '[status'* ]] && in_output=false
  else
    echo "$line" >>"$actual"
  fi
done <"$transcript"

if [[ ${NEWSDEX_RECORD:-} == 1 ]]; then
  cp "$actual" "$transcript"
elif ! diff -u --label "expected: $(basename "$transcript")" --label actual "$transcript" "$actual"; then
  echo "If the new output is right, record it: NEWSDEX_RECORD=1 ctest -R '^cli\\.'" >&2
  exit 1
fi
