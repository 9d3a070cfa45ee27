#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

namespace fs = std::filesystem;

/// An office whose data move to another one.
class Archive : public Office {
 protected:
    [[nodiscard]] std::string archive() const { return folder.path("archive"); }
    [[nodiscard]] std::string there() const { return folder.path("there"); }
    const std::string passphrase = folder.file("passphrase", "long enough for a test\n");

    void write_out() const {
        const Ended ended =
            madoguchi({"export", "--to", archive(), "-m", "matsue", "--passphrase-file", passphrase,
                       "--actor", "m1", "--purpose", "backup"});
        ASSERT_EQ(ended.status, 0) << ended.err;
    }
    [[nodiscard]] Ended bring_in(const std::string& with) const {
        return run({"import", "archive", archive(), "--data", there(), "--passphrase-file", with});
    }
    [[nodiscard]] static json log_of(const std::string& data) {
        const Ended ended = run({"verify", "--data", data});
        EXPECT_EQ(ended.status, 0) << ended.err;
        for (const auto& line : ended.lines()) {
            if (line["municipality"] == "matsue") {
                return line;
            }
        }
        return {};
    }
    /// Does to line `number` (from 1) of the archived log what `change` does.
    void change_line(std::size_t number,
                     const std::function<void(std::vector<std::string>&)>& change) const {
        std::vector<std::string> lines;
        const std::string path = archive() + "/matsue/commits.jsonl";
        {
            std::ifstream file(path);
            for (std::string line; std::getline(file, line);) {
                lines.push_back(line);
            }
        }
        ASSERT_GE(lines.size(), number);
        change(lines);
        std::ofstream file(path);
        for (const auto& line : lines) {
            file << line << "\n";
        }
    }
};

TEST_F(Archive, BringsTheSameLogToAnotherPlace) {
    const std::string number = open_case(1, "case/a");
    static_cast<void>(open_case(2, "case/b"));
    ASSERT_NO_FATAL_FAILURE(write_out());
    const Ended ended = bring_in(passphrase);
    ASSERT_EQ(ended.status, 0) << ended.err;
    const json before = log_of(data);
    const json after = log_of(there());
    EXPECT_EQ(after["commits"], before["commits"]);
    EXPECT_EQ(after["root"], before["root"]);
    const std::vector<std::string> show{"show", number, "--reveal", "--actor", "k1"};
    EXPECT_EQ(run({"show", number, "--reveal", "--actor", "k1", "--data", there(), "--policies",
                   policies})
                  .out,
              madoguchi(show).out);
    const Ended again = run({"submit", "--data", there()}, opening(1, "case/a").dump() + "\n");
    EXPECT_EQ(again.lines().at(0)["repeated"], true) << "ids came along";
    const Ended more = run({"submit", "--data", there()}, opening(3, "case/c").dump() + "\n");
    EXPECT_EQ(more.lines().at(0)["answer"], "accepted") << more.out << more.err;
}

TEST_F(Archive, IsLinesThatAnybodyCanReadAndRegisters) {
    static_cast<void>(open_case(1, "case/a"));
    ASSERT_NO_FATAL_FAILURE(write_out());
    std::ifstream file(archive() + "/matsue/commits.jsonl");
    bool named = false;
    std::size_t position = 0;
    for (std::string line; std::getline(file, line);) {
        const json commit = json::parse(line);
        EXPECT_EQ(commit["position"], ++position);
        named |= commit["commit"].dump().find("試験 太郎") != std::string::npos;
    }
    EXPECT_TRUE(named);
    std::ifstream cases(archive() + "/matsue/cases.csv");
    const std::string text{std::istreambuf_iterator<char>(cases), {}};
    EXPECT_TRUE(text.starts_with("key,status,")) << text;
    EXPECT_NE(text.find("\r\ncase/a,"), std::string::npos) << text;
    EXPECT_EQ(text.find("試験"), std::string::npos) << "registers hold no names";
    EXPECT_TRUE(fs::exists(archive() + "/matsue/fees.csv"));
}

TEST_F(Archive, SaysInWhichLineItIsBroken) {
    static_cast<void>(open_case(1, "case/a"));
    ASSERT_NO_FATAL_FAILURE(write_out());
    const auto expect_refused = [this](const std::string& word) {
        const Ended ended = bring_in(passphrase);
        EXPECT_EQ(ended.status, 2) << ended.err;
        EXPECT_NE(ended.err.find("commits.jsonl, line " + word), std::string::npos) << ended.err;
        EXPECT_FALSE(fs::exists(there()));
    };
    change_line(2, [](auto& lines) { lines[1] = "{\"position\": 2"; });
    expect_refused("2: it isn't a commit");
    ASSERT_NO_FATAL_FAILURE((fs::remove_all(archive()), write_out()));
    change_line(2, [](auto& lines) { std::swap(lines[0], lines[1]); });
    expect_refused("1: ");
    ASSERT_NO_FATAL_FAILURE((fs::remove_all(archive()), write_out()));
    change_line(2, [](auto& lines) { lines.pop_back(); });
    const Ended ended = bring_in(passphrase);
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("lines are missing"), std::string::npos) << ended.err;
    EXPECT_FALSE(fs::exists(there()));
}

TEST_F(Archive, DisclosesOnlyWhatIsOfWhoAsks) {
    const std::string number = open_case(1, "case/a");
    const auto disclosed = [&](const std::string& who) {
        const std::string file = folder.path("disclosed-" + who);
        const Ended ended =
            madoguchi({"export", "--to", file, "--case", number, "--for", who, "--actor", "m1"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        std::ifstream bytes(file);
        return std::string{std::istreambuf_iterator<char>(bytes), {}};
    };
    const std::string principal = disclosed("principal");
    EXPECT_NE(principal.find("試験 太郎"), std::string::npos);
    EXPECT_EQ(principal.find("見本 花子"), std::string::npos);
    EXPECT_EQ(principal.find("\"actor\""), std::string::npos);
    const std::string agent = disclosed("agent");
    EXPECT_EQ(agent.find("試験 太郎"), std::string::npos);
    EXPECT_NE(agent.find("見本 花子"), std::string::npos);
    EXPECT_EQ(madoguchi({"export", "--to", folder.path("x"), "--case", number}).status, 2);
}

TEST_F(Archive, NeedsItsPassphraseAndAnEmptyPlace) {
    static_cast<void>(open_case(1, "case/a"));
    ASSERT_NO_FATAL_FAILURE(write_out());
    const Ended wrong = bring_in(folder.file("other", "another one, as long\n"));
    EXPECT_EQ(wrong.status, 2);
    EXPECT_NE(wrong.err.find("passphrase"), std::string::npos) << wrong.err;
    EXPECT_FALSE(fs::exists(there()));
    const Ended without = run({"import", "archive", archive(), "--data", there()});
    EXPECT_EQ(without.status, 2);
    EXPECT_NE(without.err.find("--passphrase-file is missing"), std::string::npos) << without.err;
    const std::string loose = folder.file("loose", "long enough for a test\n");
    fs::permissions(loose, fs::perms::others_read, fs::perm_options::add);
    EXPECT_NE(bring_in(loose).err.find("may be read by others"), std::string::npos);
    const Ended over =
        run({"import", "archive", archive(), "--data", data, "--passphrase-file", passphrase});
    EXPECT_EQ(over.status, 2);
    EXPECT_NE(over.err.find("isn't empty"), std::string::npos) << over.err;
    EXPECT_EQ(madoguchi({"verify"}).status, 0);
}

}  // namespace
}  // namespace madoguchi::e2e
