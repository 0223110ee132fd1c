#!/bin/sh
# The tour: lint this workspace, print each process as an SOP, walk one of them from end to end.
# Usage: demo.sh FLOWDEF FOLDER: the program, and a folder for what it writes.
set -eu
flowdef=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"

say() { printf '\n\033[1m$ flowdef %s\033[0m\n' "$*"; }
[ -t 1 ] && [ -z "${NO_COLOR:-}" ] || say() { printf '\n$ flowdef %s\n' "$*"; }
run() { say "$@"; "$flowdef" "$@"; }

run lint
for file in processes/*.yaml; do
  name=$(basename "$file" .yaml)
  run render "$name" --output "$folder/sop/$name.md"
done
run docs build --output "$folder/handbook"
# The log of this tour is kept apart from the workspace's own.
FLOWDEF_RUNS="sqlite:$folder/runs.db"
export FLOWDEF_RUNS
run show customer-onboarding --stages
run step customer-onboarding --answers docs/tour/customer-onboarding.answers.yaml
run runs --all
run verify

cat <<END

Documents and log of this tour are in $folder. Go on yourself:
  $flowdef step background-check --as pat --dry-run   a process of nine steps; nothing is recorded
  $flowdef init ../my-team                            a workspace of your own
With '. ${flowdef%/*}/activate' typed once in a shell, 'flowdef' alone works there.
END
