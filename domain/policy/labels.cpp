#include "madoguchi/domain/policy/labels.hpp"

#include <array>

namespace madoguchi::policy {

namespace {

template <typename Enum>
using Labels = std::array<std::string_view, kCount<Enum>>;

constexpr Labels<Procedure> kProcedures{"電子証明書 新規発行",
                                        "電子証明書 更新",
                                        "暗証番号 変更",
                                        "暗証番号 再設定(初期化・ロック解除)",
                                        "失効申請",
                                        "カードの更新申請",
                                        "顔認証カードへの切替",
                                        "券面記載事項の変更",
                                        "在留期間に伴う有効期間の変更",
                                        "国外転出後の継続利用"};
constexpr Labels<Target> kTargets{"署名用(英数字6〜16)", "利用者証明用(4桁)", "住民基本台帳用(4桁)",
                                  "券面事項入力補助用(4桁)"};
constexpr Labels<Applicant> kApplicants{"本人",
                                        "法定代理人(親権者等)",
                                        "法定代理人(成年後見人)",
                                        "任意代理人",
                                        "同一世帯員",
                                        "未成年後見人",
                                        "保佐人",
                                        "補助人",
                                        "任意後見人",
                                        "法人後見人",
                                        "施設などの職員"};
constexpr Labels<Holder> kHolders{"本人", "来庁者(代理人)"};
constexpr Labels<Item> kItems{"マイナンバーカード",
                              "本人確認書類",
                              "官公署の顔写真付きの書類",
                              "暗証番号",
                              "暗証番号の控え",
                              "有効期限通知書(青い封筒)",
                              "J-LISの照会書兼回答書(青い封筒)",
                              "市の照会書兼回答書",
                              "委任状",
                              "戸籍の証明書",
                              "登記事項証明書(後見)",
                              "やむを得ない理由の疎明資料",
                              "申請書",
                              "代理行為目録",
                              "法人の登記事項証明書",
                              "職員証"};
constexpr Labels<DocumentType> kTypes{"マイナンバーカード",
                                      "運転免許証",
                                      "運転経歴証明書",
                                      "パスポート",
                                      "身体障害者手帳",
                                      "精神障害者保健福祉手帳",
                                      "療育手帳",
                                      "在留カード",
                                      "特別永住者証明書",
                                      "住民基本台帳カード",
                                      "一時庇護許可書",
                                      "仮滞在許可書",
                                      "健康保険証",
                                      "資格確認書",
                                      "介護保険証",
                                      "年金手帳",
                                      "基礎年金番号通知書",
                                      "年金証書",
                                      "子ども医療証",
                                      "児童扶養手当証書",
                                      "福祉医療証",
                                      "母子健康手帳",
                                      "社員証",
                                      "学生証",
                                      "生活保護受給証明書",
                                      "診察券",
                                      "預金通帳",
                                      "医療受給者証",
                                      "障害福祉サービス受給者証",
                                      "海技免状",
                                      "電気工事士免状",
                                      "宅地建物取引士証",
                                      "市の照会書兼回答書"};
constexpr Labels<Route> kRoutes{"窓口で即日", "J-LISの照会書兼回答書で即日",
                                "照会書による2回の来庁", "オンラインまたは郵送の申請",
                                "オンライン"};
constexpr Labels<Refusal> kRefusals{"住民票がここにない",
                                    "更新できる期間の前",
                                    "証明書の期限が切れている",
                                    "カードそのものの期限が来る",
                                    "カードの期限が切れている",
                                    "カードがない",
                                    "15歳未満の署名用",
                                    "成年被後見人の署名用",
                                    "法定代理人の手続が必要",
                                    "本人の同行が必要",
                                    "代理人に顔写真付きの書類がない",
                                    "やむを得ない理由なし",
                                    "照会書兼回答書の期限切れ",
                                    "記入もれ",
                                    "受付窓口が違う",
                                    "暗証番号が分からない",
                                    "書類不足"};
constexpr Labels<Fact> kFacts{
    "本籍がここにある",         "本人と同一世帯",        "親子の関係にある",
    "記録で代理権が分かる",     "通知が届いていない",    "やむを得ない理由がある",
    "理由の要る暗証番号の手続", "顔認証のカード",        "本人が成年被後見人",
    "本人が15歳未満",           "カードの初回交付",      "再交付したカード",
    "本人が同行する",           "暗証番号の照合ができる"};
constexpr Labels<MailClass> kMails{"郵便(種類の記載なし)", "普通郵便", "簡易書留", "書留",
                                   "本人限定受取郵便"};

template <typename Enum>
std::string_view pick(const Labels<Enum>& labels, Enum value) {
    return labels[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view label(Procedure procedure) { return pick(kProcedures, procedure); }
std::string_view label(Target target) { return pick(kTargets, target); }
std::string_view label(Applicant applicant) { return pick(kApplicants, applicant); }
std::string_view label(Holder holder) { return pick(kHolders, holder); }
std::string_view label(Item item) { return pick(kItems, item); }
std::string_view label(DocumentType type) { return pick(kTypes, type); }
std::string_view label(Route route) { return pick(kRoutes, route); }
std::string_view label(Refusal refusal) { return pick(kRefusals, refusal); }
std::string_view label(Fact fact) { return pick(kFacts, fact); }
std::string_view label(MailClass mail) { return pick(kMails, mail); }

}  // namespace madoguchi::policy
