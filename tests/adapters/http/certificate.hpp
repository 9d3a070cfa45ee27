#pragma once

#include <string>

#include "madoguchi/adapters/http/server.hpp"

namespace madoguchi::http {

/// A folder that goes at the end of the test.
class TestFolder {
 public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
    /// Writes a file, with the folders that it needs, and returns its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const;

 private:
    std::string path_;
};

/// A fresh self-signed certificate for localhost and its key.
[[nodiscard]] TlsFiles make_certificate(const TestFolder& folder);

}  // namespace madoguchi::http
