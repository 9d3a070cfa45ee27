#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "application_fixture.hpp"

// What the server says, and logs, of a request that goes wrong.
namespace madoguchi::cli::serve {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What is written to standard error as long as it is there.
class Captured {
 public:
    Captured() : before_(std::cerr.rdbuf(text_.rdbuf())) {}
    ~Captured() { std::cerr.rdbuf(before_); }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    [[nodiscard]] std::string text() const { return text_.str(); }

 private:
    std::ostringstream text_;
    std::streambuf* before_;
};

class Figures : public ApplicationTest {
 protected:
    /// Asks for the figures, which are for this machine alone.
    [[nodiscard]] http::Response ask(bool loopback, const std::string& header = {}) {
        http::Request request;
        request.id = "r-1";
        request.method = "GET";
        request.path = {"metrics"};
        request.peer.loopback = loopback;
        if (!header.empty()) {
            request.headers.push_back({header, "192.0.2.1"});
        }
        return application.answer(request);
    }
};

TEST_F(Figures, LogsAnErrorOfItsOwnByItsTypeAndNothingOfWhatItSays) {
    services.figures = []() -> http::ServerFigures { throw std::out_of_range("試験 太郎"); };
    const Captured captured;
    const http::Response response = ask(true);
    EXPECT_EQ(response.status, 500U);
    EXPECT_THAT(response.body, HasSubstr(R"("code":"internal")"));
    EXPECT_THAT(response.body, Not(HasSubstr("out_of_range")));
    EXPECT_THAT(response.body, Not(HasSubstr("試験")));
    const std::string line = captured.text();
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
    for (const char* const said :
         {R"("level":"error")", R"("request":"r-1")", R"("method":"GET")", R"("route":"/metrics")",
          R"("status":500)", R"("code":"internal")", "out_of_range"}) {
        EXPECT_THAT(line, HasSubstr(said));
    }
    EXPECT_THAT(line, Not(HasSubstr("試験")));
}

TEST_F(Figures, TellsFiguresToThisMachineAloneAndNotThroughAProxyOnIt) {
    const Captured captured;
    EXPECT_EQ(ask(true).status, 200U);
    EXPECT_EQ(ask(false).status, 403U);
    for (const char* const header : {"x-forwarded-for", "forwarded"}) {
        const http::Response response = ask(true, header);
        EXPECT_EQ(response.status, 403U) << header;
        EXPECT_THAT(response.body, HasSubstr("local_only"));
    }
    EXPECT_THAT(captured.text(), Not(HasSubstr("192.0.2.1"))) << "no address of anybody is logged";
}

}  // namespace
}  // namespace madoguchi::cli::serve
