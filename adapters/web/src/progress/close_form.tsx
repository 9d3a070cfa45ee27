import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { submit } from "../api/submit.js";
import type { Row } from "../api/types.js";
import { wholeNumber } from "../forms/values.js";
import { TextArea } from "../ui/field.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { Counts, Happened, Kept } from "./close_counts.js";
import {
    counts,
    openItems,
    wantsExplanation,
    withoutNumber,
    withoutReason,
    type OpenStep,
} from "./day_close.js";
import { OpenWork } from "./open_work.js";
import { openMax, useOpenSteps } from "./use_open_steps.js";

type ByName<T> = Readonly<Record<string, T>>;

const plain = ["opened", "completed", "letters_posted"];

interface Props {
    day: string;
    office: string;
    recorded: ByName<number>;
    kept: readonly Row[];
}

/** What was typed and chosen. */
interface Evening {
    counted: ByName<string>;
    why: ByName<string>;
    explanation: string;
}

const payloadOf = (
    { day, recorded }: Props,
    steps: readonly OpenStep[],
    { counted, why, explanation }: Evening,
) => ({
    day,
    ...Object.fromEntries(plain.map((figure) => [figure, recorded[figure] ?? 0])),
    ...Object.fromEntries(
        counts.flatMap((each) => [
            [each.here, recorded[each.figure] ?? 0],
            [each.there, wholeNumber(counted[each.there] ?? "")],
        ]),
    ),
    open_items: openItems(steps, why),
    explanation,
});

/** Sends the day's closing, once at a time; `done` from when it is recorded. */
function useClosing(office: string) {
    const client = useQueryClient();
    const [state, setState] = useState<"open" | "busy" | "done">("open");
    const [error, setError] = useState<unknown>(null);
    const close = (payload: Record<string, unknown>) => {
        setError(null);
        setState("busy");
        submit(`/v1/commands/office/${encodeURIComponent(office)}`, "close_day", payload, office)
            .then(async () => {
                setState("done");
                await client.invalidateQueries({ queryKey: ["list", "day_closes"] });
            })
            .catch((why: unknown) => {
                setError(why);
                setState("open");
            });
    };
    return { state, error, close };
}

/** 日締め in four steps: the counts, the drawer, what is left and why, and the closing. */
export function CloseForm(props: Props) {
    const { day, office, recorded, kept } = props;
    const { t } = useWords();
    const open = useOpenSteps(office);
    const [evening, setEvening] = useState<Evening>({ counted: {}, why: {}, explanation: "" });
    const [tried, setTried] = useState(false);
    const { state, error, close } = useClosing(office);
    const missing = withoutNumber(evening.counted);
    const explained = wantsExplanation(evening.counted, recorded);
    const unexplained = explained && evening.explanation.trim() === "";
    const bare = withoutReason(open.steps, evening.why);
    const send = (event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        if (missing.size > 0 || unexplained || bare.length > 0) return;
        close(payloadOf(props, open.steps, evening));
    };
    if (state === "done") {
        return (
            <p role="status" className="done">
                {t("done")}
            </p>
        );
    }
    return (
        <form onSubmit={send} noValidate>
            <h2>{t("close_step_counts")}</h2>
            <Happened recorded={recorded} office={office} day={day} />
            <h2>{t("close_step_drawer")}</h2>
            <Counts
                recorded={recorded}
                counted={evening.counted}
                missing={tried ? missing : new Set()}
                onChange={(counted) => {
                    setEvening({ ...evening, counted });
                }}
            />
            <Kept rows={kept} />
            <h2>{t("close_step_open")}</h2>
            <Waiting of={open.of} />
            {open.more && <p className="notice">{t("close_more_open", { count: openMax })}</p>}
            {open.isRead && (
                <OpenWork
                    steps={open.steps}
                    why={evening.why}
                    tried={tried}
                    onChange={(why) => {
                        setEvening({ ...evening, why });
                    }}
                />
            )}
            <h2>{t("close_step_send")}</h2>
            <p className="hint">{t("close_says")}</p>
            {explained && (
                <TextArea
                    label={t("explanation")}
                    value={evening.explanation}
                    required
                    wrong={tried && unexplained ? t("required_wrong") : undefined}
                    onChange={(explanation) => {
                        setEvening({ ...evening, explanation });
                    }}
                />
            )}
            {tried && bare.length > 0 && (
                <p role="alert" className="notice notice-wrong">
                    {t("close_why_missing", { count: bare.length })}
                </p>
            )}
            <Trouble error={error} />
            <button
                type="submit"
                className="main-button"
                disabled={state === "busy" || !open.isRead}
            >
                {t("close_the_day")}
            </button>
        </form>
    );
}
