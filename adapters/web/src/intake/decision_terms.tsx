import { useOfficeTime } from "../api/office_clock.js";
import { useHandling, useOffices } from "../api/queries.js";
import type { Decision, Office, Wanted } from "../api/types.js";
import { useToday } from "../api/use_today.js";
import { isAfterCutOff, postingDay } from "../mail/posting_day.js";
import { areBookedAlike, bookingWords } from "../rules/booking.js";
import { byHolder, wantedWords } from "../rules/papers_words.js";
import { replyPeriodWords } from "../rules/reply_period.js";
import { useDesk } from "../session/session.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { decidingFact } from "./outlook.js";
import { useFactLabel } from "./fact_label.js";

interface TermsProps {
    decision: Decision;
    /** The facts that were asked: a target's no may hang on one that wasn't. */
    asked: Readonly<Record<string, unknown>>;
}

/**
 * What an application that can be taken needs: papers, money, letter, place, day. What the page
 * doesn't say is said to be unset, never left out.
 */
export function Terms({ decision, asked }: TermsProps) {
    const words = useWords();
    const factLabel = useFactLabel();
    const { t, code, language } = words;
    const refused = Object.entries(decision.refused_targets);
    const present = decision.must_be_present ?? [];
    const prerequisites = decision.prerequisites ?? [];
    return (
        <>
            {refused.map(([target, why]) => {
                const open = decidingFact(why, asked);
                return (
                    <p key={target} className="notice">
                        {code(target)}:{" "}
                        {open === null
                            ? code(why)
                            : t("not_decided", { question: factLabel(open) })}
                    </p>
                );
            })}
            {prerequisites.length > 0 && (
                <p className="notice">
                    {t("done_first", { what: prerequisites.map(code).join("・") })}
                </p>
            )}
            <Papers visit={1} papers={decision.visit1_documents} />
            {decision.visits === 2 && <Papers visit={2} papers={decision.visit2_documents} />}
            <dl className="facts">
                <Fact name={t("fee_name")} value={amount(decision.fee_yen, t)} />
                {present.length > 0 && (
                    <Fact name={t("must_be_present")} value={present.map(code)} />
                )}
                {decision.power_of_attorney !== null && (
                    <Fact
                        name={code("power_of_attorney")}
                        value={code(decision.power_of_attorney)}
                    />
                )}
                {decision.reason_evidence !== null && (
                    <Fact name={code("reason_evidence")} value={code(decision.reason_evidence)} />
                )}
                {decision.opens_on !== null && (
                    <Fact
                        name={t("opens_on")}
                        value={bothCalendars(decision.opens_on, language === "en")}
                    />
                )}
                {decision.visits === 2 && <LetterFacts decision={decision} />}
                <PlaceFacts decision={decision} />
            </dl>
            {(decision.warnings ?? []).map((warning) => (
                <p key={warning} className="notice">
                    {code(warning)}
                </p>
            ))}
        </>
    );
}

const amount = (yen: number | null, t: ReturnType<typeof useWords>["t"]): string =>
    yen === null ? "" : t("yen", { yen: yen.toLocaleString("ja-JP") });

/** One line; what nobody has said is said to be so. */
function Fact({ name, value }: { name: string; value: string | readonly string[] }) {
    const { t } = useWords();
    const text = typeof value === "string" ? value : value.join("・");
    return (
        <div>
            <dt>{name}</dt>
            <dd>{text === "" ? t("silent") : text}</dd>
        </div>
    );
}

/** When what is accepted now is posted at the earliest; "" where nobody has said what it hangs on. */
function useNextPosting(): string {
    const { t, language } = useWords();
    const { office: here } = useDesk();
    const until = useHandling().data?.hand_over_until ?? null;
    const office = useOffices().data?.find((each) => each.office === here);
    const now = { today: useToday(), time: useOfficeTime() };
    const day = postingDay(now, until, office?.next_open_day ?? null);
    if (until === null) return "";
    if (day === "") return t("next_posting_unknown", { until });
    const said = { day: bothCalendars(day, language === "en"), until };
    return t(isAfterCutOff(now, until) ? "next_posting_over" : "next_posting_until", said);
}

function LetterFacts({ decision }: { decision: Decision }) {
    const words = useWords();
    const { t, code } = words;
    const nextPosting = useNextPosting();
    const { letter } = decision;
    const methods = (decision.postage_methods ?? []).map(code).join("・");
    const paidBy = decision.postage_yen === null || methods === "" ? "" : `(${methods})`;
    const yesNo = (value: boolean | null | undefined, word: "no_forwarding" | "sealed_return") =>
        value === null || value === undefined ? "" : t(value ? word : `${word}_not`);
    return (
        <>
            <Fact name={t("postage_name")} value={amount(decision.postage_yen, t) + paidBy} />
            <Fact
                name={t("letter_sent_by")}
                value={letter?.post == null ? "" : code(letter.post)}
            />
            <Fact name={t("next_posting")} value={nextPosting} />
            <Fact name={t("deadline")} value={replyPeriodWords(letter?.validity, words)} />
            <Fact name={t("forwarding")} value={yesNo(letter?.no_forwarding, "no_forwarding")} />
            <Fact name={t("reply_seal")} value={yesNo(letter?.sealed_return, "sealed_return")} />
        </>
    );
}

/** Where it can be done and whether one books; at each place of its own where they differ. */
function PlaceFacts({ decision }: { decision: Decision }) {
    const words = useWords();
    const { t } = words;
    const known = useOffices().data ?? [];
    const places = (decision.offices ?? []).map(
        (code): Office =>
            known.find((each) => each.office === code) ?? { office: code, label: code },
    );
    const same = decision.visit2_same_counter === true ? ` (${t("same_counter")})` : "";
    if (!areBookedAlike(places)) {
        return (
            <div>
                <dt>{t("at_offices")}</dt>
                <dd>
                    <ul className="plain-list">
                        {places.map((each) => (
                            <li key={each.office}>
                                {each.label}: {bookingWords(each, words) || t("silent")}
                            </li>
                        ))}
                    </ul>
                    {same}
                </dd>
            </div>
        );
    }
    const asked = {
        appointment: decision.appointment,
        booking_phone: decision.booking_phone ?? "",
    };
    return (
        <>
            <Fact
                name={t("at_offices")}
                value={
                    places.length === 0 ? "" : places.map(({ label }) => label).join("、") + same
                }
            />
            <Fact name={t("appointment")} value={bookingWords(places[0] ?? asked, words)} />
        </>
    );
}

function Papers({ visit, papers }: { visit: number; papers: Wanted[] | null }) {
    const words = useWords();
    const { t, code } = words;
    if (papers?.length === 0) return null;
    return (
        <>
            <h4>{t("bring", { visit })}</h4>
            {papers === null && <p>{t("silent")}</p>}
            <ul className="bring">
                {[...byHolder(papers ?? [])].map(([holder, wanted]) => (
                    <li key={holder}>
                        <strong>{code(holder)}</strong>{" "}
                        {wanted.map((paper) => wantedWords(paper, words)).join("、")}
                    </li>
                ))}
            </ul>
        </>
    );
}
