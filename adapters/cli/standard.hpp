#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string_view>

namespace madoguchi::cli {

/// Standard input, output and error of the command that a thread carries out, and whether whoever
/// started it wants it to stop: the process's own, or those of another process that has handed its
/// command line over. Used by one thread.
class Standard {
 public:
    /// The process's own.
    Standard();
    /// Another process's. `caller` is the connection to it: once nothing more can come from it, the
    /// command is to stop. All descriptors outlive this.
    Standard(int in, int out, int err, int caller);
    ~Standard();
    Standard(const Standard&) = delete;
    Standard& operator=(const Standard&) = delete;

    /// That of the command which this thread carries out; without another, the process's own.
    [[nodiscard]] static Standard& of_this_thread();
    /// Makes it that of this thread, which ends with it.
    void take_this_thread() { current_ = this; }

    /// Whether another process has handed the command over.
    [[nodiscard]] bool is_handed_over() const { return caller_ >= 0; }
    [[nodiscard]] int in() const { return in_; }
    [[nodiscard]] bool in_is_terminal() const;
    [[nodiscard]] bool out_is_terminal() const;
    [[nodiscard]] bool err_is_terminal() const;
    [[nodiscard]] std::ostream& out() { return *out_stream_; }
    [[nodiscard]] std::ostream& err() { return *err_stream_; }

    /// As read(2), of any descriptor; 0 as well once the command is to stop.
    [[nodiscard]] std::ptrdiff_t read(int file, char* room, std::size_t size) const;
    /// Writes all of it past `out`, which is flushed; false when that can't be done.
    [[nodiscard]] bool write(std::string_view bytes);
    /// Whether the caller wants the command to stop; always false for the process's own, which
    /// signals tell.
    [[nodiscard]] bool stop_wanted() const;

 private:
    class Buffer;
    [[nodiscard]] bool wait(int file, short events) const;
    [[nodiscard]] bool write_to(int file, std::string_view bytes) const;

    static thread_local Standard* current_;
    int in_;
    int out_;
    int err_;
    int caller_;
    std::unique_ptr<Buffer> out_buffer_;
    std::unique_ptr<Buffer> err_buffer_;
    std::unique_ptr<std::ostream> own_out_;
    std::unique_ptr<std::ostream> own_err_;
    std::ostream* out_stream_;
    std::ostream* err_stream_;
};

}  // namespace madoguchi::cli
