import type { Word } from "../words/words_table.js";

/** A line of a slip: what is written there, and what is only ticked. */
export interface SlipLine {
    word: Word;
    ticks?: readonly Word[];
}

/** A case that begins at the counter, by telephone or by post. */
export const newCaseSlip: readonly SlipLine[] = [
    { word: "slip_at" },
    { word: "slip_clerk" },
    { word: "office" },
    { word: "channel", ticks: ["slip_counter", "slip_telephone", "slip_post"] },
    { word: "who_comes" },
    { word: "slip_principal_name" },
    { word: "kana" },
    { word: "birth_date" },
    { word: "address" },
    { word: "phone" },
    { word: "register_no" },
    { word: "agent" },
    { word: "what_for" },
    { word: "which_pins" },
    { word: "slip_papers" },
    { word: "slip_money" },
    { word: "slip_entered" },
];

/** What happens to a case that is there already; the second visit in the house's order. */
export const knownCaseSlip: readonly SlipLine[] = [
    { word: "slip_at" },
    { word: "slip_clerk" },
    { word: "office" },
    { word: "case_number" },
    { word: "slip_principal_name" },
    {
        word: "slip_matter",
        ticks: ["slip_second_visit", "slip_call", "slip_reply_came", "slip_other"],
    },
    { word: "slip_partner", ticks: ["slip_principal", "slip_agent", "slip_other"] },
    {
        word: "slip_confirmed",
        ticks: [
            "slip_by_number",
            "slip_by_birth_date",
            "slip_by_document",
            "slip_by_call_back",
            "slip_not_yet",
        ],
    },
    { word: "slip_never", ticks: ["slip_never_said"] },
    { word: "slip_papers" },
    { word: "slip_card_end" },
    { word: "slip_register", ticks: ["slip_unchanged", "slip_changed"] },
    {
        word: "slip_seal",
        ticks: ["slip_sealed", "slip_not_sealed", "slip_handed_back", "slip_kept"],
    },
    { word: "slip_openers" },
    { word: "slip_pin_part", ticks: ["slip_shredded", "slip_given_back", "slip_resealed"] },
    { word: "slip_terminal", ticks: ["slip_done", "slip_not_done"] },
    { word: "slip_card", ticks: ["slip_card_returned", "slip_card_kept"] },
    { word: "slip_money" },
    { word: "slip_entered" },
];
