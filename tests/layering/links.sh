#!/usr/bin/env bash
# Every relative link of every page leads to a file, and README.md or a page it leads to names every
# page of docs/. The program that README.md shows is the one that is tested. links.sh ROOT
set -euo pipefail
cd "$1"
status=0
pages=$(find . -name '*.md' -not -path './build*' -not -path './.*' | sort)

for page in $pages; do
  while IFS= read -r target; do
    [ -e "$(dirname "$page")/$target" ] || { echo "$page: no such file: $target"; status=1; }
  done < <(grep -oE '\]\([^)#]+' "$page" | cut -c3- | grep -v '://' || true)
done
for page in docs/*.md; do
  grep -qF "$(basename "$page")" README.md docs/architecture.md ||
    { echo "$page: neither README.md nor docs/architecture.md leads to it"; status=1; }
done
[[ $(<README.md) == *"$(tail -n +2 tests/consumer/embed.cpp)"* ]] ||
  { echo "README.md: does not show tests/consumer/embed.cpp as it is"; status=1; }
exit "$status"
