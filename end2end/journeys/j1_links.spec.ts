// J1, steps 7 and 8: reminders with their guard, and links that are forwarded, expired or spent.
import type { Page } from "@playwright/test";
import { addressOf, signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

const GUEST = { family_name: "Hughes", given_name: "Megan", email: "megan.hughes@northfield.example" };
const STRANGER = "stranger@elsewhere.example";
const PASSWORD = "seven-lamps-in-the-warehouse";

/** Moves the clock of the demo ahead; staff have been idle too long by then. */
async function pass(page: Page, days: number): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post("/demo/clock", { form: { hours: String(days * 24 + 1) }, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

test("J1: reminded twice and no more; a link is bound to its person and to its time", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  t,
  accessible,
}) => {
  await signInAs(page, database, "伊藤", language);
  await page.goto("/customers?search=Northfield");
  await page.getByRole("link", { name: "Northfield Care" }).click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  const company = new URL(page.url()).pathname;
  const row = page.locator("li[id^=person-]").filter({ hasText: GUEST.email });
  const remind = row.locator("form[action$='/remind'] button");
  const return_ = async () => {
    await signInAs(page, database, "伊藤", language);
    await page.goto(company);
  };

  await test.step("she invites, and may not remind on the same day", async () => {
    const invite = new Form(page, `${company}/invitations#invite`);
    await invite.fill({ person: "", ...GUEST, lang: "en" });
    await invite.send("intent", "send");
    await expect(row).toBeVisible();
    await expect(remind).toHaveCount(0);
  });

  const mail = await mailbox.newest(GUEST.email);
  const link = mail.links.find((one) => one.includes("/join/")) ?? "";
  const guest = await browserOf("guest");
  await test.step("the guest opens the link and leaves it at that", async () => {
    await guest.goto(link);
    await expect(guest.locator("form[action='/join']")).toBeVisible();
  });

  for (const reminder of [1, 2]) {
    await test.step(`reminder ${reminder} after five days, with the same link`, async () => {
      await pass(page, 5);
      await return_();
      await remind.click();
      await expect(remind).toHaveCount(0);
      await accessible(page);
      const reminded = await mailbox.newest(GUEST.email, (one) => one.subject !== mail.subject && mailbox.to(GUEST.email).length === reminder + 1);
      expect(reminded.links).toContain(link);
    });
  }

  await test.step("a third one is not offered, nor done when asked for by hand", async () => {
    await pass(page, 6);
    await return_();
    await expect(row).toBeVisible();
    await expect(remind).toHaveCount(0);
    const revoke = (await row.locator("form[action$='/revoke']").getAttribute("action")) ?? "";
    const origin = new URL(page.url()).origin;
    const answer = await page.request.post(revoke.replace(/revoke$/, "remind"), { headers: { origin }, form: {}, maxRedirects: 0 });
    expect(answer.status()).toBe(409);
    expect(await database.value("SELECT count(*) FROM outbox WHERE to_address = ? AND kind = 'invitation-reminder'", GUEST.email)).toBe(2);
  });

  await test.step("who got it forwarded cannot join under another address", async () => {
    const stranger = await browserOf("stranger");
    await stranger.goto(link);
    await expect(stranger.locator("#email")).toHaveValue(GUEST.email);
    await expect(stranger.locator("#email")).not.toBeEditable();
    const origin = new URL(stranger.url()).origin;
    const form = {
      family_name: "Stranger",
      lang: "en",
      time_zone: "Europe/London",
      email: STRANGER,
      password: "short",
      agree_terms: "on",
    };
    const answer = await stranger.request.post("/join", { form, headers: { origin }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    expect(await answer.text()).not.toContain(STRANGER);
    expect(await database.value("SELECT count(*) FROM people WHERE email_folded = ?", STRANGER)).toBe(0);
  });

  await test.step("after its time the link leads to a page that helps", async () => {
    await pass(page, 14);
    await guest.goto(link);
    const again = new Form(guest, "/join/again");
    await expect(again.at).toBeVisible();
    await accessible(guest);
    await again.fill({ email: "megan at northfield" });
    await again.send();
    await again.refused(["email"], { email: "megan at northfield" });
    await again.fill({ email: GUEST.email });
    await again.send();
    await expect(guest.locator("h1")).toHaveText(t("identity-asked-title"));
    await accessible(guest);
  });

  await test.step("an unknown address gets the same answer", async () => {
    await guest.goto("/join/again");
    const again = new Form(guest, "/join/again");
    await again.fill({ email: STRANGER });
    await again.send();
    await expect(guest.locator("h1")).toHaveText(t("identity-asked-title"));
  });

  await test.step("her CSM hears of it and invites anew; that link works, the old one never again", async () => {
    await return_();
    await page.goto("/notices");
    await expect(page.locator("main a[href^='/customers/']").filter({ hasText: "Megan" }).first()).toBeVisible();
    await page.goto(company);
    const person = String(await database.value("SELECT lower(hex(id)) FROM people WHERE email = ?", GUEST.email));
    const id = person.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    const invite = new Form(page, `${company}/invitations#invite`);
    await invite.fill({ person: id });
    await invite.send("intent", "send");
    await expect(row).toBeVisible();
    const anew = await mailbox.newest(GUEST.email, (one) => one.links.some((other) => other.includes("/join/") && other !== link));
    await guest.goto(anew.links.find((one) => one.includes("/join/")) ?? "");
    const join = new Form(guest, "/join");
    await join.fill({ password: PASSWORD, agree_terms: true });
    await join.send();
    await expect(guest).toHaveURL(/\/welcome$/);
    const late = await browserOf("late");
    await late.goto(link);
    await expect(late.locator("form[action='/join/again']")).toBeVisible();
  });

  expect(
    await database.rows(
      `SELECT p.state, p.family_name,
        (SELECT count(*) FROM invitations i WHERE i.person_id = p.id) AS invitations,
        (SELECT count(*) FROM invitations i WHERE i.person_id = p.id AND i.used_at IS NOT NULL) AS used,
        (SELECT max(reminders) FROM invitations i WHERE i.person_id = p.id) AS reminders,
        (SELECT group_concat(kind, ' ') FROM (SELECT kind FROM outbox o WHERE o.person_id = p.id AND o.kind <> 'welcome' ORDER BY created_at)) AS mails
       FROM people p WHERE p.email = ?`,
      GUEST.email,
    ),
  ).toEqual([
    {
      state: "active",
      family_name: "Hughes",
      invitations: 2,
      used: 1,
      reminders: 2,
      mails: "invitation invitation-reminder invitation-reminder invitation",
    },
  ]);
  expect(
    await database.value(
      "SELECT count(*) FROM notices n JOIN people p ON p.id = n.person_id WHERE n.kind = 'asked-again' AND p.email = ?",
      await addressOf(database, "伊藤"),
    ),
  ).toBe(1);
});
