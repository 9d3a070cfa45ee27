import { useState } from "react";
import { Problem } from "../api/http.js";
import { useCase } from "../api/queries.js";
import type { Case } from "../api/types.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { Actions } from "./actions.js";
import { Deadline } from "./deadline.js";
import { Papers } from "./papers.js";
import { PersonBox } from "./person_box.js";
import { TelephoneMode } from "./telephone.js";
import { Timeline } from "./timeline.js";

/** One case: what it is, what to do next, what is there, what has been. */
export function CasePage({ id }: { id: string }) {
    const { t } = useWords();
    const query = useCase(id);
    if (query.error instanceof Problem && query.error.status === 404) {
        return <h1>{t("no_case")}</h1>;
    }
    return query.data === undefined ? <Waiting of={query} /> : <Known which={query.data} />;
}

function Known({ which }: { which: Case }) {
    const { t, either } = useWords();
    const [telephone, setTelephone] = useState(false);
    return (
        <article>
            <Strip badges={which.badges} />
            <header className="case-head">
                <div>
                    <h1>{which.case_number}</h1>
                    <p className="state">{either(which.status_ja, which.status_en)}</p>
                </div>
                <Deadline which={which} />
                <button type="button" aria-pressed={telephone}
                    onClick={() => { setTelephone(!telephone); }}>
                    {t("phone_mode")}
                </button>
            </header>
            {telephone && <TelephoneMode which={which} />}
            <p className="next">
                <strong>{t("next")}</strong> {either(which.next_step_ja, which.next_step_en)}
            </p>
            <Actions which={which} />
            <div className="two-columns">
                <div>
                    <PersonBox which={which} holder="principal" />
                    {which.agent !== undefined && <PersonBox which={which} holder="agent" />}
                    <Facts which={which} />
                </div>
                <div>
                    <Papers papers={which.documents} />
                    <Timeline id={which.case_number} />
                </div>
            </div>
        </article>
    );
}

/** What must be seen before anything else is done. */
function Strip({ badges }: { badges: string[] }) {
    const { code } = useWords();
    if (badges.length === 0) return null;
    return (
        <p className="strip" role="note">
            {badges.map((badge) => <strong key={badge}>{code(badge)}</strong>)}
        </p>
    );
}

function Facts({ which }: { which: Case }) {
    const { t, code } = useWords();
    const desk = useDesk();
    const facts: [string, string][] = [
        [t("procedures"), which.procedures.map(code).join("、")],
        [t("office"), officeLabel(desk, which.office)],
        [t("clerk"), which.clerk ?? t("nobody")],
        [t("letter_number"), which.letter_number || "—"],
    ];
    return (
        <dl className="facts">
            {facts.map(([name, value]) => (
                <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
            ))}
        </dl>
    );
}
