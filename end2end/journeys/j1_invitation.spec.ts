// J1: a CSM invites a person of a loyal customer; she joins by the link in her mail; the CSM hears of it.
import { addressOf, signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

const GUEST = { family_name: "高橋", given_name: "結衣", reading: "たかはし ゆい", email: "yui.takahashi@hokusei.example" };
const LINE = "先日の打ち合わせのお礼に。See you there.";
const PASSWORD = "月夜の倉庫で棚卸し-2026年秋";

test("J1: invited by mail, joined by its link, seen by her CSM", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  accessible,
}) => {
  const ito = await signInAs(page, database, "伊藤", language);

  await test.step("the CSM looks for loyal customers of whom nobody is invited", async () => {
    await page.goto("/customers");
    await accessible(page);
    await page.locator(".filters a[href*='filter=loyal-uninvited']").click();
    await expect(page.locator(".filters a[aria-current]")).toHaveAttribute("href", /loyal-uninvited/);
    await expect(page.locator("tbody")).toContainText("大和建材");
    await expect(page.locator("tbody")).not.toContainText("北星ロジスティクス");
    await page.goto("/customers");
  });

  await test.step("she opens the company: its story, its people with their roles, and who may be asked", async () => {
    await page.getByRole("link", { name: /北星ロジスティクス/ }).first().click();
    await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
    await expect(page.locator(".story-parts li")).toHaveCount(6);
    const tanaka = page.locator(".lines > li").filter({ hasText: "田中 美咲" }).first();
    await expect(tanaka.locator(".guard")).toBeVisible();
    await expect(tanaka.locator(".tag")).toHaveCount(4);
    await accessible(page);
  });

  const company = new URL(page.url()).pathname;
  const invite = new Form(page, `${company}/invitations#invite`);

  await test.step("a broken address is refused, and nothing typed is lost", async () => {
    await invite.fill({ person: "", ...GUEST, email: "yui at hokusei", lang: language, personal_line: LINE });
    await invite.send("intent", "preview");
    await invite.refused(["email"], { family_name: GUEST.family_name, email: "yui at hokusei", personal_line: LINE });
    expect(mailbox.to("yui at hokusei")).toEqual([]);
  });

  await test.step("she looks at the mail first, then sends it", async () => {
    await invite.fill({ email: GUEST.email });
    await invite.send("intent", "preview");
    await expect(page.locator("main")).toContainText(LINE);
    await accessible(page);
    await invite.send("intent", "send");
    await expect(page.locator("main")).toContainText(GUEST.email);
  });

  const mail = await mailbox.newest(GUEST.email);
  await test.step("the mail is in the guest's language, with one link, and answers go to the CSM", async () => {
    expect(mail.recipients).toEqual([GUEST.email]);
    expect(mail.text).toContain(LINE);
    expect(mail.replyTo).toContain(ito);
    expect(new Set(mail.links.filter((link) => link.includes("/join/"))).size).toBe(1);
    expect(mail.html).toContain("/join/");
    expect(mail.header("List-Unsubscribe")).toBe("");
    if (language === "ja") expect(mail.text).toMatch(/^高橋 結衣 ?様/);
  });

  const guest = await browserOf("guest");
  const link = mail.links.find((one) => one.includes("/join/")) ?? "";
  await test.step("she joins", async () => {
    await guest.goto(link);
    // The token must not stay in the address: it would travel in Referer and history.
    await expect(guest).toHaveURL(/\/join$/);
    await expect(guest.locator("main")).toContainText("伊藤 直子");
    await expect(guest.locator("main")).toContainText(LINE);
    await accessible(guest);
    const join = new Form(guest, "/join");
    await expect(join.field("email").and(guest.locator(":not([readonly])"))).toHaveCount(0);
    await join.fill({ time_zone: "Asia/Tokyo", password: "short" });
    await join.send();
    await join.refused(["password", "agree_terms"]);
    await join.fill({ password: PASSWORD, agree_terms: true, agree_studies: true });
    await join.send();
    await expect(guest).toHaveURL(/\/welcome$/);
    await accessible(guest);
    const profile = new Form(guest, "/welcome");
    await profile.fill({ job_title: "物流管理", goal: "締め作業を一日で終える" });
    await profile.send();
    await expect(guest).toHaveURL(/\/$/);
    await accessible(guest);
  });

  await test.step("Home has something for her", async () => {
    await expect(guest.locator("main a[href^='/proposals']").first()).toBeVisible();
    // What the vendor says about its customers is not there for them.
    const hidden = await guest.goto(company);
    expect(hidden?.status()).toBe(404);
  });

  await test.step("the link is spent", async () => {
    const other = await browserOf("somebody else");
    await other.goto(link);
    await expect(other.locator("form[action='/join/again']")).toBeVisible();
    await expect(other.locator("input[name=password]")).toHaveCount(0);
    await accessible(other);
  });

  await test.step("the CSM has a notice, and the company one active person more", async () => {
    await page.goto("/notices");
    await expect(page.locator("main")).toContainText("高橋");
    await accessible(page);
    await page.goto(company);
    await expect(page.locator("main")).toContainText(GUEST.email);
  });

  await mailbox.newest(GUEST.email, (one) => one !== mail);
  expect(
    await database.rows(
      `SELECT p.family_name, p.given_name, p.reading, p.state, p.time_zone, p.job_title, p.goal, c.name AS company,
        (SELECT count(*) FROM invitations i WHERE i.person_id = p.id AND i.opened_at IS NOT NULL AND i.used_at IS NOT NULL) AS used,
        (SELECT count(*) FROM invitations i WHERE i.person_id = p.id) AS invitations,
        (SELECT group_concat(kind, ' ') FROM (SELECT kind FROM consents k WHERE k.person_id = p.id ORDER BY kind)) AS consents,
        (SELECT group_concat(kind, ' ') FROM (SELECT kind FROM outbox o WHERE o.person_id = p.id AND o.state = 'sent' ORDER BY created_at, kind)) AS mails
       FROM people p JOIN companies c ON c.id = p.company_id WHERE p.email = ?`,
      GUEST.email,
    ),
  ).toEqual([
    {
      family_name: "高橋",
      given_name: "結衣",
      reading: "たかはし ゆい",
      state: "active",
      time_zone: "Asia/Tokyo",
      job_title: "物流管理",
      goal: "締め作業を一日で終える",
      company: "北星ロジスティクス",
      used: 1,
      invitations: 1,
      consents: "studies terms",
      mails: "invitation welcome",
    },
  ]);
  expect(
    await database.value(
      "SELECT count(*) FROM notices n JOIN people p ON p.id = n.person_id WHERE n.kind = 'person-joined' AND p.email = ?",
      await addressOf(database, "伊藤"),
    ),
  ).toBe(1);
});
