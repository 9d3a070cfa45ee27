import { useEffect, useRef, useState } from "react";
import { ofCase, submit } from "../api/submit.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { go } from "../shell/address.js";
import { caseAddress } from "../shell/finder.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Choice, Required } from "../ui/field.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { applicants } from "../forms/domain_table.js";
import { DecisionPanel } from "./decision_panel.js";
import {
    forgetDraft,
    missingIn,
    openCaseOf,
    questionsOf,
    useDraft,
    withAgent,
    type Draft,
} from "./draft.js";
import { FactsSection } from "./facts_section.js";
import { KeptDrafts } from "./kept_drafts.js";
import { KnownPeople } from "./known_people.js";
import { needsLetter, useOutlooks } from "./outlook.js";
import { PersonFields } from "./person_fields.js";
import { rulesPlace, VerdictLine } from "./verdict_line.js";
import { WhatSection } from "./what_section.js";

/** What has to be known of the principal; and what, where a letter goes to them. */
const always = ["name", "kana", "birth_date"] as const;
const ofLetter = ["postcode", "address"] as const;

/** A new case as a conversation; beside it stands at each answer what the rules say to it. */
export function IntakePage() {
    const { t } = useWords();
    const { office } = useDesk();
    const [draft, change] = useDraft();
    const [wrong, setWrong] = useState<readonly string[]>([]);
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const { outlooks, error: noAnswer } = useOutlooks(questionsOf(draft, useToday(), office));
    const letter = needsLetter(outlooks);
    const form = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (wrong.length > 0) goToFirstGap(form.current);
    }, [wrong]);
    const open = () => {
        const missing = missingIn(draft, letter);
        setWrong(missing);
        if (missing.length > 0 || busy) return;
        setBusy(true);
        submit(ofCase(crypto.randomUUID()), "open_case", openCaseOf(draft), office)
            .then((answer) => {
                forgetDraft();
                if (answer.case !== undefined) go(caseAddress(answer.case.case_number));
            })
            .catch(setError)
            .finally(() => {
                setBusy(false);
            });
    };
    useShortcuts({ F9: open });
    return (
        <div className="with-side wide-side">
            <div ref={form}>
                <h1>{t("new_case")}</h1>
                <KeptDrafts />
                <Sections
                    draft={draft}
                    change={change}
                    wrong={wrong}
                    letter={letter}
                    deciding={outlooks.flatMap((each) => each.open)}
                />
                {wrong.length > 0 && (
                    <p className="notice notice-wrong" role="alert">
                        {t("still_missing")} {wrong.map((part) => t(part as Word)).join("、")}
                    </p>
                )}
                <Trouble error={error} />
                <div className="buttons">
                    <button
                        type="button"
                        className="main-button"
                        disabled={busy}
                        onClick={open}
                        aria-keyshortcuts="F9"
                    >
                        {t("open_case")} <kbd>F9</kbd>
                    </button>
                    <button type="button" onClick={forgetDraft}>
                        {t("start_again")}
                    </button>
                </div>
                <VerdictLine outlooks={outlooks} isProtected={draft.protectedPerson} />
            </div>
            <aside
                className="cut-below"
                id={rulesPlace}
                tabIndex={-1}
                aria-label={t("what_rules_say")}
            >
                <div className="sticky">
                    <KnownPeople draft={draft} />
                    <DecisionPanel
                        draft={draft}
                        change={change}
                        outlooks={outlooks}
                        error={noAnswer}
                    />
                </div>
            </aside>
        </div>
    );
}

/** Puts the focus where something is missing, the first such place in view; it says why itself. */
function goToFirstGap(form: HTMLElement | null): void {
    const gap = form?.querySelector<HTMLElement>(
        '[aria-invalid="true"], fieldset:has(> .wrong) input',
    );
    gap?.scrollIntoView({ block: "center" });
    gap?.focus({ preventScroll: true });
}

interface SectionsProps {
    draft: Draft;
    change: (part: Partial<Draft>) => void;
    wrong: readonly string[];
    /** Whether a letter will be posted to the principal. */
    letter: boolean;
    /** Questions that the rules' answer hangs on. */
    deciding: readonly string[];
}

/** Who comes, for whom, what for, what do they have. */
function Sections({ draft, change, wrong, letter, deciding }: SectionsProps) {
    const { t } = useWords();
    return (
        <>
            <section className="talk">
                <h2>
                    1 {t("who_comes")} <Required />
                </h2>
                <Choice
                    label={t("who_comes")}
                    value={draft.applicant}
                    choices={applicants}
                    required
                    hideLabel
                    onChange={(applicant) => {
                        change({ applicant });
                    }}
                    wrong={wrong.includes("who_comes") ? t("required_wrong") : undefined}
                />
                <Choice
                    label={t("channel")}
                    value={draft.channel}
                    required
                    choices={["counter", "telephone", "post"]}
                    onChange={(channel) => {
                        change({ channel });
                    }}
                />
            </section>
            <section className="talk">
                <h2>2 {t("for_whom")}</h2>
                <PersonFields
                    person={draft.principal}
                    wrong={wrong}
                    required={letter ? [...always, ...ofLetter] : always}
                    withRegister
                    onChange={(principal) => {
                        change({ principal });
                    }}
                />
                <label className="choice">
                    <input
                        type="checkbox"
                        checked={draft.protectedPerson}
                        onChange={(event) => {
                            change({ protectedPerson: event.target.checked });
                        }}
                    />
                    {t("protected_flag")}
                </label>
            </section>
            {withAgent(draft) && (
                <section className="talk">
                    <h2>{t("agent")}</h2>
                    <PersonFields
                        person={draft.agent}
                        withRegister={false}
                        required={["name"]}
                        wrong={wrong.includes("agent") ? ["name"] : []}
                        onChange={(agent) => {
                            change({ agent });
                        }}
                    />
                </section>
            )}
            <WhatSection
                draft={draft}
                change={change}
                wrong={wrong.includes("what_for") ? t("required_wrong") : undefined}
            />
            <FactsSection place={4} draft={draft} change={change} deciding={deciding} />
        </>
    );
}
