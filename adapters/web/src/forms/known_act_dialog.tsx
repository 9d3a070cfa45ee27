import { useOfficeTime } from "../api/office_clock.js";
import { useHandling, useOffices } from "../api/queries.js";
import type { Entry } from "../api/types.js";
import { useToday } from "../api/use_today.js";
import { useBatches } from "../mail/batches.js";
import { postingDay } from "../mail/posting_day.js";
import { questionsOf } from "../rules/question.js";
import { useDecisions } from "../rules/use_decisions.js";
import { useDesk } from "../session/session.js";
import { ActDialog, type ActDialogProps } from "./act_dialog.js";
import { knownBefore } from "./known_before.js";

type Props = ActDialogProps & { entries: readonly Entry[] };

/** The dialog of an act, its fields filled with what the case, the rules or the office know. */
export function KnownActDialog({ entries, ...dialog }: Props) {
    switch (dialog.act.command) {
        case "collect_postage":
            return <PostageDialog {...dialog} entries={entries} />;
        case "print_letter":
            return <PrintDialog {...dialog} entries={entries} />;
        case "hand_to_mailroom":
            return <BatchDialog {...dialog} entries={entries} />;
        default:
            return <Filled {...dialog} entries={entries} decided={[]} batches={[]} />;
    }
}

type FilledProps = Props &
    Pick<Parameters<typeof knownBefore>[1], "decided" | "batches"> & {
        /** Absent: today. */
        postingDay?: string;
    };

function Filled({ entries, decided, batches, postingDay: posted, ...dialog }: FilledProps) {
    const { session } = useDesk();
    const today = useToday();
    const usual = knownBefore(dialog.act.command, {
        entries,
        staff: session.staff,
        decided,
        batches,
        blocked: dialog.which.blocked,
        office: dialog.which.office,
        today,
        postingDay: posted ?? today,
    });
    return <ActDialog {...dialog} usual={usual} />;
}

/** Waits for what the rules say; without their answer it asks for everything. */
function PostageDialog(props: Props) {
    const questions = questionsOf(props.which, props.entries, useToday());
    const query = useDecisions(questions);
    if (questions.length > 0 && (query.isLoading || query.isPlaceholderData)) return null;
    return <Filled {...props} decided={query.data ?? []} batches={[]} />;
}

/** Waits for the office's batches; without them it asks for the number. */
function BatchDialog(props: Props) {
    const { of, rows } = useBatches(props.which.office);
    if (of.isLoading) return null;
    return <Filled {...props} decided={[]} batches={rows} />;
}

/** Waits for the office's cut-off, too, after which it is posted on the next open day. */
function PrintDialog(props: Props) {
    const code = props.which.office;
    const { of, rows } = useBatches(code);
    const handling = useHandling();
    const offices = useOffices();
    const now = { today: useToday(), time: useOfficeTime() };
    if ([of, handling, offices].some((query) => query.isLoading)) return null;
    const office = offices.data?.find((each) => each.office === code);
    const day = postingDay(
        now,
        handling.data?.hand_over_until ?? null,
        office?.next_open_day ?? null,
    );
    return <Filled {...props} decided={[]} batches={rows} postingDay={day} />;
}
