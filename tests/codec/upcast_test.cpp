#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/event_table.hpp"
#include "madoguchi/event/v1/case_card.pb.h"
#include "madoguchi/event/v1/case_intake.pb.h"

namespace madoguchi::codec {
namespace {

namespace pb = madoguchi::event::v1;

// A fact that changed twice, for this test only. Its first two forms are stored as messages that
// have the same fields.

/// First form: only which document it was.
struct WrittenForV1 {
    std::string step;
    MADOGUCHI_FIELDS(WrittenForV1, step);
};

/// Second form: the case that it refers to.
struct WrittenForV2 {
    std::string other_case;
    MADOGUCHI_FIELDS(WrittenForV2, other_case);
};

WrittenForV2 upcast_v1(const WrittenForV1& old) { return {"case/" + old.step}; }

facts::CaseEvent upcast_v2(const WrittenForV2& old) {
    return facts::CaseConvertedToSelf{old.other_case};
}

EventRegistry registry_with_retired_forms() {
    auto forms = event_forms();
    forms.push_back(retired_form<WrittenForV1>("madoguchi.test.written_for.v1",
                                               *pb::CompletionStepDone::descriptor(), upcast_v1,
                                               upcast_v2));
    forms.push_back(retired_form<WrittenForV2>(
        "madoguchi.test.written_for.v2", *pb::PossibleDuplicateDismissed::descriptor(), upcast_v2));
    return EventRegistry(std::move(forms));
}

TEST(Upcasting, ReadsARetiredFormAsTheCurrentFact) {
    const auto registry = registry_with_retired_forms();
    PlainSealer sealer;
    pb::CompletionStepDone first;
    first.set_step("7");
    pb::PossibleDuplicateDismissed second;
    second.set_other_case("case/7");
    const facts::AnyEvent expected = facts::CaseEvent(facts::CaseConvertedToSelf{"case/7"});
    for (const auto& [type, bytes] :
         {std::pair{"madoguchi.test.written_for.v1", first.SerializeAsString()},
          {"madoguchi.test.written_for.v2", second.SerializeAsString()}}) {
        const auto read = decode(type, bytes, {"tenant", "case/1"}, sealer, registry);
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_TRUE(std::get<facts::AnyEvent>(*read) == expected) << type;
    }
}

TEST(Upcasting, NamesTheRetiredFormInAnError) {
    const auto registry = registry_with_retired_forms();
    PlainSealer sealer;
    const auto read =
        decode("madoguchi.test.written_for.v1", "\x0a\x05", {"tenant", "case/1"}, sealer, registry);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().text(), "madoguchi.test.written_for.v1, field step: is cut off");
}

TEST(UpcastingDeathTest, RefusesAWireNameThatStandsTwice) {
    auto forms = event_forms();
    forms.push_back(retired_form<WrittenForV2>(
        "madoguchi.case.case_opened.v1", *pb::PossibleDuplicateDismissed::descriptor(), upcast_v2));
    EXPECT_DEATH(EventRegistry(std::move(forms)), "stands twice");
}

}  // namespace
}  // namespace madoguchi::codec
