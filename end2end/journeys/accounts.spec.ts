// One's own account: ways in without the password, and changing what one signs in with.
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD, addressOf, signIn, signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import type { Mail } from "../fixtures/mail.ts";
import { nextTotp, totp } from "../fixtures/totp.ts";
import { Form } from "../pages/form.ts";

const PASSWORD = "月夜の倉庫で棚卸し-2026年秋";

const linkOf = (mail: Mail, part: string): string => mail.links.find((link) => link.includes(part)) ?? "";
const codeOf = (mail: Mail): string => /^\d{4} \d{4}$/m.exec(mail.text)?.[0] ?? "";
const isIn = async (page: Page): Promise<boolean> => {
  await page.goto("/account");
  return new URL(page.url()).pathname === "/account";
};

test("A password is set anew behind a link that works once", async ({ page, browserOf, database, mailbox, accessible }) => {
  const address = await addressOf(database, "田中");
  const open = await browserOf("tanaka at the office");
  await signIn(open, address);

  await test.step("the answer is the same for an address that nobody has", async () => {
    await page.goto("/sign-in");
    await page.locator("a[href='/reset']").click();
    await expect(page).toHaveURL(/\/reset$/);
    await page.waitForLoadState();
    await accessible(page);
    const ask = new Form(page, "/reset");
    await ask.fill({ email: "no address" });
    await ask.send();
    await ask.refused(["email"], { email: "no address" });
    await ask.fill({ email: "nobody@hokusei.example" });
    await ask.send();
    await expect(page.locator("main")).toContainText("nobody@hokusei.example");
    const said = await page.locator("main").innerText();
    await page.goto("/reset");
    await ask.fill({ email: address });
    await ask.send();
    await expect(page.locator("main")).toContainText(address);
    expect((await page.locator("main").innerText()).replace(address, "")).toBe(said.replace("nobody@hokusei.example", ""));
    await accessible(page);
  });

  const mail = await mailbox.newest(address);
  const link = linkOf(mail, "/reset/");
  await test.step("the link leads to the new password, and its token leaves the address", async () => {
    expect(mailbox.to("nobody@hokusei.example")).toEqual([]);
    expect(mail.header("List-Unsubscribe")).toBe("");
    await page.goto(link);
    await expect(page).toHaveURL(/\/reset\/new$/);
    await accessible(page);
    const reset = new Form(page, "/reset/new");
    await reset.fill({ password: "too short" });
    await reset.send();
    await reset.refused(["password"]);
    await reset.fill({ password: PASSWORD });
    await reset.send();
    await expect(page.locator("form[action='/reset/new']")).toHaveCount(0);
    await page.waitForLoadState();
    await accessible(page);
  });

  await test.step("nobody is signed in, and the other browser is signed out", async () => {
    expect(await isIn(page)).toBe(false);
    expect(await isIn(open)).toBe(false);
    await page.goto(link);
    await expect(page.locator("a[href='/reset']")).toBeVisible();
    await signIn(page, address, PASSWORD);
    expect(await isIn(page)).toBe(true);
  });

  await mailbox.newest(address, (one) => one !== mail);
  expect(
    await database.rows(
      `SELECT (SELECT count(*) FROM sessions s WHERE s.person_id = p.id) AS sessions,
        (SELECT count(*) FROM account_links) AS links,
        (SELECT group_concat(kind, ' ') FROM (SELECT kind FROM events e WHERE e.subject_id = p.id AND e.kind LIKE 'identity.%' ORDER BY at, id)) AS events
       FROM people p WHERE p.email = ?`,
      address,
    ),
  ).toEqual([
    {
      sessions: 1,
      links: 0,
      events: "identity.signed-in identity.reset-asked identity.password-changed identity.signed-in",
    },
  ]);
});

test("An account moves to another address once its mail was read", async ({ page, database, mailbox, language, accessible }) => {
  const old = await signInAs(page, database, "田中", language);
  const fresh = "misaki.tanaka.new@hokusei.example";
  await page.goto("/account");
  await accessible(page);
  await page.locator("a[href='/account/address']").click();
  await expect(page).toHaveURL(/\/account\/address$/);
  await accessible(page);
  const form = new Form(page, "/account/address");
  await form.fill({ email: "misaki at hokusei" });
  await form.send();
  await form.refused(["email"], { email: "misaki at hokusei" });
  await form.fill({ email: fresh });
  await form.send();
  await expect(page.locator("main")).toContainText(fresh);
  const mail = await mailbox.newest(fresh);
  await page.goto(linkOf(mail, "/account/address/"));
  await expect(page).toHaveURL(/\/account\/address\/confirm$/);
  await accessible(page);
  await new Form(page, "/account/address/confirm").send();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.locator("main")).toContainText(fresh);
  await mailbox.newest(old);
  expect(
    await database.rows("SELECT email, (SELECT count(*) FROM account_links) AS links FROM people WHERE email LIKE 'misaki.tanaka%' OR email = ?", old),
  ).toEqual([{ email: fresh, links: 0 }]);
});

test("A code out of a mail signs in, in the browser that asked for it", async ({ page, browserOf, database, mailbox, accessible }) => {
  const address = await addressOf(database, "佐藤");
  await page.goto("/sign-in?next=/proposals");
  await page.locator("a[href^='/sign-in/code']").click();
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await accessible(page);
  const ask = new Form(page, "/sign-in/code");
  await ask.fill({ email: address });
  await ask.send();
  await expect(page).toHaveURL(/\/sign-in\/code\/enter/);
  await accessible(page);
  const mail = await mailbox.newest(address);
  const code = codeOf(mail);
  expect(code).not.toBe("");
  expect(mail.links).toEqual([]);
  const elsewhere = await browserOf("somebody who was told the code");
  await elsewhere.goto("/sign-in/code/enter");
  const there = new Form(elsewhere, "/sign-in/code/enter");
  await there.fill({ code });
  await there.send();
  await there.refused(["code"]);
  const enter = new Form(page, "/sign-in/code/enter");
  await enter.fill({ code: "0000 0000" });
  await enter.send();
  await enter.refused(["code"]);
  await enter.fill({ code });
  await enter.send();
  await expect(page).toHaveURL(/\/proposals$/);
  expect(await isIn(page)).toBe(true);
  expect(await isIn(elsewhere)).toBe(false);
  expect(
    await database.rows(
      `SELECT (SELECT count(*) FROM mail_codes) AS codes, (SELECT count(*) FROM sessions s WHERE s.person_id = p.id) AS sessions FROM people p WHERE p.email = ?`,
      address,
    ),
  ).toEqual([{ codes: 0, sessions: 1 }]);
});

test("A second step is set up, asked for and taken away", async ({ page, browserOf, database, language, accessible }) => {
  const address = await signInAs(page, database, "Clarke", language);
  await page.goto("/account/second-factor");
  await accessible(page);
  await new Form(page, "/account/second-factor/begin").send();
  await expect(page.locator("svg.qr")).toBeVisible();
  await accessible(page);
  const key = await page.locator("code.key").innerText();
  const prove = new Form(page, "/account/second-factor");
  await prove.fill({ code: "000000" });
  await prove.send();
  await prove.refused(["code"]);
  expect(await page.locator("code.key").innerText()).toBe(key);
  await prove.fill({ code: totp(key) });
  await prove.send();
  await expect(page.locator(".recovery li")).toHaveCount(10);
  await accessible(page);
  const recovery = await page.locator(".recovery li").first().innerText();

  const other = await browserOf("clarke at home");
  const password = async (): Promise<Form> => {
    await other.goto("/sign-in?next=/proposals");
    const form = new Form(other, other.locator("form[action^='/sign-in']"));
    await form.fill({ email: address, password: DEMO_PASSWORD });
    await form.send();
    await expect(other).toHaveURL(/\/sign-in\/second/);
    return new Form(other, "/sign-in/second");
  };
  const second = await password();
  await accessible(other);
  await second.fill({ code: "000000" });
  await second.send();
  await second.refused(["code"]);
  await second.fill({ code: nextTotp(key) });
  await second.send();
  await expect(other).toHaveURL(/\/proposals$/);
  await other.context().clearCookies();
  const again = await password();
  await again.fill({ code: recovery });
  await again.send();
  await expect(other).toHaveURL(/\/proposals$/);

  await page.goto("/account/second-factor");
  await accessible(page);
  await new Form(page, "/account/second-factor/off").send();
  await expect(page).toHaveURL(/\/account$/);
  expect(await isIn(other)).toBe(false);
  expect(
    await database.rows("SELECT (SELECT count(*) FROM second_factors) AS factors, (SELECT count(*) FROM recovery_codes) AS codes, (SELECT count(*) FROM challenges) AS questions"),
  ).toEqual([{ factors: 0, codes: 0, questions: 0 }]);
});

test("A session in another browser is ended from the account page", async ({ page, browserOf, database, language, accessible }) => {
  const address = await signInAs(page, database, "田中", language);
  const other = await browserOf("tanaka at the office");
  await signIn(other, address);
  await page.goto("/account");
  await accessible(page);
  await expect(page.locator(".session")).toHaveCount(2);
  await new Form(page, page.locator("form[action$='/end']")).send();
  await expect(page.locator(".session")).toHaveCount(1);
  expect(await isIn(other)).toBe(false);
  expect(await isIn(page)).toBe(true);
  expect(
    await database.rows("SELECT count(*) AS sessions FROM sessions s JOIN people p ON p.id = s.person_id WHERE p.email = ?", address),
  ).toEqual([{ sessions: 1 }]);
});
