import { Choice, DateField, Select, Several } from "../ui/field.js";
import { useWords } from "../words/language.js";
import type { Draft } from "./draft.js";
import { factKinds, type FactKind } from "./facts_table.js";

interface Props {
    /** Where it stands among the sections of a page; absent: it stands alone. */
    place?: number;
    draft: Draft;
    change: (part: Partial<Draft>) => void;
    /** Questions that something hangs on: the rules' answer, or an act. */
    deciding?: readonly string[];
}

/** What they have and how things stand. What wasn't asked stays "not asked". */
export function FactsSection({ place, draft, change, deciding = [] }: Props) {
    const { t } = useWords();
    const set = (name: string) => (value: string) => {
        change({ facts: { ...draft.facts, [name]: value } });
    };
    return (
        <section className="talk">
            <h2>
                {place} {t("asked")}
            </h2>
            <p className="hint">{t("asked_hint")}</p>
            <div className="facts-grid">
                {factKinds
                    .filter(({ when }) => when === undefined || when(draft))
                    .map((fact) => (
                        <div
                            key={fact.name}
                            className={deciding.includes(fact.name) ? "deciding" : undefined}
                        >
                            {deciding.includes(fact.name) && (
                                <p className="hint">{t("asked_first")}</p>
                            )}
                            <FactField
                                fact={fact}
                                value={draft.facts[fact.name] ?? ""}
                                onChange={set(fact.name)}
                            />
                        </div>
                    ))}
            </div>
        </section>
    );
}

const few = 4;

function FactField({
    fact,
    value,
    onChange,
}: {
    fact: FactKind;
    value: string;
    onChange: (value: string) => void;
}) {
    const { t, either, code } = useWords();
    const label = either(fact.ja, fact.en);
    const nothing = t("not_asked");
    if (fact.kind === "date") return <DateField label={label} value={value} onChange={onChange} />;
    if (fact.kind === "pins") {
        return (
            <Several
                label={label}
                value={value}
                onChange={onChange}
                choices={["signature", "user_auth", "resident_ledger", "card_input"]}
            />
        );
    }
    const choices = fact.choices ?? ["yes", "no"];
    if (choices.length > few) {
        return (
            <Select
                label={label}
                value={value}
                onChange={onChange}
                choices={[["", nothing], ...choices.map((each) => [each, code(each)] as const)]}
            />
        );
    }
    return (
        <Choice
            label={label}
            value={value}
            choices={choices}
            nothing={nothing}
            onChange={onChange}
        />
    );
}
