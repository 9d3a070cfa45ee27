#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/proof/path.hpp"
#include "madoguchi/log/proof/proof_text.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"
#include "madoguchi/log/utc_text.hpp"

namespace madoguchi {
namespace {

using log::Digest;
using log::NodePlace;
using log::Position;
using log::RightEdge;
using log::TenantId;

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

/// The entries of the tests of certificate transparency's reference implementation.
const std::array<std::string, 8> kEntries{"",
                                          std::string("\0", 1),
                                          "\x10",
                                          "\x20\x21",
                                          "\x30\x31",
                                          "\x40\x41\x42\x43",
                                          "\x50\x51\x52\x53\x54\x55\x56\x57",
                                          "`abcdefghijklmno"};

/// Roots of the first 1 to 8 of them, from the same tests.
constexpr std::array<const char*, 8> kRoots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<std::string> hex(const std::vector<Digest>& hashes) {
    std::vector<std::string> texts;
    for (const auto& hash : hashes) {
        texts.push_back(log::to_hex(hash));
    }
    return texts;
}

/// A tree in memory, node by node as the definition says, with nothing of the implementation's.
class PlainTree {
 public:
    explicit PlainTree(std::vector<Digest> leaves) : levels_{std::move(leaves)} {
        while (levels_.back().size() > 1) {
            const auto& below = levels_.back();
            std::vector<Digest> level;
            for (std::size_t i = 0; i + 1 < below.size(); i += 2) {
                level.push_back(digester().node(below[i], below[i + 1]));
            }
            levels_.push_back(std::move(level));
        }
    }
    [[nodiscard]] log::ReadNode reader() const {
        return [this](NodePlace place) -> log::Expected<Digest, log::StoreError> {
            return levels_.at(place.level).at(place.index);
        };
    }

 private:
    std::vector<std::vector<Digest>> levels_;
};

std::vector<Digest> leaves(std::size_t count) {
    std::vector<Digest> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(digester().leaf(i < kEntries.size() ? kEntries[i] : std::to_string(i)));
    }
    return all;
}

Digest root_of(const std::vector<Digest>& all, std::size_t size) {
    RightEdge edge;
    for (std::size_t i = 0; i < size; ++i) {
        edge.append(digester(), all[i]);
    }
    return edge.root(digester());
}

TEST(MerkleTree, HasThePublishedRoots) {
    EXPECT_EQ(log::to_hex(RightEdge().root(digester())),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const auto all = leaves(8);
    for (std::size_t size = 1; size <= 8; ++size) {
        EXPECT_EQ(log::to_hex(root_of(all, size)), kRoots[size - 1]);
    }
}

TEST(MerkleTree, HasThePublishedInclusionProofs) {
    const PlainTree tree(leaves(8));
    const auto proof = [&](std::uint64_t index, std::uint64_t size) {
        return hex(log::inclusion_proof(index, size, tree.reader(), digester()).value());
    };
    using Hashes = std::vector<std::string>;
    EXPECT_EQ(proof(0, 1), Hashes());
    EXPECT_EQ(proof(0, 8),
              (Hashes{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
    EXPECT_EQ(proof(5, 8),
              (Hashes{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    EXPECT_EQ(proof(2, 3),
              Hashes{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
    EXPECT_EQ(proof(1, 5),
              (Hashes{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

TEST(MerkleTree, HasThePublishedConsistencyProofs) {
    const PlainTree tree(leaves(8));
    const auto proof = [&](std::uint64_t old_size, std::uint64_t size) {
        return hex(log::consistency_proof(old_size, size, tree.reader(), digester()).value());
    };
    using Hashes = std::vector<std::string>;
    EXPECT_EQ(proof(1, 1), Hashes());
    EXPECT_EQ(proof(1, 8),
              (Hashes{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
    EXPECT_EQ(proof(6, 8),
              (Hashes{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    EXPECT_EQ(proof(2, 5),
              (Hashes{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

TEST(MerkleTree, ProvesEveryLeafOfEverySizeAndNothingElse) {
    constexpr std::size_t kLeaves = 40;
    const auto all = leaves(kLeaves);
    const PlainTree tree(all);
    for (std::size_t size = 1; size <= kLeaves; ++size) {
        const Digest root = root_of(all, size);
        EXPECT_EQ(log::root_at(size, tree.reader(), digester()).value(), root);
        for (std::size_t index = 0; index < size; ++index) {
            auto proof = log::inclusion_proof(index, size, tree.reader(), digester()).value();
            const auto holds = [&](const Digest& leaf, std::uint64_t at, std::uint64_t of) {
                return log::is_included(leaf, at, of, proof, root, digester());
            };
            ASSERT_TRUE(holds(all[index], index, size));
            EXPECT_FALSE(holds(all[(index + 1) % kLeaves], index, size));
            EXPECT_FALSE(holds(all[index], index + 1, size));
            EXPECT_FALSE(holds(all[index], index, index));
            if (!proof.empty()) {
                proof.back()[31] ^= 1;
                EXPECT_FALSE(holds(all[index], index, size));
                proof.pop_back();
                EXPECT_FALSE(holds(all[index], index, size));
            }
            proof = log::inclusion_proof(index, size, tree.reader(), digester()).value();
            proof.emplace_back();
            EXPECT_FALSE(holds(all[index], index, size));
        }
    }
}

TEST(MerkleTree, ProvesThatEveryTreeBeginsWithEverySmallerOne) {
    constexpr std::size_t kLeaves = 40;
    const auto all = leaves(kLeaves);
    const PlainTree tree(all);
    for (std::size_t size = 1; size <= kLeaves; ++size) {
        const Digest root = root_of(all, size);
        EXPECT_TRUE(log::is_consistent(0, log::empty_root(), size, {}, root, digester()));
        for (std::size_t old_size = 1; old_size <= size; ++old_size) {
            const Digest old_root = root_of(all, old_size);
            auto proof = log::consistency_proof(old_size, size, tree.reader(), digester()).value();
            const auto holds = [&](std::size_t from, const Digest& from_root) {
                return log::is_consistent(from, from_root, size, proof, root, digester());
            };
            ASSERT_TRUE(holds(old_size, old_root)) << old_size << " of " << size;
            EXPECT_FALSE(holds(old_size, all[0] == old_root ? all[1] : all[0]));
            EXPECT_FALSE(holds(size + 1, old_root));
            proof.emplace_back();
            EXPECT_FALSE(holds(old_size, old_root));
            proof.pop_back();
            if (!proof.empty()) {
                proof.front()[0] ^= 1;
                EXPECT_FALSE(holds(old_size, old_root));
                proof.erase(proof.begin());
                EXPECT_FALSE(holds(old_size, old_root));
            }
        }
    }
}

TEST(MerkleTree, IsReadBackFromItsTilesAtEverySize) {
    constexpr std::size_t kCommits = 66'000;  // More than one full tile of the second level.
    const TenantId tenant("alpha");
    memory::MemoryLedger ledger(memory::make_memory_disk());
    const auto term = ledger.take_over(tenant).value().term;
    log::GrowingTree tree;
    log::LedgerBatch batch;
    std::vector<Digest> all;
    Digest previous{};
    for (std::size_t i = 1; i <= kCommits; ++i) {
        const std::string bytes = std::to_string(i);
        all.push_back(digester().leaf(bytes));
        batch.commits.push_back({tenant, Position(i), term, previous, all.back(), bytes});
        batch.streams.emplace_back("s/1");
        previous = all.back();
        tree.append(digester(), all.back());
        if (i % 999 == 0 || i == kCommits) {
            for (auto& tile : tree.take_tiles()) {
                EXPECT_TRUE(tile.place.level > 0 || tile.hashes.size() == 8'192);
                batch.tiles.push_back({tenant, std::move(tile)});
            }
            batch.edges.push_back({tenant, tree.edge()});
            ASSERT_TRUE(ledger.write(batch));
            batch.clear();
        }
    }
    const PlainTree plain(all);
    log::StoredTree stored(ledger, digester(), tenant);
    for (const std::uint64_t size :
         {1u, 255u, 256u, 257u, 511u, 4'096u, 65'535u, 65'536u, 65'537u, 65'999u, 66'000u}) {
        EXPECT_EQ(stored.root(size).value(), log::root_at(size, plain.reader(), digester()).value())
            << size;
        for (const std::uint64_t position : {std::uint64_t{1}, size / 2 + 1, size}) {
            EXPECT_EQ(stored.inclusion(Position(position), size).value(),
                      log::inclusion_proof(position - 1, size, plain.reader(), digester()).value());
        }
    }
    EXPECT_EQ(stored.load()->edge(), tree.edge());
    const auto missing = stored.root(kCommits + 1);
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().detail.find("it has only 66000 commits"), std::string::npos);
}

TEST(Base64, HasOneTextForEveryValue) {
    // RFC 4648, section 10.
    const std::vector<std::pair<std::string, std::string>> published{{"", ""},
                                                                     {"f", "Zg=="},
                                                                     {"fo", "Zm8="},
                                                                     {"foo", "Zm9v"},
                                                                     {"foob", "Zm9vYg=="},
                                                                     {"fooba", "Zm9vYmE="},
                                                                     {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : published) {
        EXPECT_EQ(log::to_base64(bytes), text);
        EXPECT_EQ(log::from_base64(text), bytes);
    }
    for (const char* const wrong : {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==",
                                    "Zm9v\n", "Zm-v", "=Zm9", "Zm 9"}) {
        EXPECT_FALSE(log::from_base64(wrong)) << wrong;
    }
}

TEST(CheckpointText, IsThatOfThePublishedExample) {
    const std::string text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    const auto checkpoint = log::parse_checkpoint(text);
    ASSERT_TRUE(checkpoint) << checkpoint.error();
    EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
    EXPECT_EQ(checkpoint->size, 20'852'163u);
    EXPECT_EQ(log::format_checkpoint(*checkpoint), text);
    const auto extended = log::parse_checkpoint(text + "more\n");
    ASSERT_TRUE(extended);
    EXPECT_EQ(log::format_checkpoint(*extended), text + "more\n");
}

TEST(CheckpointText, IsRefusedWhenALineIsWrong) {
    const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    for (const std::string& wrong : std::vector<std::string>{
             "", "log\n", "log\n1\n", "\n1\n" + root, "log\n01\n" + root, "log\n-1\n" + root,
             "log\n1 \n" + root, "log\n99999999999999999999\n" + root, "log\n1\nCsUYapGGPo4=\n",
             "log\n1\n" + root + "\n", "log\n1\n" + root.substr(0, root.size() - 1)}) {
        EXPECT_FALSE(log::parse_checkpoint(wrong)) << wrong;
    }
}

TEST(ProofText, IsReadBackAndRefusedWhenALineIsWrong) {
    const log::InclusionProof proof{std::string("\0\xff", 2), 73'894, leaves(3), "log\n1\n…\n"};
    const std::string text = log::format_proof(proof);
    EXPECT_EQ(text.rfind("c2sp.org/tlog-proof@v1\nextra AP8=\nindex 73894\n", 0), 0u) << text;
    EXPECT_EQ(log::parse_proof(text).value(), proof);
    const log::InclusionProof small{{}, 0, {}, "c\n"};
    EXPECT_EQ(log::format_proof(small), "c2sp.org/tlog-proof@v1\nindex 0\n\nc\n");
    EXPECT_EQ(log::parse_proof(log::format_proof(small)).value(), small);
    for (const char* const wrong :
         {"", "c2sp.org/tlog-proof@v1\nindex 0\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nc\n",
          "c2sp.org/tlog-proof@v1\nindex 00\n\nc\n", "c2sp.org/tlog-proof@v1\n\nc\n",
          "c2sp.org/tlog-proof@v1\nextra x\nindex 0\n\nc\n",
          "c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\nc\n"}) {
        EXPECT_FALSE(log::parse_proof(wrong)) << wrong;
    }
}

TEST(UtcText, SortsByTimeAndIsReadBack) {
    const log::UtcTime at(std::chrono::sys_days(std::chrono::year(2026) / 11 / 28) +
                          std::chrono::hours(3) + std::chrono::minutes(20) +
                          std::chrono::seconds(9) + std::chrono::milliseconds(999));
    EXPECT_EQ(log::utc_text(at), "20261128T032009Z");
    EXPECT_EQ(log::parse_utc_text("20261128T032009Z"),
              std::chrono::floor<std::chrono::seconds>(at));
    for (const char* const wrong : {"", "20261128T032009", "20261328T032009Z", "20261128T242009Z",
                                    "20261128 032009Z", "20261128T0320-9Z", "20260229T000000Z"}) {
        EXPECT_FALSE(log::parse_utc_text(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace madoguchi
