#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "madoguchi/adapters/cli/looking.hpp"

namespace madoguchi::cli::serve {

/// Looks that are on record a short while already. A screen reads its case again whenever something
/// changes; that is the same look, recorded once. Thread-safe.
class RecentLooks {
 public:
    static constexpr std::chrono::minutes kSameLook{10};
    static constexpr std::size_t kLooksMax = 20'000;

    using Time = std::chrono::sys_seconds;

    /// Opens a case, by the look that this session has on record for that view, purpose and office,
    /// or by a new one.
    /// `protected_now`: the person is under 支援措置 at this moment; a look of before doesn't count
    /// then, nor the other way round. Failures as `Looking::open`.
    [[nodiscard]] Result<Opened> open(Looking& looking, const std::string& session,
                                      const CaseRef& which, const std::string& view,
                                      bool protected_now, Time now);

 private:
    struct Entry {
        Opened opened;
        Time at;
    };
    /// Session, municipality, stream, view, purpose, office.
    using Key =
        std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;
    std::mutex mutex_;
    std::map<Key, Entry> entries_;
};

}  // namespace madoguchi::cli::serve
