#include "madoguchi/adapters/openssl/digester.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::openssl {
namespace {

using log::to_hex;

const std::vector<std::uint8_t> kKey(20, 0x0b);

TEST(OpenSslDigester, MakesTheLeavesAndNodesOfRfc6962) {
    const OpenSslDigester digester(kKey);
    EXPECT_EQ(to_hex(digester.leaf("")),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    // The tree over two leaves, of the empty string and of one zero byte.
    const auto left = digester.leaf("");
    const auto right = digester.leaf(std::string_view("\0", 1));
    EXPECT_EQ(to_hex(right), "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    EXPECT_EQ(to_hex(digester.node(left, right)),
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
}

TEST(OpenSslDigester, MakesTheMacOfRfc4231EachTime) {
    const OpenSslDigester digester(kKey);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(to_hex(digester.content_mac("Hi There")),
                  "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        EXPECT_NE(digester.content_mac("Hi there"), digester.content_mac("Hi There"));
    }
    const OpenSslDigester other(std::vector<std::uint8_t>(20, 0x0c));
    EXPECT_NE(other.content_mac("Hi There"), digester.content_mac("Hi There"));
}

TEST(Sha256, IsThatOfFips180) {
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(OpenSslDigester, IsTheSameOnEveryThread) {
    const OpenSslDigester digester(kKey);
    const auto leaf = digester.leaf("x");
    const auto mac = digester.content_mac("x");
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 2'000; ++i) {
                wrong[t] += digester.leaf("x") != leaf || digester.content_mac("x") != mac;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace madoguchi::openssl
