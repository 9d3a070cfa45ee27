import { useOffices } from "../api/queries.js";
import { dayOf } from "../api/use_today.js";
import { byHolder, wantedWords } from "../rules/papers_words.js";
import { questionsOf } from "../rules/question.js";
import { useDecisions } from "../rules/use_decisions.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { useDesk } from "../session/session.js";
import { useOfficeContact } from "../settings/office_contact.js";
import { Waiting } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { hoursText } from "../words/hours.js";
import { useWords } from "../words/language.js";
import { useEntries, useLookedAt } from "../cases/purpose.js";

/** What the agent takes home, in large type: until when, where, and with what to come again. */
export function HandoutPage({ id }: { id: string }) {
    const words = useWords();
    const { t, code, language } = words;
    const { session } = useDesk();
    const query = useLookedAt(id);
    const history = useEntries(id);
    const offices = useOffices();
    const contact = useOfficeContact();
    const which = query.data;
    const questions =
        which === undefined ? [] : questionsOf(which, history.data ?? [], dayOf(which));
    const decided = useDecisions(questions.slice(0, 1));
    if (which === undefined) return <Waiting of={query} />;
    const decision = decided.data?.[0]?.answer;
    const places =
        decision?.visit2_same_counter === true
            ? [which.office]
            : (decision?.offices ?? [which.office]);
    const { deadline, days_left: left } = which;
    const isOver = which.status === "reply_lapsed" || (left !== null && left < 0);
    const day =
        deadline === null
            ? t("handout_no_deadline")
            : isOver
              ? t("handout_over")
              : bothCalendars(deadline, language === "en");
    return (
        <article className="handout">
            <p className="no-print buttons">
                <button
                    type="button"
                    className="main-button"
                    onClick={() => {
                        window.print();
                    }}
                >
                    {t("print")}
                </button>
                <Link to={caseAddress(which.case_number)}>{which.case_number}</Link>
            </p>
            <p>{session.municipality_label}</p>
            <h1>{t("handout_title")}</h1>
            <p className="big">
                {t("handout_number")} <strong>{which.case_number}</strong>
            </p>
            <h2>{t("handout_when")}</h2>
            <p className="big">
                <strong>{day}</strong>
            </p>
            <h2>{t("handout_where")}</h2>
            <ul>
                {places.map((each) => {
                    const office = offices.data?.find((one) => one.office === each);
                    return (
                        <li key={each}>
                            {office?.label ?? each} {office?.phone ?? ""}{" "}
                            {hoursText(office?.hours, language === "en") || t("handout_ask_hours")}
                            {decision?.appointment != null &&
                                ` ${code(decision.appointment)} ${decision.booking_phone ?? ""}`}
                        </li>
                    );
                })}
            </ul>
            <h2>{t("handout_bring")}</h2>
            {[...byHolder(decision?.visit2_documents ?? [])].map(([holder, papers]) => (
                <div key={holder}>
                    <h3>{code(holder)}</h3>
                    <ul className="ticks">
                        {papers
                            .filter((paper) => paper.item !== "pins")
                            .map((paper, at) => (
                                <li key={at}>□ {wantedWords(paper, words)}</li>
                            ))}
                    </ul>
                </div>
            ))}
            {decision?.visit2_documents === null && <p>{t("silent")}</p>}
            {(decision?.visit2_documents ?? []).some((paper) => paper.any_of !== undefined) && (
                <p>{t("handout_classes")}</p>
            )}
            {contact !== "" && (
                <p>
                    <strong>{t("handout_phone")}</strong> {contact}
                </p>
            )}
            <p>{t("handout_original")}</p>
            <p>{t("handout_seal")}</p>
        </article>
    );
}
