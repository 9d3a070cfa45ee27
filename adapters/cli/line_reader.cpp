#include "madoguchi/adapters/cli/line_reader.hpp"

#include <array>

#include "madoguchi/adapters/cli/standard.hpp"

namespace madoguchi::cli {

bool LineReader::ready() const { return buffer_.find('\n', at_) != std::string::npos; }

bool LineReader::fill() {
    if (ended_) {
        return false;
    }
    if (at_ > 0) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    std::array<char, 1 << 16> room{};
    const auto count = Standard::of_this_thread().read(descriptor_, room.data(), room.size());
    if (count <= 0) {
        ended_ = true;
        return false;
    }
    buffer_.append(room.data(), static_cast<std::size_t>(count));
    return true;
}

std::optional<InputLine> LineReader::next() {
    InputLine line{.number = lines_ + 1, .text = {}, .too_long = false};
    std::size_t end = buffer_.find('\n', at_);
    while (end == std::string::npos) {
        if (buffer_.size() - at_ > line_bytes_max_) {
            line.too_long = true;
            at_ = buffer_.size();
        }
        const std::size_t seen = buffer_.size() - at_;
        if (!fill()) {
            break;
        }
        end = buffer_.find('\n', at_ + seen);
    }
    if (end == std::string::npos && at_ == buffer_.size() && !line.too_long) {
        return std::nullopt;
    }
    const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - at_;
    line.too_long = line.too_long || length > line_bytes_max_;
    if (!line.too_long) {
        line.text = buffer_.substr(at_, length);
        if (line.text.ends_with('\r')) {
            line.text.pop_back();
        }
    }
    at_ = end == std::string::npos ? buffer_.size() : end + 1;
    ++lines_;
    return line;
}

}  // namespace madoguchi::cli
