// Signs in by a real OpenID provider, and by one that does what a provider must not.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { decodeJwt, importJWK, SignJWT, UnsecuredJWT } from "jose";

import { Browser, Folder, freePort, municipality, openOffice, startRefused } from "./office.mjs";
import { client, makeKey, Peer } from "./peer.mjs";

const folder = new Folder();
let office;
let peer;
let key;
let administrator;
let description;

before(async () => {
  const port = await freePort();
  const redirect = `http://127.0.0.1:${port}/sign-in/return`;
  key = await makeKey("first");
  peer = new Peer(redirect);
  await peer.start(key);
  description = {
    municipality,
    label: "庁内認証",
    issuer: peer.issuer,
    client_id: client.id,
    client_secret_file: folder.file("secret", `${client.secret}\n`),
    redirect,
  };
  office = await openOffice(folder, port, folder.file("provider.json", description));
  administrator = new Browser(office);
  assert.equal((await administrator.signIn(office.administrator)).status, 204);
  assert.equal(await administrator.register("k1"), 200);
  assert.equal(await administrator.register("k2"), 200);
  assert.equal((await bind("k1", "u-1")).status, 204);
});

afterEach(() => {
  peer.forge = null;
});

after(async () => {
  await peer.stop();
  const status = await office?.close();
  folder.remove();
  assert.equal(status, 0);
});

const bind = (staff, account) =>
  administrator.send("PUT", `/v1/staff/${staff}/identity`, { account });

function stranger(account = "u-1") {
  peer.account = account;
  return new Browser(office);
}

/** Signs claims with a key, so that everything else about the token is right. */
async function signed(claims, by, { kid = by.kid, alg = "RS256" } = {}) {
  const secret = by.kty === undefined ? by : await importJWK(by, alg);
  return await new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(secret);
}

const changed = (token, change) => ({ ...decodeJwt(token), ...change });

async function isRefused(code, status = 401) {
  const browser = stranger();
  const answer = await browser.enter();
  assert.equal(answer.body.code, code);
  assert.equal(answer.status, status);
  assert.equal(answer.body.csrf, undefined);
  assert.equal((await browser.send("GET", "/v1/session")).status, 401);
}

test("the sign-in page is told of the provider", async () => {
  const ways = await stranger().send("GET", "/v1/sign-in");
  assert.deepEqual(ways.body, {
    training: false,
    training_at: "",
    keys: false,
    providers: [{ municipality, label: "庁内認証" }],
  });
});

test("the browser is sent with PKCE, state and nonce, and is asked who it is", async () => {
  const begun = await stranger().send("POST", "/v1/session/provider", { municipality });
  const asked = new URL(begun.body.address);
  assert.equal(asked.origin, peer.issuer);
  const given = Object.fromEntries(asked.searchParams);
  assert.equal(given.response_type, "code");
  assert.equal(given.code_challenge_method, "S256");
  assert.equal(given.prompt, "login");
  for (const name of ["state", "nonce", "code_challenge"]) {
    assert.match(given[name], /^[\w-]{43}$/u, name);
  }
  const [cookie] = begun.cookies;
  assert.match(cookie, /^__Host-sign-in=\w{64}; Path=\/; Secure; HttpOnly; SameSite=Strict/u);
  assert.match(cookie, /Max-Age=600$/u);
});

test("somebody bound is signed in, and counted like everybody", async () => {
  const browser = stranger();
  const entered = await browser.enter();
  assert.equal(entered.status, 200, JSON.stringify(entered.body));
  assert.equal(entered.body.staff, "k1");
  assert.equal(entered.body.must_change_password, false);
  assert.deepEqual([entered.body.password, entered.body.identity], [false, true]);
  assert.equal((await browser.send("GET", "/v1/session")).body.staff, "k1");
  const { body: figures } = await browser.send("GET", "/metrics");
  assert.match(figures, /sign_ins?\w*\{outcome="signed_in"\} [1-9]/u);
  assert.equal((await browser.send("DELETE", "/v1/session")).status, 204);
  assert.equal((await browser.send("GET", "/v1/session")).status, 401);
});

test("the provider's own session lets nobody in", async () => {
  const browser = stranger();
  await browser.enter();
  const asked = peer.asked;
  assert.equal((await browser.enter()).status, 200);
  assert.equal(peer.asked, asked + 1);
  peer.forge = (token) => signed(changed(token, { auth_time: 1_700_000_000 }), key);
  await isRefused("provider_refused");
});

test("an identity that nobody bound lets nobody in", async () => {
  const answer = await stranger("u-9").enter();
  assert.deepEqual([answer.status, answer.body.code], [403, "identity_unbound"]);
});

test("what comes back with another state is refused", async () => {
  const browser = stranger();
  const returned = await browser.visit();
  const answer = await browser.bring({ ...returned, state: `${returned.state}x` });
  assert.deepEqual([answer.status, answer.body.code], [401, "provider_refused"]);
  const again = await browser.bring(returned);
  assert.equal(again.body.code, "provider_sign_in_over");
});

test("what comes back in another browser is refused", async () => {
  const returned = await stranger().visit();
  const answer = await stranger().bring(returned);
  assert.deepEqual([answer.status, answer.body.code], [401, "provider_sign_in_over"]);
  const other = stranger();
  const own = await other.visit();
  const mixed = await other.bring({ ...returned, state: own.state });
  assert.deepEqual([mixed.status, mixed.body.code], [401, "provider_refused"]);
});

test("a code is good once", async () => {
  const browser = stranger();
  const returned = await browser.visit();
  assert.equal((await browser.bring(returned)).status, 200);
  assert.equal((await browser.bring(returned)).body.code, "provider_sign_in_over");
  const { state } = await browser.visit();
  assert.equal((await browser.bring({ ...returned, state })).body.code, "provider_refused");
});

test("what another provider sent is refused, and a refusal of the provider is one here", async () => {
  const browser = stranger();
  const returned = await browser.visit();
  const mixed = await browser.bring({ ...returned, iss: "https://other.example" });
  assert.equal(mixed.body.code, "provider_refused");
  const { state } = await browser.visit();
  assert.equal((await browser.bring({ state })).body.code, "provider_refused");
});

test("a token that says something else lets nobody in", async () => {
  const now = Math.floor(Date.now() / 1000);
  for (const change of [
    { nonce: "another" },
    { exp: now - 120, iat: now - 600 },
    { exp: now - 120 },
    { iss: "http://127.0.0.1:1" },
    { aud: "another" },
    { aud: [client.id, "another"] },
  ]) {
    peer.forge = (token) => signed(changed(token, change), key);
    await isRefused("provider_refused");
  }
  peer.forge = (token) => signed(changed(token, {}), key);
  assert.equal((await stranger().enter()).status, 200);
});

test("a token that the provider hasn't signed lets nobody in", async () => {
  const other = await makeKey("other");
  peer.forge = (token) => signed(decodeJwt(token), other, { kid: key.kid });
  await isRefused("provider_refused");
  peer.forge = (token) => signed(decodeJwt(token), other);
  await isRefused("provider_refused");
  const secret = new TextEncoder().encode(client.secret);
  peer.forge = (token) => signed(decodeJwt(token), secret, { kid: key.kid, alg: "HS256" });
  await isRefused("provider_refused");
  peer.forge = (token) => new UnsecuredJWT(decodeJwt(token)).encode();
  await isRefused("provider_refused");
  peer.forge = () => "not.a.token";
  await isRefused("provider_refused");
});

test("a new key counts at once, and the old one no more", async () => {
  const old = key;
  key = await makeKey("second");
  await peer.stop();
  await peer.start(key);
  assert.equal((await stranger().enter()).status, 200);
  peer.forge = (token) => signed(decodeJwt(token), old);
  await isRefused("provider_refused");
});

test("a locked screen opens to the same person again", async () => {
  const browser = stranger();
  await browser.enter();
  await browser.send("POST", "/v1/session/lock");
  assert.equal((await browser.send("GET", "/v1/drafts")).body.code, "session_locked");
  const opened = await browser.enter();
  assert.deepEqual([opened.body.staff, opened.body.locked], ["k1", false]);
  assert.equal((await browser.send("GET", "/v1/drafts")).status, 200);
});

test("with a password of one's own, either opens the screen", async () => {
  const issued = await administrator.send("POST", "/v1/staff/k1/account", {});
  const browser = new Browser(office);
  assert.equal((await browser.signIn(issued.body)).status, 204);
  await browser.send("POST", "/v1/session/lock");
  assert.equal((await browser.send("GET", "/v1/session")).body.password, true);
  peer.account = "u-1";
  assert.equal((await browser.enter()).body.locked, false);
  await browser.send("POST", "/v1/session/lock");
  const { password } = browser;
  assert.equal((await browser.send("POST", "/v1/session/unlock", { password })).status, 200);
});

test("who comes to another's locked screen gets a session of their own", async () => {
  assert.equal((await bind("k2", "u-2")).status, 204);
  const browser = stranger();
  await browser.enter();
  await browser.send("POST", "/v1/session/lock");
  peer.account = "u-2";
  browser.leaveProvider();
  assert.equal((await browser.enter()).body.staff, "k2");
});

test("an identity is one person's, and goes with the account", async () => {
  const taken = await bind("k2", "u-1");
  assert.deepEqual([taken.status, taken.body.code], [409, "identity_taken"]);
  assert.equal((await bind("k2", "")).status, 422);
  assert.equal((await bind("nobody", "u-3")).status, 404);
  const browser = stranger();
  await browser.enter();
  const forbidden = await browser.send("PUT", "/v1/staff/k2/identity", { account: "u-7" });
  assert.equal(forbidden.status, 403);
  assert.equal((await administrator.send("DELETE", "/v1/staff/k1/identity")).status, 204);
  assert.equal((await browser.send("GET", "/v1/session")).status, 401);
  await isRefused("identity_unbound", 403);
  await bind("k1", "u-1");
  assert.equal((await administrator.send("DELETE", "/v1/staff/k1/account")).status, 204);
  await isRefused("identity_unbound", 403);
  const listed = (await administrator.send("GET", "/v1/staff")).body;
  assert.equal(listed.find(({ staff }) => staff === "k1").identity, "");
  assert.equal(listed.find(({ staff }) => staff === "k2").identity, "u-2");
  await bind("k1", "u-1");
});

test("while the provider is away that is said, and passwords go on", async () => {
  const browser = stranger();
  const returned = await browser.visit();
  await peer.stop();
  const late = await browser.bring(returned);
  assert.deepEqual([late.status, late.body.code], [503, "provider_unreachable"]);
  const begun = await stranger().send("POST", "/v1/session/provider", { municipality });
  assert.deepEqual([begun.status, begun.body.code], [503, "provider_unreachable"]);
  const { staff } = office.administrator;
  const { password } = administrator;
  const local = { municipality, staff, password };
  assert.equal((await new Browser(office).send("POST", "/v1/session", local)).status, 200);
  await peer.start(key);
  assert.equal((await stranger().enter()).status, 200);
});

test("a municipality without a provider says so", async () => {
  const answer = await stranger().send("POST", "/v1/session/provider", { municipality: "matsue" });
  assert.deepEqual([answer.status, answer.body.code], [404, "no_provider"]);
});

test("the log says what was wrong, without who, code or token", () => {
  assert.match(office.log, /identity provider: the token has expired/u);
  assert.doesNotMatch(office.log, /u-1|eyJ|geheim|code=|state=/u);
});

test("a description that can't be taken is refused at the start, with what to write", () => {
  const faults = [
    [{ issuer: undefined }, /'issuer' is missing/u],
    [{ issuer: "http://id.example.jp" }, /'issuer': give the provider's https address/u],
    [{ redirect: "https://madoguchi.example.jp/" }, /'redirect': .*\/sign-in\/return/u],
    [{ municipality: "atlantis" }, /'atlantis' isn't served here/u],
    [{ scope: "profile" }, /'scope': 'openid'/u],
    [{ secret: "s" }, /no member 'secret'/u],
    [{ client_id: 7 }, /'client_id': give a text/u],
    [{ client_secret_file: "/nowhere" }, /\/nowhere/u],
    [{ client_secret_file: undefined, client_secret_credential: "s" }, /CREDENTIALS_DIRECTORY/u],
    [{ ca_file: "/nowhere.pem" }, /\/nowhere\.pem/u],
  ];
  const apart = new Folder();
  for (const [change, said] of faults) {
    const refused = startRefused(apart, apart.file("p.json", { ...description, ...change }));
    assert.equal(refused.status, 2, JSON.stringify(change));
    assert.match(refused.said, said);
  }
  assert.equal(startRefused(apart, apart.file("p.json", "[")).status, 2);
  apart.remove();
});
