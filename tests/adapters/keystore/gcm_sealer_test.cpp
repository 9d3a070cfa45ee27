#include "madoguchi/adapters/keystore/gcm_sealer.hpp"

#include <thread>

#include "key_folder.hpp"

namespace madoguchi::keystore {
namespace {

using codec::Opened;
using codec::SealedBox;
using codec::SealPlace;
using codec::Subject;

constexpr SealPlace kName{"matsue", "case/1", "madoguchi.case.case_opened.v1", "principal.name",
                          Subject::kPrincipal};

class GcmSealerTest : public KeyFolder {
 protected:
    SealedBox sealed(const SealPlace& place, std::string_view text) {
        SealedBox box;
        const auto done = sealer.seal(place, text, box);
        EXPECT_TRUE(done) << done.error();
        return box;
    }
    std::unique_ptr<DataKeys> keys = open_keys();
    GcmSealer sealer{*keys};
    std::string plain;
};

TEST_F(GcmSealerTest, OpensWhatItSealed) {
    const SealedBox box = sealed(kName, "試験 太郎");
    EXPECT_EQ(box.box.find("試験"), std::string::npos);
    const auto opened = sealer.open(kName, box.key_id, box.box, plain);
    ASSERT_TRUE(opened) << opened.error().reason;
    EXPECT_EQ(*opened, Opened::kOpened);
    EXPECT_EQ(plain, "試験 太郎");
}

TEST_F(GcmSealerTest, OpensNothingAtAnotherPlace) {
    const SealedBox box = sealed(kName, "試験 太郎");
    for (auto member :
         {&SealPlace::tenant, &SealPlace::stream, &SealPlace::type, &SealPlace::field}) {
        SealPlace moved = kName;
        moved.*member = "elsewhere";
        EXPECT_FALSE(sealer.open(moved, box.key_id, box.box, plain));
        EXPECT_EQ(plain, "");
    }
}

// What one part loses at its end, the next can't take on.
TEST_F(GcmSealerTest, TellsPlacesApartThatReadAlike) {
    const SealPlace one{"a", "bc", "d", "e", Subject::kStream};
    const SealPlace other{"ab", "c", "d", "e", Subject::kStream};
    const SealedBox box = sealed(one, "x");
    EXPECT_FALSE(sealer.open(other, box.key_id, box.box, plain));
}

TEST_F(GcmSealerTest, UsesOneKeyForEachPersonAndCase) {
    SealPlace agent = kName;
    agent.field = "agent.name";
    agent.subject = Subject::kAgent;
    SealPlace other_case = kName;
    other_case.stream = "case/2";
    SealPlace other_field = kName;
    other_field.field = "principal.address";
    const std::string key = sealed(kName, "x").key_id;
    EXPECT_EQ(sealed(other_field, "x").key_id, key);
    EXPECT_NE(sealed(agent, "x").key_id, key);
    EXPECT_NE(sealed(other_case, "x").key_id, key);
}

TEST_F(GcmSealerTest, MakesBoxesOfOneLengthForValuesOfOneLength) {
    EXPECT_EQ(sealed(kName, "0").box.size(), sealed(kName, "1").box.size());
    EXPECT_EQ(sealed(kName, "1958-04-12").box.size(), sealed(kName, "2010-12-31").box.size());
}

TEST_F(GcmSealerTest, SealsTheSameValueDifferentlyEachTime) {
    EXPECT_NE(sealed(kName, "1").box, sealed(kName, "1").box);
}

TEST_F(GcmSealerTest, SaysThatAKeyIsUnknown) {
    const SealedBox box = sealed(kName, "x");
    const auto opened = sealer.open(kName, "AAAAAAAAAAAA", box.box, plain);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().reason.find("AAAAAAAAAAAA"), std::string::npos);
    EXPECT_FALSE(opened.error().may_pass);
    EXPECT_FALSE(sealer.open(kName, "plain", "試験", plain));
}

TEST_F(GcmSealerTest, SaysThatAKeyIsDestroyed) {
    const SealedBox box = sealed(kName, "x");
    const std::vector<KeyId> ids{box.key_id};
    const auto done = keys->destroy(ids, {});
    ASSERT_TRUE(done) << done.error().detail;
    plain = "before";
    const auto opened = sealer.open(kName, box.key_id, box.box, plain);
    ASSERT_TRUE(opened) << opened.error().reason;
    EXPECT_EQ(*opened, Opened::kErased);
    EXPECT_EQ(plain, "");
    EXPECT_NE(sealed(kName, "x").key_id, box.key_id);
}

TEST_F(GcmSealerTest, SealsAndOpensOnSeveralThreads) {
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            SealedBox box;
            std::string text;
            for (int i = 0; i < 1'000; ++i) {
                const std::string stream = "case/" + std::to_string(i % 200);
                SealPlace place = kName;
                place.stream = stream;
                const bool good = sealer.seal(place, stream, box).has_value() &&
                                  sealer.open(place, box.key_id, box.box, text).has_value() &&
                                  text == stream;
                wrong[t] += good ? 0 : 1;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace madoguchi::keystore
