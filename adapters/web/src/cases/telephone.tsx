import { useEffect, useRef, useState } from "react";
import { useOfficeTime } from "../api/office_clock.js";
import { useClosures, useHandling, useOffices } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Case } from "../api/types.js";
import { certificateEndOf, questionsOf, renewalsOf } from "../rules/question.js";
import { useDecisions } from "../rules/use_decisions.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { answersOf } from "./answers.js";
import { emsInLine, emsOf } from "./answer_words.js";
import { byWay, callersOf, isStopped, stopKnown, type Confirmed } from "./callers.js";
import { completionTold, letterTold } from "./letter_told.js";
import { StopButton } from "./stop_button.js";
import { useCaseCommand } from "./use_case_command.js";
import { useEntries } from "./purpose.js";

/** Whoever may be told something, once it is on record how they were confirmed. */
const isTold = ({ who }: Confirmed) => who !== "other";

/** Who calls is recorded with one key; only then are there answers. */
export function TelephoneMode({ which }: { which: Case }) {
    const { t, code } = useWords();
    const send = useCaseCommand(which);
    const [caller, setCaller] = useState<Confirmed | null>(null);
    const [error, setError] = useState<unknown>(null);
    const section = useRef<HTMLElement>(null);
    useEffect(() => {
        // The number may have been typed in the field above, where digits are text.
        section.current?.focus();
    }, []);
    const confirm = ({ who, how }: Confirmed) => {
        send("confirm_caller", { caller: who, how }).then(() => {
            setCaller({ who, how });
            setError(null);
        }, setError);
    };
    const choices = callersOf(which, caller);
    useShortcuts(
        Object.fromEntries(
            choices.map((choice) => [
                choice.key,
                () => {
                    confirm(choice);
                },
            ]),
        ),
    );
    if (isStopped(which)) return <p className="notice notice-wrong">{t("to_chief")}</p>;
    return (
        <section className="telephone" aria-label={t("phone_mode")} ref={section} tabIndex={-1}>
            <StopButton which={which} known={stopKnown(caller)} />
            {caller === null && <p>{t("phone_before")}</p>}
            {byWay(choices).map((line) => (
                <div className="main-actions" key={line.how}>
                    <span className="lead">{code(line.how)}</span>
                    {line.choices.map((choice) => (
                        <button
                            type="button"
                            key={choice.who}
                            onClick={() => {
                                confirm(choice);
                            }}
                            aria-label={`${code(choice.how)} ${code(choice.who)}`}
                            aria-keyshortcuts={choice.key}
                        >
                            {code(choice.who)} <kbd>{choice.key}</kbd>
                        </button>
                    ))}
                </div>
            ))}
            {caller !== null && !isTold(caller) && <p className="notice">{t("to_chief")}</p>}
            {caller !== null && isTold(caller) && <Answers which={which} />}
            <Trouble error={error} />
        </section>
    );
}

function Answers({ which }: { which: Case }) {
    const words = useWords();
    const history = useEntries(which.case_number);
    const offices = useOffices();
    const handling = useHandling();
    const { of: closed, closures } = useClosures(which.office);
    const today = useToday();
    const time = useOfficeTime();
    const entries = history.data ?? [];
    const questions = questionsOf(which, entries, today).slice(0, 1);
    const renewals = questions.flatMap((question) => renewalsOf(question, entries));
    const decided = useDecisions([...questions, ...renewals]);
    if (handling.data === undefined) return <Waiting of={handling} />;
    // What isn't read yet would be told as unset.
    const unread = [history, offices, closed].find(({ isPending }) => isPending);
    if (unread !== undefined) return <Waiting of={unread} />;
    if (decided.isLoading) return <Waiting of={decided} />;
    const known = {
        which,
        decision: decided.data?.[0]?.answer,
        offices: offices.data ?? [],
        closures,
        handling: handling.data,
        today,
        time,
        letter: letterTold(entries),
        completion: completionTold(entries),
        certificateEnd: certificateEndOf(entries),
        renewals: renewals.map((_, at) => decided.data?.[at + 1]?.answer),
    };
    return (
        <>
            <h2>{words.t("phone_answers")}</h2>
            <dl className="answers">
                {answersOf(known, words).map(({ question, answer }) => (
                    <div key={question}>
                        <dt>{question}</dt>
                        <dd className={emsOf(answer) > emsInLine ? "dense" : undefined}>
                            {answer}
                        </dd>
                    </div>
                ))}
            </dl>
        </>
    );
}
