#pragma once

#include <map>
#include <string>

namespace madoguchi::crash {

/// What was acknowledged, on disk: lines `<command id> <answer>`.
class Journal {
 public:
    explicit Journal(const std::string& path);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void add(const std::string& id, const std::string& answer);
    /// What was added is on disk when it returns.
    void sync();

    /// Everything in the journal at `path`.
    [[nodiscard]] static std::map<std::string, std::string> read(const std::string& path);

 private:
    int file_ = -1;
    std::string unwritten_;
};

}  // namespace madoguchi::crash
