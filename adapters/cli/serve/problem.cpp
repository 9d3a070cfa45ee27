#include "madoguchi/adapters/cli/serve/problem.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::cli::serve {

namespace {

using Words = RejectionWords;

static_assert(projections::kPrefixMin == 2, "furigana_too_short says how many");

constexpr std::array kWords{
    Words{"not_signed_in", "サインインしてください", "nobody is signed in"},
    Words{"session_locked", "画面がロックされています。パスワードを入れてください",
          "the session is locked: unlock it with the password"},
    Words{"must_change_password", "新しいパスワードを決めてください",
          "the password is one for once: choose another first"},
    Words{"names_of_other_offices", "氏名の入ったCSVは、自分の役割のある窓口に絞ると取り出せます",
          "names leave in a file only of an office of one's role: give office"},
    Words{"sign_in_failed", "職員番号かパスワードが違います", "staff code or password is wrong"},
    Words{"code_needed", "確認コードを入れてください", "the second factor's code is missing"},
    Words{"code_wrong", "確認コードが違うか、使用済みです",
          "the second factor's code is wrong, too old or used already"},
    Words{"no_provider", "この市町村の認証基盤は設定されていません",
          "no identity provider is set for that municipality"},
    Words{"provider_unreachable",
          "庁内の認証基盤につながりません。しばらくしてからやり直すか、管理者に連絡してください",
          "the identity provider doesn't answer"},
    Words{"provider_unfit", "庁内の認証基盤との設定が合っていません。管理者に連絡してください",
          "the identity provider answers what this server can't go by"},
    Words{"provider_refused", "認証を確かめられませんでした。もう一度サインインしてください",
          "what came back from the identity provider isn't taken"},
    Words{"provider_sign_in_over", "時間がたちすぎました。もう一度サインインしてください",
          "no sign-in was begun in this browser, or it is over: begin again"},
    Words{"identity_unbound",
          "認証基盤のアカウントが職員に結び付いていません。管理者に連絡してください",
          "no member of staff has that identity: an administrator binds it"},
    Words{"identity_taken", "このアカウントは別の職員に結び付いています",
          "the identity is another member's"},
    Words{"key_needed", "セキュリティキーで確かめてください",
          "a registered security key has to sign: see /v1/session/key-challenge"},
    Words{"key_wrong", "セキュリティキーを確かめられませんでした。もう一度行ってください",
          "what the security key signed isn't taken"},
    Words{"keys_not_offered", "この接続先ではセキュリティキーを使えません",
          "the server wasn't told the address by which browsers know it, to which keys are bound"},
    Words{"too_many_failures", "入れ間違いが続いたため、しばらく待ってから入れ直してください",
          "too many wrong ones: wait the seconds in Retry-After"},
    Words{"password_weak", "このパスワードは使えません。12文字以上の別のものにしてください",
          "this password can't be taken"},
    Words{"too_short", "パスワードが短すぎます。12文字以上にしてください",
          "the password is too short: take twelve characters or more"},
    Words{"too_long", "パスワードが長すぎます。英数字で256文字、漢字で85文字までにしてください",
          "the password is too long: at most 256 bytes of UTF-8"},
    Words{"contains_code", "パスワードに職員コードが入っています。入れずに決めてください",
          "the staff code stands in the password: leave it out"},
    Words{"contains_name", "パスワードに自分の氏名が入っています。入れずに決めてください",
          "one's own name stands in the password: leave it out"},
    Words{
        "easy_to_guess",
        "推測されやすいパスワードです。よくある言葉、日付、キーの並びを避け、関係のない言葉をいくつ"
        "か"
        "並べてください",
        "the password is easy to guess (known words, dates, rows of keys): take several unrelated "
        "words"},
    Words{"same_as_before", "今のパスワードと同じです。別のものにしてください",
          "the password is the one in force: take another"},
    Words{"csrf", "画面を読み直してください", "X-CSRF-Token isn't this session's"},
    Words{"cross_site", "ほかのサイトからの操作は受け付けません",
          "the request comes from another site"},
    Words{"policy_findings", "取扱いの文に点検結果があります。直してから公開してください",
          "policy check finds something in the text: mend it, then publish"},
    Words{"not_permitted", "この操作の権限がありません", "the actor isn't permitted"},
    Words{"own_account", "自分のアカウントです。ほかの利用者管理の職員に頼んでください",
          "one's own account: another administrator does this"},
    Words{"purpose_missing", "終わった受付です。見る目的を選んでください",
          "the case has ended: name a purpose"},
    Words{"not_now", "今の案件の状態では作れません", "the case isn't where that can be made"},
    Words{"local_only", "この機械からだけ見られます", "answered on this machine only"},
    Words{"not_found", "見つかりません", "there is nothing of that name"},
    Words{"method_not_allowed", "この操作はありません", "not with this method: see Allow"},
    Words{"malformed", "この内容では受け付けられません。入れた内容を確かめてください",
          "the request can't be taken"},
    Words{"number_misread",
          "この番号では見つかりません。番号の最後の検査文字を確かめて、もう一度入れてください",
          "the number's last sign doesn't fit the others: read it once more"},
    Words{
        "not_searchable",
        "これでは探せません。受付番号(例 R8-本-0123-7)、照会書の番号、フリガナ、生年月日(例 "
        "S39.5.6)のどれかを入れてください",
        "this can't be looked for: give a case number, a letter number, furigana or a birth date"},
    Words{"furigana_too_short", "フリガナが短すぎます。2文字以上入れてください",
          "too little of the furigana: give two characters or more"},
    Words{"letter_not_printed", "照会書はまだ印刷されていません。印刷して最終日が決まると作れます",
          "the letter isn't printed yet, which fixes its last day"},
    Words{"contact_missing",
          "照会書に載せる電話番号がありません。問合せ先の電話番号の設定を管理者に頼んでください",
          "no telephone number for the letter: set contact.phone"},
    Words{"text_too_long", "文が長すぎます。短くしてください", "the text is too long: shorten it"},
    Words{"character_not_taken",
          "使えない文字(見えない文字や、1行の欄の改行)が入っています。入れ直してください",
          "a character can't be taken: take it out"},
    Words{"my_number_in_text",
          "個人番号とみられる12桁の数字があります。個人番号は記録しません。消してください",
          "My Numbers are never written down: take it out"},
    Words{"resident_code_in_text",
          "住民票コードとみられる11桁の数字があります。住民票コードは記録しません。消してください",
          "resident record codes are never written down: take it out"},
    Words{"pin_in_text", "暗証番号は記録しません。消してください",
          "PINs are never written down: take it out"},
    Words{"no_such_day", "存在しない日付です。確かめて入れ直してください", "the day doesn't exist"},
    Words{"no_postcode", "郵便番号は7桁の数字です。入れ直してください",
          "a postcode has seven digits"},
    Words{"kana_with_kanji",
          "フリガナに漢字が入っています。住民票の表記どおり、カナかローマ字で入れてください",
          "furigana are written in kana, or in Latin letters as the register has them"},
    Words{"no_phone_number", "電話番号は数字と「-」で入れてください",
          "a telephone number is digits and hyphens"},
    Words{"content_encoding", "圧縮した内容は受け付けません。そのまま送ってください",
          "send the body as it is, without Content-Encoding"},
    Words{"media_type", "送られた内容を読み取れません", "give a body of application/json"},
    Words{"stale_version", "ほかの職員が先に処理しました。画面を読み直します",
          "somebody else was first: read the case again"},
    Words{"id_reused", "同じ番号で別の操作が済んでいます",
          "the Idempotency-Key stands for another command"},
    Words{"addresses_hidden", "支援措置の対象です。住所は表示できません",
          "the person is protected: addresses aren't shown"},
    Words{"busy", "混み合っています。まもなく自動で送り直します",
          "too much waits: send it again after the seconds in Retry-After"},
    Words{"unavailable", "今は処理できません。管理者に連絡してください",
          "the store can't be read or written"},
    Words{"draft_too_large", "下書きが大きすぎます", "what is to be kept is too large"},
    Words{"too_many_kept", "保存できる数を超えています。不要なものを削除してください",
          "too many are kept: remove one"},
    Words{"second_factor_not_asked", "先に確認コードの登録を始めてください",
          "no second factor was asked for"},
};

Words words_of(std::string_view code) {
    const auto found = std::ranges::find(kWords, code, &Words::code);
    if (found != kWords.end()) {
        return *found;
    }
    return rejection_words(code);
}

constexpr std::chrono::seconds kAgain{1};

void write_rules(protobuf::JsonWriter& json, const std::vector<ProblemRule>& rules) {
    json.key("rules");
    json.begin_list();
    for (const auto& rule : rules) {
        json.begin_object();
        json.key("id");
        json.text(rule.id);
        json.key("statement");
        json.text(rule.statement);
        json.end_object();
    }
    json.end_list();
}

}  // namespace

std::span<const RejectionWords> all_problem_words() { return kWords; }

Problem problem(unsigned status, std::string_view code, std::string en) {
    constexpr unsigned kServiceUnavailable = 503;
    const Words words = words_of(code);
    Problem why{.status = status,
                .code = std::string(code),
                .ja = std::string(words.ja),
                .en = en.empty() ? std::string(words.en) : std::move(en)};
    if (status == kServiceUnavailable) {
        why.retry_after = kAgain;
    }
    return why;
}

Problem problem_of(const Failure& failure) {
    switch (failure.status) {
        case ExitStatus::kNotFound:
            return problem(404, "not_found", failure.what);
        case ExitStatus::kNotPermitted:
            return problem(403, "not_permitted", failure.what);
        case ExitStatus::kUsage:
            return problem(422, failure.code.empty() ? "malformed" : failure.code, failure.what);
        case ExitStatus::kDone:
        case ExitStatus::kPartly:
        case ExitStatus::kLocked:
        case ExitStatus::kDamaged:
        case ExitStatus::kUnavailable:
            break;
    }
    return problem(503, "unavailable", failure.what);
}

Problem problem_of(const protobuf::CommandFault& fault) {
    Problem why = problem(422, fault.code, fault.text());
    why.field = fault.pointer;
    return why;
}

Problem problem_of(const log::Answer& answer) {
    switch (answer.kind) {
        case log::AnswerKind::kStored: {
            Problem rejected = problem(409, answer.outcome.code_name);
            rejected.ids = answer.outcome.ids;
            rejected.version = answer.version.value();
            return rejected;
        }
        case log::AnswerKind::kStale: {
            Problem stale = problem(412, "stale_version");
            stale.version = answer.version.value();
            return stale;
        }
        case log::AnswerKind::kIdReused:
            return problem(409, "id_reused");
        case log::AnswerKind::kNotTaken:
            return answer.code == "not_permitted" ? problem(403, "not_permitted", answer.detail)
                                                  : problem(422, answer.code, answer.detail);
        case log::AnswerKind::kQuarantined:
            return problem(409, answer.code, answer.detail);
        case log::AnswerKind::kFailed:
            break;
    }
    Problem failed = problem(503, "unavailable", answer.detail);
    failed.retry_after = kAgain;
    return failed;
}

http::Response response_of(const Problem& what) {
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("type");
    json.text("urn:madoguchi:" + what.code);
    json.key("code");
    json.text(what.code);
    json.key("title");
    json.text(what.ja);
    json.key("detail_en");
    json.text(what.en);
    json.key("status");
    json.number(what.status);
    if (!what.ids.empty()) {
        json.key("ids");
        json.begin_list();
        for (const auto& id : what.ids) {
            json.text(id);
        }
        json.end_list();
    }
    if (!what.field.empty()) {
        json.key("field");
        json.text(what.field);
    }
    if (what.version) {
        json.key("version");
        json.number(*what.version);
    }
    if (!what.rules.empty()) {
        write_rules(json, what.rules);
    }
    if (!what.allowed.empty()) {
        json.key("allowed");
        json.raw(what.allowed);
    }
    json.end_object();
    http::Response response{.status = what.status,
                            .content_type = "application/problem+json",
                            .headers = {},
                            .body = json.take()};
    if (what.retry_after.count() > 0) {
        response.headers.push_back({"Retry-After", std::to_string(what.retry_after.count())});
    }
    return response;
}

http::Response json_response(std::string body, unsigned status) {
    return {.status = status,
            .content_type = "application/json",
            .headers = {},
            .body = std::move(body)};
}

}  // namespace madoguchi::cli::serve
