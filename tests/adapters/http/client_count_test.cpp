#include "madoguchi/adapters/http/client_count.hpp"

#include <gtest/gtest.h>

namespace madoguchi::http {
namespace {

ClientCount::Address client_of(const char* address) {
    return ClientCount::client_of(boost::asio::ip::make_address(address));
}

TEST(ClientCount, TellsClientsApartByWhatOneMachineHasToChooseFrom) {
    EXPECT_NE(client_of("192.0.2.1"), client_of("192.0.2.2"));
    EXPECT_EQ(client_of("192.0.2.1"), client_of("::ffff:192.0.2.1")) << "the same, written as IPv6";
    EXPECT_EQ(client_of("2001:db8:0:1::1"), client_of("2001:db8:0:1:ffff::2")) << "one /64";
    EXPECT_NE(client_of("2001:db8:0:1::1"), client_of("2001:db8:0:2::1"));
    EXPECT_EQ(client_of("fe80::1%1"), client_of("fe80::2%1"));
}

TEST(ClientCount, KnowsThisMachineHoweverItIsWritten) {
    for (const char* here : {"127.0.0.1", "::ffff:127.0.0.1", "::1"}) {
        EXPECT_TRUE(client_of(here).is_loopback()) << here;
    }
    EXPECT_FALSE(client_of("::2").is_loopback());
}

TEST(ClientCount, CountsWhatIsOpen) {
    ClientCount count;
    const auto one = client_of("192.0.2.1");
    const auto other = client_of("192.0.2.2");
    count.add(one);
    count.add(one);
    count.add(other);
    EXPECT_EQ(count.of(one), 2U);
    count.remove(one);
    count.remove(other);
    EXPECT_EQ(count.of(one), 1U);
    EXPECT_EQ(count.of(other), 0U);
}

}  // namespace
}  // namespace madoguchi::http
