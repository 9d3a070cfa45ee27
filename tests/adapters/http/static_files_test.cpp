#include "madoguchi/adapters/http/static_files.hpp"

#include <gtest/gtest.h>

#include "certificate.hpp"

namespace madoguchi::http {
namespace {

class StaticFilesTest : public testing::Test {
 protected:
    void SetUp() override {
        (void)folder.file("web/index.html", "<!doctype html>");
        (void)folder.file("web/assets/main-1a2b.js", "0;");
        (void)folder.file("secret.txt", "secret");
        auto loaded = StaticFiles::load(folder.path("web"));
        ASSERT_TRUE(loaded) << loaded.error();
        files = std::move(*loaded);
    }
    TestFolder folder;
    StaticFiles files;
};

TEST_F(StaticFilesTest, GivesThePageForEveryPlaceOfTheApplication) {
    for (const auto& path :
         {std::vector<std::string>{}, {"index.html"}, {"cases", "R8-本-0123-7"}}) {
        const auto found = files.find(path);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->content_type, "text/html; charset=utf-8");
        EXPECT_TRUE(found->headers.empty()) << "not kept";
    }
}

TEST_F(StaticFilesTest, LetsBrowsersKeepWhatHasItsHashInItsName) {
    const auto found = files.find({"assets", "main-1a2b.js"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->headers.at(0).value, "public, max-age=31536000, immutable");
}

TEST_F(StaticFilesTest, GivesNothingElse) {
    EXPECT_FALSE(files.find({"..", "secret.txt"}));
    EXPECT_FALSE(files.find({"assets", "main-1a2c.js"}));
    EXPECT_FALSE(StaticFiles().find({}));
    EXPECT_FALSE(StaticFiles::load(folder.path("nowhere")));
}

}  // namespace
}  // namespace madoguchi::http
