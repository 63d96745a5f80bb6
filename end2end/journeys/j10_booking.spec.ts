// J10: a study finds people, who book an interview, move it, wait for a seat, and are asked for a word when they
// do not come. Everything by forms.
import type { Page } from "@playwright/test";
import type { Database } from "../fixtures/database.ts";
import { type Person, signIn, signInAs, speak } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import type { Language } from "../fixtures/words.ts";
import { Form } from "../pages/form.ts";
import { SlotsPage, TimesPage, inTokyo } from "../pages/times.ts";

const WEBER = "weber@mueller-mb.example";
const TITLE = { title_ja: "倉庫の一日の終わり方", title_en: "How warehouses close the day" };
const SECRET = "締め作業を紙で行う理由を知りたい。";
const WHY = "毎日の締めを任されているためです。";
const WORD = "<b>急な出荷</b>が入りました。";

async function pass(page: Page, hours: number): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post("/demo/clock", { form: { hours: String(hours) }, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

/** Days later a session may be over. */
async function back(page: Page, database: Database, who: Person, language: Language): Promise<void> {
  await page.goto("/");
  if (new URL(page.url()).pathname === "/sign-in") await signInAs(page, database, who, language);
}

/** The page of somebody whom a study could ask. */
async function candidate(database: Database, number: number, email: string): Promise<string> {
  const id = String(await database.value("SELECT id FROM people WHERE email = ?", email));
  return `/studies/${number}/candidates/${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
}

/** Reads the consent and takes part. */
async function takePart(page: Page, number: number): Promise<void> {
  await page.goto(`/studies/${number}`);
  const form = new Form(page, `/studies/${number}/accept`);
  await form.fill({ quotes: "anonymous", agree: true });
  await form.send();
  await expect(page.locator(`.page-act a[href='/studies/${number}/times']`)).toBeVisible();
}

test("J10: customer success nominates, people book, move and wait, and who does not come hears from us kindly", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  t,
  accessible,
}) => {
  test.slow();
  const mori = await signInAs(page, database, "森", language);
  const itos = await browserOf("伊藤");
  await signInAs(itos, database, "伊藤", language);
  const tanakas = await browserOf("田中");
  const tanaka = await signInAs(tanakas, database, "田中", language);
  const clarkes = await browserOf("Clarke");
  const clarke = await signInAs(clarkes, database, "Clarke", language);
  const lees = await browserOf("李");
  const lee = await signInAs(lees, database, "李", language);
  const webers = await browserOf("Weber");
  await signIn(webers, WEBER);
  await speak(webers, language);

  const number = await test.step("a study says what it is about, and what people sign", async () => {
    await page.goto("/studies/new");
    const form = new Form(page, "/studies");
    await form.fill({ ...TITLE, goal: SECRET, contact_phone: "03-1234-5678" });
    await form.field("contact").selectOption({ label: "森 亜希" });
    await form.send();
    await expect(page).toHaveURL(/\/studies\/\d+$/);
    const path = new URL(page.url()).pathname;
    await page.goto(`${path}/consent`);
    const consent = new Form(page, `${path}/consent`);
    await consent.fill({ text_ja: "お話は調査のためにのみ用います。", text_en: "We use what you say for this study only." });
    await consent.send();
    await new Form(page, `${path}/begin`).send();
    await accessible(page);
    return Number(path.split("/").at(-1));
  });

  await test.step("Ito nominates Tanaka; nobody is asked yet, and nobody else sees the study", async () => {
    const path = await candidate(database, number, tanaka);
    await itos.goto(path);
    const form = new Form(itos, `${path}/nominate`);
    await form.fill({ reason: WHY });
    await form.send();
    for (const address of [`/studies/${number}`, `/studies/${number}/times`, `/studies/${number}/slots`])
      expect((await tanakas.request.get(address)).status(), address).toBe(404);
  });

  await test.step("Mori invites them; they read the consent and sign it", async () => {
    for (const email of [tanaka, clarke, lee, WEBER]) {
      const path = await candidate(database, number, email);
      await page.goto(path);
      await new Form(page, `${path}/invite`).send();
    }
    const letter = await mailbox.newest(tanaka, (mail) => mail.text.includes(`/studies/${number}`));
    expect(letter.text).not.toContain(SECRET);
    const early = await new TimesPage(tanakas, number).open();
    await expect(early.page.locator(".note")).toContainText(t("slots-answer-first"));
    for (const browser of [tanakas, clarkes, lees, webers]) await takePart(browser, number);
    await accessible(tanakas);
  });

  const slots = new SlotsPage(page, number);
  await test.step("Mori opens three times; what is wrong with one is said at its field", async () => {
    await slots.open();
    await expect(page.locator(".empty")).toContainText(t("slots-none"));
    await accessible(page);
    await page.locator(".page-act a.primary").click();
    const form = new Form(page, slots.path);
    await form.fill({ mode: "on-site", capacity: "0" });
    await form.send();
    await form.refused(["at", "place", "capacity"], { capacity: "0" });
    await accessible(page);
    for (const hours of [100, 124, 148]) await slots.add(inTokyo(hours));
    await expect(page.locator(".slot")).toHaveCount(3);
    await accessible(page);
  });

  const his = new TimesPage(clarkes, number);
  const hers = new TimesPage(tanakas, number);
  await test.step("of two who choose one time the first has it; the other is shown the next ones", async () => {
    await tanakas.locator(`.page-act a[href='${hers.path}']`).click();
    await expect(tanakas.locator("#free .hint").first()).toContainText(language === "ja" ? "JST(Asia/Tokyo)" : "JST (Asia/Tokyo)");
    await accessible(tanakas);
    await his.open();
    await expect(clarkes.locator("#free .hint").first()).toContainText("Europe/London");
    await his.free.first().click();
    await expect(his.own).toContainText("03-1234-5678");
    const answered = tanakas.waitForResponse((response) => response.request().method() === "POST");
    await hers.free.first().click();
    expect((await answered).status()).toBe(409);
    await expect(tanakas.locator(".errors")).toContainText(t("conflict-slot-full"));
    await accessible(tanakas);
    await expect(tanakas.locator(".next-free button")).toHaveCount(2);
    await tanakas.locator(".next-free button").first().click();
    await expect(hers.own).toBeVisible();
    await expect(hers.own.locator("a.long")).toHaveAttribute("rel", "noreferrer noopener");
    await accessible(tanakas);
  });

  await test.step("she has the time in her calendar: by mail, as a file, and in her feed", async () => {
    const letter = await mailbox.newest(tanaka, (mail) => mail.raw.includes("text/calendar"));
    expect(letter.text).toContain(hers.path);
    const file = await tanakas.request.get(`${hers.path}/interview.ics`);
    expect(file.headers()["content-type"]).toContain("text/calendar");
    expect(await file.text()).toContain("SEQUENCE:0");
    await tanakas.goto("/roadmap/feeds");
    const address = await tanakas.locator("a.long[href$='/interviews.ics']").getAttribute("href");
    const feed = await lees.request.get(new URL(String(address)).pathname);
    expect(await feed.text()).toContain("BEGIN:VEVENT");
    expect((await lees.request.get(`${hers.path}/interview.ics`)).status()).toBe(404);
  });

  await test.step("everything is taken: Weber waits, and a new time is kept for him at once", async () => {
    const theirs = await new TimesPage(lees, number).open();
    await theirs.free.first().click();
    await expect(theirs.own).toBeVisible();
    const waits = await new TimesPage(webers, number).open();
    await expect(webers.locator(".empty")).toContainText(t("slots-none-free"));
    await waits.form("wait").send();
    await expect(webers.locator("#waiting")).toBeVisible();
    await slots.add(inTokyo(172));
    await mailbox.newest(WEBER, (mail) => mail.text.includes(waits.path));
    await waits.open();
    await expect(webers.locator(".offered")).toContainText("CET");
    await accessible(webers);
    await waits.form("offer/decline").send();
    await expect(webers.locator(".offered")).toHaveCount(0);
    await expect(webers.locator("#waiting")).toBeVisible();
  });

  await test.step("Tanaka moves; the seat that she leaves is kept for Weber, who takes it", async () => {
    await hers.open();
    await expect(hers.free).toHaveCount(1);
    await hers.free.first().click();
    await expect(hers.free).toHaveCount(0);
    const file = await tanakas.request.get(`${hers.path}/interview.ics`);
    expect(await file.text()).toContain("SEQUENCE:1");
    const waits = await new TimesPage(webers, number).open();
    await waits.form("offer/accept").send();
    await expect(waits.own).toBeVisible();
    await accessible(webers);
  });

  await test.step("on the day before, not coming takes a word", async () => {
    await pass(page, 80);
    await back(clarkes, database, "Clarke", language);
    await his.open();
    const form = await his.cancelling();
    await form.send();
    await form.refused(["word"]);
    await accessible(clarkes);
    await form.fill({ word: WORD });
    await form.send();
    await expect(his.own).toHaveCount(0);
    await expect(clarkes.locator(".page-body > .note")).toBeVisible();
    await mailbox.newest(mori, (mail) => mail.text.includes("急な出荷"), 60_000);
  });

  await test.step("who booked was reminded; who did not come hears from us, and may choose anew", async () => {
    const reminded = "SELECT count(*) FROM reminders_sent r JOIN bookings b ON b.id = r.booking_id JOIN people p ON p.id = b.person_id WHERE p.email = ?";
    await expect.poll(() => database.value(reminded, lee), { timeout: 60_000 }).toBeGreaterThan(0);
    await pass(page, 70);
    await back(page, database, "森", language);
    await slots.open();
    const begun = page.locator("section", { has: page.locator("#unmarked-title") });
    await accessible(page);
    const told = mailbox.to(lee).length;
    const mark = begun.locator("li", { hasText: "李" }).locator("form[action$='/missed'] button");
    await mark.first().click();
    await expect(page.locator("#past")).toContainText(t("slots-booking-missed"));
    await expect.poll(() => mailbox.to(lee).length, { timeout: 60_000 }).toBeGreaterThan(told);
  });

  expect(
    await database.rows(
      `SELECT p.email, b.state, b.sequence > 0 AS moved, b.word,
        (SELECT group_concat(o.state) FROM offers o WHERE o.study_id = b.study_id AND o.person_id = b.person_id) AS offers
       FROM bookings b JOIN people p ON p.id = b.person_id JOIN studies s ON s.id = b.study_id WHERE s.number = ? ORDER BY p.email`,
      number,
    ),
  ).toEqual([
    { email: clarke, state: "cancelled", moved: 1, word: WORD, offers: null },
    { email: lee, state: "missed", moved: 0, word: "", offers: null },
    { email: tanaka, state: "booked", moved: 1, word: "", offers: null },
    { email: WEBER, state: "booked", moved: 0, word: "", offers: "declined,taken" },
  ]);
  expect(await database.value("SELECT count(*) FROM slots WHERE taken <> (SELECT count(*) FROM bookings b WHERE b.slot_id = slots.id AND b.state <> 'cancelled')")).toBe(0);
});
