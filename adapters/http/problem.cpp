#include "madoguchi/adapters/http/problem.hpp"

#include <array>

namespace madoguchi::http {

namespace {

struct Known {
    unsigned status;
    std::string_view code;
    std::string_view ja;
    std::string_view en;
};

/// In the order of the enumeration.
constexpr std::array<Known, 7> kKnown{{
    {400, "malformed", "送られた内容を読み取れません", "the request isn't well-formed HTTP"},
    {400, "malformed", "同じ見出しが2回以上送られています。1回だけ送ってください",
     "a header field that says one thing stands there more than once: send it once"},
    {408, "timeout", "時間内に届きませんでした。もう一度送ってください",
     "the request didn't arrive in time: send it again"},
    {413, "body_too_large", "送られた内容が大きすぎます", "the body is larger than is taken"},
    {431, "header_too_large", "送られた見出しが大きすぎます", "the header is larger than is taken"},
    {500, "internal", "処理できませんでした。管理者に番号をお知らせください",
     "an error of the program: tell the administrator the X-Request-Id"},
    {503, "busy", "混み合っています。まもなく自動で送り直します",
     "too much waits: send it again after the seconds in Retry-After"},
}};

const Known& known(Fault fault) { return kKnown[static_cast<std::size_t>(fault)]; }

}  // namespace

std::string_view code_of(Fault fault) { return known(fault).code; }

Response answer_to(Fault fault) {
    const Known& what = known(fault);
    Response response;
    response.status = what.status;
    response.content_type = "application/problem+json";
    response.body.append(R"({"type":"urn:madoguchi:)").append(what.code);
    response.body.append(R"(","code":")").append(what.code);
    response.body.append(R"(","title":")").append(what.ja);
    response.body.append(R"(","detail_en":")").append(what.en);
    response.body.append(R"(","status":)").append(std::to_string(what.status)).append("}");
    if (fault == Fault::kBusy) {
        response.headers.push_back({"Retry-After", "1"});
    }
    return response;
}

}  // namespace madoguchi::http
