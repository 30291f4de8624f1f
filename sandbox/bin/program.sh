# Finds the program that the first argument names among "${programs[@]}" (name, main class, words), builds, and runs it.
# Read by prove and bench, which say what they hold.
set -euo pipefail

command=$(basename "$0")

usage() {
	echo "usage: sandbox/bin/$command NAME [options]"
	echo
	for program in "${programs[@]}"; do
		read -r name _ words <<<"$program"
		printf '  %-10s %s\n' "$name" "$words"
	done
	cat <<TEXT

Each $what takes --help. Progress goes to standard error; standard output ends
with one line of JSON.
TEXT
}

main=
for program in "${programs[@]}"; do
	read -r name class _ <<<"$program"
	[ "$name" = "${1:-}" ] && main=$class
done
case "${1:-}" in
-h | --help | help)
	usage
	exit 0
	;;
esac
if [ -z "$main" ]; then
	[ $# -gt 0 ] && echo "$command: unknown $what '$1'" >&2
	usage >&2
	exit 2
fi
shift

cd "$(dirname "$0")/../.."
echo "Building…" >&2
mvn -q -B -ntp -Dstyle.color=never test-compile >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "sandbox/target/classes:$(cat sandbox/target/classpath.txt):portal/target/test-classes" "$main" "$@"
