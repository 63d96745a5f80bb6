// J7, steps 1 and 2: a product manager changes the draft, looks at it as its readers will, and lets it be
// published at its hour; who follows what moved is told, and a briefing is there.
import type { Page } from "@playwright/test";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";
import { ItemPage, itemCalled, shownVersion } from "../pages/roadmap.ts";

const MOVED = "店舗コードごとの締め";
const UNMOVED = "取引先の一括登録";
const WHY = { ja: "二社での試行が予定より早く終わりました。", en: "The trial in two companies ended early." };
const ADDED = { ja: "請求書の一括承認ボタン", en: "One button for many bills" };
const SECRET = { ja: "ボタンの位置は二案あります。", en: "There are two ideas of where the button goes." };
const BECAUSE = { ja: "途中保存の試作で道が見えました。", en: "The trial of saving half-way showed the way." };

/** So many hours from now, as the vendor's people type it. */
function inTokyo(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  return at.toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" }).slice(0, 16).replace(" ", "T");
}

async function pass(page: Page, hours: number): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post("/demo/clock", { form: { hours: String(hours) }, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

test("J7: a draft with reasons is published at its hour, and followers are told", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  t,
  accessible,
}) => {
  const before = await shownVersion(database);
  const moved = await itemCalled(database, MOVED);
  const item = new ItemPage(page, Number(moved.number));
  const draft = `/roadmap/draft/items/${item.number}`;

  const tanakas = await browserOf("田中");
  const tanaka = await signInAs(tanakas, database, "田中", language);
  await test.step("a member follows an item, and knows nothing of the draft", async () => {
    const hers = await new ItemPage(tanakas, item.number).open();
    await hers.follow().send();
    await expect(hers.follow().at.locator("button")).toHaveAttribute("aria-pressed", "true");
    for (const path of ["/roadmap/draft", draft, "/roadmap/draft/preview", "/briefings"])
      expect((await tanakas.request.get(path)).status(), path).toBe(404);
  });

  await signInAs(page, database, "森", language);
  await test.step("what moves needs its reason", async () => {
    await page.goto("/roadmap");
    await page.locator("main a[href='/roadmap/draft']").first().click();
    await accessible(page);
    await page.locator(`main a[href='${draft}']`).first().click();
    const form = new Form(page, draft);
    await accessible(page);
    await form.fill({ horizon: "now", confidence: "high" });
    await form.send();
    const reason = `reason_${language}`;
    await form.refused([reason], { title_ja: MOVED });
    await expect(form.at.locator("[name=horizon][value=now]")).toBeChecked();
    await form.fill({ reason_ja: WHY.ja, reason_en: WHY.en });
    await form.send();
    await expect(page).toHaveURL(/\/roadmap\/draft/);
  });

  await test.step("she adds an item that answers #31", async () => {
    await page.goto("/roadmap/draft/items/new");
    const form = new Form(page, "/roadmap/draft/items/new");
    await form.fill({
      title_ja: ADDED.ja,
      title_en: ADDED.en,
      summary_ja: "途中保存の次に、一度に承認するボタンを置きます。",
      summary_en: "After saving half-way comes one button to approve.",
      horizon: "now",
      confidence: "medium",
      proposals: "#31, #9999",
      council_ja: SECRET.ja,
      council_en: SECRET.en,
      reason_ja: BECAUSE.ja,
      reason_en: BECAUSE.en,
    });
    await form.send();
    await form.refused(["proposals"], { title_ja: ADDED.ja, proposals: "#31, #9999" });
    await form.fill({ proposals: "#31" });
    await form.send();
    await expect(page.locator("main", { hasText: ADDED[language] })).toBeVisible();
  });

  await test.step("she reads it as a member, then as the council", async () => {
    await page.goto("/roadmap/draft");
    await page.locator("main a[href^='/roadmap/draft/preview']").first().click();
    await expect(page.locator(".horizon").first()).toContainText(ADDED[language]);
    expect(await page.content()).not.toContain(SECRET[language]);
    await accessible(page);
    await page.locator(".as-bar a", { hasText: t("roadmap-reader-council") }).click();
    await expect(page.locator(".as-bar a[aria-current]")).toHaveText(t("roadmap-reader-council"));
    await expect(page.locator(".horizon").first()).toContainText(ADDED[language]);
  });

  await test.step("she sees the difference with its reasons", async () => {
    await page.goto("/roadmap/draft/changes");
    await expect(page.locator("section[aria-labelledby=changes-moved]")).toContainText(WHY[language]);
    await expect(page.locator("section[aria-labelledby=changes-added]")).toContainText(BECAUSE[language]);
    await accessible(page);
  });

  await test.step("an hour that is over is refused; one that comes is kept", async () => {
    await page.goto("/roadmap/draft/publish");
    const form = new Form(page, "/roadmap/draft/schedule");
    await accessible(page);
    const over = inTokyo(-1);
    await form.fill({ at: over });
    await form.send();
    await form.refused(["at"], { at: over });
    await form.fill({ at: inTokyo(2) });
    await form.send();
    await expect.poll(() => database.value("SELECT state FROM roadmap_versions WHERE open = 1")).toBe("scheduled");
    expect((await shownVersion(database)).number).toBe(before.number);
  });

  await test.step("its hour comes", async () => {
    await pass(page, 3);
    await expect.poll(async () => (await shownVersion(database)).number, { timeout: 60_000 }).toBe(Number(before.number) + 1);
  });

  await test.step("the follower has a notice and a mail that holds the difference alone", async () => {
    const mail = await mailbox.newest(tanaka, (one) => one.text.includes(WHY[language]), 60_000);
    const title = String(moved[`title_${language}`]);
    for (const text of [title, ADDED[language], BECAUSE[language]]) expect(mail.text).toContain(text);
    const unmoved = await itemCalled(database, UNMOVED);
    for (const text of [unmoved[`title_${language}`], SECRET[language], moved.council_ja, moved.staff_note]) expect(mail.text).not.toContain(String(text));
    expect(mail.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    await tanakas.context().clearCookies();
    await signInAs(tanakas, database, "田中", language);
    await tanakas.goto("/notices");
    await tanakas.locator("main a[href^='/roadmap/changes']").first().click();
    await expect(tanakas.locator("section[aria-labelledby=changes-moved]")).toContainText(WHY[language]);
    await tanakas.goto("/roadmap");
    await expect(tanakas.locator("section[aria-labelledby=horizon-now]")).toContainText(ADDED[language]);
    await accessible(tanakas);
  });

  await test.step("a briefing waits for customer success, with what they may say", async () => {
    const ito = await browserOf("伊藤");
    await signInAs(ito, database, "伊藤", language);
    await ito.goto("/briefings");
    await accessible(ito);
    await ito.locator("main a[href^='/briefings/']").first().click();
    await expect(ito.locator("section[aria-labelledby=points-title]")).toContainText(ADDED.ja);
    await expect(ito.locator("section[aria-labelledby=points-title]")).toContainText(WHY.ja);
    await accessible(ito);
  });

  expect(
    await database.rows(
      `SELECT v.state, v.number, b.number AS based_on, u.family_name AS by,
        (SELECT e.horizon FROM roadmap_entries e WHERE e.version_id = v.id AND e.item_id = i.id) AS horizon,
        (SELECT group_concat(p.number) FROM entry_proposals l JOIN proposals p ON p.id = l.proposal_id JOIN roadmap_entries e ON e.version_id = l.version_id AND e.item_id = l.item_id
           WHERE l.version_id = v.id AND e.title_ja = ?) AS answers,
        (SELECT p.status FROM proposals p WHERE p.number = 31) AS known,
        (SELECT count(*) FROM briefings r WHERE r.roadmap_version_id = v.id) AS briefings,
        (SELECT count(*) FROM notices n JOIN events x ON x.id = n.event_id JOIN people q ON q.id = n.person_id WHERE x.subject_id = v.id AND n.kind = 'roadmap-published' AND q.email = ?) AS told
       FROM roadmap_versions v JOIN roadmap_versions b ON b.id = v.based_on JOIN people u ON u.id = v.published_by, roadmap_items i
       WHERE i.number = ? ORDER BY v.number DESC LIMIT 1`,
      ADDED.ja,
      tanaka,
      item.number,
    ),
  ).toEqual([
    { state: "published", number: Number(before.number) + 1, based_on: before.number, by: "森", horizon: "now", answers: "31", known: "in-progress", briefings: 1, told: 1 },
  ]);
});
