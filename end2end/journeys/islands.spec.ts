// What only scripts can do, on top of the forms that the journeys walk: votes, the composer, the bell.
import type { Page, Route } from "@playwright/test";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { ProposalList } from "../pages/proposals.ts";

/** Holds the calls of one function back until `go`; a call taken out of `held` stays held. */
async function hold(page: Page, path: string): Promise<{ held: Route[]; go(): Promise<void> }> {
  const held: Route[] = [];
  let holding = true;
  await page.route(`**${path}`, async (route) => {
    if (holding) held.push(route);
    else await route.fallback();
  });
  return {
    held,
    go: async () => {
      holding = false;
      for (const route of held.splice(0)) await route.continue();
    },
  };
}

test("a voice shows at once, a double click counts once, a failure is taken back and told", async ({
  page,
  database,
  watch,
  language,
  t,
}) => {
  const sato = await signInAs(page, database, "佐藤", language);
  const list = await new ProposalList(page).open();
  const open = page.locator("form[data-voice]:has(button[aria-pressed=false])");
  const numbers = await open.evaluateAll((forms) => forms.slice(0, 3).map((form) => Number(form.getAttribute("data-voice"))));
  const [first = 0, second = 0, third = 0] = numbers;
  const voices = (number: number) =>
    database.value(
      "SELECT count(*) FROM voices v JOIN proposals p ON p.id = v.proposal_id JOIN people q ON q.id = v.person_id WHERE p.number = ? AND q.email = ?",
      number,
      sato,
    );

  await test.step("shown before the server has answered", async () => {
    const calls = await hold(page, "/api/proposals/vote");
    const { button, form } = list.voice(first);
    const people = await form.locator("[data-people]").textContent();
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    expect(await voices(first)).toBe(0);
    await expect.poll(() => calls.held.length).toBe(1);
    await calls.go();
    await expect(form.locator("[data-people]")).not.toHaveText(people ?? "");
    expect(await voices(first)).toBe(1);
    await expect(page).toHaveURL(/\/proposals$/);
  });

  await test.step("a double click is one voice", async () => {
    const { button } = list.voice(second);
    await button.dblclick();
    await expect(button).not.toHaveAttribute("aria-busy", "true");
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => voices(second)).toBe(1);
  });

  await test.step("pressed again while it is on its way, the last wish counts", async () => {
    const calls = await hold(page, "/api/proposals/vote");
    const { button } = list.voice(second);
    await button.click();
    await expect.poll(() => calls.held.length).toBe(1);
    await expect(button).toHaveAttribute("aria-pressed", "false");
    // A pause: two clicks in one would be a double click.
    await page.waitForTimeout(600);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await calls.go();
    await expect(button).not.toHaveAttribute("aria-busy", "true");
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => voices(second)).toBe(1);
  });

  await test.step("not counted, so taken back, with a sentence", async () => {
    watch.expect(/ERR_FAILED/);
    await page.route("**/api/proposals/vote", (route) => route.abort("failed"));
    const { button } = list.voice(third);
    await button.click();
    await expect(page.getByRole("alert").filter({ hasText: t("proposals-voice-failed") })).toBeVisible();
    await expect(button).toHaveAttribute("aria-pressed", "false");
    expect(await voices(third)).toBe(0);
    await page.unroute("**/api/proposals/vote");
    await button.click();
    await expect.poll(() => voices(third)).toBe(1);
  });
});

test("the composer looks while one writes, keeps the draft, and lets Enter confirm a conversion", async ({ page, database, language }) => {
  const tanaka = await signInAs(page, database, "田中", language);
  await page.goto("/proposals/new");
  const title = page.locator("#proposal-form [name=title]");
  const similar = page.locator("section.similar li");
  let looked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/proposals/similar")) looked += 1;
  });
  // The island listens once it is awake.
  await page.waitForLoadState("networkidle");

  await test.step("nothing is asked and nothing sent while a word is being converted", async () => {
    const cdp = await page.context().newCDPSession(page);
    await title.focus();
    await cdp.send("Input.imeSetComposition", { text: "しょうにん", selectionStart: 5, selectionEnd: 5 });
    await title.evaluate((field) =>
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true })),
    );
    await page.waitForTimeout(900);
    expect(looked).toBe(0);
    await cdp.send("Input.insertText", { text: "承認" });
    await expect(title).toHaveValue("承認");
    await expect(similar.first()).toBeVisible();
    await expect(page).toHaveURL(/\/proposals\/new$/);
  });

  await test.step("Enter in the title looks and sends nothing", async () => {
    const before = looked;
    await title.press("Enter");
    await expect.poll(() => looked).toBeGreaterThan(before);
    await expect(page).toHaveURL(/\/proposals\/new$/);
  });

  await test.step("a slow answer does not overwrite a newer one", async () => {
    const calls = await hold(page, "/api/proposals/similar");
    await title.fill("請求書");
    await expect.poll(() => calls.held.length).toBe(1);
    const [slow] = calls.held.splice(0);
    await calls.go();
    await title.fill("まったく似ていない文字列xyzzy");
    await expect(similar).toHaveCount(0);
    await slow?.continue();
    await page.waitForTimeout(500);
    await expect(similar).toHaveCount(0);
  });

  await test.step("what was written is kept without a button", async () => {
    await page.locator("[name=request]").fill("下書きの自動保存を確かめる。");
    await expect(page.locator("#saved")).not.toBeEmpty();
    await expect
      .poll(() => database.value("SELECT count(*) FROM drafts d JOIN people p ON p.id = d.author_id WHERE p.email = ? AND d.request LIKE '下書きの自動保存%'", tanaka))
      .toBe(1);
    await expect(page.locator("#proposal-form")).toHaveAttribute("action", /^\/proposals\/drafts\//);
  });
});

test("the bell rings in one browser when somebody writes in another", async ({ page, browserOf, database, language }) => {
  const tanaka = await signInAs(page, database, "田中", language);
  const listening = page.waitForRequest((request) => request.url().endsWith("/events"));
  await page.goto("/proposals");
  const bell = page.locator("[data-bell] [data-unread]").and(page.locator(":visible"));
  await page.waitForLoadState("load");
  const before = Number((await bell.count()) > 0 ? await bell.first().textContent() : 0);
  // The island listens once it is awake.
  await listening;

  const other = await browserOf("佐藤");
  await signInAs(other, database, "佐藤", language);
  // One of hers: she takes part, so she can be named; and she hears of the comment once, not twice.
  const number = await database.value(
    "SELECT p.number FROM proposals p JOIN people a ON a.id = p.author_id WHERE a.email = ? AND p.audience = 'everyone' AND p.status IN ('new', 'under-review') ORDER BY p.number LIMIT 1",
    tanaka,
  );
  await other.goto(`/proposals/${number}`);
  const form = other.locator("#comment");
  await form.locator("[name=body]").fill("@田中 美咲 いかがでしょうか。");
  await form.locator("button:not([type=button])").last().click();
  await expect(other.locator("main")).toContainText("いかがでしょうか");

  await expect(bell.first()).toHaveText(String(before + 1));
  await page.locator("[data-bell]").and(page.locator(":visible")).first().click();
  await expect(page.locator(`main .notice.unread a[href^='/proposals/${number}']`).first()).toBeVisible();
  // The fan-out to everybody concerned has run by now, or runs within a round of the worker.
  await expect.poll(() => database.value("SELECT count(*) FROM fanouts WHERE done_at IS NULL")).toBe(0);
  expect(await database.value("SELECT unread_count FROM people WHERE email = ?", tanaka)).toBe(before + 1);
});
