import { useQueryClient } from "@tanstack/react-query";
import { Problem } from "../api/http.js";
import type { CommandName } from "../api/commands.js";
import { ofCase, submit } from "../api/submit.js";
import type { Case } from "../api/types.js";
import { useDesk } from "../session/session.js";

export type SendCommand = (name: string, payload: Record<string, unknown>) => Promise<string>;

/**
 * Sends a command of a case, made for the version that is shown, and puts what the server answers
 * on the screen. Throws as `submit`; where somebody else was first, the case is read again.
 */
export function useCaseCommand(which: Case): SendCommand {
    const client = useQueryClient();
    const { office } = useDesk();
    return async (name, payload) => {
        try {
            const answer = await submit(
                ofCase(which.case_number),
                name as CommandName,
                payload,
                office,
                which.version,
            );
            if (answer.case !== undefined) {
                client.setQueryData(["case", which.case_number], answer.case);
            }
            return answer.result;
        } catch (error) {
            const stale = error instanceof Problem && error.status === 412;
            if (stale) await client.invalidateQueries({ queryKey: ["case", which.case_number] });
            throw error;
        } finally {
            void client.invalidateQueries({ queryKey: ["history", which.case_number] });
        }
    };
}

/** Sends commands of a case; says which version they leave. */
export type SendCommands = (
    commands: readonly (readonly [string, Record<string, unknown>])[],
    version?: number,
) => Promise<number>;

/**
 * Sends commands of a case one after another; the first is made for the version that is shown or
 * given, each other for the one that was left before it. Stops at the first that isn't taken.
 */
export function useCaseCommands(which: Case): SendCommands {
    const client = useQueryClient();
    const { office } = useDesk();
    return async (commands, shown = which.version) => {
        let version = shown;
        try {
            for (const [name, payload] of commands) {
                const answer = await submit(
                    ofCase(which.case_number),
                    name as CommandName,
                    payload,
                    office,
                    version,
                );
                version = answer.version;
                if (answer.case !== undefined) {
                    client.setQueryData(["case", which.case_number], answer.case);
                }
            }
            return version;
        } catch (error) {
            await client.invalidateQueries({ queryKey: ["case", which.case_number] });
            throw error;
        } finally {
            void client.invalidateQueries({ queryKey: ["history", which.case_number] });
        }
    };
}
