#pragma once

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace madoguchi::crash {

/// A folder that goes away, unless MADOGUCHI_CRASH_KEEP is set.
class Folder {
 public:
    Folder() {
        std::string path = (std::filesystem::temp_directory_path() / "crash-XXXXXX").string();
        path_ = ::mkdtemp(path.data()) != nullptr ? path : std::string();
    }
    ~Folder() {
        if (std::getenv("MADOGUCHI_CRASH_KEEP") == nullptr) {
            std::error_code ignored;
            std::filesystem::remove_all(path_, ignored);
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// Empty when it couldn't be made.
    [[nodiscard]] const std::string& path() const { return path_; }

 private:
    std::string path_;
};

}  // namespace madoguchi::crash
