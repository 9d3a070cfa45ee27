#include "madoguchi/adapters/cli/serve/demonstration.hpp"

#include <charconv>
#include <filesystem>

#include "madoguchi/adapters/cli/files.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr std::size_t kNoteBytesMax = 100;

std::string note_in(const std::string& folder) { return folder + "/demonstration"; }

}  // namespace

Result<Demonstration> demonstration_in(const std::string& folder) {
    std::error_code error;
    if (!std::filesystem::exists(note_in(folder), error)) {
        return Demonstration{};
    }
    const auto text = read_file(note_in(folder), kNoteBytesMax);
    if (!text) {
        return log::unexpected(text.error());
    }
    std::int64_t seconds = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (fault != std::errc() || *end != '\n') {
        return failed(ExitStatus::kDamaged,
                      note_in(folder) + ": give the seconds that the demonstration is ahead");
    }
    return Demonstration{.is_one = true, .ahead = std::chrono::seconds(seconds)};
}

bool is_for_training(const std::string& folder) {
    std::error_code error;
    return !folder.empty() && std::filesystem::exists(note_in(folder), error);
}

Result<void> mark_demonstration(const std::string& folder, log::UtcTime now) {
    const auto ahead = std::chrono::floor<std::chrono::seconds>(now - runtime::SystemClock().now());
    return write_file(note_in(folder), std::to_string(ahead.count()) + "\n");
}

}  // namespace madoguchi::cli::serve
