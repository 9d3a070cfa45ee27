import { procedures } from "../forms/domain_table.js";
import { Required } from "../ui/field.js";
import { useWords } from "../words/language.js";
import { targetsOf, type Draft } from "./draft.js";

interface Props {
    draft: Draft;
    change: (part: Partial<Draft>) => void;
    wrong: string | undefined;
}

/** What for: procedures, and which PINs or certificates each is about. */
export function WhatSection({ draft, change, wrong }: Props) {
    const { t, code } = useWords();
    const toggle = (procedure: string) => {
        const { [procedure]: chosen, ...others } = draft.procedures;
        change({ procedures: chosen === undefined ? { ...others, [procedure]: [] } : others });
    };
    const toggleTarget = (procedure: string, target: string) => {
        const chosen = draft.procedures[procedure] ?? [];
        const next = chosen.includes(target)
            ? chosen.filter((each) => each !== target)
            : targetsOf(procedure).filter((each) => each === target || chosen.includes(each));
        change({ procedures: { ...draft.procedures, [procedure]: next } });
    };
    return (
        <section className="talk">
            <h2>
                3 {t("what_for")} <Required />
            </h2>
            <fieldset className="field choices">
                <legend className="visually-hidden">
                    {t("what_for")} <Required />
                </legend>
                {procedures.map((procedure) => (
                    <label key={procedure} className="choice">
                        <input
                            type="checkbox"
                            checked={procedure in draft.procedures}
                            onChange={() => {
                                toggle(procedure);
                            }}
                        />
                        {code(procedure)}
                    </label>
                ))}
                {Object.keys(draft.procedures).length === 0 && <Wrong text={wrong} />}
            </fieldset>
            {Object.keys(draft.procedures)
                .filter((each) => targetsOf(each).length > 0)
                .map((procedure) => (
                    <fieldset key={procedure} className="field choices">
                        <legend>
                            {code(procedure)} — {t("which_pins")} <Required />
                        </legend>
                        {targetsOf(procedure).map((target) => (
                            <label key={target} className="choice">
                                <input
                                    type="checkbox"
                                    checked={(draft.procedures[procedure] ?? []).includes(target)}
                                    onChange={() => {
                                        toggleTarget(procedure, target);
                                    }}
                                />
                                {code(target)}
                            </label>
                        ))}
                        {draft.procedures[procedure]?.length === 0 && <Wrong text={wrong} />}
                    </fieldset>
                ))}
        </section>
    );
}

function Wrong({ text }: { text: string | undefined }) {
    return text === undefined ? null : <p className="wrong">{text}</p>;
}
