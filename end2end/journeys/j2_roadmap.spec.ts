// J2: a member reads where the product goes, what moved and why, follows an item, asks, and is answered.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";
import { ItemPage, itemCalled, month, shownVersion } from "../pages/roadmap.ts";

const ITEM = "まとめ承認と途中保存";
const QUESTION = "途中保存した確認は、別の担当者が続きから開けますか。 <script>document.title='broken'</script>";
const ANSWER = "開けるようにします。誰がどこまで見たかも一緒に残します。";

test("J2: what moved since the last visit, an item with its reasons, a question and its answer", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  t,
  accessible,
}) => {
  const tanaka = await signInAs(page, database, "田中", language);
  const shown = await shownVersion(database);
  const entry = await itemCalled(database, ITEM);
  const said = (name: string) => String(entry[`${name}_${language}`]);
  const item = new ItemPage(page, Number(entry.number));

  await test.step("Home says that the roadmap moved", async () => {
    await page.goto("/");
    await expect(page.locator("main a[href^='/roadmap/changes']")).toHaveText(t("home-new-roadmap", { n: 5 }));
  });

  await test.step("the roadmap: which version, until when, when it is looked at again, and that it is no promise", async () => {
    await page.locator("nav a[href='/roadmap']").and(page.locator(":visible")).first().click();
    await expect(page).toHaveURL(/\/roadmap$/);
    const line = page.locator(".page-head .dotted");
    await expect(line).toContainText(String(shown[`name_${language}`]));
    await expect(line).toContainText(t("roadmap-until", { day: month(shown.valid_until, language) }));
    await expect(line).toContainText(t("roadmap-review", { month: month(shown.review_on, language) }));
    await expect(page.locator(".intro")).toHaveText(t("roadmap-intro"));
    await expect(page.locator(".horizon h2")).toHaveCount(3);
    // A theme is a word, not only a colour.
    for (const name of await page.locator(".item-card .theme").allInnerTexts()) expect(name.trim()).not.toBe("");
    await accessible(page);
  });

  await test.step("the same as a timeline", async () => {
    await page.locator(".filters a[href='/roadmap?view=timeline']").click();
    await expect(page.locator(".filters a[href='/roadmap?view=timeline']")).toHaveAttribute("aria-current", "true");
    await expect(page.locator(`main a[href='${item.path}']`).first()).toBeVisible();
    await accessible(page);
  });

  await test.step("five changes since the last visit, each with its reason", async () => {
    await page.goto("/roadmap");
    const since = page.locator("aside.note").filter({ hasText: t("roadmap-since", { n: 5 }) });
    for (const [kind, n] of [["added", 2], ["moved", 1], ["released", 1], ["removed", 1]] as const)
      await expect(since).toContainText(t(`roadmap-count-${kind}`, { n }));
    await since.getByRole("link").click();
    await expect(page).toHaveURL(/\/roadmap\/changes\?from=\d+&to=\d+$/);
    const changes = (kind: string) => page.locator(`section.changes[aria-labelledby=changes-${kind}] li`);
    for (const [kind, n] of [["added", 2], ["moved", 1], ["released", 1], ["removed", 1]] as const) {
      await expect(changes(kind)).toHaveCount(n);
      // What was released is its own reason.
      if (kind !== "released") await expect(changes(kind).locator(".why")).toHaveCount(n);
    }
    await expect(changes("moved")).toContainText(said("reason"));
    await accessible(page);
    await changes("moved").getByRole("link").first().click();
    await expect(page).toHaveURL(new RegExp(`${item.path}$`));
  });

  await test.step("the item: why, whom it helps, how sure, which proposals, what the workshop says", async () => {
    await expect(page.locator("h1")).toHaveText(said("title"));
    const parts = page.locator(".parts");
    await expect(parts).toContainText(said("why").split("\n")[0] ?? "");
    await expect(parts).toContainText(said("whom"));
    await expect(page.locator(".page-head .meta")).toContainText(t(`roadmap-sure-${entry.confidence}`));
    const counts = (await database.rows("SELECT companies_count, reasons_count, proposals_count FROM roadmap_items WHERE number = ?", item.number))[0];
    const proposals = page.locator("section[aria-labelledby=proposals-title]");
    await expect(proposals).toContainText(
      t("roadmap-item-from", { companies: Number(counts?.companies_count), reasons: Number(counts?.reasons_count) }),
    );
    await expect(proposals.locator("li")).toHaveCount(Number(counts?.proposals_count));
    await expect(proposals.locator("a[href='/proposals/31']")).toBeVisible();
    await expect(page.locator("#workshop .work-note")).not.toHaveCount(0);
    await accessible(page);
  });

  await test.step("she follows it", async () => {
    await item.follow().send();
    await expect(item.follow().at.locator("button")).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("she asks; an empty question comes back", async () => {
    await item.ask().send();
    await item.ask().refused(["body"]);
    await accessible(page);
    await item.ask().fill({ body: QUESTION });
    await item.ask().send();
    await item.open();
    await expect(page.locator("#questions")).toContainText("<script>document.title='broken'</script>");
    await expect(page.locator("#questions")).toContainText(t("roadmap-question-waiting"));
    expect(await page.title()).toContain(said("title"));
  });

  const mori = await browserOf("森");
  await test.step("the product manager hears of it and answers", async () => {
    await signInAs(mori, database, "森", language);
    await mori.goto("/notices");
    await mori.locator(`main a[href^='${item.path}']`).first().click();
    const asked = mori.locator("#questions article", { hasText: "続きから開けますか" });
    await asked.locator("details > summary").click();
    const answer = new Form(mori, asked.locator("form[action$='/answer']"));
    await answer.fill({ answer: ANSWER });
    await answer.send();
    await expect(mori.locator("#questions .answered", { hasText: ANSWER })).toBeVisible();
    await accessible(mori);
  });

  await test.step("she has a notice and a mail, and sees the answer of one of the vendor's people", async () => {
    await page.goto("/notices");
    await page.locator(`main a[href^='${item.path}']`).first().click();
    await expect(page).toHaveURL(new RegExp(item.path));
    const answered = page.locator("#questions .answered", { hasText: ANSWER });
    await expect(answered).toBeVisible();
    await expect(answered.locator(".person .vendor")).toBeVisible();
    const mail = await mailbox.newest(tanaka, (one) => one.text.includes(ANSWER));
    expect(mail.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    await accessible(page);
  });

  await test.step("what the council reads is there for the council alone, what staff read for no customer", async () => {
    const council = [String(entry.council_ja), String(entry.council_en)];
    const staff = String(entry.staff_note);
    for (const text of [...council, staff]) expect(text).not.toBe("");
    const emma = await browserOf("Clarke");
    await signInAs(emma, database, "Clarke", language);
    const pages = [item.path, "/roadmap", "/roadmap?view=timeline", "/roadmap/changes", "/roadmap/print"];
    for (const path of pages) {
      const hers = await (await page.request.get(path)).text();
      for (const text of [...council, staff]) expect(hers, path).not.toContain(text);
      expect(await (await emma.request.get(path)).text(), path).not.toContain(staff);
    }
    await emma.goto(item.path);
    await expect(emma.locator(".inside")).toContainText(said("council"));
    expect(await emma.content()).not.toContain(staff);
    await accessible(emma);
    await mori.goto(item.path);
    await expect(mori.locator(".inside.staff")).toContainText(staff);
  });

  expect(
    await database.rows(
      `SELECT q.body, q.answer, a.family_name AS by, q.version,
        EXISTS (SELECT 1 FROM item_follows f WHERE f.item_id = i.id AND f.person_id = q.person_id) AS followed,
        (SELECT count(*) FROM roadmap_questions o WHERE o.item_id = i.id AND o.person_id = q.person_id) AS questions,
        (SELECT group_concat(n.kind, ' ') FROM notices n JOIN events e ON e.id = n.event_id WHERE e.subject_id = i.id AND n.person_id IN (q.person_id, q.answered_by)
           AND n.kind IN ('roadmap-question', 'roadmap-answered') AND n.at >= q.asked_at) AS told,
        (SELECT v.number FROM roadmap_visits s JOIN roadmap_versions v ON v.id = s.seen_id WHERE s.person_id = q.person_id) AS seen
       FROM roadmap_questions q JOIN roadmap_items i ON i.id = q.item_id JOIN people a ON a.id = q.answered_by
       JOIN people p ON p.id = q.person_id WHERE i.number = ? AND p.email = ?`,
      item.number,
      tanaka,
    ),
  ).toEqual([
    { body: QUESTION, answer: ANSWER, by: "森", version: 2, followed: 1, questions: 1, told: "roadmap-question roadmap-answered", seen: Number(shown.number) },
  ]);
});
