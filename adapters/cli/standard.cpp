#include "madoguchi/adapters/cli/standard.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iostream>
#include <string>

namespace madoguchi::cli {

namespace {

/// A pipe that can be written to takes as much without making its writer wait (pipe(7), PIPE_BUF).
constexpr std::size_t kAtOnce = 4'096;

}  // namespace

thread_local Standard* Standard::current_ = nullptr;

/// Writes to the caller's descriptor, and gives up once the caller is gone.
class Standard::Buffer final : public std::streambuf {
 public:
    Buffer(const Standard& standard, int file) : standard_(standard), file_(file) {}

 protected:
    int_type overflow(int_type next) override {
        if (next != traits_type::eof()) {
            text_ += static_cast<char>(next);
        }
        return text_.size() < kAtOnce || sync() == 0 ? traits_type::not_eof(next)
                                                     : traits_type::eof();
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        text_.append(text, static_cast<std::size_t>(size));
        return text_.size() < kAtOnce || sync() == 0 ? size : 0;
    }
    int sync() override {
        const bool written = standard_.write_to(file_, text_);
        text_.clear();
        return written ? 0 : -1;
    }

 private:
    const Standard& standard_;
    int file_;
    std::string text_;
};

Standard::Standard()
    : in_(STDIN_FILENO),
      out_(STDOUT_FILENO),
      err_(STDERR_FILENO),
      caller_(-1),
      out_stream_(&std::cout),
      err_stream_(&std::cerr) {}

Standard::Standard(int in, int out, int err, int caller)
    : in_(in),
      out_(out),
      err_(err),
      caller_(caller),
      out_buffer_(std::make_unique<Buffer>(*this, out)),
      err_buffer_(std::make_unique<Buffer>(*this, err)),
      own_out_(std::make_unique<std::ostream>(out_buffer_.get())),
      own_err_(std::make_unique<std::ostream>(err_buffer_.get())),
      out_stream_(own_out_.get()),
      err_stream_(own_err_.get()) {
    *own_err_ << std::unitbuf;
}

Standard::~Standard() {
    if (current_ == this) {
        current_ = nullptr;
    }
}

Standard& Standard::of_this_thread() {
    static Standard own;
    return current_ == nullptr ? own : *current_;
}

bool Standard::in_is_terminal() const { return ::isatty(in_) == 1; }
bool Standard::out_is_terminal() const { return ::isatty(out_) == 1; }
bool Standard::err_is_terminal() const { return ::isatty(err_) == 1; }

bool Standard::wait(int file, short events) const {
    if (!is_handed_over()) {
        return true;  // A signal ends the call itself.
    }
    // What was done is still said to a caller who has asked to stop, but not to one who is gone.
    const short caller_events = events == POLLIN ? POLLIN : 0;
    std::array<::pollfd, 2> each{{{file, events, 0}, {caller_, caller_events, 0}}};
    while (::poll(each.data(), each.size(), -1) < 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return each[1].revents == 0;
}

std::ptrdiff_t Standard::read(int file, char* room, std::size_t size) const {
    return wait(file, POLLIN) ? ::read(file, room, size) : 0;
}

bool Standard::write_to(int file, std::string_view bytes) const {
    while (!bytes.empty()) {
        if (!wait(file, POLLOUT)) {
            return false;
        }
        const std::size_t size = is_handed_over() ? std::min(bytes.size(), kAtOnce) : bytes.size();
        const ::ssize_t written = ::write(file, bytes.data(), size);
        if (written < 0 && errno != EINTR && errno != EAGAIN) {
            return false;
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

bool Standard::write(std::string_view bytes) {
    out_stream_->flush();
    return out_stream_->good() && write_to(out_, bytes);
}

bool Standard::stop_wanted() const {
    ::pollfd caller{caller_, POLLIN, 0};
    return is_handed_over() && ::poll(&caller, 1, 0) != 0;
}

}  // namespace madoguchi::cli
