import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import type { TickCommands } from "../cases/ticks.js";
import { useTicks, type Ticks } from "../cases/use_ticks.js";
import { KnownActDialog } from "../forms/known_act_dialog.js";
import { useDesk } from "../session/session.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { useWords, type Words } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { CardStep } from "./card_step.js";
import { OpenStep } from "./open_step.js";
import { PaperStep } from "./paper_step.js";
import { secondVisitSteps, type Step } from "./steps.js";
import { TickButton } from "./tick_button.js";
import { useStepFocus } from "./use_step_focus.js";
import { useEntries } from "../cases/purpose.js";

const names: Readonly<Record<Exclude<Step["kind"], "paper">, Word>> = {
    card: "step_card",
    register: "step_register",
    reason: "step_reason",
    reply: "step_reply",
    open: "step_open",
    accept: "step_accept",
};

/** What a step is called; a paper by whose it is, with the ways to be enough. */
function nameOf(step: Step, words: Words): string {
    if (step.kind !== "paper") return words.t(names[step.kind]);
    const { paper } = step;
    return paper === undefined ? "" : `${words.code(paper.holder)}: ${words.code(paper.item)}`;
}

/** A way back out of a step: what is wrong is an act of its own. */
const outs: Readonly<Partial<Record<Step["kind"], readonly string[]>>> = {
    reply: ["hand_back_reply_unopened"],
    open: ["hand_back_reply_unopened"],
    accept: ["reject_reply", "reseal_reply"],
    paper: ["record_missing_documents"],
};

/** The second visit, step by step. The first step begins the visit itself. */
export function SecondVisit({ which }: { which: Case }) {
    const words = useWords();
    const { t } = words;
    const { office } = useDesk();
    const history = useEntries(which.case_number);
    const begins: TickCommands =
        which.status === "visit2_open" ? [] : [["open_second_visit", { office }]];
    const ticks = useTicks(which, begins);
    const steps = secondVisitSteps(which, history.data ?? []);
    const now = steps.findIndex((step) => !step.done);
    const current = steps[now];
    const box = useStepFocus<HTMLOListElement>(
        current === undefined ? "" : `${current.id} ${String(current.paper?.shown ?? 0)}`,
    );
    if (history.data === undefined) return <Waiting of={history} />;
    return (
        <section aria-label={t("second_visit")}>
            <h2>{t("second_visit")}</h2>
            {which.status !== "visit2_open" && <p className="hint">{t("first_tick_opens")}</p>}
            <ol className="steps" ref={box}>
                {steps.map((step, at) => (
                    <li
                        key={step.id}
                        className={step.done ? "step done-step" : at === now ? "step now" : "step"}
                        aria-current={at === now ? "step" : undefined}
                    >
                        <p className="step-name">
                            <span aria-hidden="true" className="tick">
                                {step.done ? "✓" : "□"}
                            </span>
                            {nameOf(step, words)} <Counts step={step} />
                            {step.done && <span className="visually-hidden">{t("step_done")}</span>}
                        </p>
                        {at === now && <StepWork step={step} which={which} ticks={ticks} />}
                        {at === now && <WayOut step={step} which={which} ticks={ticks} />}
                    </li>
                ))}
            </ol>
            <Trouble error={ticks.error} />
        </section>
    );
}

/** A 1点+B 1点 / A 2点: 今 A 1点. */
function Counts({ step }: { step: Step }) {
    const { either } = useWords();
    const { paper } = step;
    if (paper === undefined || paper.any_of.length === 0) return null;
    const way = ({ a, b }: { a: number; b: number }) =>
        [a > 0 ? `A${String(a)}` : "", b > 0 ? `B${String(b)}` : ""]
            .filter((each) => each !== "")
            .join("+");
    const wanted = paper.any_of.map(way).join(either(" か ", " or "));
    return (
        <span className="hint">
            {either(
                `${wanted} 点(今 A${String(paper.shown_a)} B${String(paper.shown_b)})`,
                `${wanted} (now A${String(paper.shown_a)} B${String(paper.shown_b)})`,
            )}
        </span>
    );
}

interface WorkProps {
    step: Step;
    which: Case;
    ticks: Ticks;
}

function StepWork({ step, which, ticks }: WorkProps) {
    const { t, code } = useWords();
    const one = (name: string, payload: Record<string, unknown>, word: string, main = true) => (
        <TickButton ticks={ticks} commands={[[name, payload]]} main={main}>
            {word} {main && <kbd>Enter</kbd>}
        </TickButton>
    );
    switch (step.kind) {
        case "paper":
            return step.paper === undefined ? null : (
                <PaperStep which={which} paper={step.paper} ticks={ticks} keys />
            );
        case "card":
            return <CardStep which={which} ticks={ticks} />;
        case "register":
            return (
                <div className="step-buttons">
                    {one("check_register", { changed: false }, t("register_same"))}
                    {one("check_register", { changed: true }, t("register_changed"), false)}
                </div>
            );
        case "reason":
            return (
                <AskStep
                    command="record_reason_evidence"
                    which={which}
                    ticks={ticks}
                    needs={["reason", "kind", "shown_or_handed_in"]}
                    main
                />
            );
        case "reply":
            return (
                <div className="step-buttons">
                    {one("record_reply", { seal_state: "sealed" }, t("reply_sealed"))}
                    {["not_sealed", "flap_not_stamped", "sticker_missing"].map((state) => (
                        <span key={state}>
                            {one("record_reply", { seal_state: state }, code(state), false)}
                        </span>
                    ))}
                </div>
            );
        case "open":
            return <OpenStep ticks={ticks} />;
        case "accept":
            return (
                <div className="step-buttons">
                    {one("accept_second_visit", {}, t("reply_in_order"))}
                </div>
            );
    }
}

/** An act with questions of its own, as a step or as the way out of one. */
function AskStep({
    command,
    which,
    ticks,
    needs,
    main = false,
}: {
    command: string;
    which: Case;
    ticks: Ticks;
    needs: string[];
    main?: boolean;
}) {
    const { code } = useWords();
    const [asking, setAsking] = useState(false);
    const history = useEntries(which.case_number);
    const act: Act = {
        command,
        label_ja: code(command),
        label_en: code(command),
        main,
        needs,
        confirm: false,
        second_person: needs.includes("witnessed_by"),
    };
    return (
        <>
            <button
                type="button"
                className={main ? "main-button" : "small-button"}
                data-step-main={main ? "" : undefined}
                onClick={() => {
                    setAsking(true);
                }}
            >
                {code(command)} {main && <kbd>Enter</kbd>}
            </button>
            {asking && (
                <KnownActDialog
                    act={act}
                    which={which}
                    entries={history.data ?? []}
                    onClose={() => {
                        setAsking(false);
                    }}
                    onSend={async (chosen, payload) => {
                        await ticks.press([[chosen.command, payload]]);
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}

function WayOut({ step, which, ticks }: WorkProps) {
    const ways = (outs[step.kind] ?? []).flatMap((command) =>
        which.allowed.filter((act) => act.command === command),
    );
    if (ways.length === 0) return null;
    return (
        <div className="step-buttons">
            {ways.map((act) => (
                <AskStep
                    key={act.command}
                    command={act.command}
                    which={which}
                    ticks={ticks}
                    needs={act.needs}
                />
            ))}
        </div>
    );
}
