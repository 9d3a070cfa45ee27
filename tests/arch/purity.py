"""The pure libraries ask the system for nothing: no clock, file, socket, thread, environment.

Checked in what the linker would have to find: the undefined symbols of each static library.
"""

import pathlib
import re
import subprocess

ALLOWED = pathlib.Path(__file__).with_name("purity_allowed.txt")

# kind → names as nm -C prints them (C symbols whole; C++ names by their beginning)
IMPURE = {
    "clock": r"clock_gettime|gettimeofday|time|clock|timespec_get|localtime(_r)?|gmtime(_r)?|"
             r"mktime|strftime|std::chrono::_V2::\w+_clock::now\b.*",
    "random": r"s?rand|rand_r|s?random|[deln]rand48|getrandom|getentropy|arc4random\w*|"
              r"std::random_device::.*",
    "environment": r"(secure_)?getenv|setenv|unsetenv|putenv|environ|getpid|gethostname|uname",
    "file": r"f?open(at|64|at64)?|fdopen|creat|f?read|f?write|pread(64)?|pwrite(64)?|close|fclose|"
            r"f?printf|vf?printf|__\w*printf_chk|puts|fputs|fputc|putchar|fflush|std(in|out|err)|"
            r"unlink(at)?|rename(at)?|mkdir|rmdir|f?l?stat(64)?|fsync|fdatasync|ftruncate(64)?|"
            r"mmap(64)?|system|popen|fork|exec\w+|posix_spawn\w*|std::filesystem::.*|"
            r"std::basic_[io]?fstream<.*|std::basic_filebuf<.*|"
            r"std::c(in|out|err|log)|std::ios_base::Init::.*",
    "socket": r"socket|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?|getaddrinfo|poll|"
              r"select|epoll_\w+",
    "thread": r"pthread_\w+|std::thread::.*|std::jthread::.*|std::condition_variable.*|"
              r"std::mutex::.*|std::this_thread::.*|std::__condvar.*|nanosleep|u?sleep|"
              r"sched_yield|sem_\w+|std::__future_base.*|std::call_once.*",
    "locale": r"setlocale|localeconv|std::locale::(locale|classic|global)\b.*",
}
IMPURE = {kind: re.compile(f"(?:{names})(?:@.*)?$") for kind, names in IMPURE.items()}


def allowed():
    """(library, symbol) pairs with a reason each, one per line: `library symbol  # reason`."""
    pairs = set()
    for line in ALLOWED.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            entry, _, reason = line.partition("#")
            library, symbol = entry.split(None, 1)
            if not reason.strip():
                raise SystemExit(f"{ALLOWED.name}: {entry.strip()} has no reason")
            pairs.add((library, symbol.strip()))
    return pairs


def undefined(library):
    """Names that the members of the library need and none of them has."""
    listing = subprocess.run(["nm", "-uC", str(library)], capture_output=True, text=True,
                             check=True)
    for line in listing.stdout.splitlines():
        match = re.match(r"\s+[UwvWV] (.*)", line)
        if match:
            yield match.group(1)


def kind_of(symbol):
    """What makes a symbol impure, or None."""
    return next((kind for kind, names in IMPURE.items() if names.match(symbol)), None)


def findings_in(library):
    """One line for each impure symbol that isn't allowed for this library."""
    library = pathlib.Path(library)
    pairs = allowed()
    needed = {symbol for symbol in undefined(library) if kind_of(symbol)}
    found = [f"{library.name}: {kind_of(symbol)}: {symbol}: pass it in as a value or through a port"
             for symbol in sorted(needed) if (library.name, symbol) not in pairs]
    found += [f"{library.name}: {symbol} is allowed but not needed: take it out of {ALLOWED.name}"
              for name, symbol in sorted(pairs) if name == library.name and symbol not in needed]
    return found


def findings(build, names):
    """`names`: libraries that must exist in the build folder, e.g. domain/libmadoguchi_domain.a."""
    found = []
    for name in names:
        library = pathlib.Path(build) / name
        if library.exists():
            found += findings_in(library)
        else:
            found.append(f"{name}: not built; build it before the guards run")
    return found
