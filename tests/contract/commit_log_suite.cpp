#include "commit_log_suite.hpp"

#include <array>

#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::contract {
namespace {

using log::EncodedCommit;
using log::Head;
using log::Position;
using log::ReadLimits;
using log::StoreErrorCode;
using log::Term;

const openssl::OpenSslDigester& digester() {
    static const std::array<std::uint8_t, 32> kKey{};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

Head head_after(const std::vector<EncodedCommit>& commits) {
    return {commits.back().position, commits.back().leaf, commits.back().term};
}

void expect_same(const EncodedCommit& read, const EncodedCommit& written) {
    EXPECT_EQ(read.tenant, written.tenant);
    EXPECT_EQ(read.position, written.position);
    EXPECT_EQ(read.term, written.term);
    EXPECT_EQ(read.previous_leaf, written.previous_leaf);
    EXPECT_EQ(read.leaf, written.leaf);
    EXPECT_EQ(read.bytes, written.bytes);
}

}  // namespace

std::vector<EncodedCommit> following(const log::TenantId& tenant, const Head& head,
                                     const std::vector<std::string>& bytes) {
    std::vector<EncodedCommit> commits;
    Head at = head;
    for (const auto& text : bytes) {
        EncodedCommit commit{tenant, at.position.next(), head.term, at.leaf, {}, text};
        commit.leaf = digester().leaf(text);
        at.position = commit.position;
        at.leaf = commit.leaf;
        commits.push_back(std::move(commit));
    }
    return commits;
}

std::vector<EncodedCommit> read_all(const log::CommitLog& log, const log::TenantId& tenant,
                                    Position from, const ReadLimits& limits) {
    std::vector<EncodedCommit> commits;
    for (;;) {
        const auto visited = log.read(tenant, from, limits, [&](const EncodedCommit& commit) {
            commits.push_back(commit);
            return true;
        });
        if (!visited) {
            ADD_FAILURE() << visited.error().detail;
            return commits;
        }
        if (*visited == 0) {
            return commits;
        }
        from = commits.back().position.next();
    }
}

void CommitLogContract::take_over() {
    const auto head = log_->take_over(tenant_);
    ASSERT_TRUE(head) << head.error().detail;
    head_ = *head;
}

void CommitLogContract::open() {
    auto opened = world_->open();
    ASSERT_TRUE(opened) << opened.error().detail;
    log_ = std::move(*opened);
}

void CommitLogContract::reopen() {
    log_.reset();
    open();
}

TEST_P(CommitLogContract, IsEmptyAtFirst) {
    const auto head = log_->head(tenant_);
    ASSERT_TRUE(head);
    EXPECT_EQ(*head, Head{});
    EXPECT_TRUE(read_all(*log_, tenant_).empty());
}

TEST_P(CommitLogContract, GivesTheFirstOwnerATermAboveZeroAndAnEmptyHead) {
    take_over();
    EXPECT_EQ(head_.position, Position(0));
    EXPECT_EQ(head_.leaf, log::Digest{});
    EXPECT_GE(head_.term, Term(1));
}

TEST_P(CommitLogContract, ReadsBackWhatWasAppended) {
    take_over();
    const std::string binary("\0\xff\n\x80 bytes\0", 11);
    const auto written = following(tenant_, head_, {"one", binary, std::string(60'000, 'x')});
    ASSERT_TRUE(log_->append(tenant_, written));

    const auto read = read_all(*log_, tenant_);
    ASSERT_EQ(read.size(), 3u);
    for (std::size_t i = 0; i < read.size(); ++i) {
        expect_same(read[i], written[i]);
    }
    EXPECT_EQ(log_->head(tenant_).value(), head_after(written));
}

TEST_P(CommitLogContract, AppendsInSeveralSteps) {
    take_over();
    const auto first = following(tenant_, head_, {"one", "two"});
    ASSERT_TRUE(log_->append(tenant_, first));
    const auto second = following(tenant_, head_after(first), {"three"});
    ASSERT_TRUE(log_->append(tenant_, second));
    EXPECT_EQ(read_all(*log_, tenant_).size(), 3u);
    EXPECT_EQ(log_->head(tenant_).value(), head_after(second));
}

TEST_P(CommitLogContract, AppendingNothingChangesNothing) {
    take_over();
    EXPECT_TRUE(log_->append(tenant_, {}));
    EXPECT_EQ(log_->head(tenant_)->position, Position(0));
}

TEST_P(CommitLogContract, ReadsFromAPositionOn) {
    take_over();
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {"1", "2", "3", "4"})));
    const auto read = read_all(*log_, tenant_, Position(3));
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0].bytes, "3");
    EXPECT_EQ(read[1].bytes, "4");
    EXPECT_TRUE(read_all(*log_, tenant_, Position(5)).empty());
}

TEST_P(CommitLogContract, ReadingFromZeroIsReadingFromTheFirst) {
    take_over();
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {"1", "2"})));
    EXPECT_EQ(read_all(*log_, tenant_, Position(0)).size(), 2u);
}

TEST_P(CommitLogContract, StopsReadingAtTheLimits) {
    take_over();
    const std::string ten(10, 'x');
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {ten, ten, ten, ten})));
    const auto all = [](const EncodedCommit&) { return true; };
    EXPECT_EQ(log_->read(tenant_, Position(1), {.commits_max = 2}, all).value(), 2u);
    EXPECT_EQ(log_->read(tenant_, Position(1), {.bytes_max = 20}, all).value(), 2u);
    EXPECT_EQ(log_->read(tenant_, Position(1), {.bytes_max = 1}, all).value(), 1u)
        << "at least one, or a large commit could never be read";
    EXPECT_EQ(read_all(*log_, tenant_, Position(1), {.commits_max = 3}).size(), 4u);
}

TEST_P(CommitLogContract, StopsReadingWhenTheVisitorSaysSo) {
    take_over();
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {"1", "2", "3"})));
    std::vector<std::string> seen;
    const auto visited = log_->read(tenant_, Position(1), {}, [&](const EncodedCommit& commit) {
        seen.push_back(commit.bytes);
        return seen.size() < 2;
    });
    EXPECT_EQ(visited.value(), 2u);
    EXPECT_EQ(seen, (std::vector<std::string>{"1", "2"}));
}

TEST_P(CommitLogContract, KeepsTenantsApart) {
    take_over();
    const auto other = world_->tenant("ab");
    const auto other_head = log_->take_over(other);
    ASSERT_TRUE(other_head);
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {"a1", "a2"})));
    ASSERT_TRUE(log_->append(other, following(other, *other_head, {"b1"})));
    EXPECT_EQ(read_all(*log_, tenant_).size(), 2u);
    const auto read = read_all(*log_, other);
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read[0].bytes, "b1");
    EXPECT_EQ(read[0].tenant, other);
}

TEST_P(CommitLogContract, RefusesAGapInThePositions) {
    take_over();
    auto commits = following(tenant_, head_, {"1", "2"});
    commits.erase(commits.begin());
    const auto done = log_->append(tenant_, commits);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kContradiction);
    EXPECT_TRUE(read_all(*log_, tenant_).empty());
}

TEST_P(CommitLogContract, RefusesAPositionThatIsTaken) {
    take_over();
    const auto commits = following(tenant_, head_, {"1"});
    ASSERT_TRUE(log_->append(tenant_, commits));
    const auto done = log_->append(tenant_, commits);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kContradiction);
    EXPECT_EQ(read_all(*log_, tenant_).size(), 1u);
}

TEST_P(CommitLogContract, RefusesABrokenLink) {
    take_over();
    const auto first = following(tenant_, head_, {"1"});
    ASSERT_TRUE(log_->append(tenant_, first));
    auto second = following(tenant_, head_after(first), {"2"});
    second[0].previous_leaf[31] ^= 1;
    const auto done = log_->append(tenant_, second);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kContradiction);
    EXPECT_EQ(log_->head(tenant_)->position, Position(1));
}

TEST_P(CommitLogContract, RefusesAnotherTermThanTheOwners) {
    take_over();
    Head wrong = head_;
    wrong.term = head_.term.next();
    const auto done = log_->append(tenant_, following(tenant_, wrong, {"1"}));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kContradiction);
    EXPECT_TRUE(read_all(*log_, tenant_).empty());
}

TEST_P(CommitLogContract, RefusesACommitOfAnotherTenant) {
    take_over();
    const auto other = world_->tenant("b");
    const auto done = log_->append(tenant_, following(other, head_, {"1"}));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kContradiction);
}

TEST_P(CommitLogContract, WritesNothingWhenOneOfTheCommitsIsRefused) {
    take_over();
    auto commits = following(tenant_, head_, {"1", "2", "3"});
    commits[2].previous_leaf[0] ^= 1;
    EXPECT_FALSE(log_->append(tenant_, commits));
    EXPECT_TRUE(read_all(*log_, tenant_).empty());
    const auto good = following(tenant_, head_, {"1", "2", "3"});
    EXPECT_TRUE(log_->append(tenant_, good)) << "a refused append leaves the log usable";
}

TEST_P(CommitLogContract, RefusesACommitOf64KiB) {
    take_over();
    const auto commits = following(tenant_, head_, {"1", std::string(log::kCommitBytesMax, 'x')});
    const auto done = log_->append(tenant_, commits);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kTooLarge);
    EXPECT_TRUE(read_all(*log_, tenant_).empty());
    EXPECT_TRUE(log_->append(
        tenant_, following(tenant_, head_, {std::string(log::kCommitBytesMax - 1, 'x')})));
}

TEST_P(CommitLogContract, RefusesAWriterThatNeverTookOver) {
    Head pretended;
    pretended.term = Term(1);
    const auto done = log_->append(tenant_, following(tenant_, pretended, {"1"}));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, StoreErrorCode::kFenced);
}

TEST_P(CommitLogContract, SurvivesBeingOpenedAgain) {
    take_over();
    const auto written = following(tenant_, head_, {"1", "2"});
    ASSERT_TRUE(log_->append(tenant_, written));
    reopen();
    EXPECT_EQ(log_->head(tenant_).value(), head_after(written));
    const auto read = read_all(*log_, tenant_);
    ASSERT_EQ(read.size(), 2u);
    expect_same(read[1], written[1]);
}

TEST_P(CommitLogContract, GivesAHigherTermToEachOwner) {
    take_over();
    const Term first = head_.term;
    take_over();
    EXPECT_GT(head_.term, first);
    const Term second = head_.term;
    reopen();
    take_over();
    EXPECT_GT(head_.term, second);
}

TEST_P(CommitLogContract, GoesOnWhereTheOwnerBeforeStopped) {
    take_over();
    const auto first = following(tenant_, head_, {"1"});
    ASSERT_TRUE(log_->append(tenant_, first));
    reopen();
    take_over();
    EXPECT_EQ(head_.position, Position(1));
    EXPECT_EQ(head_.leaf, first[0].leaf);
    ASSERT_TRUE(log_->append(tenant_, following(tenant_, head_, {"2"})));
    const auto read = read_all(*log_, tenant_);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_GT(read[1].term, read[0].term);
}

TEST_P(CommitLogContract, FencesTheWriterBeforeOrKeepsTheSecondOut) {
    take_over();
    const auto first = following(tenant_, head_, {"1"});
    ASSERT_TRUE(log_->append(tenant_, first));
    const auto opened = world_->open();
    if (!opened) {
        EXPECT_EQ(opened.error().code, StoreErrorCode::kLocked);
        return;
    }
    log::CommitLog& second = **opened;
    const auto head = second.take_over(tenant_);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->position, Position(1));

    const auto late = log_->append(tenant_, following(tenant_, head_after(first), {"late"}));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, StoreErrorCode::kFenced);
    ASSERT_TRUE(second.append(tenant_, following(tenant_, *head, {"2"})));
    const auto read = read_all(second, tenant_);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[1].bytes, "2");
}

}  // namespace madoguchi::contract
