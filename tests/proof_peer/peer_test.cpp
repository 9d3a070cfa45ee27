#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "../contract/folder.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/openssl/ed25519.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/proof/path.hpp"
#include "madoguchi/log/proof/stream_proof.hpp"
#include "madoguchi/log/proof/tiles.hpp"

namespace madoguchi::proof_peer {
namespace {

using log::Digest;
using nlohmann::json;

constexpr std::size_t kEntries = 600;  // Two full tiles and a part.

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

/// A tree of invented entries, and every node of it.
class Tree {
 public:
    Tree() {
        for (std::size_t i = 0; i < kEntries; ++i) {
            entries.push_back("entry " + std::string(i % 70, 'x') + std::to_string(i));
            const Digest leaf = digester().leaf(entries.back());
            nodes_[{0, i}] = leaf;
            std::vector<log::Node> completed;
            edge_.append(digester(), leaf, &completed);
            for (const auto& node : completed) {
                nodes_[node.place] = node.hash;
            }
            growing_.append(digester(), leaf);
            roots.push_back(edge_.root(digester()));
        }
    }
    [[nodiscard]] log::ReadNode reader() const {
        return [this](log::NodePlace place) -> log::Expected<Digest, log::StoreError> {
            return nodes_.at(place);
        };
    }
    [[nodiscard]] std::vector<log::Tile> tiles() { return growing_.take_tiles(); }

    std::vector<std::string> entries;
    std::vector<Digest> roots;  ///< Of the first 1, 2 … entries.

 private:
    log::RightEdge edge_;
    log::GrowingTree growing_;
    std::map<log::NodePlace, Digest> nodes_;
};

json texts(const std::vector<Digest>& hashes) {
    json all = json::array();
    for (const auto& hash : hashes) {
        all.push_back(log::to_base64(hash));
    }
    return all;
}

std::vector<Digest> hashes(const json& all) {
    std::vector<Digest> found;
    for (const auto& text : all) {
        found.push_back(log::digest_from_base64(text.get<std::string>()).value());
    }
    return found;
}

/// What the peer's run brought: its exit status and standard output.
struct Ended {
    int status = -1;
    std::string out;
};

class Peer : public testing::Test {
 protected:
    void SetUp() override {
        if (std::string(MADOGUCHI_PROOF_PEER).empty()) {
            const char* const ci = std::getenv("CI");
            if (ci != nullptr && std::string(ci) == "true") {
                FAIL() << "Go and golang-golang-x-mod-dev have to be installed";
            }
            GTEST_SKIP() << "no Go here: proofs aren't checked by a second implementation";
        }
    }

    Ended run(std::vector<std::string> words) {
        words.insert(words.begin(), MADOGUCHI_PROOF_PEER);
        std::vector<char*> argv;
        for (auto& word : words) {
            argv.push_back(word.data());
        }
        argv.push_back(nullptr);
        const std::string out = folder_ / "out";
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::pid_t process = -1;
        EXPECT_EQ(::posix_spawn(&process, argv[0], &actions, nullptr, argv.data(), environ), 0);
        ::posix_spawn_file_actions_destroy(&actions);
        int status = 0;
        EXPECT_EQ(::waitpid(process, &status, 0), process);
        std::ifstream in(out);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
    }

    /// What our code makes of the tree.
    json ours() {
        json made;
        for (const auto& entry : tree_.entries) {
            made["entries"].push_back(log::to_base64(entry));
        }
        made["roots"] = texts(tree_.roots);
        for (const std::uint64_t size : {1, 2, 3, 7, 255, 256, 257, 511, 512, 513, 600}) {
            for (std::uint64_t first = 0; first < size; first += 1 + size / 9) {
                made["inclusion"].push_back(
                    {{"first", first},
                     {"size", size},
                     {"hashes",
                      texts(
                          log::inclusion_proof(first, size, tree_.reader(), digester()).value())}});
                made["consistency"].push_back(
                    {{"first", first + 1},
                     {"size", size},
                     {"hashes",
                      texts(log::consistency_proof(first + 1, size, tree_.reader(), digester())
                                .value())}});
            }
        }
        for (const auto& tile : tree_.tiles()) {
            made["tiles"].push_back({{"level", tile.place.level},
                                     {"index", tile.place.index},
                                     {"hashes", log::to_base64(tile.hashes)}});
        }
        made["note"] = checkpoint();
        made["vkey"] = signer_->verifier_text();
        return made;
    }

    std::string checkpoint() {
        const log::NoteSigner* const signers[] = {signer_.get()};
        return log::format_note(log::sign_note(
            log::format_checkpoint({"madoguchi/test/alpha/1", kEntries, tree_.roots.back(), {}}),
            signers));
    }

    Ended check(const json& made) {
        const std::string path = folder_ / "made.json";
        std::ofstream(path) << made.dump();
        return run({path});
    }

    Tree tree_;
    std::unique_ptr<openssl::Ed25519Signer> signer_ =
        openssl::Ed25519Signer::generate("madoguchi/test");
    contract::TemporaryFolder folder_;
};

TEST_F(Peer, AgreesWithEveryRootProofTileAndNote) {
    const json made = ours();
    ASSERT_EQ(made["tiles"].size(), 3u);
    const Ended ended = check(made);
    ASSERT_EQ(ended.status, 0);
    const json theirs = json::parse(ended.out);
    EXPECT_EQ(theirs["roots"], made["roots"]);
    EXPECT_EQ(theirs["inclusion"], made["inclusion"]);
    EXPECT_EQ(theirs["consistency"], made["consistency"]);
}

TEST_F(Peer, MakesProofsAndNotesThatOurCodeBelieves) {
    const json made = ours();
    const Ended ended = check(made);
    ASSERT_EQ(ended.status, 0);
    const json theirs = json::parse(ended.out);
    for (const auto& path : theirs["inclusion"]) {
        const std::uint64_t first = path["first"];
        const std::uint64_t size = path["size"];
        EXPECT_TRUE(log::is_included(digester().leaf(tree_.entries[first]), first, size,
                                     hashes(path["hashes"]), tree_.roots[size - 1], digester()));
    }
    for (const auto& path : theirs["consistency"]) {
        const std::uint64_t first = path["first"];
        const std::uint64_t size = path["size"];
        EXPECT_TRUE(log::is_consistent(first, tree_.roots[first - 1], size, hashes(path["hashes"]),
                                       tree_.roots[size - 1], digester()));
    }
    const auto verifier = openssl::Ed25519Verifier::parse(theirs["vkey"].get<std::string>());
    ASSERT_TRUE(verifier) << verifier.error();
    const log::NoteVerifier* const verifiers[] = {verifier->get()};
    const auto note = log::parse_note(theirs["note"].get<std::string>());
    ASSERT_TRUE(note) << note.error();
    EXPECT_TRUE(log::check_note(*note, verifiers));
    EXPECT_EQ(log::parse_checkpoint(note->text)->root, tree_.roots.back());
}

TEST_F(Peer, RefusesWhatIsAltered) {
    const json made = ours();
    json wrong = made;
    std::swap(wrong["roots"][3], wrong["roots"][4]);
    EXPECT_NE(check(wrong).status, 0);
    wrong = made;
    wrong["tiles"][0]["hashes"] = made["tiles"][1]["hashes"];
    EXPECT_NE(check(wrong).status, 0);
    wrong = made;
    wrong["note"] = "x" + made["note"].get<std::string>();
    EXPECT_NE(check(wrong).status, 0);
}

TEST_F(Peer, ChecksAHistoryAsProveWritesIt) {
    log::StreamProof history{log::TenantId("alpha"), log::StreamId("case/a"), {}};
    for (const std::uint64_t index : {4u, 300u, 599u}) {
        history.proofs.push_back(
            {tree_.entries[index], index,
             log::inclusion_proof(index, kEntries, tree_.reader(), digester()).value(),
             checkpoint()});
    }
    const std::string path = folder_ / "case.proof";
    std::ofstream(path) << log::format_stream_proof(history);
    const Ended ended = run({"stream", path, signer_->verifier_text()});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.out, "3\n");
    history.proofs[1].extra += "!";
    std::ofstream(path) << log::format_stream_proof(history);
    EXPECT_NE(run({"stream", path, signer_->verifier_text()}).status, 0);
}

}  // namespace
}  // namespace madoguchi::proof_peer
