#pragma once

#include <string>
#include <string_view>

namespace madoguchi::letter {

/// Where a finished document goes. Implemented by whoever stores or sends it.
class ByteSink {
 public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    /// Takes the next bytes. Returns false when they can't be kept; no more follow then.
    [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
};

/// Keeps the document in memory.
class StringSink final : public ByteSink {
 public:
    [[nodiscard]] bool write(std::string_view bytes) override {
        bytes_ += bytes;
        return true;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
    std::string bytes_;
};

}  // namespace madoguchi::letter
