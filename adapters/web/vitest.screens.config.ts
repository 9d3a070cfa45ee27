import { defineConfig } from "vitest/config";

// The screens in a real browser against the real program: one office for all, one file at a time.
export default defineConfig({
    test: {
        include: ["tests/screens/*.screens.ts"],
        globalSetup: "tests/screens/one_office.ts",
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 60_000,
        expect: { poll: { timeout: 15_000 } },
    },
});
