// J2, J3, J4 and J7 with nothing but the keyboard.
import type { Locator, Page } from "@playwright/test";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { ProposalPage } from "../pages/proposals.ts";

/** Tab until it has the focus, which has to be seen. */
async function tabTo(page: Page, where: Locator): Promise<void> {
  const place = where.first();
  await expect(place).toBeAttached();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) {
      const ring = await place.evaluate((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" || style.boxShadow !== "none";
      });
      expect(ring, "the focus is visible").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${where}`);
}

const TITLE = "棚卸しの差異を現場で確定したい";

test("J3 by keyboard: a wish is written and sent", async ({ page, database, language }) => {
  await signInAs(page, database, "田中", language);
  await page.goto("/proposals");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("main a[href='/proposals/new']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/proposals\/new$/);
  for (const [name, text] of [
    ["title", TITLE],
    ["request", "棚の前で数えた差異を、その場で確定したい。"],
    ["reason", "毎月二日、事務所に戻ってから打ち直しています。転記の間違いが月に十件あります。"],
  ] as const) {
    await tabTo(page, page.locator(`#proposal-form [name=${name}]`));
    await page.keyboard.insertText(text);
  }
  await tabTo(page, page.locator("#proposal-form [name=area]"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.locator("#proposal-form [name=audience]"));
  await page.keyboard.press("Space");
  await tabTo(page, page.locator("#proposal-form button[value=publish]"));
  await page.keyboard.press("Enter");
  const proposal = await ProposalPage.of(page);
  await expect(page.locator("h1")).toContainText(TITLE);
  expect(await database.rows("SELECT title, status, people_count FROM proposals WHERE number = ?", proposal.number)).toEqual([
    { title: TITLE, status: "new", people_count: 1 },
  ]);
});

test("J4 by keyboard: a voice, a reason, a comment", async ({ page, database, language }) => {
  const sato = await signInAs(page, database, "佐藤", language);
  await page.goto("/proposals");
  const form = page.locator("form[data-voice]:has(button[aria-pressed=false])").first();
  const number = Number(await form.getAttribute("data-voice"));
  const voice = page.locator(`form[data-voice='${number}'] button`);
  await tabTo(page, voice);
  await page.keyboard.press("Space");
  await expect(voice).toHaveAttribute("aria-pressed", "true");
  await expect(voice).not.toHaveAttribute("aria-busy", "true");
  await expect(voice).toBeFocused();
  await tabTo(page, page.locator(`main a[href='/proposals/${number}']`));
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/proposals/${number}$`));

  await tabTo(page, page.locator("a[href='#my-reason']"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("#my-reason"));
  await page.keyboard.insertText("食品では賞味期限ごとに棚が分かれ、差異が増えます。");
  await tabTo(page, page.locator("form[action$='/reasons'] button"));
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toContainText("賞味期限ごとに棚が分かれ");

  await tabTo(page, page.locator("#comment-body"));
  await page.keyboard.insertText("現場の端末は何をお使いですか。");
  await tabTo(page, page.locator("#comment button:not([type=button])"));
  await page.keyboard.press("Enter");
  await expect(page.locator("#comments")).toContainText("現場の端末は何をお使いですか");

  expect(
    await database.rows(
      `SELECT (SELECT count(*) FROM voices v WHERE v.proposal_id = p.id AND v.person_id = q.id) AS voices,
        (SELECT count(*) FROM reasons r WHERE r.proposal_id = p.id AND r.person_id = q.id) AS reasons,
        (SELECT count(*) FROM comments c WHERE c.proposal_id = p.id AND c.person_id = q.id AND c.body LIKE '現場の端末%') AS comments
       FROM proposals p, people q WHERE p.number = ? AND q.email = ?`,
      number,
      sato,
    ),
  ).toEqual([{ voices: 1, reasons: 1, comments: 1 }]);
});

test("J2 by keyboard: what moved, an item, a question", async ({ page, database, language }) => {
  const tanaka = await signInAs(page, database, "田中", language);
  await page.goto("/");
  await tabTo(page, page.locator("nav a[href='/roadmap']").and(page.locator(":visible")));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/roadmap$/);
  await tabTo(page, page.locator(".filters a[href='/roadmap?view=timeline']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/view=timeline$/);
  await tabTo(page, page.locator("aside.note a[href^='/roadmap/changes']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/roadmap\/changes/);
  await tabTo(page, page.locator("section[aria-labelledby=changes-moved] a[href^='/roadmap/items/']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/roadmap\/items\/\d+$/);
  const number = Number(new URL(page.url()).pathname.split("/").at(-1));
  const follow = page.locator("form[action$='/follow'] button");
  await tabTo(page, follow);
  await page.keyboard.press("Space");
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await tabTo(page, page.locator("#question-body"));
  await page.keyboard.insertText("例外だけを先に見ることはできますか。");
  await tabTo(page, page.locator("#ask button:not([type=button])"));
  await page.keyboard.press("Enter");
  await expect(page.locator("#questions")).toContainText("例外だけを先に見ることはできますか");
  expect(
    await database.rows(
      `SELECT (SELECT count(*) FROM roadmap_questions q WHERE q.item_id = i.id AND q.person_id = p.id AND q.answer IS NULL) AS questions,
        (SELECT count(*) FROM item_follows f WHERE f.item_id = i.id AND f.person_id = p.id) AS follows
       FROM roadmap_items i, people p WHERE i.number = ? AND p.email = ?`,
      number,
      tanaka,
    ),
  ).toEqual([{ questions: 1, follows: 1 }]);
});

test("J7 by keyboard: thanks for what came, and what was found when trying it", async ({ page, database, language }) => {
  const sato = await signInAs(page, database, "佐藤", language);
  const number = Number(await database.value("SELECT max(number) FROM releases WHERE state = 'published'"));
  await page.goto("/releases");
  await tabTo(page, page.locator(`main a[href='/releases/${number}']`));
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/releases/${number}$`));
  // The button beside the title leads into the form.
  await tabTo(page, page.locator("main a[href='#thanks-text']"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(`form[action='/releases/${number}/thanks'] [name=text]`));
  await page.keyboard.insertText("店長の承認が一枚に残り、本部への電話がなくなりました。");
  await tabTo(page, page.locator(`form[action='/releases/${number}/thanks'] [name=may_quote]`));
  await page.keyboard.press("Space");
  await tabTo(page, page.locator(`form[action='/releases/${number}/thanks'] button`));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/thanks\/[0-9a-f-]{36}$/);
  await expect(page.locator(".voice")).toContainText("本部への電話がなくなりました");
  await page.goto(`/releases/${number}`);
  const feedback = page.locator(`form[action='/releases/${number}/feedback']`);
  await tabTo(page, page.locator("details", { has: feedback }).locator("> summary"));
  await page.keyboard.press("Enter");
  for (const [name, text] of [
    ["scene", "催事の仕入れで、十万円を上限にして。"],
    ["worked", "その日のうちに二人目まで終わりました。"],
  ] as const) {
    await tabTo(page, feedback.locator(`[name=${name}]`));
    await page.keyboard.insertText(text);
  }
  await tabTo(page, feedback.locator("button:not([type=button])"));
  await page.keyboard.press("Enter");
  await expect
    .poll(() =>
      database.rows(
        `SELECT t.may_quote, f.scene FROM releases r JOIN thanks t ON t.release_id = r.id JOIN people p ON p.id = t.person_id
          LEFT JOIN feedback f ON f.release_id = r.id AND f.person_id = p.id WHERE r.number = ? AND p.email = ?`,
        number,
        sato,
      ),
    )
    .toEqual([{ may_quote: 1, scene: "催事の仕入れで、十万円を上限にして。" }]);
});
