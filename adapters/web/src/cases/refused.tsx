import type { Case, Entry } from "../api/types.js";
import { Grounds } from "../intake/grounds.js";
import { useWords } from "../words/language.js";
import { useEntries } from "./purpose.js";

/** A no as it was recorded: its reason, the rules that say so, and where the person was sent. */
export interface RecordedNo {
    refusal: string;
    rules: readonly string[];
    rerouteTo: string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The no that ended a case; null where there is none, or where it can't be seen. */
export function noOf(entries: readonly Entry[]): RecordedNo | null {
    const found = entries
        .filter((each) => !each.voided && each.type.includes(".application_refused."))
        .at(-1)?.entry;
    if (found === undefined) return null;
    const { refusal, rule_ids: rules, reroute_to: rerouteTo } = found;
    return {
        refusal: text(refusal),
        rules: Array.isArray(rules) ? rules.map(text) : [],
        rerouteTo: text(rerouteTo),
    };
}

/** Why the application wasn't accepted, and on what ground: what is told when somebody asks. */
export function Refused({ which }: { which: Case }) {
    const { t, code } = useWords();
    const no = noOf(useEntries(which.case_number).data ?? []);
    if (no === null) return null;
    return (
        <section className="notice">
            <h2>{t("refused_because")}</h2>
            <p className="verdict bad">{code(no.refusal)}</p>
            {no.rerouteTo !== "" && <p>{t("refused_sent_to", { what: code(no.rerouteTo) })}</p>}
            <h3>{t("rules_used")}</h3>
            {no.rules.length > 0 ? <Grounds ids={no.rules} /> : <p>{t("refused_by_judgement")}</p>}
        </section>
    );
}
