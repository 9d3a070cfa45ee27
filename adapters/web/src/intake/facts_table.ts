import { certificateStates, lapseCauses } from "../forms/domain_table.js";
import type { Draft } from "./draft.js";

/** Something that is asked at the counter because an answer of the rules can hang on it. */
export interface FactKind {
    name: string;
    ja: string;
    en: string;
    kind: "truth" | "date" | "choice" | "pins";
    choices?: readonly string[];
    /** Whether it matters for what was said so far; absent: always. */
    when?: (draft: Draft) => boolean;
}

const has =
    (...names: string[]) =>
    (draft: Draft) =>
        names.some((name) => name in draft.procedures);
const agent = (draft: Draft) => draft.applicant !== "" && draft.applicant !== "self";
const voluntary = (draft: Draft) =>
    draft.applicant === "voluntary_agent" ||
    draft.applicant === "household_member" ||
    draft.applicant === "institution_staff";
const parent = (draft: Draft) =>
    draft.applicant.startsWith("statutory_agent") || draft.applicant === "guardian_of_minor";
const certificates = has("renew", "issue", "pin_reset", "pin_change", "revoke");
const is = (name: string, value: string) => (draft: Draft) => draft.facts[name] === value;

/** In the order in which a clerk asks: what decides whether they can act at all, then the card. */
export const factKinds: readonly FactKind[] = [
    {
        name: "unavoidable_reason",
        ja: "本人が来られないやむを得ない理由があるか",
        en: "Unavoidable reason?",
        kind: "truth",
        when: voluntary,
    },
    {
        name: "principal_accompanies",
        ja: "本人も一緒に来ているか",
        en: "Is the principal here too?",
        kind: "truth",
        when: agent,
    },
    {
        name: "card_at_hand",
        ja: "本人のカードを持ってきたか",
        en: "Is the card here?",
        kind: "truth",
    },
    { name: "card_expires_on", ja: "カードの期限", en: "Card's last day", kind: "date" },
    {
        name: "cert_state",
        ja: "電子証明書の状態",
        en: "Certificate",
        kind: "choice",
        choices: certificateStates,
        when: certificates,
    },
    {
        name: "cert_expires_on",
        ja: "電子証明書の期限",
        en: "Certificate's last day",
        kind: "date",
        when: certificates,
    },
    {
        name: "lapse_cause",
        ja: "失効のわけ",
        en: "Why it lapsed",
        kind: "choice",
        choices: lapseCauses,
        when: is("cert_state", "lapsed"),
    },
    { name: "resident_here", ja: "住民登録はこの市区町村か", en: "Resident here?", kind: "truth" },
    {
        name: "notice",
        ja: "有効期限通知書",
        en: "Expiry notice",
        kind: "choice",
        choices: ["at_hand", "not_arrived", "lost"],
        when: (draft) => agent(draft) && has("renew")(draft),
    },
    {
        name: "notice_form",
        ja: "J-LISの照会書兼回答書",
        en: "J-LIS reply form",
        kind: "choice",
        choices: ["valid", "expired", "absent", "incomplete"],
        when: (draft) => agent(draft) && has("renew")(draft),
    },
    {
        name: "pins_known",
        ja: "今の暗証番号が分かるもの",
        en: "PINs known",
        kind: "pins",
        when: has("pin_change", "renew", "card_renew"),
    },
    {
        name: "wants_pin_change",
        ja: "暗証番号も変えるか",
        en: "Change the PIN too?",
        kind: "truth",
        when: has("renew"),
    },
    {
        name: "second_id",
        ja: "本人確認書類をもう1点持っているか",
        en: "A second identity document?",
        kind: "truth",
    },
    {
        name: "agent_photo_id",
        ja: "代理人に顔写真付きの書類があるか",
        en: "Agent with photo ID?",
        kind: "truth",
        when: agent,
    },
    {
        name: "mail_reaches_registered_address",
        ja: "住民登録の住所で郵便を受け取れるか",
        en: "Does mail reach the registered address?",
        kind: "truth",
        when: voluntary,
    },
    { name: "same_household", ja: "同じ世帯か", en: "Same household?", kind: "truth", when: agent },
    { name: "parent_child", ja: "親子か", en: "Parent and child?", kind: "truth", when: parent },
    {
        name: "honseki_here",
        ja: "本籍はこの市区町村か",
        en: "Family register here?",
        kind: "truth",
        when: parent,
    },
    {
        name: "agency_confirmed_by_record",
        ja: "代理権を記録で確かめられるか",
        en: "Agency confirmed by a record?",
        kind: "truth",
        when: parent,
    },
    {
        name: "principal_is_ward",
        ja: "本人は成年被後見人か",
        en: "Is the principal a ward?",
        kind: "truth",
        when: (draft) => draft.applicant !== "guardian_of_ward",
    },
    {
        name: "card_reissued",
        ja: "カードの再交付を受けた人か",
        en: "Card reissued?",
        kind: "truth",
        when: has("issue"),
    },
    {
        name: "first_card_delivery",
        ja: "カードを初めて受け取るときか",
        en: "First card delivery?",
        kind: "truth",
        when: has("issue"),
    },
    {
        name: "face_auth_card",
        ja: "顔認証マイナンバーカードか",
        en: "Face-authentication card?",
        kind: "truth",
        when: has("pin_reset", "pin_change", "switch_to_face_auth"),
    },
];
