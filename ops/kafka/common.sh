# What the scripts of this folder share. Sourced, not run.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)

# Status when the broker's jars can be had neither from the cache nor from Maven Central.
status_no_jars=69

say() { echo "kafka: $*" >&2; }
die() { say "$1"; exit "${2:-1}"; }

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" > /dev/null || die "$tool is missing; ops/scripts/setup installs it"
    done
}

# set_folder [FOLDER]: sets $folder to the absolute path of the broker's folder.
set_folder() {
    folder=$(realpath -m "${1:-$repository/build/kafka}")
}

# The broker of $folder: prints its process id, or fails when it doesn't run.
running_pid() {
    local pid
    pid=$(cat "$folder/broker.pid" 2> /dev/null) || return 1
    # The number may have been given to another program since.
    tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null \
        | grep -qF "kafka.Kafka $folder/server.properties" || return 1
    echo "$pid"
}

# answers ADDRESS: true when the broker there gives its own address as a live member of the cluster.
answers() {
    kcat -b "$1" -L -m 2 2> /dev/null | grep -q "^ *broker 1 at $1"
}
