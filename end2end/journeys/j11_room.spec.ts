// J11: a conversation is watched: who watches is named, questions go to the interviewer, notes keep their order.
import type { Page } from "@playwright/test";
import { aRoom } from "../../bench/a_room.mjs";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";

const QUESTION = "その紙は誰に渡しますか?";
const SAME = "印刷したリストの渡し先は?";
const NOTES = ["毎日18時に一覧を印刷する", "「紙がないと不安です」", "班長に手渡しする", "翌朝には捨てている", "数を二度数えている"];

async function enter(page: Page, room: string, role: string): Promise<void> {
  await page.goto(room);
  await page.locator(`button[name=role][value=${role}]`).click();
  await expect(page.locator(".room-people")).toBeVisible();
}

async function ask(page: Page, text: string): Promise<void> {
  const form = page.locator("form.room-ask");
  await form.locator("[name=text]").fill(text);
  await form.locator("button[type=submit]").click();
}

test("J11: three watch at once, and a cut connection loses no note", async ({ page, browserOf, database, entaku, language, t, accessible, javaScriptEnabled }) => {
  const { room } = await aRoom(entaku.url);
  const [observer, notes] = [await browserOf("小林"), await browserOf("伊藤")];
  await signInAs(page, database, "森", language);
  await signInAs(observer, database, "小林", language);
  await signInAs(notes, database, "伊藤", language);

  await test.step("they come in, and the timer starts", async () => {
    await enter(page, room, "interviewer");
    await enter(observer, room, "observer");
    await enter(notes, room, "note-taker");
    await page.goto(`${room}/interviewer`);
    await page.locator("form[action$='/room/start'] button").click();
    await expect(page.locator("[data-running=true]")).toBeVisible();
    await accessible(page);
  });

  await test.step("a question, the same again, joined, and taken", async () => {
    await ask(observer, QUESTION);
    await expect(observer.locator("#room-live")).toContainText(QUESTION);
    await notes.goto(room);
    await ask(notes, SAME);
    await expect(notes.locator("#room-live")).toContainText(SAME);
    await notes.goto(room);
    const line = notes.locator(".room-queue li", { hasText: SAME });
    const join = line.locator("details", { has: notes.locator("form[action$='/join']") });
    await join.locator("summary").click();
    await join.locator("select").selectOption({ label: QUESTION });
    await join.locator("button[type=submit]").click();
    if (!javaScriptEnabled) await page.reload();
    await expect(page.locator("#room-live")).toContainText(SAME);
    await page.locator(".room-next form[data-room-form=take] button").click();
    await expect(page.locator(".room-next .big")).toHaveText(QUESTION);
    await page.locator(".room-next form[data-room-form=asked] button").click();
    await expect(page.locator(".room-next")).toContainText(t("rooms-state-asked"));
    if (!javaScriptEnabled) await observer.reload();
    await expect(observer.locator(".room-next")).toContainText(t("rooms-state-asked"));
    await accessible(observer);
  });

  await test.step("notes stand in the order typed, the connection cut in between", async () => {
    await notes.goto(`${room}/notes`);
    const form = notes.locator("#note-form");
    for (const [place, note] of NOTES.entries()) {
      if (place === 1 && javaScriptEnabled) await notes.context().setOffline(true);
      await form.locator("textarea").fill(note);
      await form.locator("button[type=submit]").click();
      if (javaScriptEnabled) await expect(form.locator("textarea")).toHaveValue("");
    }
    if (javaScriptEnabled) {
      await expect(notes.locator(".room-waiting")).toContainText(t("rooms-notes-wait", { n: NOTES.length - 1 }));
      await notes.context().setOffline(false);
      await expect(notes.locator(".room-waiting")).toBeHidden({ timeout: 30_000 });
    }
    await expect(notes.locator(".room-notes li")).toHaveCount(NOTES.length);
    await notes.reload();
    const shown = await notes.locator(".room-notes li .text").allInnerTexts();
    expect(shown.reverse()).toEqual(NOTES);
    await accessible(notes);
  });

  await test.step("the database holds each once, in the order typed", async () => {
    const rows = await database.rows("SELECT text FROM room_notes ORDER BY stamp_seconds, position, id");
    expect(rows.map((row) => row.text)).toEqual(NOTES);
    expect(await database.value("SELECT count(*) FROM room_questions")).toBe(2);
    expect(await database.value("SELECT count(*) FROM room_questions WHERE state IN ('taken', 'asked')")).toBe(1);
  });
});
