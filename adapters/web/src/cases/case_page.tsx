import { useState } from "react";
import { Problem } from "../api/http.js";
import type { Case } from "../api/types.js";
import { CommandButton } from "../forms/command_dialog.js";
import { DocumentButton } from "../handout/documents.js";
import { comesAgain } from "../handout/handout_notes.js";
import { officeLabel, useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { Link } from "../shell/address.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Waiting } from "../ui/notice.js";
import { SecondVisit } from "../visit/second_visit.js";
import { useWords } from "../words/language.js";
import { Actions } from "./actions.js";
import { AskPurpose } from "./ask_purpose.js";
import { isStopped } from "./callers.js";
import { CopyButton } from "./copy_button.js";
import { Deadline } from "./deadline.js";
import { Papers } from "./papers.js";
import { PersonBox } from "./person_box.js";
import { Refused } from "./refused.js";
import { requestWords } from "./request_words.js";
import { Similar } from "./similar.js";
import { TelephoneMode } from "./telephone.js";
import { Timeline } from "./timeline.js";
import { asksPurpose, useLookedAt, usePurpose, withPurpose } from "./purpose.js";

/** One case: what it is, what to do next, what is there, what has been. */
export function CasePage({ id }: { id: string }) {
    const { t } = useWords();
    const query = useLookedAt(id);
    const problem = query.error instanceof Problem ? query.error : null;
    if (problem?.status === 404) return <h1>{t("no_case")}</h1>;
    if (asksPurpose(query.error) && query.data === undefined) {
        return (
            <>
                <h1>{id}</h1>
                <AskPurpose />
            </>
        );
    }
    return query.data === undefined ? <Waiting of={query} /> : <Known which={query.data} />;
}

const secondVisitAt: ReadonlySet<string> = new Set([
    "awaiting_reply",
    "visit2_open",
    "visit2_deficient",
]);

function Known({ which }: { which: Case }) {
    const { t, either } = useWords();
    const [telephone, setTelephone] = useState(false);
    useShortcuts({
        F3: () => {
            setTelephone(!telephone);
        },
    });
    const visiting =
        !telephone &&
        secondVisitAt.has(which.status) &&
        (which.status === "visit2_open" ||
            which.allowed.some((act) => act.command === "open_second_visit"));
    return (
        <article>
            <Strip badges={which.badges} receipts={which.custody_receipts} />
            <header className="case-head">
                <div>
                    <button
                        type="button"
                        className="small-button"
                        aria-pressed={telephone}
                        aria-keyshortcuts="F3"
                        onClick={() => {
                            setTelephone(!telephone);
                        }}
                    >
                        {t("phone_mode")} <kbd>F3</kbd>
                    </button>
                </div>
                <div>
                    <h1>
                        {which.case_number} <CopyButton text={which.case_number} />
                    </h1>
                    <p className="state">{either(which.status_ja, which.status_en)}</p>
                </div>
                <Deadline which={which} />
                <Papering which={which} />
            </header>
            {telephone && <TelephoneMode which={which} />}
            <p className="next">
                <strong>{t("next")}</strong>{" "}
                {either(which.next_step_ja, which.next_step_en) || t(restOf(which))}
            </p>
            {which.status === "refused" && <Refused which={which} />}
            <Actions which={which} />
            <Similar which={which} />
            <div className="case-grid">
                <div>
                    {visiting ? (
                        <SecondVisit which={which} />
                    ) : (
                        <Papers which={which} withKeys={!telephone} />
                    )}
                    <Timeline which={which} />
                </div>
                <div>
                    <PersonBox which={which} holder="principal" />
                    {which.agent !== undefined && <PersonBox which={which} holder="agent" />}
                    {which.other_agent !== undefined && (
                        <PersonBox which={which} holder="other_agent" />
                    )}
                    <Facts which={which} />
                </div>
            </div>
        </article>
    );
}

/** What an ended case leaves to do. */
const restOf = (which: Case) =>
    which.custody_receipts.length > 0 ? "ended_with_custody" : "ended_nothing_to_do";

/** What is printed for this case: nothing while the section chief decides about it. */
function Papering({ which }: { which: Case }) {
    const { t } = useWords();
    const purpose = usePurpose();
    const number = which.case_number;
    if (isStopped(which)) return <p className="notice notice-wrong">{t("handout_stopped")}</p>;
    return (
        <div className="papering">
            {comesAgain(which) && (
                <Link
                    to={withPurpose(`/handout/${encodeURIComponent(number)}`, purpose)}
                    className="side-link"
                >
                    {t("handout")}
                </Link>
            )}
            {which.letter_number !== "" && <DocumentButton number={number} paper="letter" />}
            {which.letter_number !== "" && <DocumentButton number={number} paper="visit_slip" />}
            {which.status === "visit2_deficient" && (
                <DocumentButton number={number} paper="deficiency_slip" />
            )}
        </div>
    );
}

/** What must be seen before anything else is done. */
function Strip({ badges, receipts }: { badges: string[]; receipts: string[] }) {
    const { code } = useWords();
    if (badges.length === 0) return null;
    return (
        <p className="strip" role="note">
            {badges.map((badge) => (
                <strong key={badge}>
                    {code(badge)}
                    {badge === "custody" && receipts.length > 0 ? ` ${receipts.join("、")}` : ""}
                </strong>
            ))}
        </p>
    );
}

function Facts({ which }: { which: Case }) {
    const words = useWords();
    const { t, code } = words;
    const desk = useDesk();
    const name = useNames();
    const [incident] = useState(() => crypto.randomUUID());
    const facts: [string, string, boolean][] = [
        [t("procedures"), requestWords(which, words), false],
        [t("route"), code(which.route), false],
        [t("office"), officeLabel(desk, which.office), false],
        [t("clerk"), which.clerk ? name(which.clerk) : t("nobody"), false],
        [t("letter_number"), which.letter_number, true],
        [t("tracking_no"), which.tracking_no, true],
    ];
    return (
        <section>
            <h2>{t("case_facts")}</h2>
            <dl className="facts">
                {facts
                    .filter(([, value]) => value !== "")
                    .map(([name, value, copied]) => (
                        <div key={name}>
                            <dt>{name}</dt>
                            <dd>
                                {value} {copied && <CopyButton text={value} />}
                            </dd>
                        </div>
                    ))}
            </dl>
            {desk.session.permissions.includes("handle_incidents") && (
                <CommandButton
                    label={code("open_incident")}
                    kind="incident"
                    streamKey={incident}
                    command="open_incident"
                    fields={["kind", "found_on", "found_at", "found_by", "text"]}
                    known={{ cases: which.stream.replace(/^case\//u, "") }}
                />
            )}
        </section>
    );
}
