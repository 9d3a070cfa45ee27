import { useHandling, useOffices, usePolicies } from "../api/queries.js";
import type { Case, Wanted } from "../api/types.js";
import { dayOf } from "../api/use_today.js";
import { isStopped } from "../cases/callers.js";
import { bookingWords } from "../rules/booking.js";
import { byHolder, wantedWords } from "../rules/papers_words.js";
import { questionsOf } from "../rules/question.js";
import { useDecisions } from "../rules/use_decisions.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { useDesk } from "../session/session.js";
import { contactOf } from "../settings/office_contact.js";
import { Waiting } from "../ui/notice.js";
import { PrintButton } from "../ui/print_button.js";
import { bothCalendars } from "../words/dates.js";
import { hoursText } from "../words/hours.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { AskPurpose } from "../cases/ask_purpose.js";
import { asksPurpose, useEntries, useLookedAt } from "../cases/purpose.js";
import { comesAgain, insteadOfDeadline, phoneOf, replyNotes } from "./handout_notes.js";

/** Why nothing is handed out of a case; null: something is. */
function nothingHandedOut(which: Case): Word | null {
    if (isStopped(which)) return "handout_stopped";
    return comesAgain(which) ? null : "handout_no_second_visit";
}

/** What the agent takes home, where there is a second visit and nobody has to decide first. */
export function HandoutPage({ id }: { id: string }) {
    const { t } = useWords();
    const query = useLookedAt(id);
    const which = query.data;
    if (which === undefined)
        return asksPurpose(query.error) ? <AskPurpose /> : <Waiting of={query} />;
    const nothing = nothingHandedOut(which);
    if (nothing === null) return <Handout which={which} />;
    return (
        <article>
            <h1>
                <Link to={caseAddress(which.case_number)}>{which.case_number}</Link>
            </h1>
            <p className="notice notice-wrong">{t(nothing)}</p>
        </article>
    );
}

/** In large type: until when, where, and with what to come again. */
function Handout({ which }: { which: Case }) {
    const words = useWords();
    const { t, language } = words;
    const { session } = useDesk();
    const history = useEntries(which.case_number);
    const offices = useOffices();
    const handling = useHandling();
    const policies = usePolicies();
    const questions = questionsOf(which, history.data ?? [], dayOf(which));
    const decided = useDecisions(questions.slice(0, 1));
    const decision = decided.data?.[0]?.answer;
    // Half of it would be read as the whole.
    const missing = [history, offices, handling, policies].find((each) => each.data === undefined);
    if (asksPurpose(history.error)) return <AskPurpose />;
    if (missing !== undefined) return <Waiting of={missing} />;
    if (decided.isLoading) return <Waiting of={decided} />;
    const contact = policies.data === undefined ? "" : contactOf(policies.data);
    const places =
        decision?.visit2_same_counter === true
            ? [which.office]
            : (decision?.offices ?? [which.office]);
    const phone = phoneOf(contact, offices.data ?? [], which.office);
    const instead = insteadOfDeadline(which);
    const day =
        instead === null ? bothCalendars(which.deadline ?? "", language === "en") : t(instead);
    return (
        <article className="handout">
            <p className="no-print buttons">
                <PrintButton className="main-button" />
                <Link to={caseAddress(which.case_number)}>{which.case_number}</Link>
            </p>
            <p>{session.municipality_label}</p>
            <h1>{t("handout_title")}</h1>
            <p className="big">
                {t("handout_number")} <strong>{which.case_number}</strong>
            </p>
            <h2>{t("handout_when")}</h2>
            <p className="big">
                <strong>{day}</strong> {instead === "handout_over" && phone}
            </p>
            <h2>{t("handout_where")}</h2>
            <ul>
                {places.map((each) => {
                    const office = offices.data?.find((one) => one.office === each);
                    return (
                        <li key={each}>
                            {office?.label ?? each} {office?.phone ?? ""}{" "}
                            {hoursText(office?.hours, language === "en") || t("handout_ask_hours")}
                            {office !== undefined && ` ${bookingWords(office, words)}`}
                        </li>
                    );
                })}
            </ul>
            <h2>{t("handout_bring")}</h2>
            <ToBring papers={decision?.visit2_documents ?? []} phone={phone} />
            {contact !== "" && (
                <p>
                    <strong>{t("handout_phone")}</strong> {contact}
                </p>
            )}
            <p>
                {replyNotes(decision, handling.data)
                    .map((note) => t(note))
                    .join(" ")}
            </p>
        </article>
    );
}

/** The papers of the second visit; where nothing says which, the citizen asks and the clerk sees. */
function ToBring({ papers, phone }: { papers: readonly Wanted[]; phone: string }) {
    const words = useWords();
    const { t, code } = words;
    if (papers.length === 0) {
        return (
            <>
                <p className="no-print notice notice-wrong">{t("handout_unset")}</p>
                <p>
                    {phone === "" ? t("handout_ask_counter") : t("handout_ask_papers", { phone })}
                </p>
            </>
        );
    }
    return (
        <>
            {[...byHolder(papers)].map(([holder, of]) => (
                <div key={holder}>
                    <h3>{code(holder)}</h3>
                    <ul className="ticks">
                        {of
                            .filter((paper) => paper.item !== "pins")
                            .map((paper, at) => (
                                <li key={at}>□ {wantedWords(paper, words)}</li>
                            ))}
                    </ul>
                </div>
            ))}
            {papers.some((paper) => (paper.any_of ?? []).length > 0) && (
                <p>{t("handout_classes")}</p>
            )}
            <p>{t("handout_original")}</p>
        </>
    );
}
