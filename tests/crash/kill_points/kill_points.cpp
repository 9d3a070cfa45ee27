// Kills the program that it is loaded into at the nth passing of a named point. See README.md.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// What was asked for; read once.
struct Order {
    std::string point;
    std::atomic<long> passes_left{0};
    std::string folder;  ///< With a slash at its end.

    Order() {
        const char* const given = std::getenv("MADOGUCHI_KILL");
        const char* const data = std::getenv("MADOGUCHI_DATA");
        const std::string text = given == nullptr ? "" : given;
        const auto colon = text.find(':');
        if (data != nullptr && colon != std::string::npos) {
            point = text.substr(0, colon);
            passes_left = std::strtol(text.c_str() + colon + 1, nullptr, 10);
            folder = std::string(data) + "/";
        }
    }
};

Order& order() {
    static Order instance;
    return instance;
}

[[noreturn]] void die() {
    static_cast<void>(std::raise(SIGKILL));
    std::abort();
}

/// Whether this passing is the one.
bool is_last(std::string_view kind, std::string_view where) {
    const std::string& point = order().point;
    return !kind.empty() && point.size() == kind.size() + where.size() && point.starts_with(kind) &&
           point.ends_with(where) && order().passes_left.fetch_sub(1) == 1;
}

void pass(std::string_view kind, std::string_view where) {
    if (is_last(kind, where)) {
        die();
    }
}

/// The kind of a file of the program; empty for one that doesn't count.
std::string_view kind_of(std::string_view path) {
    const std::string& folder = order().folder;
    if (folder.empty() || !path.starts_with(folder)) {
        return {};
    }
    path.remove_prefix(folder.size());
    const bool of_log = path.starts_with("log/");
    if (!of_log && !path.starts_with("views/")) {
        return "beside";
    }
    if (path.ends_with("/LOG")) {
        return {};  // What RocksDB tells; nobody reads it.
    }
    if (path.ends_with(".log")) {
        return of_log ? "log_wal" : "views_wal";
    }
    if (path.ends_with(".sst")) {
        return of_log ? "log_table" : "views_table";
    }
    return of_log ? "log_other" : "views_other";
}

std::string_view kind_of(int file) {
    if (order().folder.empty()) {
        return {};
    }
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ::ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    return size > 0 ? kind_of(std::string_view(path.data(), static_cast<std::size_t>(size)))
                    : std::string_view();
}

/// The C library's own function.
template <typename Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    static auto* const real = next<int(const char*, int, ...)>("open");
    ::mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        std::va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, ::mode_t);
        va_end(rest);
    }
    const int file = real(path, flags, mode);
    if (!kind_of(path).empty()) {
        pass("opened", "");
    }
    return file;
}

::ssize_t write(int file, const void* data, std::size_t bytes) {
    static auto* const real = next<::ssize_t(int, const void*, std::size_t)>("write");
    const std::string_view kind = kind_of(file);
    pass(kind, "_write");
    if (is_last(kind, "_torn")) {
        static_cast<void>(real(file, data, bytes / 2));
        die();
    }
    const ::ssize_t written = real(file, data, bytes);
    pass(kind, "_written");
    return written;
}

int fdatasync(int file) {
    static auto* const real = next<int(int)>("fdatasync");
    const int done = real(file);
    pass(kind_of(file), "_synced");
    return done;
}

int fsync(int file) {
    static auto* const real = next<int(int)>("fsync");
    const int done = real(file);
    pass(kind_of(file), "_synced");
    return done;
}

int rename(const char* from, const char* to) noexcept {
    static auto* const real = next<int(const char*, const char*)>("rename");
    pass(kind_of(to), "_rename");
    const int done = real(from, to);
    pass(kind_of(to), "_renamed");
    return done;
}

int unlink(const char* path) noexcept {
    static auto* const real = next<int(const char*)>("unlink");
    pass(kind_of(path), "_remove");
    return real(path);
}

/// Answers are gathered with fwrite and leave with fflush.
std::size_t fwrite(const void* data, std::size_t size, std::size_t count, std::FILE* stream) {
    static auto* const real =
        next<std::size_t(const void*, std::size_t, std::size_t, std::FILE*)>("fwrite");
    if (stream == stdout && size == 1 && count > 1 && is_last("answer", "_torn")) {
        static_cast<void>(real(data, 1, count / 2, stream));
        static_cast<void>(next<int(std::FILE*)>("fflush")(stream));
        die();
    }
    return real(data, size, count, stream);
}

int fflush(std::FILE* stream) {
    static auto* const real = next<int(std::FILE*)>("fflush");
    if (stream != stdout) {
        return real(stream);
    }
    pass("answer", "");
    const int done = real(stream);
    pass("answer", "ed");
    return done;
}

}  // extern "C"
