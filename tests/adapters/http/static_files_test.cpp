#include "madoguchi/adapters/http/static_files.hpp"

#include <gtest/gtest.h>

#include "certificate.hpp"
#include "madoguchi/adapters/http/accepted_encoding.hpp"

namespace madoguchi::http {
namespace {

class StaticFilesTest : public testing::Test {
 protected:
    void SetUp() override {
        (void)folder.file("web/index.html", "<!doctype html>");
        (void)folder.file("web/index.html.gz", "packed page");
        (void)folder.file("web/icon.svg", "<svg/>");
        (void)folder.file("web/assets/main-1a2b.js", "0;");
        (void)folder.file("web/assets/main-1a2b.js.br", "smallest");
        (void)folder.file("web/assets/main-1a2b.js.gz", "smaller");
        (void)folder.file("web/assets/lost-3c4d.js.br", "without the file itself");
        (void)folder.file("web/assets/kana-5e6f.woff2", "font");
        (void)folder.file("secret.txt", "secret");
        auto loaded = StaticFiles::load(folder.path("web"));
        ASSERT_TRUE(loaded) << loaded.error();
        files = std::move(*loaded);
    }
    /// What a browser gets that sends these headers.
    [[nodiscard]] std::optional<Response> get(std::vector<std::string> path,
                                              std::vector<Field> headers = {}) const {
        Request request;
        request.path = std::move(path);
        request.headers = std::move(headers);
        return files.find(request);
    }
    static std::string header(const Response& response, std::string_view name) {
        for (const Field& field : response.headers) {
            if (field.name == name) {
                return field.value;
            }
        }
        return "";
    }
    TestFolder folder;
    StaticFiles files;
};

TEST_F(StaticFilesTest, GivesThePageForEveryPlaceOfTheApplication) {
    for (const auto& path :
         {std::vector<std::string>{}, {"index.html"}, {"cases", "R8-本-0123-7"}}) {
        const auto found = get(path);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->content_type, "text/html; charset=utf-8");
        EXPECT_EQ(header(*found, "Cache-Control"), "") << "no-store stays";
        EXPECT_EQ(header(*found, "ETag"), "") << "nothing is kept that could be asked for again";
    }
}

TEST_F(StaticFilesTest, LetsBrowsersKeepWhatHasItsHashInItsName) {
    for (const char* const name : {"main-1a2b.js", "kana-5e6f.woff2"}) {
        const auto found = get({"assets", name});
        ASSERT_TRUE(found);
        EXPECT_EQ(header(*found, "Cache-Control"), "public, max-age=31536000, immutable");
    }
    EXPECT_EQ(get({"assets", "kana-5e6f.woff2"})->content_type, "font/woff2");
    EXPECT_EQ(header(*get({"icon.svg"}), "Cache-Control"), "no-cache");
}

TEST_F(StaticFilesTest, GivesTheSmallestFormThatTheBrowserTakes) {
    const std::vector<std::string> script{"assets", "main-1a2b.js"};
    const auto with = [&](const char* accepted) {
        auto found = get(script, {{"accept-encoding", accepted}});
        EXPECT_EQ(found->content_type, "text/javascript; charset=utf-8");
        EXPECT_EQ(header(*found, "Vary"), "Accept-Encoding");
        return header(*found, "Content-Encoding") + ":" + found->body;
    };
    EXPECT_EQ(with("gzip, deflate, br, zstd"), "br:smallest");
    EXPECT_EQ(with("gzip, br;q=0"), "gzip:smaller");
    EXPECT_EQ(with("identity"), ":0;");
    EXPECT_EQ(with(""), ":0;");
    const auto page = get({}, {{"accept-encoding", "gzip"}});
    EXPECT_EQ(page->body, "packed page");
    const auto font = get({"assets", "kana-5e6f.woff2"}, {{"accept-encoding", "gzip, br"}});
    EXPECT_EQ(header(*font, "Content-Encoding") + header(*font, "Vary"), "") << "packed as it is";
}

TEST_F(StaticFilesTest, DoesntSendAgainWhatTheBrowserHolds) {
    const std::vector<std::string> script{"assets", "main-1a2b.js"};
    const Field packed{"accept-encoding", "br"};
    const std::string plain_tag = header(*get(script), "ETag");
    const std::string packed_tag = header(*get(script, {packed}), "ETag");
    EXPECT_NE(plain_tag, packed_tag) << "other bytes";
    const auto held = get(script, {packed, {"if-none-match", "W/\"x\", " + packed_tag}});
    EXPECT_EQ(held->status, 304U);
    EXPECT_EQ(held->body, "");
    EXPECT_EQ(header(*held, "ETag"), packed_tag);
    EXPECT_EQ(header(*held, "Vary"), "Accept-Encoding");
    EXPECT_EQ(get(script, {packed, {"if-none-match", plain_tag}})->status, 200U);
    EXPECT_EQ(get({}, {{"if-none-match", "*"}})->status, 200U) << "a page is never held";
}

TEST_F(StaticFilesTest, GivesNothingElse) {
    EXPECT_FALSE(get({"..", "secret.txt"}));
    EXPECT_FALSE(get({"assets", "main-1a2c.js"}));
    EXPECT_FALSE(get({"assets", "main-1a2b.js.br"})) << "a form isn't a file of its own";
    EXPECT_FALSE(get({"assets", "lost-3c4d.js"})) << "not everybody could read it";
    EXPECT_FALSE(StaticFiles().find({}));
    EXPECT_FALSE(StaticFiles::load(folder.path("nowhere")));
}

TEST(AcceptedEncoding, ReadsNamesAndWeights) {
    EXPECT_TRUE(accepts_encoding("br", "br"));
    EXPECT_TRUE(accepts_encoding("deflate, BR ; q=0.5", "br"));
    EXPECT_FALSE(accepts_encoding("br;q=0.000", "br"));
    EXPECT_FALSE(accepts_encoding("bro, x-gzip", "br"));
    EXPECT_FALSE(accepts_encoding("*", "br"));
    EXPECT_FALSE(accepts_encoding("", "br"));
    EXPECT_FALSE(accepts_encoding(";;=,\x01", "br"));
}

}  // namespace
}  // namespace madoguchi::http
