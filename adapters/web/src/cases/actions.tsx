import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import type { ActDialogProps } from "../forms/act_dialog.js";
import { CircumstancesDialog } from "../forms/circumstances_dialog.js";
import { CompleteDialog } from "../forms/complete_dialog.js";
import { impliedBy } from "../forms/implied.js";
import { KnownActDialog } from "../forms/known_act_dialog.js";
import { ReplaceAgentDialog } from "../forms/replace_agent_dialog.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Fold } from "../ui/fold.js";
import { Trouble } from "../ui/notice.js";
import { useWords, type Words } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { actGroups } from "./act_groups_table.js";
import { useCaseCommand } from "./use_case_command.js";
import { useEntries } from "./purpose.js";

const mainKeys = ["F6", "F7", "F8", "F9"] as const;

/** What is begun at the entry that it is about, in the timeline. */
export const atAnEntry: ReadonlySet<string> = new Set([
    "correct_entry",
    "request_correction",
    "request_void",
]);

/** What has its place among the steps of the second visit. */
const inTheVisit: ReadonlySet<string> = new Set([
    "open_second_visit",
    "check_card",
    "check_register",
    "record_reply",
    "open_reply",
    "accept_second_visit",
    "record_reason_evidence",
]);
const visitAt: ReadonlySet<string> = new Set(["awaiting_reply", "visit2_open", "visit2_deficient"]);

/** Whether an act is a button of its own: at the second visit only what isn't one of its steps. */
const isMain = (act: Act, which: Case) =>
    act.main &&
    !(
        visitAt.has(which.status) &&
        (inTheVisit.has(act.command) || act.command === "dispose_pin_part")
    );

/** What can be done now, as the server says; at most four as main buttons. */
export function Actions({ which }: { which: Case }) {
    const { t, either } = useWords();
    const send = useCaseCommand(which);
    const history = useEntries(which.case_number);
    const [asking, setAsking] = useState<Act | null>(null);
    const [error, setError] = useState<unknown>(null);
    const [done, setDone] = useState("");
    const main = which.allowed.filter((act) => isMain(act, which)).slice(0, mainKeys.length);
    const carryOut = async (act: Act, payload: Record<string, unknown>) => {
        const implied = impliedBy(act.command, which, history.data ?? []);
        const result = await send(act.command, { ...payload, ...implied });
        setError(null);
        setDone(result === "accepted" ? t("done") : t("already"));
        // Meanwhile another act may have been begun, whose dialog stays.
        setAsking((asked) => (asked === act ? null : asked));
    };
    const begin = (act: Act) => {
        setDone("");
        setError(null);
        if (act.needs.length > 0 || act.confirm) setAsking(act);
        else carryOut(act, {}).catch(setError);
    };
    useShortcuts(
        Object.fromEntries(
            main.map((act, at) => [
                mainKeys[at] ?? "",
                () => {
                    begin(act);
                },
            ]),
        ),
    );
    return (
        <section aria-label={t("actions")} className="actions">
            <div className="main-actions">
                {main.map((act, at) => (
                    <button
                        type="button"
                        key={act.command}
                        className="main-button"
                        aria-keyshortcuts={mainKeys[at]}
                        onClick={() => {
                            begin(act);
                        }}
                    >
                        {either(act.label_ja, act.label_en)} <kbd>{mainKeys[at]}</kbd>
                    </button>
                ))}
            </div>
            <div className="more-actions">
                <Others
                    acts={which.allowed.filter(
                        (act) => !main.includes(act) && !atAnEntry.has(act.command),
                    )}
                    begin={begin}
                />
                <Blocked which={which} />
            </div>
            <p role="status" className="done">
                {done}
            </p>
            <Trouble error={error} />
            {/* What fills its fields is read first. */}
            {asking !== null && !history.isPending && (
                <DialogOf
                    act={asking}
                    which={which}
                    onSend={carryOut}
                    entries={history.data ?? []}
                    onClose={() => {
                        setAsking(null);
                    }}
                />
            )}
        </section>
    );
}

type DialogProps = ActDialogProps & Parameters<typeof CompleteDialog>[0];

/** The dialog of an act: its own where the questions are more than fields. */
function DialogOf(props: DialogProps) {
    switch (props.act.command) {
        case "complete_card_operation":
            return <CompleteDialog {...props} />;
        case "replace_agent":
            return <ReplaceAgentDialog {...props} />;
        case "record_circumstances":
            return <CircumstancesDialog {...props} />;
        default:
            return <KnownActDialog {...props} />;
    }
}

interface OthersProps {
    acts: readonly Act[];
    begin: (act: Act) => void;
}

function Others({ acts, begin }: OthersProps) {
    const { t } = useWords();
    if (acts.length === 0) return null;
    return (
        <Fold name="other_acts" summary={`${t("other_actions")} (${String(acts.length)})`}>
            <dl className="act-groups">
                {actGroups.map(({ word, acts: of }) => (
                    <Group
                        key={word}
                        word={word}
                        acts={acts.filter((act) => of.includes(act.command))}
                        begin={begin}
                    />
                ))}
            </dl>
        </Fold>
    );
}

/** The acts of one matter; nothing where there are none. */
function Group({ word, acts, begin }: OthersProps & { word: Word }) {
    const { t, either } = useWords();
    if (acts.length === 0) return null;
    return (
        <div>
            <dt>{t(word)}</dt>
            <dd className="other-actions">
                {acts.map((act) => (
                    <button
                        type="button"
                        className="small-button"
                        key={act.command}
                        onClick={() => {
                            begin(act);
                        }}
                    >
                        {either(act.label_ja, act.label_en)}
                    </button>
                ))}
            </dd>
        </div>
    );
}

/** What is short: an amount of yen, or `holder:item`. */
const lacking = (id: string, { code, either }: Words) =>
    /^\d+$/u.test(id) ? either(`${id}円`, `${id} yen`) : id.split(":").map(code).join(": ");

/** So few are said at once; more stay folded. */
const fewBlocked = 2;

function Blocked({ which }: { which: Case }) {
    const words = useWords();
    const { t, either } = words;
    const { blocked } = which;
    if (blocked.length === 0) return null;
    const list = (
        <dl className="facts wide">
            {blocked.map((act) => (
                <div key={act.command}>
                    <dt>{either(act.label_ja, act.label_en)}</dt>
                    <dd>
                        {either(act.why_ja, act.why_en)}
                        {act.ids.length > 0 &&
                            ` (${act.ids.map((id) => lacking(id, words)).join("、")})`}
                    </dd>
                </div>
            ))}
        </dl>
    );
    // Where nothing leads on, what stands in the way is what has to be read.
    if (blocked.length <= fewBlocked || !which.allowed.some((act) => act.main)) {
        return (
            <div className="not-yet">
                <strong>{t("blocked")}</strong>
                {list}
            </div>
        );
    }
    return (
        <Fold name="blocked_acts" summary={`${t("blocked")} (${String(blocked.length)})`}>
            {list}
        </Fold>
    );
}
