// The whole way in a real browser: the sign-in page, the provider, back, and a locked screen.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { Browser, Folder, freePort, municipality, openOffice, site } from "./office.mjs";
import { client, makeKey, Peer } from "./peer.mjs";

const skip = existsSync(site) ? false : "the web application isn't built: make web";
const folder = new Folder();
let office;
let peer;
let browser;

before(async () => {
  if (skip) {
    return;
  }
  const port = await freePort();
  const redirect = `http://127.0.0.1:${port}/sign-in/return`;
  peer = new Peer(redirect);
  await peer.start(await makeKey("key"));
  office = await openOffice(
    folder,
    port,
    folder.file("provider.json", {
      municipality,
      issuer: peer.issuer,
      client_id: client.id,
      client_secret_file: folder.file("secret", client.secret),
      redirect,
    }),
  );
  const administrator = new Browser(office);
  await administrator.signIn(office.administrator);
  await administrator.register("k1");
  const bound = { account: "u-1" };
  assert.equal((await administrator.send("PUT", "/v1/staff/k1/identity", bound)).status, 204);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
});

after(async () => {
  await browser?.close();
  await peer?.stop();
  const status = await office?.close();
  folder.remove();
  assert.equal(status ?? 0, 0);
});

/** A page at the office, and what it complains of. */
async function open() {
  const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (said) => {
    if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) {
      complaints.push(said.text());
    }
  });
  await page.goto(office.address);
  return { page, complaints };
}

test("a click leads to the provider and back to the work", { skip }, async () => {
  peer.account = "u-1";
  const { page, complaints } = await open();
  await page.getByRole("button", { name: "庁内の認証基盤でサインイン" }).click();
  await page.getByRole("navigation").first().waitFor();
  assert.equal(new URL(page.url()).search, "", "the code is no longer in the address");
  await page.getByRole("button", { name: "画面をロックする" }).click();
  await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
  for (const field of await page.getByLabel("パスワード").all()) {
    assert.equal(await field.isVisible(), false, "the person has none here");
  }
  await page.getByRole("button", { name: "庁内の認証基盤でロックを解く" }).click();
  await page.getByRole("navigation").first().waitFor();
  assert.deepEqual(complaints, []);
});

test("who isn't bound is told what to do, and comes back to the form", { skip }, async () => {
  peer.account = "u-9";
  const { page, complaints } = await open();
  await page.getByRole("button", { name: "庁内の認証基盤でサインイン" }).click();
  await page.getByText("認証基盤のアカウントが職員に結び付いていません").waitFor();
  await page.getByRole("button", { name: "サインインの画面へ" }).click();
  await page.getByLabel("職員コード").waitFor();
  assert.deepEqual(complaints, []);
});
