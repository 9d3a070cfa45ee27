import { describe, expect, it } from "vitest";
import { bulkActs } from "../src/lists/bulk.js";
import { mayEnter, roomAt, roomsOf } from "../src/shell/rooms.js";

const clerk = roomsOf(["read_cases", "read_rules", "counter_work"]);
const administrator = roomsOf(["read_rules", "read_staff", "manage_staff"]);

describe("the rooms", () => {
    it("are all open to who reads cases", () => {
        expect(clerk.map(({ to }) => to)).toEqual(["/", "/mail", "/progress", "/settings"]);
        expect(roomAt("/", clerk)?.to).toBe("/");
        expect(roomAt("/progress/report", clerk)?.to).toBe("/progress");
        expect(roomAt("/cases/1", clerk)).toBeUndefined();
    });
    it("leave an administrator the administration, where they come in", () => {
        expect(administrator.map(({ word }) => word)).toEqual(["settings"]);
        expect(roomAt("/", administrator)?.to).toBe("/settings");
        expect(mayEnter("settings", [])).toBe(true);
        for (const part of ["", "mail", "progress", "cases", "lists", "new", "handout"])
            expect(mayEnter(part, ["manage_staff"])).toBe(false);
    });
    it("let who only reads begin no case, and do nothing with many", () => {
        const auditor = ["read_cases", "read_audit"];
        expect(mayEnter("cases", auditor)).toBe(true);
        expect(mayEnter("new", auditor)).toBe(false);
        expect(mayEnter("new", [...auditor, "counter_work"])).toBe(true);
        expect(bulkActs("letter_due", auditor)).toEqual([]);
        expect(bulkActs("letter_due", [...auditor, "letter_work"])).not.toContain("claim_case");
        expect(bulkActs("open", [...auditor, "counter_work"])).toContain("claim_case");
    });
});
