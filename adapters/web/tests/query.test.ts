import { expect, it } from "vitest";
import { withQuery } from "../src/api/http.js";

it("asks nothing with no question mark", () => {
    expect(withQuery("/v1/retention", new URLSearchParams())).toBe("/v1/retention");
    expect(withQuery("/v1/retention", new URLSearchParams({ held: "1" }))).toBe(
        "/v1/retention?held=1",
    );
});
