#!/usr/bin/env bash
# Says which sources clang-format would write otherwise: format.sh CLANG_FORMAT ROOT
set -euo pipefail
cd "$2"
find . -path ./build -prune -o -path './.*' -prune -o -name '*.[ch]pp' -type f -print | sort |
  xargs "$1" --dry-run -Werror
