#pragma once

#include <string>

#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// A complete letter to an invented person.
inline LetterContent sample_letter() {
    using std::chrono::year;
    LetterContent content;
    content.number = LetterNumber::from_value(0x5A3C91E7B2ULL);
    content.document_number = "市民第123号";
    content.dated = Date(year{2026} / 11 / 20);
    content.title = "照会書兼回答書";
    content.addressee = {.postcode = "1000013",
                         .address = "見本県試験市見本町一丁目2番地の3",
                         .building = "見本ハイツ403号",
                         .name = "試験 太郎",
                         .honorific = "様",
                         .barcode_address = "一丁目2番地の3 見本ハイツ403号"};
    content.sender = {.title = "試験市長",
                      .name = "見本 次郎",
                      .seal_note = "(公印省略)",
                      .section = "市民課 マイナンバーカード係",
                      .postcode = "1000014",
                      .address = "見本県試験市中央1番1号",
                      .phone = "000-000-0000",
                      .phone_hours = "平日8時30分から17時15分まで"};
    content.applied_on = Date(year{2026} / 11 / 19);
    content.agent = {.name = "見本 花子", .is_statutory = false};
    content.procedures = {"署名用電子証明書の暗証番号の再設定",
                          "利用者証明用電子証明書の暗証番号の再設定"};
    content.delegated_acts = {};
    content.deadline = DeadlineOn{Date(year{2026} / 12 / 20)};
    content.documents = {
        {"ご本人",
         {{"マイナンバーカード", 1, ""},
          {"記入して封をした回答書", 1, ""},
          {"本人確認書類", 1,
           "運転免許証、旅券、年金手帳、資格確認書など(マイナンバーカードのほかに)"}}},
        {"代理人",
         {{"本人確認書類", 2,
           "顔写真付きのもの(マイナンバーカード、運転免許証、旅券など)2点、またはそれと"
           "顔写真のないもの(資格確認書、年金手帳など)を1点ずつ"}}}};
    content.places = {
        {"市役所本館1階 市民課", "見本県試験市中央1番1号", "平日 8時30分から17時15分まで",
         "予約はいりません。"},
        {"西部支所", "", "平日 8時30分から17時まで", "12月29日から1月3日は休みです。"}};
    content.pins = {PinBox::kSignature, PinBox::kUserAuth};
    content.rules.opened_is_refused = true;
    return content;
}

}  // namespace madoguchi::letter
