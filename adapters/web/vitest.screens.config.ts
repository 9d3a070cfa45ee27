import { defineConfig } from "vitest/config";
import { BaseSequencer, type WorkspaceSpec } from "vitest/node";

/** In the order of their names: one office's cases go through all files. */
class ByName extends BaseSequencer {
    override sort(files: WorkspaceSpec[]): Promise<WorkspaceSpec[]> {
        return Promise.resolve([...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId)));
    }
}

// The screens in a real browser against the real program: one office for all, one file at a time.
export default defineConfig({
    test: {
        include: ["tests/screens/*.screens.ts"],
        globalSetup: "tests/screens/one_office.ts",
        fileParallelism: false,
        sequence: { sequencer: ByName },
        testTimeout: 120_000,
        hookTimeout: 60_000,
        expect: { poll: { timeout: 15_000 } },
    },
});
