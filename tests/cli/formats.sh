#!/usr/bin/env bash
# The example that docs/formats.md shows of each format is one: it is recognised without the help of a
# name, and gives an article.
#
#   formats.sh docs/formats.md BIN_FOLDER
set -euo pipefail
news_index=$(realpath "$2")/news-index
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The first block of each section whose heading begins with a format's name, as a file of that name.
awk -v folder="$folder" '
  /^## / { format = match($0, /`[^`]+`/) ? substr($0, RSTART + 1, RLENGTH - 2) : ""; shown = 0 }
  /^```/ { if (!inside && format && !shown++) file = folder "/" format
           else if (inside && file) { close(file); file = "" }
           inside = !inside; next }
  file { print >file }' "$1"
rm "$folder/tar"  # its example is a command, which tests/cli/news_index_files.transcript runs

declared=$(sed -nE 's/^\| \[`([^`]+)`.*/\1/p' "$1" | sort)
shown=$(cd "$folder" && ls | sort)
wanted=$(grep -vx -e tar -e mbox <<<"$declared")  # an mbox is described with mail
[[ $shown == "$wanted" ]] || { diff <(echo "$wanted") <(echo "$shown"); exit 1; }

failed=0
for format in $shown; do
  file=$folder/$format
  "$news_index" update --index "$folder/.index" "$file" 2>"$folder/.issues" || true
  story=$("$news_index" why --index "$folder/.index" "$file")
  if [[ ! $story =~ [1-9]\ articles?\ in\ the\ index,\ read\ as\ $format[^a-z0-9-] ]]; then
    echo "the example of $format is no such article: $story"
    cat "$folder/.issues"
    failed=1
  fi
done
exit "$failed"
