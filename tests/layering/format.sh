#!/usr/bin/env bash
# Says which sources clang-format would write otherwise: format.sh CLANG_FORMAT ROOT
set -euo pipefail
cd "$2"
find common corpus indexer searcher embed tests bench -name '*.[ch]pp' -type f 2>/dev/null | sort |
  xargs "$1" --dry-run -Werror
