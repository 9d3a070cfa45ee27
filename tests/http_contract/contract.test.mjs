// Holds every answer of the running server against the description that it serves.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { Validator } from "@seriousme/openapi-schema-validator";
import requestValidator from "openapi-request-validator";
import responseValidator from "openapi-response-validator";

import { Browser, openOffice } from "./office.mjs";

const RequestValidator = requestValidator.default ?? requestValidator;
const ResponseValidator = responseValidator.default ?? responseValidator;
const [program, script, policies] = ["PROGRAM", "SCRIPT", "POLICIES"].map(
  (name) => process.env[`MADOGUCHI_${name}`],
);

let office;
let description;
const done = new Set(); // Operations that were answered with what they promise.

before(async () => {
  office = await openOffice(program, script, policies);
  description = (await new Browser(office).send("GET", "/openapi.json")).body;
});

after(async () => {
  assert.equal(await office.close(), 0);
});

/** What stands for a pattern's segment: of `{list}.csv` what comes before `.csv`. */
function argumentIn(part, segment) {
  const [, name, behind] = /^\{(.+)\}(.*)$/.exec(part) ?? [];
  const fits = name !== undefined && segment.endsWith(behind) && segment.length > behind.length;
  return fits ? [name, segment.slice(0, segment.length - behind.length)] : null;
}

/** The operation that a request is for, and the values in its path. */
function operationOf(method, path) {
  const segments = path.split("?")[0].split("/");
  // Where two patterns fit, the longer one says more.
  const paths = Object.entries(description.paths).sort(([a], [b]) => b.length - a.length);
  for (const [pattern, methods] of paths) {
    const wanted = pattern.split("/");
    const fits =
      wanted.length === segments.length &&
      wanted.every((part, i) => argumentIn(part, segments[i]) || part === segments[i]);
    if (fits && methods[method.toLowerCase()]) {
      const params = Object.fromEntries(
        wanted.flatMap((part, i) => {
          const argument = argumentIn(part, segments[i]);
          return argument ? [argument] : [];
        }),
      );
      return { name: `${method} ${pattern}`, params, ...methods[method.toLowerCase()] };
    }
  }
  return assert.fail(`${method} ${path} isn't described`);
}

/** What an address asks for; the validator wants numbers where the description says so. */
function queryOf(path, parameters = []) {
  const numbers = new Set(
    parameters.filter(({ schema }) => schema.type === "integer").map(({ name }) => name),
  );
  return Object.fromEntries(
    [...new URLSearchParams(path.split("?")[1] ?? "")].map(([name, value]) => [
      name,
      numbers.has(name) && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
}

/** Sends a request that fits the description, and checks that its answer does. */
async function ask(browser, method, path, body, headers = {}) {
  const operation = operationOf(method, path);
  const query = queryOf(path, operation.parameters);
  const request = { params: operation.params, query, body, headers: { ...headers } };
  if (body !== undefined) {
    request.headers["content-type"] = "application/json";
  }
  const { parameters, requestBody } = operation;
  const { schemas } = description.components;
  const unfit = new RequestValidator({ parameters, requestBody, componentSchemas: schemas })
    .validateRequest(request);
  assert.equal(unfit, undefined, `${operation.name} isn't asked as described`);
  return answered(operation, await browser.send(method, path, body, headers));
}

/** Checks an answer against its operation. */
function answered(operation, answer) {
  const { responses } = operation;
  const described = responses[answer.status] ?? responses.default;
  const types = Object.keys(described.content ?? {});
  const { components } = description;
  if (types.length === 0) {
    assert.equal(answer.body, undefined, `${operation.name} has a body`);
  } else {
    assert.ok(types.includes(answer.type.split(";")[0]), `${operation.name}: ${answer.type}`);
    if (described.content[types[0]].schema) {
      const fault = new ResponseValidator({ responses, components })
        .validateResponse(String(answer.status), answer.body);
      assert.equal(fault, undefined, `${operation.name} ${answer.status}: ${JSON.stringify(fault)}`);
    }
  }
  if (responses[answer.status]) {
    done.add(operation.name);
  }
  return answer;
}

const asker = (browser) => (...request) => ask(browser, ...request);

async function signedIn(staff) {
  const browser = new Browser(office);
  await browser.signIn(staff, asker(browser));
  return asker(browser);
}

const opening = {
  office: "saijo_main",
  open_case: {
    channel: "counter",
    applicant: "self",
    principal: {
      name: "試験 新",
      kana: "シケン シン",
      birth_date: "1990-05-05",
      postcode: "9990001",
      address: "愛媛県西条市見本町9丁目",
      register_no: "90000099",
    },
    procedures: [{ procedure: "pin_reset", targets: ["user_auth"] }],
    circumstances: { card_issued: true, resident_here: true, cert_state: "valid" },
  },
};

test("the description is OpenAPI 3.1", async () => {
  const result = await new Validator().validate(structuredClone(description));
  assert.ok(result.valid, JSON.stringify(result.errors));
});

test("who isn't signed in is told so everywhere, as described", async () => {
  const stranger = asker(new Browser(office));
  for (const path of ["/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/sign-in"]) {
    assert.equal((await stranger("GET", path)).status, 200);
  }
  for (const [pattern, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.security) {
        const path = pattern.replaceAll(/[{}]/g, "x");
        const answer = await new Browser(office).send(method.toUpperCase(), path);
        answered({ name: `${method} ${pattern}`, ...operation }, answer);
        assert.equal(answer.body.code, "not_signed_in", `${method} ${pattern}`);
      }
    }
  }
});

test("a clerk's day", async () => {
  const clerk = await signedIn("saijo-k1");
  await clerk("GET", "/v1/session");
  const lists = await clerk("GET", "/v1/worklists");
  for (const { list, count } of lists.body) {
    const page = await clerk("GET", `/v1/worklists/${list}`);
    assert.equal(page.status, 200, list);
    assert.ok(count === null || count === page.body.total, `${list}: ${count} are ${page.body.total}`);
    assert.equal((await clerk("GET", `/v1/worklists/${list}.csv`)).status, 200, list);
  }
  const named = await clerk("GET", "/v1/worklists/open?names=1&sort=kana&order=desc&limit=5");
  const { case_number: number } = named.body.rows[0];
  const shown = await clerk("GET", `/v1/cases/${number}`);
  assert.equal(shown.status, 200);
  await clerk("GET", `/v1/cases/${number}/history`);
  await clerk("GET", `/v1/cases/${number}/history?as_known_on=2026-11-28`);
  await clerk("POST", `/v1/cases/${number}/reveal`, { holder: "principal", fields: ["address"] });
  for (const entry of [1, "1"]) {
    const whole = await clerk("POST", `/v1/cases/${number}/reveal`, { entry });
    assert.equal(whole.status, 200, JSON.stringify(entry));
  }
  await clerk("POST", `/v1/cases/${number}/similar`, {});
  await clerk("POST", `/v1/letters/${number}`, { document: "letter" });
  for (const text of [number, "シケン タロウ", "S33.4.12"]) {
    const found = await clerk("POST", "/v1/search", { text });
    assert.ok(found.body.cases.length > 0, text);
  }
  for (const path of ["/v1/dashboard", "/v1/dashboard?office=saijo_west", "/v1/offices"]) {
    assert.equal((await clerk("GET", path)).status, 200);
  }
  for (const path of ["/v1/colleagues", "/v1/colleagues?act=open_reply"]) {
    assert.ok((await clerk("GET", path)).body.some(({ staff }) => staff === "saijo-k2"), path);
  }
  const policies_there = await clerk("GET", "/v1/policies");
  await clerk("GET", `/v1/policies/${policies_there.body.versions[0].version}`);
  const [{ version }] = policies_there.body.versions;
  await clerk("GET", `/v1/policies/${version}/differences?from=${version}`);
  await clerk("POST", "/v1/policies/check", { text: "municipality: 1" });
  await clerk("GET", "/v1/handling");
  await clerk("GET", "/v1/events");
  await clerk("POST", "/v1/decide", [
    { id: "1", municipality: "saijo", given: { query: "pin_format", target: "user_auth", pin: "" } },
  ]);
  const shelves = {
    drafts: { list: "open" },
    filters: { title: "未処理", address: "/lists/open?status=intake" },
  };
  for (const [kept, mine] of Object.entries(shelves)) {
    assert.equal((await clerk("PUT", `/v1/${kept}/mine`, mine)).status, 204);
    assert.equal((await clerk("GET", `/v1/${kept}`)).body.length, 1);
    if (kept === "drafts") {
      await clerk("GET", "/v1/drafts/mine");
    }
    await clerk("DELETE", `/v1/${kept}/mine`);
  }
  const password = { password: new Browser(office).password };
  await clerk("POST", "/v1/session/second-factor", password);
  assert.deepEqual((await clerk("GET", "/v1/session/keys")).body, []);
  await clerk("POST", "/v1/session/lock", {});
  assert.equal((await clerk("GET", "/v1/worklists")).body.code, "session_locked");
  await clerk("POST", "/v1/session/unlock", password);
  await clerk("DELETE", "/v1/session");
});

test("a case from its opening, each command once", async () => {
  const clerk = await signedIn("saijo-k2");
  const id = randomUUID();
  const key = { "idempotency-key": randomUUID() };
  const opened = await clerk("POST", `/v1/cases/${id}/commands`, opening, key);
  assert.equal(opened.status, 200);
  assert.ok(opened.body.case.allowed.length > 0);
  const again = await clerk("POST", `/v1/cases/${id}/commands`, opening, key);
  assert.equal(again.body.position, opened.body.position);
  await clerk("GET", `/v1/cases/${id}/commands/${key["idempotency-key"]}`);
  const note = { office: "saijo_main", add_note: { text: "試験" } };
  const stale = { "idempotency-key": randomUUID(), "if-match": '"99"' };
  assert.equal((await clerk("POST", `/v1/cases/${id}/commands`, note, stale)).status, 412);
  const early = { office: "saijo_main", accept_application: {} };
  const rejected = await clerk("POST", `/v1/cases/${id}/commands`, early, {
    "idempotency-key": randomUUID(),
  });
  assert.equal(rejected.status, 409);
  assert.ok(rejected.body.ids.length > 0);
  assert.ok(rejected.body.allowed.some((act) => act.command === "record_document"));
  const strange = await clerk("GET", "/v1/cases/R1-本-9999-9");
  assert.equal(strange.status, 404);
  for (const path of ["/v1/keys", "/v1/checkpoints", "/v1/backups"]) {
    assert.equal((await clerk("GET", path)).status, 403, path);
  }
  for (const path of ["/v1/retention", "/v1/retention?held=1"]) {
    assert.equal((await clerk("GET", path)).status, 200, path);
  }
  assert.deepEqual((await clerk("GET", "/v1/clock")).body, { in_doubt: false });
  assert.equal((await clerk("POST", "/v1/clock/confirm", {})).status, 403);
  const forbidden = await clerk("GET", "/v1/audit/looks?month=2026-11");
  assert.equal(forbidden.status, 403);
});

test("a chief's and an administrator's day", async () => {
  const chief = await signedIn("saijo-h1");
  assert.equal((await chief("GET", "/v1/audit/looks?month=2026-11")).status, 200);
  const administrator = await signedIn("saijo-a1");
  assert.ok((await administrator("GET", "/v1/staff")).body.length > 4);
  assert.equal((await administrator("POST", "/v1/staff/saijo-b1/account", {})).status, 200);
  assert.equal((await administrator("DELETE", "/v1/staff/saijo-b1/account")).status, 204);
  for (const path of ["/v1/keys", "/v1/checkpoints", "/v1/backups"]) {
    assert.equal((await administrator("GET", path)).status, 200, path);
  }
  assert.equal((await administrator("POST", "/v1/clock/confirm", {})).status, 204);
  assert.equal((await administrator("DELETE", "/v1/staff/saijo-b1/identity")).status, 204);
  const identity = { account: "0815" };
  const unset = await administrator("PUT", "/v1/staff/saijo-b1/identity", identity);
  assert.equal(unset.body.code, "no_provider");
  const registered = await administrator(
    "POST",
    "/v1/commands/staff/saijo",
    { office: "", register_staff: { staff: "saijo-k9", name: "試験 九郎", from: "2026-12-01" } },
    { "idempotency-key": randomUUID() },
  );
  assert.equal(registered.status, 200, JSON.stringify(registered.body));
});

test("every operation has answered as it promises", () => {
  const all = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  // A second factor's first code is an authenticator's to make, tests/openid has a provider, and
  // tests/e2e a security key.
  const apart = [
    "POST /v1/session/second-factor/confirm",
    "POST /v1/session/key-challenge",
    "POST /v1/session/keys/challenge",
    "POST /v1/session/keys",
    "POST /v1/session/keys/{key}/remove",
    "POST /v1/session/provider",
    "POST /v1/session/provider/return",
    "PUT /v1/staff/{staff}/identity",
  ];
  assert.deepEqual(all.filter((each) => !done.has(each) && !apart.includes(each)), []);
});
