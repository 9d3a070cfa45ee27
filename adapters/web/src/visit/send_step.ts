/** Carries out what a step says; rejects where it wasn't taken. */
export type SendStep = (
    commands: readonly (readonly [string, Record<string, unknown>])[],
) => Promise<void>;
