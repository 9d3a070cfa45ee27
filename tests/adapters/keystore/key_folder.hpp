#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/keystore/data_keys.hpp"

namespace madoguchi::keystore {

/// A folder of its own for each test, with a key database under a master key.
class KeyFolder : public testing::Test {
 protected:
    KeyFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "madoguchi-keys-XXXXXX").string();
        EXPECT_NE(::mkdtemp(name.data()), nullptr);
        root = name;
        folder = root + "/keys";
    }
    ~KeyFolder() override {
        std::error_code error;
        std::filesystem::remove_all(root, error);
    }

    [[nodiscard]] std::unique_ptr<KeyDatabase> open_database() const {
        if (!KeyDatabase::exists(folder)) {
            const auto made = KeyDatabase::make(folder, master);
            EXPECT_TRUE(made) << made.error().detail;
        }
        auto opened = KeyDatabase::open(folder, master);
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened ? std::move(*opened) : nullptr;
    }

    [[nodiscard]] std::unique_ptr<DataKeys> open_keys() const {
        auto opened = DataKeys::open(open_database());
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened ? std::move(*opened) : nullptr;
    }

    /// Copies the folder as it lies on the disk at this moment: what a crash leaves.
    void crash_into(const std::string& to) const {
        std::filesystem::copy(folder, to, std::filesystem::copy_options::recursive);
    }

    [[nodiscard]] static std::string_view bytes_of(const SecretKey& key) {
        return {reinterpret_cast<const char*>(key.view().data()), SecretKey::kBytes};
    }

    /// The files below the folder that hold `bytes`.
    [[nodiscard]] std::vector<std::string> files_with(std::string_view bytes) const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                std::ifstream file(entry.path(), std::ios::binary);
                const std::string all{std::istreambuf_iterator<char>(file), {}};
                if (all.find(bytes) != std::string::npos) {
                    found.push_back(entry.path().string());
                }
            }
        }
        return found;
    }

    std::string root;
    std::string folder;
    SecretKey master = SecretKey::random();
};

}  // namespace madoguchi::keystore
